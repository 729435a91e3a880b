#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dossier_documents::fuzzing::aamva(bytes));
