//! One measurement of the document bench, as JSON, for `cargo xtask bench documents`:
//!
//! - `photos FOLDER` writes the synthetic photographs and names them;
//! - `prepare WORKER IN OUT` prepares one through the real worker;
//! - `spread` prepares fresh seeds and tells shares of the limit and numbers of full encodings;
//! - `psnr A B` compares two pictures of one size;
//! - `look` times the check of quality, `scan` the search among a million hashes;
//! - `check WORKER` times the check of many headers in one process, `barcodes FOLDER` the reading of
//!   twelve backs of licences, which it leaves in the folder, each beside its content.

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use dossier_documents::{Worker, bench, synthetic};
use dossier_domain::{Edits, Fingerprint, MediaType, SlotRule, within};
use serde_json::{Value, json};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Seed, width and height as shown, and the spread of the noise.
const PHOTOS: [(u64, u32, u32, f32); 5] = [
    (71, 3024, 4032, 9.0),
    (72, 4032, 3024, 4.0),
    (73, 3024, 4032, 18.0),
    (74, 4284, 5712, 9.0),
    (75, 5712, 4284, 4.0),
];

/// Seeds of which nothing was tuned, and how many.
const FRESH: std::ops::Range<u64> = 900..912;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let measured = match words[..] {
        ["photos", folder] => photos(Path::new(folder))?,
        ["prepare", worker, from, to] => prepare(worker, from, to)?,
        ["spread"] => spread()?,
        ["psnr", one, other] => json!(psnr(one, other)?),
        ["look"] => look()?,
        ["scan"] => scan(),
        ["check", worker] => check(worker)?,
        ["barcodes", folder] => barcodes(Path::new(folder))?,
        _ => {
            return Err(
                "photos FOLDER | prepare WORKER IN OUT | spread | psnr A B | look | scan | \
                 check WORKER | barcodes FOLDER"
                    .into(),
            );
        }
    };
    println!("{measured}");
    Ok(())
}

/// A slot that takes PNG under 5,000,000 bytes.
fn rule() -> SlotRule {
    SlotRule {
        media_types: vec![MediaType::Png],
        max_bytes: 4_999_999,
        min_bytes: None,
        pages: None,
        edits: Edits::Full,
    }
}

fn photos(folder: &Path) -> Result<Value> {
    let mut photos = Vec::new();
    for (seed, width, height, grain) in PHOTOS {
        let file = folder.join(format!("{seed}.jpg"));
        fs::write(&file, synthetic::grainy_jpeg(seed, width, height, 6, grain))?;
        let megapixels = f64::from(width * height / 1_000) / 1_000.0;
        photos.push(json!({
            "file": file, "seed": seed, "megapixels": megapixels.round(), "grain": grain,
            "width": width, "height": height,
        }));
    }
    Ok(json!(photos))
}

fn prepare(worker: &str, from: &str, to: &str) -> Result<Value> {
    let bytes = fs::read(from)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let worker = Worker::at(worker.into());
    let prepared = runtime.block_on(async { worker.prepare(&bytes, &rule()).await })?;
    drop(worker);
    fs::write(to, &prepared.bytes)?;
    Ok(json!({
        "bytes": prepared.bytes.len(),
        "width": prepared.facts.width,
        "height": prepared.facts.height,
        "peak": peak_of_children(),
    }))
}

/// The greatest resident memory of a child, in bytes, once all have ended: only then does the
/// system tell. None where it tells nothing.
#[cfg(target_os = "linux")]
#[allow(unsafe_code, reason = "the C library fills the structure that it is given")]
fn peak_of_children() -> Option<u64> {
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    let usage = unsafe {
        while libc::wait(std::ptr::null_mut()) > 0 {}
        libc::getrusage(libc::RUSAGE_CHILDREN, usage.as_mut_ptr());
        usage.assume_init()
    };
    u64::try_from(usage.ru_maxrss).ok().filter(|it| *it > 0).map(|kilobytes| kilobytes * 1_024)
}

#[cfg(not(target_os = "linux"))]
fn peak_of_children() -> Option<u64> {
    None
}

/// Every fresh seed once in this process, with other sizes and noise from seed to seed.
fn spread() -> Result<Value> {
    let mut results = Vec::new();
    for seed in FRESH {
        let (width, height) = [(3024, 4032), (4032, 3024), (4284, 5712)][(seed % 3) as usize];
        let grain = [9.0, 4.0, 16.0, 6.0][(seed % 4) as usize];
        let photo = synthetic::grainy_jpeg(seed, width, height, 6, grain);
        let (prepared, times) = bench::prepare(&photo, &rule()).map_err(|it| it[0].code.clone())?;
        let encodes = times.iter().filter(|(stage, _)| stage.contains("encode")).count();
        results.push(json!({ "bytes": prepared.bytes.len(), "encodes": encodes }));
    }
    Ok(json!(results))
}

fn psnr(one: &str, other: &str) -> Result<f64> {
    let [one, other] = [one, other].map(|it| image::open(it).map(|it| it.to_rgb8()));
    let (one, other) = (one?, other?);
    if one.dimensions() != other.dimensions() {
        return Err("two pictures of one size are needed".into());
    }
    let square = |(a, b): (&u8, &u8)| f64::from(a.abs_diff(*b)).powi(2);
    let squares: f64 = one.as_raw().iter().zip(other.as_raw()).map(square).sum();
    Ok(10.0 * (255.0 * 255.0 * one.as_raw().len() as f64 / squares).log10())
}

fn look() -> Result<Value> {
    let photo = synthetic::photo_jpeg(76, 3024, 4032, 6);
    let mut times = Vec::new();
    for _ in 0..9 {
        let (look, took) = bench::look(&photo).map_err(|it| it.code)?;
        black_box(look);
        times.push(took.as_secs_f64() * 1_000.0);
    }
    let (mut right, mut all) = (0, 0);
    for seed in FRESH.take(4) {
        for state in synthetic::State::ALL {
            let (look, _) =
                bench::look(&synthetic::shot(seed, state).jpeg(90)).map_err(|it| it.code)?;
            let codes: Vec<&str> = look.findings.iter().map(|it| it.code.as_str()).collect();
            let is_right = codes == state.code().into_iter().collect::<Vec<_>>();
            if !is_right {
                eprintln!("{state:?} of seed {seed} is said to be {codes:?}");
            }
            right += u32::from(is_right);
            all += 1;
        }
    }
    Ok(json!({ "ms": median(times), "right": right, "all": all }))
}

fn scan() -> Value {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let hashes: Vec<u64> = (0..1_000_000)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        })
        .collect();
    let times = (0..51).map(|at| {
        let asked = [Fingerprint { coarse: hashes[at * 9_973], fine: [0; 4] }];
        let start = Instant::now();
        black_box(within(black_box(&asked), black_box(&hashes), Fingerprint::RADIUS));
        start.elapsed().as_secs_f64() * 1_000.0
    });
    json!({ "ms": median(times.collect()) })
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Small files as they lie in a folder, and how many of them are checked.
fn check(worker: &str) -> Result<Value> {
    const FILES: usize = 4_000;
    let kinds = [
        synthetic::photo_jpeg(81, 400, 300, 6),
        synthetic::photo_png(82, 200, 150),
        synthetic::photo_webp(83, 200, 150, 1),
        synthetic::photo_bmp(84, 100, 80),
    ];
    let files: Vec<Vec<u8>> = (0..FILES).map(|i| kinds[i % kinds.len()].clone()).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let worker = Worker::at(worker.into());
    let start = Instant::now();
    let checked = runtime.block_on(async { worker.check_many(files, &rule()).await })?;
    let took = start.elapsed().as_secs_f64();
    let usable = checked.iter().filter(|it| it.way.is_some()).count();
    Ok(json!({"files": FILES, "usable": usable, "seconds": took}))
}

/// Each kind of back once, and a photograph without a code; decoding does not count.
fn barcodes(folder: &Path) -> Result<Value> {
    let (mut exact, mut slowest) = (0, 0.0_f64);
    for kind in synthetic::BackKind::ALL {
        let back = synthetic::licence_back(kind, 8_101);
        let file = folder.join(kind.name());
        fs::write(file.with_extension("jpg"), &back.jpeg)?;
        fs::write(file.with_extension("txt"), &back.payload)?;
        let decoded = bench::decoded(&back.jpeg)?;
        let start = Instant::now();
        let found = decoded.barcode();
        let took = start.elapsed().as_secs_f64() * 1e3;
        if found.as_deref() == Some(back.payload.as_str()) {
            exact += 1;
            slowest = slowest.max(took);
        }
    }
    let decoded = bench::decoded(&synthetic::photo_jpeg(8_102, 3_024, 4_032, 6))?;
    let start = Instant::now();
    let found = decoded.barcode().is_some();
    let gave_up = start.elapsed().as_secs_f64() * 1e3;
    Ok(json!({
        "exact": exact, "of": synthetic::BackKind::ALL.len(), "slowest": slowest,
        "gave_up": gave_up, "found_where_there_is_none": found,
    }))
}
