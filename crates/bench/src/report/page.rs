//! docs/performance.md.

use super::{Results, table};
use crate::args::Bench;

pub fn markdown(results: &Results, _bench: &Bench) -> String {
    table::markdown(results)
}
