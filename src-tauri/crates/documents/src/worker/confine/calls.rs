//! Which calls to the system a worker makes while it decodes, and which only an intruder makes.

use std::collections::BTreeMap;

use seccompiler::{BackendError, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompRule};

/// Conditions on the arguments by the call's number; none means whatever they are.
pub(super) type Rules = BTreeMap<i64, Vec<SeccompRule>>;

/// Memory, threads that wait for one another, the pipes, the clock, randomness for hash tables,
/// and what a panic or an abort takes.
const ALLOWED: &[libc::c_long] = &[
    libc::SYS_read,
    libc::SYS_write,
    libc::SYS_readv,
    libc::SYS_writev,
    libc::SYS_close,
    libc::SYS_fstat,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_madvise,
    libc::SYS_brk,
    libc::SYS_futex,
    libc::SYS_sched_yield,
    libc::SYS_sched_getaffinity,
    libc::SYS_set_robust_list,
    libc::SYS_rseq,
    libc::SYS_clock_gettime,
    libc::SYS_clock_nanosleep,
    libc::SYS_nanosleep,
    libc::SYS_restart_syscall,
    libc::SYS_getrandom,
    libc::SYS_getpid,
    libc::SYS_gettid,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_exit,
    libc::SYS_exit_group,
];

/// Programs, connections, other processes, the kernel's large surfaces, and rights.
const FATAL: &[libc::c_long] = &[
    libc::SYS_execve,
    libc::SYS_execveat,
    libc::SYS_socket,
    libc::SYS_socketpair,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_kill,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_setuid,
    libc::SYS_setgid,
    libc::SYS_setresuid,
    libc::SYS_setresgid,
    libc::SYS_capset,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_io_uring_setup,
    libc::SYS_memfd_create,
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_kexec_load,
    libc::SYS_reboot,
];

/// The flags by which a C library starts a thread, and no process.
const THREAD: u64 = (libc::CLONE_VM
    | libc::CLONE_FS
    | libc::CLONE_FILES
    | libc::CLONE_SIGHAND
    | libc::CLONE_THREAD) as u64;

/// The flags by which a process leaves its namespaces.
const NAMESPACES: u64 = (libc::CLONE_NEWNS
    | libc::CLONE_NEWUSER
    | libc::CLONE_NEWPID
    | libc::CLONE_NEWNET
    | libc::CLONE_NEWIPC
    | libc::CLONE_NEWUTS
    | libc::CLONE_NEWCGROUP) as u64;

/// Where the protection of memory stands among the arguments of `mmap` and `mprotect`.
const PROTECTION: u8 = 2;

/// What a worker may call.
///
/// # Errors
/// Never with these rules; the library checks each.
pub(super) fn allowed() -> Result<Rules, BackendError> {
    let mut rules: Rules = ALLOWED.iter().map(|&call| (call, Vec::new())).collect();
    // Memory that could be executed is not given out.
    let data = || vec![lacks(PROTECTION, libc::PROT_EXEC as u64)];
    rules.insert(libc::SYS_mmap, vec![rule(data())?]);
    rules.insert(libc::SYS_mprotect, vec![rule(data())?]);
    // The newer way of starting a thread keeps its flags where a filter cannot look; it is answered
    // as unknown, and the C library takes this one.
    let thread = vec![has(0, THREAD), lacks(0, NAMESPACES)];
    rules.insert(libc::SYS_clone, vec![rule(thread)?]);
    // Signals to itself, as an abort sends one.
    let own = u64::from(std::process::id());
    rules.insert(libc::SYS_tgkill, vec![rule(vec![is(0, own)])?]);
    // A thread's name.
    rules.insert(libc::SYS_prctl, vec![rule(vec![is(0, libc::PR_SET_NAME as u64)])?]);
    // Looking at its own limits, never setting one.
    rules.insert(libc::SYS_prlimit64, vec![rule(vec![is(0, 0), is(2, 0)])?]);
    Ok(rules)
}

/// What ends a worker at once.
pub(super) fn fatal() -> Rules {
    FATAL.iter().map(|&call| (call, Vec::new())).collect()
}

fn rule(conditions: Vec<Condition>) -> Result<SeccompRule, BackendError> {
    SeccompRule::new(conditions.into_iter().collect::<Result<_, _>>()?)
}

type Condition = Result<SeccompCondition, BackendError>;

fn has(argument: u8, bits: u64) -> Condition {
    SeccompCondition::new(argument, SeccompCmpArgLen::Qword, SeccompCmpOp::MaskedEq(bits), bits)
}

fn lacks(argument: u8, bits: u64) -> Condition {
    SeccompCondition::new(argument, SeccompCmpArgLen::Qword, SeccompCmpOp::MaskedEq(bits), 0)
}

fn is(argument: u8, value: u64) -> Condition {
    SeccompCondition::new(argument, SeccompCmpArgLen::Qword, SeccompCmpOp::Eq, value)
}
