//! The list of customers, the only one with their status.

use serde_json::Value;

use super::{
    link::Link,
    wire::{self, PaginationWire},
};
use crate::Error;

/// Customers of one page of the list.
const PER_PAGE: u32 = 500;

/// One page of the customers that exist, as far as a list tells.
pub(super) async fn customers(link: &Link, page: u64) -> Result<Customers, Error> {
    let path = format!("/v2/customers?type=INDIVIDUAL&per_page={PER_PAGE}&current_page={page}");
    let data = link.get_data(&path).await?;
    let customers = wire::list(&data, "customers").to_vec();
    let more = match PaginationWire::of(&data).total_page {
        Some(total) => page < total,
        None => customers.len() >= PER_PAGE as usize,
    };
    Ok(Customers { customers, more, total: PaginationWire::of(&data).total })
}

/// A page of customers.
pub(super) struct Customers {
    pub(super) customers: Vec<Value>,
    pub(super) more: bool,
    pub(super) total: Option<u64>,
}
