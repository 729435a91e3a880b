//! The list of customers, the only one with their status.

use serde_json::Value;

use super::{
    link::Link,
    wire::{self, PaginationWire},
};
use crate::Error;

/// One page of the customers that exist, as far as a list tells.
pub(super) async fn customers(link: &Link, page: u64, per_page: u32) -> Result<Customers, Error> {
    let path = format!("/v2/customers?type=INDIVIDUAL&per_page={per_page}&current_page={page}");
    let data = link.get_data(&path).await?;
    let customers = wire::list(&data, "customers").to_vec();
    let more = match PaginationWire::of(&data).total_page {
        Some(total) => page < total,
        None => customers.len() >= per_page as usize,
    };
    Ok(Customers { customers, more, total: PaginationWire::of(&data).total })
}

/// A page of customers.
pub(super) struct Customers {
    pub(super) customers: Vec<Value>,
    pub(super) more: bool,
    pub(super) total: Option<u64>,
}
