//! `cargo xtask bench sync`: very many cases against the simulated providers.

use anyhow::Result;
use serde_json::Value;

use super::{
    measured,
    row::{self, Row},
};

/// Open cases over all connections that are polled.
const OPEN: u64 = 50_000;
/// Seconds of polling, each a hundred of the desk's.
const SECONDS: u64 = 72;

/// Measures and prints a table, or with `json` one array and nothing else on standard output. True
/// when every goal is met.
pub(crate) fn sync(customers: u64, json: bool) -> Result<bool> {
    let program = measured::build("measure_sync")?;
    let measure =
        |what: &str, words: &[&str]| measured::figures(&program, "sync", &[what], words, &[]);
    let first = measure("first", &[&customers.to_string()])?;
    let open = OPEN.min(customers);
    let steady = measure("steady", &[&open.to_string(), &SECONDS.to_string()])?;
    let mut rows = first_rows(&first, customers);
    rows.extend(steady_rows(&steady, open));
    row::print(&rows, json)
}

fn number(value: &Value, path: &str) -> f64 {
    value.pointer(path).and_then(Value::as_f64).unwrap_or(f64::NAN)
}

fn is(value: &Value, path: &str) -> bool {
    value.pointer(path).and_then(Value::as_bool).unwrap_or(false)
}

fn first_rows(found: &Value, customers: u64) -> Vec<Row> {
    let of = |what: &str| format!("{what}, {customers} customers of Fin.com");
    let cases = number(found, "/cases");
    let calls = number(found, "/calls_of_list");
    let (early, late) = (number(found, "/memory_mb_at_tenth"), number(found, "/memory_mb"));
    vec![
        Row::new(of("cases after a first sync that was ended half way"), cases, "cases")
            .goal("each customer once", cases == customers as f64 && is(found, "/journal_holds")),
        Row::new(
            of("the whole of it, with the end and the new start"),
            number(found, "/seconds"),
            "s",
        ),
        Row::new(of("pages of the list that were read"), calls, "calls")
            .goal("at most two lists", calls <= 2.0 * (customers as f64 / 500.0).ceil() + 2.0),
        Row::new(of("the same within 60 calls a minute"), calls / 60.0, "min"),
        Row::new(of("memory at the end, beside that after 10,000"), late, "MB")
            .beside(early, late / early)
            .goal("at most 1.5 times", late <= 1.5 * early),
        Row::new(of("a page of the queue meanwhile, p95"), number(found, "/looks/p95"), "ms"),
    ]
}

fn steady_rows(found: &Value, open: u64) -> Vec<Row> {
    let of = |what: &str| format!("{what}, {open} cases polled");
    let most = found.pointer("/calls_a_minute").and_then(Value::as_object);
    let most = most.into_iter().flatten().filter_map(|(_, it)| it.as_f64()).fold(0.0, f64::max);
    let (before, after) = (number(found, "/memory_mb_before"), number(found, "/memory_mb"));
    let (idle, busy) = (number(found, "/idle/p95"), number(found, "/looks/p95"));
    vec![
        Row::new(of("calls a minute of the busiest connection"), most, "calls")
            .goal("within the budget of 60", is(found, "/within_budget")),
        Row::new(
            of("cases whose status was read a minute"),
            number(found, "/checked") / number(found, "/scaled_minutes"),
            "cases",
        ),
        Row::new(of("memory after it, beside before"), after, "MB")
            .beside(before, after / before)
            .goal("at most 1.2 times", after <= 1.2 * before),
        Row::new(of("a page of the queue meanwhile, p95"), busy, "ms")
            .beside(idle, busy / idle)
            .goal("at most twice the idle one, or 16 ms", busy <= (2.0 * idle).max(16.0)),
    ]
}
