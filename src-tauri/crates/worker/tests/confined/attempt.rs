//! The attempts. Most are calls that the standard library has no word for.
#![allow(unsafe_code, reason = "an intruder asks the system directly")]

use std::fs::{self, File, Permissions};
use std::io::{self, Error, Write};
use std::net::{TcpStream, UdpSocket};
use std::os::fd::{FromRawFd, RawFd};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixDatagram;
use std::os::unix::process::{CommandExt, parent_id};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::ptr;

/// What an attempt may aim at.
pub struct Place {
    file: PathBuf,
    new: PathBuf,
    mount: std::ffi::CString,
    port: u16,
    /// A terminal that was open before.
    terminal: RawFd,
    /// A program, read before.
    program: Vec<u8>,
}

impl Place {
    /// Of a folder with a file and a folder in it, and a port that takes connections.
    pub fn new(folder: &Path, port: u16) -> Self {
        let mount = folder.join("mount").into_os_string().into_encoded_bytes();
        Self {
            file: folder.join("file"),
            new: folder.join("new"),
            mount: std::ffi::CString::new(mount).unwrap(),
            port,
            // SAFETY: the call takes no pointer.
            terminal: unsafe { libc::posix_openpt(libc::O_RDWR | libc::O_NOCTTY) },
            program: fs::read("/bin/true").unwrap(),
        }
    }
}

/// Something that a worker has no business doing.
pub struct Attempt {
    pub name: &'static str,
    /// What makes it possible for who is not shut in.
    pub before: fn(&Place),
    pub make: fn(&Place) -> io::Result<()>,
}

const fn of(name: &'static str, make: fn(&Place) -> io::Result<()>) -> Attempt {
    Attempt { name, before: |_| {}, make }
}

/// Whether the system has landlock.
pub fn has_landlock() -> bool {
    /// Asks for the version.
    const VERSION: u32 = 1;
    // SAFETY: the call takes null here.
    let version =
        unsafe { libc::syscall(libc::SYS_landlock_create_ruleset, ptr::null::<u8>(), 0, VERSION) };
    version >= 1
}

/// The result of a call that answers -1 where it fails.
fn called(answer: impl Into<i64>) -> io::Result<()> {
    if answer.into() < 0 { Err(Error::last_os_error()) } else { Ok(()) }
}

fn parent() -> i32 {
    parent_id() as i32
}

// SAFETY: each call is given what it takes: numbers, null where it allows that, and pointers to
// what outlives the call.
pub const ATTEMPTS: &[Attempt] = &[
    of("read the users' names", |_| fs::read("/etc/passwd").map(drop)),
    of("list the root", |_| fs::read_dir("/").map(drop)),
    of("open the parent's memory", |_| File::open(format!("/proc/{}/mem", parent_id())).map(drop)),
    of("read the parent's memory", |_| {
        let mut byte = 0u8;
        let here = libc::iovec { iov_base: (&raw mut byte).cast(), iov_len: 1 };
        // The parent is the same program at another address, so any failure but that of the
        // address is a refusal.
        let there = libc::iovec { iov_base: ptr::dangling_mut::<u8>().cast(), iov_len: 1 };
        let read = unsafe { libc::process_vm_readv(parent(), &here, 1, &there, 1, 0) };
        called(read as i64).or_else(|error| match error.raw_os_error() {
            Some(libc::EFAULT) => Ok(()),
            _ => Err(error),
        })
    }),
    of("create a file", |place| File::create(&place.new).map(drop)),
    of("create a folder", |place| fs::create_dir(&place.new)),
    of("delete a file", |place| fs::remove_file(&place.file)),
    of("rename a file", |place| fs::rename(&place.file, &place.new)),
    of("link a file", |place| std::os::unix::fs::symlink(&place.file, &place.new)),
    of("change a file's rights", |place| {
        fs::set_permissions(&place.file, Permissions::from_mode(0o777))
    }),
    of("ask about a file", |place| fs::metadata(&place.file).map(drop)),
    of("open a socket", |_| UdpSocket::bind("127.0.0.1:0").map(drop)),
    of("open a local socket", |_| UnixDatagram::unbound().map(drop)),
    of("connect", |place| TcpStream::connect(("127.0.0.1", place.port)).map(drop)),
    of("execute a program", |_| Err(Command::new("/bin/true").exec())),
    of("start a program", |_| Command::new("/bin/true").status().map(drop)),
    of("start a process", |_| {
        let child = unsafe { libc::fork() };
        if child == 0 {
            unsafe { libc::_exit(0) };
        }
        called(child)
    }),
    of("execute what is in memory", |place| {
        let made = unsafe { libc::memfd_create(c"memory".as_ptr(), 0) };
        called(made)?;
        unsafe { File::from_raw_fd(made) }.write_all(&place.program)?;
        Ok(())
    }),
    of("make memory executable", |_| {
        let (rights, kind) =
            (libc::PROT_READ | libc::PROT_EXEC, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS);
        let memory = unsafe { libc::mmap(ptr::null_mut(), 4_096, rights, kind, -1, 0) };
        if memory == libc::MAP_FAILED { Err(Error::last_os_error()) } else { Ok(()) }
    }),
    of("trace the parent", |_| called(unsafe { libc::ptrace(libc::PTRACE_SEIZE, parent(), 0, 0) })),
    of("send a signal to the parent", |_| called(unsafe { libc::kill(parent(), 0) })),
    of("leave its namespace", |_| called(unsafe { libc::unshare(libc::CLONE_NEWUSER) })),
    Attempt {
        name: "mount",
        // Nobody else is to see the mount.
        before: |_| unsafe {
            libc::unshare(libc::CLONE_NEWNS);
            let own = libc::MS_REC | libc::MS_PRIVATE;
            libc::mount(ptr::null(), c"/".as_ptr(), ptr::null(), own, ptr::null());
        },
        make: |place| {
            let (kind, at) = (c"tmpfs".as_ptr(), place.mount.as_ptr());
            called(unsafe { libc::mount(kind, at, kind, 0, ptr::null()) })
        },
    },
    of("become another user", |_| called(unsafe { libc::syscall(libc::SYS_setuid, 65_534) })),
    of("speak to a terminal", |place| {
        let mut size = unsafe { std::mem::zeroed::<libc::winsize>() };
        called(unsafe { libc::ioctl(place.terminal, libc::TIOCGWINSZ, &raw mut size) })
    }),
    of("set up a ring", |_| {
        let mut settings = [0u8; 120];
        called(unsafe { libc::syscall(libc::SYS_io_uring_setup, 1, settings.as_mut_ptr()) })
    }),
    of("handle faults of memory", |_| {
        called(unsafe { libc::syscall(libc::SYS_userfaultfd, libc::O_CLOEXEC | 1) })
    }),
    of("load a program into the kernel", |_| {
        // BPF_MAP_CREATE of an array of one entry.
        let settings: [u32; 18] =
            std::array::from_fn(|i| [2, 4, 4, 1].get(i).copied().unwrap_or(0));
        let length = size_of_val(&settings);
        called(unsafe { libc::syscall(libc::SYS_bpf, 0, settings.as_ptr(), length) })
    }),
    of("raise a limit", |_| {
        let all = libc::rlimit { rlim_cur: libc::RLIM_INFINITY, rlim_max: libc::RLIM_INFINITY };
        called(unsafe { libc::setrlimit(libc::RLIMIT_CPU, &all) })
    }),
    of("change its folder", |_| std::env::set_current_dir("/tmp")),
];
