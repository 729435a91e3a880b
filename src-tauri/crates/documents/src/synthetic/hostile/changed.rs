//! Files in order that something was done to.

use super::plain;
use super::random::Random;
use crate::png::chunk;

/// Cut off somewhere.
pub(super) fn truncated(random: &mut Random) -> Vec<u8> {
    let mut file = plain::any(random);
    file.truncate(random.between(1, file.len() - 1));
    file
}

/// One to eight bits turned over.
pub(super) fn flipped(random: &mut Random) -> Vec<u8> {
    let mut file = plain::any(random);
    for _ in 0..random.between(1, 8) {
        let at = random.between(0, file.len() - 1);
        file[at] ^= 1 << random.between(0, 7);
    }
    file
}

/// The same behind the first bytes of a PNG, with every checksum made right again, so that the
/// change reaches the decoder.
pub(super) fn flipped_png(random: &mut Random) -> Vec<u8> {
    let file = super::super::photo_png(random.next() % 8, 48, 32);
    let (mut at, mut out) = (8, file[..8].to_vec());
    while let Some(head) = file.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let kind = [head[4], head[5], head[6], head[7]];
        let mut data = file[at + 8..at + 8 + length].to_vec();
        if !data.is_empty() && random.between(0, 1) == 1 {
            let place = random.between(0, data.len() - 1);
            data[place] ^= 1 << random.between(0, 7);
        }
        chunk(&mut out, &kind, &data);
        at += 12 + length;
    }
    out
}

/// Random bytes over a stretch near the beginning.
pub(super) fn overwritten(random: &mut Random) -> Vec<u8> {
    let mut file = plain::any(random);
    let start = random.between(2, (file.len() - 1).min(60));
    let end = (start + random.between(1, 40)).min(file.len());
    let noise = random.bytes(end - start);
    file[start..end].copy_from_slice(&noise);
    file
}

/// A part of it many times over.
pub(super) fn repeated(random: &mut Random) -> Vec<u8> {
    let file = plain::any(random);
    let start = random.between(0, file.len() - 1);
    let end = random.between(start, (start + 400).min(file.len()));
    let part = file[start..end].repeat(random.between(2, 5_000));
    [&file[..start], &part, &file[end..]].concat()
}

/// Two files in one.
pub(super) fn joined(random: &mut Random) -> Vec<u8> {
    let picture = plain::any(random);
    let other = match random.between(0, 3) {
        0 => b"PK\x03\x04\x14\0\0\0\0\0".to_vec(),
        1 => b"<html><script>alert(1)</script></html>".to_vec(),
        2 => b"MZ\x90\0\x03\0\0\0".to_vec(),
        _ => plain::any(random),
    };
    match random.between(0, 1) {
        0 => [picture, other].concat(),
        _ => [other, picture].concat(),
    }
}

/// The beginning of one type and the rest of another.
pub(super) fn disguised(random: &mut Random) -> Vec<u8> {
    let head: &[u8] = random.of(&[
        &b"\xff\xd8\xff"[..],
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"RIFF\x40\0\0\0WEBPVP8L",
        b"II*\0\x08\0\0\0",
        b"MM\0*\0\0\0\x08",
        b"BM\x40\0\0\0\0\0\0\0",
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        b"%PDF-1.7\n",
    ]);
    let rest = plain::any(random);
    [head, &rest[random.between(0, rest.len() - 1)..]].concat()
}

/// What is no picture at all.
pub(super) fn other(random: &mut Random) -> Vec<u8> {
    match random.between(0, 6) {
        0 => Vec::new(),
        1 => b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec(),
        2 => b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'bb'>]><svg>&b;</svg>".to_vec(),
        3 => b"<!doctype html><img src=x onerror=alert(1)>".to_vec(),
        4 => b"PK\x03\x04\x14\0\0\0\0\0".to_vec(),
        5 => b"\x7fELF\x02\x01\x01".to_vec(),
        _ => {
            let length = random.between(1, 5_000);
            random.bytes(length)
        }
    }
}
