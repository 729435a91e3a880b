//! What a vault says was done, held against what the simulated provider did by its own count.

use dossier_domain::{Kind, Submission, SubmissionState};

use crate::{
    settled::Contents,
    subject::{Count, Subject},
    world::World,
};

impl Contents {
    /// Where the two differ, in words.
    pub fn miscounted(&self, world: &World, subject: &Subject) -> Vec<String> {
        let mut wrong = Vec::new();
        for case in &self.cases {
            let own: Vec<_> = self.submissions.iter().filter(|it| it.case_id == case.id).collect();
            let Some(external_id) = case.external_id.as_deref() else { continue };
            let mut names: Vec<String> = own.iter().map(|it| effect_of(it, subject)).collect();
            names.sort();
            names.dedup();
            for name in names {
                let all: Vec<_> =
                    own.iter().copied().filter(|it| effect_of(it, subject) == name).collect();
                let seen = world.desk.sim.effect_count(subject.provider, external_id, &name);
                let what = format!("{name} of {external_id}");
                let linked = match all[0].kind {
                    Kind::Upload if subject.links_after_approval => {
                        world.desk.sim.effect_count(subject.provider, external_id, "attach")
                    }
                    _ => 0,
                };
                wrong.extend(self.compared(&what, &all, (seen, linked), count_of(all[0], subject)));
            }
        }
        let creates: Vec<_> =
            self.submissions.iter().filter(|it| it.kind == Kind::Create).collect();
        let effects = world.desk.sim.effects();
        let made = effects.iter().filter(|it| it.effect == "create").map(|it| it.count).sum();
        wrong.extend(self.compared("create", &creates, (made, 0), Count::Exact));
        wrong
    }

    /// What was accepted must have been seen, or linked to whatever slot, and nothing more than
    /// what may have arrived.
    fn compared(
        &self,
        what: &str,
        all: &[&Submission],
        (seen, linked): (u64, u64),
        count: Count,
    ) -> Option<String> {
        let accepted = all.iter().filter(|it| it.state == SubmissionState::Accepted).count() as u64;
        let open = all.iter().filter(|it| may_have_arrived(it)).count() as u64;
        let most = match count {
            Count::Exact => accepted + open,
            Count::Harmless => {
                let ids: Vec<String> = all.iter().map(|it| it.id.to_string()).collect();
                self.marks_of(&ids) as u64
            }
            Count::Elsewhere => return None,
        };
        (accepted > seen + linked || seen > most).then(|| {
            format!(
                "{what}: accepted {accepted}, open {open}, but the provider saw {seen} and {linked}"
            )
        })
    }
}

/// A call of it may have been processed without anybody here knowing.
fn may_have_arrived(submission: &Submission) -> bool {
    let open = matches!(
        submission.state,
        SubmissionState::Parked | SubmissionState::Uncertain | SubmissionState::Queued
    );
    open && submission.key_sent_at.is_some()
}

/// The simulator's name for what a submission does.
fn effect_of(submission: &Submission, subject: &Subject) -> String {
    match (&submission.slot, submission.kind) {
        (Some(slot), _) => format!("upload:{slot}"),
        (None, Kind::Submit) => subject.submit.to_owned(),
        (None, kind) => kind.as_str().to_owned(),
    }
}

fn count_of(submission: &Submission, subject: &Subject) -> Count {
    match submission.kind {
        Kind::Upload => subject.uploads,
        Kind::Submit => subject.submits,
        Kind::Create | Kind::Correct | Kind::Answer => Count::Exact,
    }
}
