use std::{
    cell::{Cell, RefCell},
    ops::Deref,
};

use chrono::{DateTime, Utc};
use dossier_domain::{Actor, Fact, Link};
use rusqlite::Connection;

use crate::{Error, vault::Owed};

/// A consistent look at the vault. Each table adds its reads in its own file.
pub struct ReadTx<'db> {
    pub(crate) db: &'db Connection,
}

/// A change in the making: what it writes and what it records commit together.
pub struct WriteTx<'db> {
    read: ReadTx<'db>,
    actor: Actor,
    now: DateTime<Utc>,
    facts: RefCell<Vec<Fact>>,
}

impl<'db> Deref for WriteTx<'db> {
    type Target = ReadTx<'db>;

    fn deref(&self) -> &ReadTx<'db> {
        &self.read
    }
}

impl<'db> WriteTx<'db> {
    pub(crate) fn new(db: &'db Connection, actor: Actor, now: DateTime<Utc>) -> Self {
        Self { read: ReadTx { db }, actor, now, facts: RefCell::new(Vec::new()) }
    }

    /// The time of the change, from the caller's clock.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Who causes the change.
    pub fn actor(&self) -> Actor {
        self.actor
    }

    /// Tells the journal what the change means.
    pub fn record(&self, fact: Fact) {
        if !crate::fail::forgets(&fact) {
            self.facts.borrow_mut().push(fact);
        }
    }

    /// The name of the change's place among the fail points: its first fact, and the state that
    /// the fact tells. None where nothing was recorded.
    #[cfg(feature = "controls")]
    pub(crate) fn named(&self) -> Option<String> {
        let facts = self.facts.borrow();
        let first = facts.first()?;
        Some(match first.data.get("state").and_then(serde_json::Value::as_str) {
            Some(state) => format!("{}.{state}", first.kind),
            None => first.kind.clone(),
        })
    }

    /// Appends what was recorded, behind what was owed. A change that recorded nothing is refused.
    pub(crate) fn finish(self, changes_before: u64, owed: &[Owed]) -> Result<Option<Link>, Error> {
        let facts = self.facts.into_inner();
        if facts.is_empty() && self.read.db.total_changes() != changes_before {
            return Err(Error::Unrecorded);
        }
        if facts.is_empty() {
            return Ok(None);
        }
        for Owed { actor, at, fact } in owed {
            crate::journal::append(self.read.db, *at, *actor, fact.clone())?;
        }
        let mut last = None;
        for fact in facts {
            last = Some(crate::journal::append(self.read.db, self.now, self.actor, fact)?);
        }
        Ok(last)
    }
}

/// A change to what is not journaled: schedules and catalogues that can be had again.
pub struct CacheTx<'db> {
    db: &'db Connection,
    /// What was changed last.
    what: Cell<&'static str>,
}

impl<'db> CacheTx<'db> {
    pub(crate) fn new(db: &'db Connection) -> Self {
        Self { db, what: Cell::new("nothing") }
    }

    /// The database, to change `what`.
    pub(crate) fn of(&self, what: &'static str) -> &'db Connection {
        self.what.set(what);
        self.db
    }

    #[cfg(feature = "controls")]
    pub(crate) fn what(&self) -> &'static str {
        self.what.get()
    }
}
