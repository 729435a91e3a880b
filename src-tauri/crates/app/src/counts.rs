use std::collections::BTreeMap;

use crate::{Desk, Error, saved_views::filter};

impl Desk {
    /// Number of cases in every view by its word, and in every saved one by its id; a saved one is
    /// counted up to 10,000.
    pub async fn view_counts(&self) -> Result<BTreeMap<String, u32>, Error> {
        self.wake_due().await?;
        let now = self.now();
        self.inner
            .vault
            .read(move |tx| {
                let views = tx.counts()?.into_iter();
                let mut counts: BTreeMap<String, u32> =
                    views.map(|(view, count)| (view.as_str().to_owned(), count)).collect();
                for saved in tx.saved_views()? {
                    let (count, _) = tx.count_filtered(&filter(&saved)?.read()?, now)?;
                    counts.insert(saved.id, count);
                }
                Ok(counts)
            })
            .await
    }
}
