//! Changes by somebody who does not have the key.

use dossier_verify::verify;
use proptest::prelude::*;

use crate::made::{Made, put_together, taken_apart};

#[test]
fn a_file_as_it_was_made_is_intact() {
    let made = Made::by(1);
    let found = verify(&made.sealed()).unwrap();
    assert_eq!((found.entries, found.documents), (3, 1));
    assert_eq!(found.public_key, made.key.verifying_key().to_bytes());
    assert_eq!(found.manifest, made.manifest());
}

#[test]
fn every_byte_counts_and_the_member_is_named() {
    let file = Made::by(1).sealed();
    let members = taken_apart(&file);
    // Where each member begins, counted without looking at the file.
    let mut ranges = Vec::new();
    let mut from = 0;
    for (name, bytes) in &members {
        let content = from + 30 + name.len();
        ranges.push((content..content + bytes.len(), name.as_str()));
        from = content + bytes.len();
    }
    for at in 0..file.len() {
        for flip in [1, 0x20, 0x80] {
            let mut changed = file.clone();
            changed[at] ^= flip;
            let fault = verify(&changed).expect_err(&format!("byte {at} ^ {flip} is not noticed"));
            assert!(!fault.member.is_empty());
            if let Some((_, name)) = ranges.iter().find(|(range, _)| range.contains(&at)) {
                assert_eq!(fault.member, *name, "byte {at}");
            }
        }
    }
}

#[test]
fn every_byte_of_a_member_counts_also_where_the_archive_is_made_anew() {
    let members = taken_apart(&Made::by(1).sealed());
    for (which, (name, bytes)) in members.iter().enumerate() {
        // Every seventh and the last: each costs a signature.
        for at in (0..bytes.len()).step_by(7).chain([bytes.len() - 1]) {
            let mut changed = members.clone();
            changed[which].1[at] ^= 1;
            let fault = verify(&put_together(&changed));
            let fault = fault.expect_err(&format!("{name}: byte {at} is not noticed"));
            // A manifest that was changed is no longer the one that was signed.
            let named = if name == "manifest.json" { "signature.txt" } else { name };
            assert_eq!(fault.member, named);
        }
        for longer in [[&bytes[..], b"\n"].concat(), bytes[..bytes.len() - 1].to_vec()] {
            let mut changed = members.clone();
            changed[which].1 = longer;
            verify(&put_together(&changed)).expect_err(name);
        }
    }
}

#[test]
fn members_are_not_added_removed_renamed_doubled_or_moved() {
    let members = taken_apart(&Made::by(1).sealed());
    for at in 0..members.len() {
        let mut removed = members.clone();
        let member = removed.remove(at);
        verify(&put_together(&removed)).expect_err("removed");
        let mut renamed = members.clone();
        renamed[at].0 += "x";
        verify(&put_together(&renamed)).expect_err("renamed");
        for to in 0..=members.len() {
            let mut doubled = members.clone();
            doubled.insert(to, member.clone());
            verify(&put_together(&doubled)).expect_err("doubled");
            let mut added = members.clone();
            added.insert(to, ("documents/other.jpg".to_owned(), b"other".to_vec()));
            verify(&put_together(&added)).expect_err("added");
            if to < members.len() && to != at {
                let mut moved = removed.clone();
                moved.insert(to, member.clone());
                verify(&put_together(&moved)).expect_err("moved");
            }
        }
    }
}

#[test]
fn nothing_stands_before_between_or_after() {
    let file = Made::by(1).sealed();
    for junk in [&b"\0"[..], b"junk", b"PK\x03\x04", b"PK\x05\x06"] {
        verify(&[junk, &file].concat()).expect_err("before");
        verify(&[&file, junk].concat()).expect_err("after");
        for at in (1..file.len()).step_by(7) {
            verify(&[&file[..at], junk, &file[at..]].concat()).expect_err("between");
        }
    }
    let mut comment = file.clone();
    let end = comment.len() - 2;
    comment[end] = 4;
    comment.extend(b"note");
    verify(&comment).expect_err("a comment");
    for length in 0..file.len() {
        verify(&file[..length]).expect_err("cut");
    }
    verify(&[&file[..], &file].concat()).expect_err("twice");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(verify(&bytes).is_err());
        prop_assert!(verify(&[b"PK\x03\x04", &bytes[..]].concat()).is_err());
    }

    #[test]
    fn what_replaces_a_stretch_is_noticed(
        from in 0usize..4000, stretch in prop::collection::vec(any::<u8>(), 1..64)
    ) {
        let file = Made::by(1).sealed();
        let from = from % file.len();
        let to = (from + stretch.len()).min(file.len());
        let changed = [&file[..from], &stretch, &file[to..]].concat();
        prop_assert_eq!(verify(&changed).is_ok(), changed == file);
    }
}
