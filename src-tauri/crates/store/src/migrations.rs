use std::sync::LazyLock;

use rusqlite_migration::{M, Migrations};

/// Never edit a file that a release has shipped; add one.
static STEPS: LazyLock<Vec<M<'static>>> = LazyLock::new(|| {
    vec![
        M::up(include_str!("migrations/0001_first.sql")),
        M::up(include_str!("migrations/0002_client_memory.sql")),
        M::up(include_str!("migrations/0003_inbox.sql")),
        M::up(include_str!("migrations/0004_reading.sql")),
        M::up(concat!(
            include_str!("migrations/0005_pins.sql"),
            include_str!("migrations/0005_policy.sql"),
            include_str!("migrations/0005_retention.sql"),
        )),
        M::up(concat!(
            include_str!("migrations/0006_bare_entries.sql"),
            include_str!("migrations/0006_dashboard.sql"),
            include_str!("migrations/0006_drafts.sql"),
            include_str!("migrations/0006_queue.sql"),
            include_str!("migrations/0006_unsent.sql"),
        )),
        M::up(include_str!("migrations/0007_words.sql")),
    ]
});

/// The schema that this version writes.
pub const SCHEMA: u32 = 7;

pub(crate) fn migrations() -> Migrations<'static> {
    Migrations::new(STEPS.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_apply_and_their_number_is_the_schema() {
        migrations().validate().expect("every step applies");
        assert_eq!(STEPS.len(), SCHEMA as usize);
    }
}
