use dossier_domain::{DocumentFacts, Edit, Finding, Severity, SlotRule};
use serde::{Deserialize, Serialize};

use crate::finding::Found;
use crate::prepare::Route;
use crate::sniff::sniff;
use crate::source::Source;

/// What the header of a file tells (of a PDF, its structure); no pixel was decoded, so what is
/// damaged further on is not noticed. Everything in it is also in the file's `Inspection`, which decodes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// The type by content, as named on the wire; `application/octet-stream` where it is unknown.
    pub media_type: String,
    /// Length in bytes.
    pub bytes: u64,
    /// What a readable header tells; none where the file has none.
    pub facts: Option<DocumentFacts>,
    /// What was noticed.
    pub findings: Vec<Finding>,
    /// What the rule needs done to the file; none exactly where a finding is of severity error.
    pub way: Option<Way>,
}

/// What has to be done to a file so that it meets a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Nothing.
    PassThrough,
    /// Its metadata is cut out.
    Strip,
    /// It is decoded and written anew.
    Encode,
}

impl Checked {
    /// Of a file about which only this is known.
    pub(crate) fn refused(bytes: &[u8], found: Found) -> Self {
        Self {
            media_type: sniff(bytes).media_type().to_owned(),
            bytes: bytes.len() as u64,
            facts: None,
            findings: vec![found.finding()],
            way: None,
        }
    }

    /// Whether what can be known without parsing agrees.
    pub(crate) fn is_of(&self, bytes: &[u8]) -> bool {
        self.media_type == sniff(bytes).media_type() && self.bytes == bytes.len() as u64
    }
}

/// Checks a file's header against a rule.
pub(crate) fn check(bytes: &[u8], rule: &SlotRule) -> Checked {
    let source = match Source::open(bytes) {
        Ok(source) => source,
        Err(found) => return Checked::refused(bytes, found),
    };
    let mut found = source.found(bytes);
    let route =
        source.check_limits(1).and_then(|()| Route::new(bytes, &source, rule, &Edit::default()));
    let way = match &route {
        Ok(route) => {
            route.found(bytes, &source, rule, &mut found);
            Some(way(route))
        }
        Err(refusal) => {
            found.insert(0, *refusal);
            None
        }
    };
    let mut findings: Vec<Finding> = found.into_iter().map(Found::finding).collect();
    findings.sort_by_key(|it| std::cmp::Reverse(it.severity));
    debug_assert_eq!(way.is_none(), findings.iter().any(|it| it.severity == Severity::Error));
    Checked {
        media_type: sniff(bytes).media_type().to_owned(),
        bytes: bytes.len() as u64,
        facts: Some(source.facts(bytes)),
        findings,
        way,
    }
}

fn way(route: &Route) -> Way {
    match route {
        Route::Unchanged => Way::PassThrough,
        Route::Stripped(_) | Route::TurnedByTag(..) => Way::Strip,
        Route::Encoded(_) => Way::Encode,
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use dossier_domain::Edits;

    use super::*;

    #[test]
    fn what_a_fuzzer_found_is_refused_by_its_header() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/found");
        let rule = SlotRule {
            media_types: vec![dossier_domain::MediaType::Png],
            max_bytes: 5_000_000,
            min_bytes: None,
            pages: None,
            edits: Edits::Full,
        };
        let mut count = 0;
        for file in fs::read_dir(folder).expect("the folder is there") {
            let path = file.expect("it can be read").path();
            let bytes = fs::read(&path).expect("it can be read");
            assert_eq!(check(&bytes, &rule).way, None, "{}", path.display());
            count += 1;
        }
        assert!(count > 0);
    }
}
