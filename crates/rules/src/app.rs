//! The configuration of one mini-program: its identity, client, base library, domain lists and timeouts, next to its
//! platform's rules. Configuration files are read elsewhere.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use qiao_abi::Api;
use url::{Host, Url};

use crate::config::Mistake;
use crate::domains::DomainLists;
use crate::profile::{Profile, Rules};
use crate::values::{Credentials, ListUse};

/// One mini-program and the platform rules it runs under.
#[derive(Clone, Debug)]
pub struct App {
    /// The platform's rules, resolved for a client and a base library.
    pub rules: Arc<Rules>,
    /// The app id.
    pub id: String,
    /// The program's version, as sent in the Referer.
    pub version: String,
    /// The domain lists, if configured.
    pub domains: Option<DomainLists>,
    /// How strictly URLs are checked.
    pub checking: Checking,
    /// The timeouts that the program configures.
    pub timeouts: NetworkTimeout,
    /// The program's `requiredBackgroundModes`.
    pub background_modes: Vec<String>,
    /// The device's IP address and the prefix length of its local network, if it is in one.
    pub local_network: Option<(Ipv4Addr, u8)>,
    /// The web origin of the program's page, if it differs from the platform's.
    pub page_origin: Option<String>,
    /// Whether requests carry credentials, if this differs from the platform's rule.
    pub page_credentials: Option<Credentials>,
    /// Errors in the program's `app.json`.
    pub mistakes: Vec<Mistake>,
}

/// How strictly URLs are checked against domain lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Checking {
    /// Check if lists are configured.
    #[default]
    Listed,
    /// Always check: without lists every domain is refused.
    Strict,
    /// Check neither domains nor certificates, like the switch of the developer tools.
    Off,
}

/// What is left unchecked because no domain lists are configured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unchecked {
    /// Domains; https is still required.
    Domains,
    /// Domains and the scheme.
    DomainsAndHttps,
}

/// The program's `networkTimeout`. A timeout of zero is ignored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NetworkTimeout {
    /// For `request`.
    pub request: Option<Duration>,
    /// For uploads.
    pub upload_file: Option<Duration>,
    /// For downloads.
    pub download_file: Option<Duration>,
    /// For the handshake of `connectSocket`.
    pub connect_socket: Option<Duration>,
}

impl App {
    /// Whether a configured background mode keeps the program running in background.
    pub fn stays_awake(&self) -> bool {
        let modes = self.rules.background.awake_modes;
        self.background_modes.iter().any(|mode| modes.contains(&mode.as_str()))
    }

    /// A program without configuration, on the platform's default client.
    pub fn new(profile: &'static Profile) -> App {
        App::under(Rules::of(profile, None, None))
    }

    /// A program without configuration, under these rules.
    pub fn under(rules: Arc<Rules>) -> App {
        App {
            id: rules.app.default_id.to_owned(),
            version: rules.app.default_version.to_owned(),
            rules,
            domains: None,
            checking: Checking::default(),
            timeouts: NetworkTimeout::default(),
            background_modes: Vec::new(),
            local_network: None,
            page_origin: None,
            page_credentials: None,
            mistakes: Vec::new(),
        }
    }

    /// Whether URLs must be in a domain list.
    pub fn checks_domains(&self) -> bool {
        match (self.checking, self.rules.domains.lists) {
            (Checking::Off, _) | (_, ListUse::None) => false,
            (_, ListUse::Optional) => self.domains.is_some(),
            (Checking::Strict, ListUse::Required) => true,
            (Checking::Listed, ListUse::Required) => self.domains.is_some(),
        }
    }

    /// Whether domains would be checked if lists were configured.
    pub fn lacks_lists(&self) -> bool {
        self.domains.is_none() && self.checking == Checking::Listed && self.rules.domains.lists != ListUse::None
    }

    /// Whether only secure schemes are allowed.
    pub fn checks_scheme(&self) -> bool {
        let url = &self.rules.url;
        self.checking != Checking::Off && (url.secure_always || (url.secure_only && self.checks_domains()))
    }

    /// Whether the hosts of `url.forbidden_hosts` are refused.
    pub fn checks_forbidden(&self) -> bool {
        self.checks_domains() || (self.checking != Checking::Off && self.rules.url.forbidden_always)
    }

    /// Whether certificates are verified.
    pub fn checks_certificates(&self) -> bool {
        let tls = &self.rules.tls;
        tls.verifies && !(self.checking == Checking::Off && tls.skipped_with_domains)
    }

    /// Whether a host is another device in the local network, to which calls need no domain list (WX-DOM-010).
    pub fn is_neighbour(&self, url: &Url) -> bool {
        let (Some((own, prefix)), Some(Host::Ipv4(other))) = (self.local_network, url.host()) else {
            return false;
        };
        let mask = u32::MAX.checked_shl(32 - u32::from(prefix.min(32))).unwrap_or(0);
        let same = u32::from(own) & mask == u32::from(other) & mask;
        self.rules.url.local_network && same && own != other
    }

    /// Whether CORS is enforced.
    pub fn checks_cors(&self) -> bool {
        self.checking != Checking::Off && self.rules.cors.enforced
    }

    /// The web origin of the program's page, if it has one.
    pub fn origin(&self) -> Option<&str> {
        self.page_origin.as_deref().or(self.rules.app.origin)
    }

    /// The credentials mode of the page's requests.
    pub fn credentials(&self) -> Credentials {
        self.page_credentials.unwrap_or(self.rules.cors.credentials)
    }

    /// The Referer of the program's requests.
    pub fn referer(&self) -> String {
        let mut template = self.rules.app.referer;
        let mut referer = String::with_capacity(template.len() + self.id.len() + self.version.len());
        while let Some((before, (field, after))) =
            template.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            referer.push_str(before);
            referer.push_str(match field {
                "appid" => &self.id,
                "version" => &self.version,
                "origin" => self.origin().unwrap_or_default(),
                _ => "",
            });
            template = after;
        }
        referer + template
    }

    /// The timeout that the program configures for an API, if any.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the configuration has no others")]
    pub fn configured_timeout(&self, api: Api) -> Option<Duration> {
        match api {
            Api::Request => self.timeouts.request,
            Api::UploadFile => self.timeouts.upload_file,
            Api::DownloadFile => self.timeouts.download_file,
            Api::ConnectSocket => self.timeouts.connect_socket,
            _ => None,
        }
    }
}
