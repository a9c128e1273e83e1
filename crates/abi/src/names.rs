//! The names under which kinds of things stand in journals, reports and pages. They are a contract
//! with whoever reads those; the enums themselves may grow. It must not know any of those formats.

use crate::{
    Answerer, Evidence, FrameKind, Level, LifeChange, NetworkKind, Outcome, Protocol, Record, ScriptErrorKind,
    SingleHeader, Trouble,
};

impl Record {
    /// The kind of record: `call`, `end`, `verdict`, `console`, `show`, `answer`, `exchange`, `frame`,
    /// `life`, `network`, `error` or `lost`. What is missing and what is ignored are explained by a `verdict` like any other.
    pub const fn kind(&self) -> &'static str {
        match self {
            Record::Call { .. } => "call",
            Record::End { .. } => "end",
            Record::Verdict { .. } | Record::Missing { .. } | Record::Assignment { .. } => "verdict",
            Record::Console { .. } => "console",
            Record::Show { .. } => "show",
            Record::Answer { .. } => "answer",
            Record::Exchange(_) => "exchange",
            Record::Frame(_) => "frame",
            Record::Life(_) => "life",
            Record::Network(_) => "network",
            Record::Error(_) => "error",
            Record::Lost(_) => "lost",
        }
    }
}

impl Evidence {
    /// How sure it is: `documented`, `observed`, `assumed` or `not applicable`.
    pub const fn name(self) -> &'static str {
        match self {
            Evidence::Doc(_) => "documented",
            Evidence::Observed(_) => "observed",
            Evidence::Assumed => "assumed",
            Evidence::NotApplicable => "not applicable",
        }
    }

    /// The id of its source in `docs/spec/sources.toml`; `None` for a guess and for what does not apply.
    pub const fn source(self) -> Option<&'static str> {
        match self {
            Evidence::Doc(source) | Evidence::Observed(source) => Some(source),
            Evidence::Assumed | Evidence::NotApplicable => None,
        }
    }
}

impl Outcome {
    /// `refused`, `dropped`, `changed`, `queued` or `warned`
    pub const fn name(self) -> &'static str {
        match self {
            Outcome::Refused => "refused",
            Outcome::Dropped => "dropped",
            Outcome::Changed => "changed",
            Outcome::Queued => "queued",
            Outcome::Warned => "warned",
        }
    }
}

impl Answerer {
    /// `embedder` or `default`
    pub const fn name(self) -> &'static str {
        match self {
            Answerer::Embedder => "embedder",
            Answerer::Default => "default",
        }
    }
}

impl Level {
    /// The function of `console`, such as `warn`.
    pub const fn name(self) -> &'static str {
        match self {
            Level::Debug => "debug",
            Level::Log => "log",
            Level::Info => "info",
            Level::Warn => "warn",
            Level::Error => "error",
        }
    }
}

impl LifeChange {
    /// `background`, `suspended`, `foreground` or `ended`
    pub const fn name(self) -> &'static str {
        match self {
            LifeChange::Background => "background",
            LifeChange::Suspended => "suspended",
            LifeChange::Foreground => "foreground",
            LifeChange::Ended => "ended",
        }
    }
}

impl SingleHeader {
    /// `Content-Length` or `Location`
    pub const fn name(self) -> &'static str {
        match self {
            SingleHeader::ContentLength => "Content-Length",
            SingleHeader::Location => "Location",
        }
    }
}

impl FrameKind {
    /// `text`, `binary` or `close`
    pub const fn name(self) -> &'static str {
        match self {
            FrameKind::Text => "text",
            FrameKind::Binary => "binary",
            FrameKind::Close(_) => "close",
        }
    }

    /// The code of a close frame that has one.
    pub const fn close_code(self) -> Option<u16> {
        match self {
            FrameKind::Close(code) => code,
            FrameKind::Text | FrameKind::Binary => None,
        }
    }
}

impl ScriptErrorKind {
    /// `syntax`, `uncaught`, `no-page`, `rejection`, `callback`, `memory`, `stopped` or `embedder`
    pub const fn name(self) -> &'static str {
        match self {
            ScriptErrorKind::Syntax => "syntax",
            ScriptErrorKind::Uncaught => "uncaught",
            ScriptErrorKind::NoPage => "no-page",
            ScriptErrorKind::Rejection => "rejection",
            ScriptErrorKind::Callback => "callback",
            ScriptErrorKind::Memory => "memory",
            ScriptErrorKind::Stopped => "stopped",
            ScriptErrorKind::Embedder => "embedder",
        }
    }
}

impl NetworkKind {
    /// `none`, `wifi`, `2g` to `5g`, or `unknown`
    pub const fn name(self) -> &'static str {
        match self {
            NetworkKind::None => "none",
            NetworkKind::Wifi => "wifi",
            NetworkKind::G2 => "2g",
            NetworkKind::G3 => "3g",
            NetworkKind::G4 => "4g",
            NetworkKind::G5 => "5g",
            NetworkKind::Unknown => "unknown",
        }
    }
}

impl Trouble {
    /// `no-dns` or `portal`, as a condition is named on a command line.
    pub const fn name(self) -> &'static str {
        match self {
            Trouble::NoNames => "no-dns",
            Trouble::Portal => "portal",
        }
    }
}

impl Protocol {
    /// `HTTP/1.1` or `HTTP/2`, as tools write it.
    pub const fn name(self) -> &'static str {
        match self {
            Protocol::Http1 => "HTTP/1.1",
            Protocol::Http2 => "HTTP/2",
        }
    }
}
