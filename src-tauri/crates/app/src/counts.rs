use std::collections::BTreeMap;

use dossier_domain::View;

use crate::{Desk, Error};

impl Desk {
    /// Number of cases in every view, by its word.
    pub async fn view_counts(&self) -> Result<BTreeMap<&'static str, u32>, Error> {
        self.inner
            .vault
            .read(|tx| View::ALL.into_iter().map(|it| Ok((it.as_str(), tx.count(it)?))).collect())
            .await
    }
}
