use std::{
    collections::HashSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use dossier_domain::CaseId;
use tokio::sync::Notify;

/// Cases for which something is on its way: one thing at a time within a case.
#[derive(Default, Clone)]
pub(crate) struct Claims(Arc<Inner>);

#[derive(Default)]
struct Inner {
    taken: Mutex<HashSet<CaseId>>,
    freed: Notify,
}

impl Inner {
    fn taken(&self) -> MutexGuard<'_, HashSet<CaseId>> {
        // Every change is one insert or remove, so a panic leaves it whole.
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A claimed case; dropping it frees the case.
pub(crate) struct Claim {
    inner: Arc<Inner>,
    id: CaseId,
}

impl Claims {
    pub(super) fn is_taken(&self, id: CaseId) -> bool {
        self.0.taken().contains(&id)
    }

    /// None while another has it.
    pub(crate) fn take(&self, id: CaseId) -> Option<Claim> {
        let free = self.0.taken().insert(id);
        free.then(|| Claim { inner: Arc::clone(&self.0), id })
    }

    /// Waits until it is free.
    pub(super) async fn wait_for(&self, id: CaseId) -> Claim {
        loop {
            let freed = self.0.freed.notified();
            tokio::pin!(freed);
            // Listening from before the look, so that nothing is missed between.
            freed.as_mut().enable();
            if let Some(claim) = self.take(id) {
                return claim;
            }
            freed.await;
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        self.inner.taken().remove(&self.id);
        self.inner.freed.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[tokio::test]
    async fn a_case_is_claimed_once_until_it_is_freed() {
        let claims = Claims::default();
        let id = CaseId::from_uuid(Uuid::from_u128(1));
        let first = claims.take(id).expect("free");
        assert!(claims.take(id).is_none() && claims.is_taken(id));
        assert!(claims.take(CaseId::from_uuid(Uuid::from_u128(2))).is_some(), "another is free");
        let waiting = tokio::spawn({
            let claims = claims.clone();
            async move { claims.wait_for(id).await }
        });
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished());
        drop(first);
        let second = waiting.await.expect("claimed");
        assert!(claims.is_taken(id));
        drop(second);
        assert!(!claims.is_taken(id));
    }
}
