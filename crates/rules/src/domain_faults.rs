//! What can be wrong with a domains file or an entry of a list, in words. What is checked is not known here.

use qiao_abi::message::{Cause, PlatformName};

qiao_abi::messages! {
    /// Why a domains file is invalid, or an entry may not be in a list.
    pub enum DomainFault {
        // Files
        Json { cause: Cause, expected: &'static str }: "{cause}; expected {expected}", "{cause}；应为 {expected}";
        NotAnObject { expected: &'static str }: "expected {expected}", "应为 {expected}";
        UnknownList { key: String }:
            "unknown list `{key}`; expected request, socket, upload, download, tcp or udp",
            "未知列表 `{key}`，应为 request、socket、upload、download、tcp 或 udp";
        NotAList { key: String, scheme: &'static str }:
            "`{key}` is not a list; expected [\"{scheme}://host\", …]", "`{key}` 不是列表，应为 [\"{scheme}://host\", …]";
        NotAString { key: String, entry: String }:
            "`{key}` has the entry {entry}; expected a string", "`{key}` 中的 {entry} 不是字符串";
        // Entries
        TooMany { entry: String, number: usize, key: &'static str, platform: PlatformName, limit: usize, clause: &'static str }:
            "`{entry}` is entry {number} of `{key}`; {platform} takes at most {limit} ({clause})",
            "`{entry}` 是 `{key}` 的第 {number} 项；{platform}最多允许 {limit} 项（{clause}）";
        NotHttps { entry: String }:
            "`{entry}` does not begin with https://; expected an origin such as https://api.example.com",
            "`{entry}` 不以 https:// 开头；应为 https://api.example.com 这样的源";
        NotAnOrigin { entry: String, scheme: String }:
            "`{entry}` is not an origin; expected {scheme}://host", "`{entry}` 不是源，应为 {scheme}://host";
        OtherScheme { entry: String, given: String, scheme: String }:
            "`{entry}` has the scheme {given}; expected {scheme}://", "`{entry}` 的协议是 {given}，应为 {scheme}://";
        MoreThanOrigin { entry: String, scheme: String }:
            "`{entry}` has more than scheme, host and port; expected {scheme}://host",
            "`{entry}` 只能有协议、主机和端口，应为 {scheme}://host";
        Port { entry: String, platform: PlatformName, clause: &'static str }:
            "`{entry}` names a port, which {platform} does not take ({clause})", "`{entry}` 带有端口，{platform}不允许（{clause}）";
        Ip { entry: String, platform: PlatformName, clause: &'static str }:
            "`{entry}` is an IP address, which {platform} does not take ({clause})",
            "`{entry}` 是 IP 地址，{platform}不允许（{clause}）";
        NoHost { entry: String }: "`{entry}` has no host", "`{entry}` 没有主机名";
        Wildcard { entry: String, scheme: String }:
            "`{entry}` has a wildcard for more than the first part of a host; expected {scheme}://api.example.com",
            "`{entry}` 的通配符只能用于主机名的第一段；应为 {scheme}://api.example.com";
        Localhost { entry: String, platform: PlatformName, clause: &'static str }:
            "`{entry}` is localhost, which {platform} does not take ({clause})",
            "`{entry}` 是 localhost，{platform}不允许（{clause}）";
        ForbiddenHost { entry: String, host: String, platform: PlatformName, clause: &'static str }:
            "`{entry}` names {host}, which {platform} never lets into a list ({clause})",
            "`{entry}` 的主机是 {host}，{platform}不允许配置（{clause}）";
    }
}

#[cfg(test)]
mod tests {
    use qiao_abi::{Language, Wording};

    use super::*;

    #[test]
    fn faults_are_said_in_chinese() {
        let wording = Wording { language: Language::Chinese, ..Wording::default() };
        assert_eq!(DomainFault::untranslated(&wording), [""; 0]);
    }
}
