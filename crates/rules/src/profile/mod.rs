//! What can differ between platforms: the groups of rules that every platform must fill. Each group is declared once,
//! for the [`Profile`] with its evidence and for the resolved [`Rules`].
//!
//! There is no inheritance and no default: a platform that omits a field does not compile. Nothing here computes values
//! or refers to a platform.

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

use qiao_abi::PlatformName;

use crate::resolve::Resolve;
use crate::rule::{Group, View};
use crate::values::{Client, Version};

/// Declares each group once: [`Profile`] holds its rules, [`Rules`] the resolved values.
macro_rules! groups {
    ($( #[doc = $about:literal] $name:ident: $group:ident, )+) => {
        /// All rules of one platform with their evidence, for every client and base library. Only listings of rules
        /// read it; a program runs under [`Rules`].
        #[derive(Clone, Debug)]
        pub struct Profile {
            /// The platform's id on command lines and in files.
            pub id: &'static str,
            /// The display name.
            pub name: PlatformName,
            /// The name of the global API object.
            pub namespace: &'static str,
            /// The platform's official API list, see `surface`.
            pub(crate) apis: &'static str,
            $( #[doc = $about] pub(crate) $name: $group, )+
        }

        /// The rules of one platform, resolved to plain values for a client and a base library.
        #[derive(Clone, Debug)]
        pub struct Rules {
            /// The platform's id on command lines and in files.
            pub id: &'static str,
            /// The display name.
            pub name: PlatformName,
            /// The name of the global API object.
            pub namespace: &'static str,
            /// The platform's official API list, see `surface`.
            pub(crate) apis: &'static str,
            /// The client to emulate.
            pub client: Client,
            /// The base library to emulate.
            pub base_library: Version,
            /// The profile that the values come from, for the evidence of decisions.
            pub(crate) profile: &'static Profile,
            $( #[doc = $about] pub $name: <$group as Resolve>::Plain, )+
        }

        impl Rules {
            /// Resolves every rule for a client and a base library.
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
            /// Calls `see` for every rule, group by group.
            pub fn visit(&self, see: &mut dyn FnMut(View)) {
                $( self.$name.visit(stringify!($name), see); )+
            }

            /// The group with this name.
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
    /// Which URLs are allowed.
    url: UrlRules,
    /// Server-domain lists.
    domains: DomainRules,
    /// Request headers.
    headers: HeaderRules,
    /// Method and data of requests.
    request: RequestRules,
    /// Results of responses.
    response: ResponseRules,
    /// Limits of concurrent calls.
    limits: LimitRules,
    /// Timeouts.
    timeouts: TimeoutRules,
    /// Redirects.
    redirects: RedirectRules,
    /// TLS.
    tls: TlsRules,
    /// Running in background.
    background: BackgroundRules,
    /// Network state.
    network: NetworkRules,
    /// Cross-origin resource sharing.
    cors: CorsRules,
    /// Projects.
    project: ProjectRules,
    /// Pages and navigation.
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
    /// User interface and client functions.
    ui: UiRules,
    /// Information about the device, the client and the program.
    device: DeviceRules,
    /// The rest of the API surface.
    surface: SurfaceRules,
    /// Error texts of failed calls.
    failures: FailureRules,
    /// Error texts of failures caused by a socket.
    socket_failures: SocketFailureRules,
    /// Error texts of failures caused by a file or by storage.
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
