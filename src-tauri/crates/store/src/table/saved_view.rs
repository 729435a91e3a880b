use rusqlite::{OptionalExtension, Row, params};
use serde_json::Value;

use crate::{Error, ReadTx, WriteTx, rows};

const TABLE: &str = "saved_views";

/// A part of the queue under a name of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedView {
    /// Its id.
    pub id: String,
    /// The name a person gave it.
    pub name: String,
    /// The filter, in the words of whoever saved it.
    pub filter: Value,
}

fn read_view(row: &Row<'_>) -> rusqlite::Result<Result<SavedView, Error>> {
    let (id, name, filter): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
    Ok(rows::json(&filter, TABLE).map(|filter| SavedView { id, name, filter }))
}

impl ReadTx<'_> {
    /// The saved views, oldest first.
    pub fn saved_views(&self) -> Result<Vec<SavedView>, Error> {
        let mut statement =
            self.db.prepare_cached("SELECT id, name, filter FROM saved_views ORDER BY rowid")?;
        let found = statement.query_map([], read_view)?;
        found.map(|row| row?).collect()
    }

    /// One saved view.
    pub fn saved_view(&self, id: &str) -> Result<Option<SavedView>, Error> {
        self.db
            .prepare_cached("SELECT id, name, filter FROM saved_views WHERE id = ?1")?
            .query_row([id], read_view)
            .optional()?
            .transpose()
    }
}

impl WriteTx<'_> {
    /// Saves a view, or gives one that is saved another name and filter.
    pub fn put_saved_view(&self, view: &SavedView) -> Result<(), Error> {
        self.db.execute(
            "INSERT INTO saved_views (id, name, filter) VALUES (?1, ?2, ?3)
             ON CONFLICT (id) DO UPDATE SET name = ?2, filter = ?3",
            params![view.id, view.name, rows::json_text(&view.filter)],
        )?;
        Ok(())
    }

    /// Removes a saved view; false where there is none.
    pub fn remove_saved_view(&self, id: &str) -> Result<bool, Error> {
        Ok(self.db.execute("DELETE FROM saved_views WHERE id = ?1", [id])? > 0)
    }
}
