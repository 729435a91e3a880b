#![no_main]

use dossier_domain::MediaType;

libfuzzer_sys::fuzz_target!(
    |bytes: &[u8]| dossier_documents::fuzzing::decode(bytes, MediaType::Heic)
);
