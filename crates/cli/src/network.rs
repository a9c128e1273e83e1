//! What a run reaches: the real network with the options that change it, the test origin, or a recording. It must not
//! know what runs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use qiao::{Addresses, Builder, Host, Override, Replay, Worker};
use qiao_origin::Origin;
use serde_json::{Map, Value};

use crate::args::Run;
use crate::faults::Wrong;
use crate::program::read;
use crate::run::root;
use crate::{Fault, faults, words};

/// Names reserved for examples and tests (RFC 2606, RFC 6761).
const EXAMPLE_HOSTS: [&str; 8] = [
    "*.test",
    "*.example",
    "example.com",
    "*.example.com",
    "example.net",
    "*.example.net",
    "example.org",
    "*.example.org",
];

/// A host with what is behind it.
pub(crate) struct Reached {
    /// The test origin, if one is asked for.
    pub origin: Option<Arc<Origin>>,
    /// The recording that answers, if one does.
    pub replay: Option<Replay>,
    pub host: Host,
}

impl Reached {
    /// What the options of a run ask for.
    pub(crate) async fn by(args: &Run, worker: Worker) -> Result<Reached, Fault> {
        let origin = origin(args).await?;
        let replay = args.traffic.replay(&root(&args.path))?;
        let host = host(args, origin.as_ref(), replay.as_ref(), worker)?;
        Ok(Reached { origin, replay, host })
    }
}

/// The test origin, if one is asked for, with the answers that are scripted.
async fn origin(args: &Run) -> Result<Option<Arc<Origin>>, Fault> {
    if args.traffic.replay.is_some() {
        return Ok(None);
    }
    let wanted = args.with_origin || args.virtual_time || args.routes.is_some() || !args.origin_host.is_empty();
    let origin = match (wanted, args.virtual_time) {
        (false, _) => return Ok(None),
        (true, true) => Origin::in_memory(),
        (true, false) => Origin::builder().accept_plain(true).start().await,
    };
    let origin = origin.map_err(Fault::of)?;
    if let Some(path) = &args.routes {
        let what = format!("--routes {}", path.display());
        route(&origin, path).map_err(|problem| Fault::usage(Wrong::Within { what, problem }.said()))?;
    }
    Ok(Some(Arc::new(origin)))
}

/// Lets the origin answer what a file says.
fn route(origin: &Origin, path: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(path).map_err(|error| faults::said(&error))?;
    let routes: Map<String, Value> = serde_json::from_str(&text).map_err(|error| faults::said(&error))?;
    qiao_testing::routes(origin, &routes, path.parent().unwrap_or(Path::new("")), &words::here())
}

fn host(args: &Run, origin: Option<&Arc<Origin>>, replay: Option<&Replay>, worker: Worker) -> Result<Host, Fault> {
    let mut builder = Host::builder().on(worker).resolve(args.resolve.iter().cloned());
    if args.deny_private {
        let own = origin.iter().flat_map(|origin| [origin.http_addr(), origin.https_addr()]).flatten();
        builder = builder.addresses(own.fold(Addresses::public_only(), Addresses::allow_place));
    }
    if let Some(proxy) = &args.proxy {
        builder = builder.proxy(proxy.clone());
    }
    builder = trusting(builder, &args.ca)?;
    if let Some(replay) = replay {
        builder = builder.virtual_time().replay(replay.clone());
    }
    if let Some(origin) = origin {
        builder = builder.trust(origin.ca_pem()).map_err(Fault::of)?;
        builder = match args.virtual_time {
            true => builder.virtual_time().connector(qiao_conform::connector(origin.clone())),
            false => builder.resolve(to_origin(args, origin)),
        };
    }
    builder.build().map_err(Fault::of)
}

/// A host that trusts the certificates of these files as well.
pub(crate) fn trusting(mut builder: Builder, files: &[PathBuf]) -> Result<Builder, Fault> {
    for path in files {
        builder = builder
            .trust(read("--ca", path)?)
            .map_err(|bad| Fault::about(format_args!("--ca {}", path.display()), &bad))?;
    }
    Ok(builder)
}

/// Overrides that lead to the origin: plain HTTP on port 80, both on every other.
fn to_origin(args: &Run, origin: &Origin) -> Vec<Override> {
    let hosts = EXAMPLE_HOSTS.iter().copied().chain(args.origin_host.iter().map(String::as_str));
    let plain = origin.http_addr().map(|address| (Some(80), address));
    let secure = origin.https_addr().map(|address| (None, address));
    let ways: Vec<_> = plain.into_iter().chain(secure).collect();
    hosts.flat_map(|host| ways.iter().map(move |(port, address)| Override::new(host, *port, *address))).collect()
}
