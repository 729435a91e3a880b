//! The providers that are simulated.

use std::sync::Arc;

use crate::atelio::Atelio;
use crate::connectfi::{Akepa, Legacy};
use crate::fincom::{Fincom, Version};
use crate::jiko::Jiko;
use crate::provider::Provider;
use crate::world::World;

/// Every provider, in the order in which they are announced and given ports.
pub(crate) fn providers(world: &Arc<World>) -> Vec<Arc<dyn Provider>> {
    vec![
        Arc::new(Jiko::new(world)),
        Arc::new(Atelio::new(world)),
        Arc::new(Legacy::new(world)),
        Arc::new(Akepa::new(world)),
        Arc::new(Fincom::new(world, Version::V1)),
        Arc::new(Fincom::new(world, Version::V2)),
    ]
}
