use crate::{Fault, fault};

/// A file of the archive: its name, with the folder, and what is in it.
pub type Member<'a> = (&'a str, &'a [u8]);

/// A ZIP in the one spelling that is read again: members stored as they are, no times, no extra
/// fields, no comment. None where it would be longer than 4 GiB.
pub fn archive(members: &[Member<'_>]) -> Option<Vec<u8>> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, bytes) in members {
        let from = u32::try_from(out.len()).ok()?.to_le_bytes();
        let (size, length) = (u32::try_from(bytes.len()).ok()?, u16::try_from(name.len()).ok()?);
        // Version 1.0, no flag, stored, the first moment that a ZIP can tell; no extra field.
        let mut fields = b"\x0a\0\0\0\0\0\0\0\x21\0".to_vec();
        [crc(bytes), size, size].iter().for_each(|it| fields.extend(it.to_le_bytes()));
        fields.extend([length.to_le_bytes(), [0, 0]].concat());
        out.extend([b"PK\x03\x04", &*fields, name.as_bytes(), bytes].concat());
        // No comment, disk or attributes.
        list.extend([b"PK\x01\x02\x0a\0", &*fields, &[0; 10], &from, name.as_bytes()].concat());
    }
    let (at, length) = (u32::try_from(out.len()).ok()?, u32::try_from(list.len()).ok()?);
    let count = u16::try_from(members.len()).ok()?.to_le_bytes();
    let end = [b"PK\x05\x06\0\0\0\0", &count[..], &count, &length.to_le_bytes()].concat();
    Some([out, list, end, at.to_le_bytes().to_vec(), vec![0; 2]].concat())
}

/// CRC-32 as ZIP has it.
fn crc(bytes: &[u8]) -> u32 {
    let bit = |crc: u32, _| (crc >> 1) ^ ((crc & 1) * 0xEDB8_8320);
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), bit))
}

/// The members of a ZIP that is spelt as [`archive`] spells it, to the last byte.
pub fn read(file: &[u8]) -> Result<Vec<Member<'_>>, Fault> {
    let (mut members, mut ends, mut at) = (Vec::new(), Vec::new(), 0);
    while let Some((member, length)) = file.get(at..).and_then(cut) {
        at += length;
        ends.push((at, member.0));
        members.push(member);
    }
    let written = archive(&members).unwrap_or_default();
    if written == file {
        return Ok(members);
    }
    let same = written.iter().zip(file).take_while(|(one, other)| one == other).count();
    let name = ends.iter().find(|it| same < it.0).map_or("the list at the end", |it| it.1);
    Err(fault(name, "not as it was written, or what follows it is not"))
}

/// The member at the beginning, as far as its header can be believed, and its length with that.
fn cut(from: &[u8]) -> Option<(Member<'_>, usize)> {
    let number = |at: usize| Some(u32::from_le_bytes(from.get(at..at + 4)?.try_into().ok()?));
    let named = 30 + (number(26)? & 0xFFFF) as usize;
    let end = named.checked_add(number(22)? as usize)?;
    let name = str::from_utf8(from.get(30..named)?).ok()?;
    let plain = name.bytes().all(|it| it.is_ascii_alphanumeric() || b"._-/".contains(&it));
    (plain && from.starts_with(b"PK\x03\x04")).then_some(((name, from.get(named..end)?), end))
}
