//! What can differ between platforms: the groups of rules that every platform must fill, each declared once, for the
//! [`Profile`] with its evidence and for the resolved [`Rules`].
//!
//! There is no inheritance and no default: a platform that leaves a field out does not compile.
//! Nothing here is computed, and nothing knows which platform makes which choice.

mod calls;
mod device;
mod domains;
mod failures;
mod files;
mod network;
mod pages;
mod program;
mod requests;
mod sockets;
mod transfers;
mod ui;

pub(crate) use calls::*;
pub(crate) use device::*;
pub(crate) use domains::*;
pub(crate) use failures::*;
pub(crate) use files::*;
pub(crate) use network::*;
pub(crate) use pages::*;
pub use program::*;
pub(crate) use requests::*;
pub(crate) use sockets::*;
pub(crate) use transfers::*;
pub(crate) use ui::*;

use crate::resolve::Resolve;
use crate::rule::{Group, View};
use crate::values::{Client, Version};

/// Declares the groups, each once: [`Profile`] has their rules, [`Rules`] the values.
macro_rules! groups {
    ($( #[doc = $about:literal] $name:ident: $group:ident, )+) => {
        /// All rules of one platform, with their evidence, for every client and base library. Only what lists rules
        /// looks into it; a program runs under [`Rules`].
        #[derive(Clone, Debug)]
        pub struct Profile {
            /// The id used on command lines and in files.
            pub id: &'static str,
            /// The name people use.
            pub name: &'static str,
            /// The global object that script sees.
            pub namespace: &'static str,
            /// What the platform has, by its official list: see `surface`.
            pub(crate) apis: &'static str,
            $( #[doc = $about] pub(crate) $name: $group, )+
        }

        /// The rules of one platform, resolved for a client and a base library: plain values.
        #[derive(Clone, Debug)]
        pub struct Rules {
            /// The id used on command lines and in files.
            pub id: &'static str,
            /// The name people use.
            pub name: &'static str,
            /// The global object that script sees.
            pub namespace: &'static str,
            /// What the platform has, by its official list: see `surface`.
            pub(crate) apis: &'static str,
            /// The client to emulate.
            pub client: Client,
            /// The base library to emulate.
            pub base_library: Version,
            /// Where the values come from, for the evidence of a decision.
            pub(crate) profile: &'static Profile,
            $( #[doc = $about] pub $name: <$group as Resolve>::Plain, )+
        }

        impl Rules {
            /// The values of every rule on a client, in a base library.
            pub(crate) fn resolve(profile: &'static Profile, client: Client, base_library: Version) -> Rules {
                Rules {
                    id: profile.id,
                    name: profile.name,
                    namespace: profile.namespace,
                    apis: profile.apis,
                    client,
                    base_library,
                    profile,
                    $( $name: profile.$name.resolve(client, base_library), )+
                }
            }
        }

        impl Profile {
            /// Shows every rule, group by group.
            pub fn visit(&self, see: &mut dyn FnMut(View)) {
                $( self.$name.visit(stringify!($name), see); )+
            }

            /// The group of that name.
            #[cfg(any(test, feature = "mutation"))]
            pub(crate) fn group(&mut self, name: &str) -> Option<&mut dyn Group> {
                match name {
                    $( stringify!($name) => Some(&mut self.$name), )+
                    _ => None,
                }
            }
        }
    };
}

groups! {
    /// The program and its identity.
    app: AppRules,
    /// How functions treat their callers.
    calls: CallRules,
    /// Which URLs may be named.
    url: UrlRules,
    /// Server-domain lists.
    domains: DomainRules,
    /// Request headers.
    headers: HeaderRules,
    /// Method and data of a request.
    request: RequestRules,
    /// What script sees of an answer.
    response: ResponseRules,
    /// How many calls run at once.
    limits: LimitRules,
    /// How long a call may take.
    timeouts: TimeoutRules,
    /// Redirects.
    redirects: RedirectRules,
    /// Transport security.
    tls: TlsRules,
    /// Going to background.
    background: BackgroundRules,
    /// What script hears of the network's condition.
    network: NetworkRules,
    /// Cross-origin resource sharing.
    cors: CorsRules,
    /// Projects.
    project: ProjectRules,
    /// Pages and how script goes from one to another.
    pages: PageRules,
    /// Uploads.
    upload: UploadRules,
    /// Downloads.
    download: DownloadRules,
    /// WebSockets.
    sockets: SocketRules,
    /// TCP and UDP sockets.
    plain_sockets: PlainSocketRules,
    /// Files.
    files: FileRules,
    /// Storage.
    storage: StorageRules,
    /// What script asks of its user or of the client.
    ui: UiRules,
    /// What script is told of the device, the client and itself.
    device: DeviceRules,
    /// What script finds beside the functions that have rules of their own.
    surface: SurfaceRules,
    /// What script is told when a call fails.
    failures: FailureRules,
    /// What script is told when a socket is the reason.
    socket_failures: SocketFailureRules,
    /// What script is told when a file or storage is the reason.
    file_failures: FileFailureRules,
}

impl Profile {
    /// Every rule as a list.
    pub fn rules(&self) -> Vec<View> {
        let mut rules = Vec::new();
        self.visit(&mut |view| rules.push(view));
        rules
    }
}
