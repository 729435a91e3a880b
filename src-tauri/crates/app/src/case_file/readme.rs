use super::gather::Gathered;

/// The page that tells how the file is verified; ids, times and digests only are put in.
const PAGE: &str = include_str!("readme.html");

pub(super) fn readme(gathered: &Gathered, redacted: bool) -> String {
    let variant = if redacted {
        "This is the redacted file: names, numbers, texts and documents are left out, their \
         digests are not."
    } else {
        "This is the full file: it holds personal data. Identification numbers are masked to their \
         last four all the same."
    };
    PAGE.replace("{case}", &gathered.case.summary.case_id)
        .replace("{vault}", &gathered.vault.id.to_string())
        .replace("{made}", &gathered.made_at())
        .replace("{entry}", &gathered.checkpoint.seq.to_string())
        .replace("{fingerprint}", &gathered.vault.fingerprint)
        .replace("{variant}", variant)
}
