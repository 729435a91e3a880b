use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::program::Photo;

/// The most bytes that the slot takes.
const LIMIT: u64 = 4_999_999;

/// Encodings after which the search for a size is given up.
const TRIES: usize = 12;

/// The version of sharp that figures are given for.
const SHARP: &str = "sharp@0.35.5";

/// zxing-cpp, compiled for Node.
const ZXING: &str = "zxing-wasm@3.1.4";

const SCRIPTS: [(&str, &str); 2] =
    [("sharp.mjs", include_str!("sharp.mjs")), ("zxing.mjs", include_str!("zxing.mjs"))];

/// A tool that people would script for the same, each used as a careful person would: filters of
/// PNG on, the size found by encoding at full size and then shrinking by the square root of what
/// is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Peer {
    /// The best of them.
    Sharp,
    Vips,
    ImageMagick,
}

/// Puts sharp, zxing-cpp and the scripts that use them into a folder.
pub(super) fn install(folder: &Path) -> Result<()> {
    for (name, script) in SCRIPTS {
        std::fs::write(folder.join(name), script)?;
    }
    if ["sharp", "zxing-wasm"].iter().all(|it| folder.join("node_modules").join(it).is_dir()) {
        return Ok(());
    }
    std::fs::write(folder.join("package.json"), "{}")?;
    let mut npm = Command::new("npm");
    npm.args(["install", "--no-audit", "--no-fund", SHARP, ZXING]).current_dir(folder);
    succeed(&mut npm)
}

/// How many of the pictures in `backs` zxing-cpp reads exactly as the texts beside them say.
pub(super) fn zxing(folder: &Path, backs: &Path) -> Result<f64> {
    let output = node(folder, "zxing.mjs").arg(backs).stderr(Stdio::inherit()).output()?;
    let said: Value = serde_json::from_slice(&output.stdout).context("zxing-cpp gave no JSON")?;
    said["exact"].as_f64().context("zxing-cpp gave no number")
}

impl Peer {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sharp => "sharp",
            Self::Vips => "libvips",
            Self::ImageMagick => "ImageMagick",
        }
    }

    /// Prepares a photograph; milliseconds.
    pub(super) fn prepare(self, folder: &Path, photo: &Photo, to: &Path) -> Result<f64> {
        let start = Instant::now();
        if self == Self::Sharp {
            let limit = LIMIT.to_string();
            succeed(node(folder, "sharp.mjs").arg(&photo.file).arg(to).arg(&limit))?;
        } else {
            self.search(photo, to)?;
        }
        Ok(start.elapsed().as_secs_f64() * 1_000.0)
    }

    /// A picture by sharp at exactly this size.
    pub(super) fn sharp_at_size(
        folder: &Path,
        photo: &Photo,
        to: &Path,
        width: u32,
        height: u32,
    ) -> Result<()> {
        let size = [width, height].map(|it| it.to_string());
        succeed(node(folder, "sharp.mjs").arg(&photo.file).arg(to).arg("0").args(size))
    }

    fn search(self, photo: &Photo, to: &Path) -> Result<()> {
        let mut share = 1.0_f64;
        for _ in 0..TRIES {
            self.encode(photo, to, share)?;
            let length = std::fs::metadata(to)?.len();
            if length <= LIMIT {
                return Ok(());
            }
            share *= (LIMIT as f64 * 0.98 / length as f64).sqrt();
        }
        bail!("{} found no size in {TRIES} tries", self.name());
    }

    fn encode(self, photo: &Photo, to: &Path, share: f64) -> Result<()> {
        let side = |it: u32| (f64::from(it) * share).round().to_string();
        let (width, height) = (side(photo.width), side(photo.height));
        if self == Self::Vips {
            let mut target = to.as_os_str().to_owned();
            target.push("[filter=all,strip]");
            let mut vips = Command::new("vips");
            vips.arg("thumbnail").arg(&photo.file).arg(target).arg(width);
            succeed(vips.args(["--height", &height, "--size", "force"]))
        } else {
            let mut convert = Command::new("/usr/bin/convert");
            convert.arg(&photo.file).args(["-auto-orient", "-strip", "-filter", "Lanczos"]);
            // Filter 5 is libpng's own choice by row.
            convert.args([
                "-resize",
                &format!("{width}x{height}!"),
                "-define",
                "png:compression-filter=5",
            ]);
            succeed(convert.arg(to))
        }
    }
}

fn node(folder: &Path, script: &str) -> Command {
    let mut node = Command::new("node");
    node.arg(folder.join(script));
    node
}

/// Runs a command without a word on standard output, which may be JSON's.
fn succeed(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command
        .stdout(Stdio::null())
        .status()
        .with_context(|| format!("{program} could not be started"))?;
    if !status.success() {
        bail!("{program} failed");
    }
    Ok(())
}

/// The number of pixels of a PNG, by its header.
pub(super) fn pixels(file: &Path) -> Result<f64> {
    let bytes = std::fs::read(file)?;
    let side = |at: usize| {
        let side = bytes.get(at..at + 4).and_then(|it| it.try_into().ok()).map(u32::from_be_bytes);
        side.context("a peer wrote no PNG")
    };
    Ok(f64::from(side(16)?) * f64::from(side(20)?))
}
