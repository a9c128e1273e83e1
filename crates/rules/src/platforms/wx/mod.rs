//! WeChat mini-programs. Data only: one value per rule, each with its clause in the specification and its
//! evidence, one file per area.

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

use qiao_abi::PlatformName;

use crate::profile::Profile;

/// The rules of WeChat.
pub(super) static PROFILE: Profile = Profile {
    id: "wx",
    name: PlatformName { english: "WeChat", chinese: "微信小程序" },
    namespace: "wx",
    apis: include_str!("../../../surface/wx.txt"),
    app: program::APP,
    calls: calls::CALLS,
    url: domains::URL,
    domains: domains::DOMAINS,
    headers: requests::HEADERS,
    request: requests::REQUEST,
    response: requests::RESPONSE,
    limits: network::LIMITS,
    timeouts: network::TIMEOUTS,
    redirects: network::REDIRECTS,
    tls: network::TLS,
    background: program::BACKGROUND,
    network: network::NETWORK,
    cors: requests::CORS,
    project: pages::PROJECT,
    pages: pages::PAGES,
    upload: transfers::UPLOAD,
    download: transfers::DOWNLOAD,
    sockets: sockets::SOCKETS,
    plain_sockets: sockets::PLAIN,
    files: files::FILES,
    storage: files::STORAGE,
    ui: ui::UI,
    device: device::DEVICE,
    surface: ui::SURFACE,
    failures: failures::FAILURES,
    socket_failures: failures::SOCKET_FAILURES,
    file_failures: failures::FILE_FAILURES,
};
