//! What can differ between platforms: the groups of rules that every platform must fill.
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

pub(crate) use calls::CallRules;
pub(crate) use device::DeviceRules;
pub(crate) use domains::{DomainRules, UrlRules};
pub(crate) use failures::{FailureRules, FileFailureRules, SocketFailureRules};
pub(crate) use files::{FileRules, StorageRules};
pub(crate) use network::{LimitRules, NetworkRules, RedirectRules, TimeoutRules, TlsRules};
pub(crate) use pages::{PageRules, ProjectRules};
pub use program::AppRules;
pub(crate) use program::BackgroundRules;
pub(crate) use requests::{CorsRules, HeaderRules, RequestRules, ResponseRules};
pub(crate) use sockets::{PlainSocketRules, SocketRules};
pub(crate) use transfers::{DownloadRules, UploadRules};
pub(crate) use ui::{SurfaceRules, UiRules};

use crate::rule::{Group, View};

/// All rules of one platform.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The id used on command lines and in files.
    pub id: &'static str,
    /// The name people use.
    pub name: &'static str,
    /// The global object that script sees.
    pub namespace: &'static str,
    /// What the platform has, by its official list: see `surface`.
    pub apis: &'static str,
    /// The program and its identity.
    pub app: AppRules,
    /// How functions treat their callers.
    pub calls: CallRules,
    /// Which URLs may be named.
    pub url: UrlRules,
    /// Server-domain lists.
    pub domains: DomainRules,
    /// Request headers.
    pub headers: HeaderRules,
    /// Method and data of a request.
    pub request: RequestRules,
    /// What script sees of an answer.
    pub response: ResponseRules,
    /// How many calls run at once.
    pub limits: LimitRules,
    /// How long a call may take.
    pub timeouts: TimeoutRules,
    /// Redirects.
    pub redirects: RedirectRules,
    /// Transport security.
    pub tls: TlsRules,
    /// Going to background.
    pub background: BackgroundRules,
    /// What script hears of the network's condition.
    pub network: NetworkRules,
    /// Cross-origin resource sharing.
    pub cors: CorsRules,
    /// Projects.
    pub project: ProjectRules,
    /// Pages and how script goes from one to another.
    pub pages: PageRules,
    /// Uploads.
    pub upload: UploadRules,
    /// Downloads.
    pub download: DownloadRules,
    /// WebSockets.
    pub sockets: SocketRules,
    /// TCP and UDP sockets.
    pub plain_sockets: PlainSocketRules,
    /// Files.
    pub files: FileRules,
    /// Storage.
    pub storage: StorageRules,
    /// What script asks of its user or of the client.
    pub ui: UiRules,
    /// What script is told of the device, the client and itself.
    pub device: DeviceRules,
    /// What script finds beside the functions that have rules of their own.
    pub surface: SurfaceRules,
    /// What script is told when a call fails.
    pub failures: FailureRules,
    /// What script is told when a socket is the reason.
    pub socket_failures: SocketFailureRules,
    /// What script is told when a file or storage is the reason.
    pub file_failures: FileFailureRules,
}

/// What is done with every group: each is named once.
macro_rules! groups {
    ($( $name:ident, )+) => {
        impl Profile {
            /// Shows every rule, group by group.
            pub fn visit(&self, see: &mut dyn FnMut(View)) {
                $( self.$name.visit(stringify!($name), see); )+
            }

            /// The group of that name.
            #[cfg(feature = "mutation")]
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
    app,
    calls,
    url,
    domains,
    headers,
    request,
    response,
    limits,
    timeouts,
    redirects,
    tls,
    background,
    network,
    cors,
    project,
    pages,
    upload,
    download,
    sockets,
    plain_sockets,
    files,
    storage,
    ui,
    device,
    surface,
    failures,
    socket_failures,
    file_failures,
}

impl Profile {
    /// Every rule as a list.
    pub fn rules(&self) -> Vec<View> {
        let mut rules = Vec::new();
        self.visit(&mut |view| rules.push(view));
        rules
    }
}
