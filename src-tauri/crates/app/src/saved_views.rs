//! Parts of the queue that a person gave a name.

use dossier_domain::{Fact, Message};
use dossier_store::SavedView;
use serde::Serialize;

use crate::{Desk, Error, NotFound, ViewFilter, facts};

/// More than a menu takes.
const MOST: usize = 50;
/// A name is read at a glance.
const LONGEST_NAME: usize = 80;

/// A part of the queue under a name of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SavedViewView {
    /// Its id.
    pub id: String,
    /// The name a person gave it.
    pub name: String,
    /// What it shows.
    pub filter: ViewFilter,
}

/// The filter of a saved view.
pub(crate) fn filter(saved: &SavedView) -> Result<ViewFilter, Error> {
    serde_json::from_value(saved.filter.clone())
        .map_err(|_| dossier_store::Error::Row { table: "saved_views" }.into())
}

fn named(name: &str) -> Result<String, Error> {
    let name = Error::written(name, "error-view-name")?;
    if name.chars().count() > LONGEST_NAME {
        return Err(Error::invalid("error-view-name"));
    }
    Ok(name)
}

impl Desk {
    /// The saved views, oldest first.
    pub async fn saved_views(&self) -> Result<Vec<SavedViewView>, Error> {
        let saved = self.inner.vault.read(|tx| tx.saved_views()).await?;
        let view =
            |it: SavedView| Ok(SavedViewView { filter: filter(&it)?, id: it.id, name: it.name });
        saved.into_iter().map(view).collect()
    }

    /// Saves a part of the queue under a name. What was searched for is not kept.
    pub async fn save_view(&self, name: &str, filter: ViewFilter) -> Result<SavedViewView, Error> {
        let (id, name) = (self.new_id().to_string(), named(name)?);
        filter.read()?;
        let view = SavedViewView { id, name, filter: ViewFilter { search: None, ..filter } };
        let kept = kept(&view)?;
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                if tx.saved_views()?.len() >= MOST {
                    let message = Message::new("reason-views-enough").with("count", MOST);
                    return Err(Error::NotAvailable(message));
                }
                tx.put_saved_view(&kept)?;
                tx.record(Fact::of_vault(facts::VIEW_SAVED).with("view_id", &kept.id));
                Ok(())
            })
            .await?;
        Ok(view)
    }

    /// Gives a saved view another name.
    pub async fn rename_view(&self, id: &str, name: &str) -> Result<(), Error> {
        let (id, name) = (id.to_owned(), named(name)?);
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                let known = tx.saved_view(&id)?.ok_or(Error::NotFound(NotFound::View))?;
                tx.put_saved_view(&SavedView { name, ..known })?;
                tx.record(Fact::of_vault(facts::VIEW_RENAMED).with("view_id", &id));
                Ok(())
            })
            .await
    }

    /// Removes a saved view. The cases in it stay where they are.
    pub async fn remove_view(&self, id: &str) -> Result<(), Error> {
        let id = id.to_owned();
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                if !tx.remove_saved_view(&id)? {
                    return Err(Error::NotFound(NotFound::View));
                }
                tx.record(Fact::of_vault(facts::VIEW_REMOVED).with("view_id", &id));
                Ok(())
            })
            .await
    }
}

fn kept(view: &SavedViewView) -> Result<SavedView, Error> {
    let filter = serde_json::to_value(&view.filter)
        .map_err(|_| Error::Internal("a filter could not be written"))?;
    Ok(SavedView { id: view.id.clone(), name: view.name.clone(), filter })
}
