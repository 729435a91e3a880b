//! The figures that bound what is decoded. They are checked on the header, before any pixel.

/// The greatest number of pixels: A4 at 600 dpi and any phone's usual photograph fit.
pub(crate) const MAX_PIXELS: u64 = 64_000_000;

/// The longest side in pixels.
pub(crate) const MAX_SIDE: u32 = 16_384;

/// The memory that the decoded picture and what the decoder needs beside it may take. It leaves
/// room under the worker's address space for the file itself, the program and its threads.
pub(crate) const MAX_DECODE_BYTES: u64 = 400 << 20;

/// The short side in pixels under which print on a document cannot be relied upon.
pub(crate) const LEGIBLE_SHORT_SIDE: u32 = 600;

/// More segments than any camera writes; beyond it the file is made to waste memory.
pub(crate) const MAX_SEGMENTS: usize = 4_096;

/// More chunks than any encoder writes for a file under the read cap.
pub(crate) const MAX_CHUNKS: usize = 262_144;

/// The greatest EXIF block that is parsed.
pub(crate) const MAX_EXIF_BYTES: usize = 1 << 20;

/// The greatest number of scans of a JPEG; each costs a pass over all pixels.
pub(crate) const MAX_SCANS: usize = 100;

/// The greatest number of pages that are counted; a file with more is made to waste time.
pub(crate) const MAX_PAGES: usize = 2_000;

/// The greatest number of pages that are put under one another in one picture.
pub(crate) const MAX_STACKED: usize = 3;

/// The pixels that all pages of a stack have together; those of finer scans are scaled down to it.
/// Three pages of A4 at 300 DPI have 26 megapixels.
pub(crate) const MAX_STACK_PIXELS: u64 = 30_000_000;

/// The greatest colour profile that is read, uncompressed. Those for print have 2 to 3 MB.
pub(crate) const MAX_PROFILE_BYTES: usize = 4 << 20;
