//! State shared by all connections of an origin, and the description of one connection. Created by `origin`,
//! passed down to routes.

use std::collections::HashMap;
use std::sync::Arc;

use crate::gates::Gates;
use crate::log::{Log, TlsEntry};
use crate::reports::Reports;
use crate::request::Scheme;
use crate::responder::Responder;
use crate::script::Script;
use crate::sync::Lock;
use crate::tls::{Authority, TlsManner};

/// The state of one origin.
pub(crate) struct Site {
    pub(crate) log: Log,
    pub(crate) gates: Gates,
    /// The number of requests for each `/once/NAME`.
    pub(crate) visits: Lock<HashMap<String, u64>>,
    /// Scripts set from Rust, by path.
    pub(crate) overrides: Lock<HashMap<String, Script>>,
    /// Who answers what no script does.
    pub(crate) responder: Lock<Option<Arc<dyn Responder>>>,
    pub(crate) authority: Arc<Authority>,
    pub(crate) manner: TlsManner,
    pub(crate) welcome: Welcome,
    pub(crate) date: bool,
    pub(crate) reports: Reports,
    /// Whether pages of any web origin may read the answers of paths that are not about CORS.
    pub(crate) open_to_pages: bool,
}

/// What happens to a new connection before anything is read from it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Welcome {
    /// It is served normally.
    #[default]
    Serve,
    /// It is closed with FIN.
    Cut,
    /// It is closed with RST; a pipe is simply closed.
    Reset,
    /// It is kept open, and nothing is ever sent.
    Hang,
}

/// The connection of a request.
#[derive(Debug, Clone)]
pub(crate) struct Peer {
    /// Its number in the log.
    pub(crate) connection: u64,
    pub(crate) scheme: Scheme,
    pub(crate) tls: Option<TlsEntry>,
}
