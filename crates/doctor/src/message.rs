//! What the doctor says beside the verdicts of rules, in every language.

qiao::messages! {
    /// What was seen, or what to do about it.
    pub(crate) enum Message {
        PrivateAddress { host: String, address: String }:
            "{host} has the address {address}, which only this network reaches", "{host} 的地址是 {address}，只有本网络能访问";
        PublicAddress: "publish the name with a public address before phones use it", "让手机使用之前，请为域名配置公网地址";
        OldTls { host: String, version: &'static str }:
            "{host} still speaks {version}, which clients no longer accept", "{host} 仍支持 {version}，客户端已不再接受该版本";
        DropOldTls { oldest: String }: "offer TLS {oldest} and newer only", "只启用 TLS {oldest} 及以上版本";
        NoTls13 { host: String }: "{host} does not speak TLS 1.3", "{host} 不支持 TLS 1.3";
        OfferTls13: "enable TLS 1.3: it opens connections one round trip sooner", "启用 TLS 1.3，建立连接可少一次往返";
        ExpiresSoon { host: String, days: u64, date: String }:
            "the certificate of {host} expires in {days} days, on {date}", "{host} 的证书将在 {days} 天后（{date}）过期";
        ChainExpiresSoon { name: String, days: u64, date: String }:
            "the certificate of the issuer {name} expires in {days} days, on {date}", "签发者 {name} 的证书将在 {days} 天后（{date}）过期";
        Renew: "renew it", "请更新证书";
        WeakRsa { name: String, bits: usize }: "{name} has an RSA key of {bits} bits", "{name} 的 RSA 密钥只有 {bits} 位";
        StrongKey: "use an RSA key of at least 2048 bits, or an elliptic curve", "请使用至少 2048 位的 RSA 密钥或椭圆曲线密钥";
        WeakSignature { name: String, algorithm: &'static str }:
            "the certificate {name} is signed with {algorithm}", "证书 {name} 使用 {algorithm} 签名";
        StrongSignature: "have it signed with SHA-256 or newer", "请使用 SHA-256 或更新的算法签名";
        NoHttp2 { host: String }: "{host} speaks HTTP/1.1 only", "{host} 只支持 HTTP/1.1";
        OfferHttp2: "enable HTTP/2: calls share one connection", "启用 HTTP/2，多个调用可共用一个连接";
        Skew { host: String, minutes: u64 }:
            "the clock of {host} is {minutes} minutes off, by its Date header", "{host} 的时钟相差 {minutes} 分钟（依据 Date 响应头）";
        SetClock: "synchronize the server's clock: signatures and tokens depend on it", "请同步服务器时钟，签名和令牌都依赖它";
        Charset { charset: String }: "the text is in {charset}, not in UTF-8", "文本编码是 {charset}，不是 UTF-8";
        NotUtf8: "the text has no charset and is not UTF-8", "文本没有声明编码，也不是 UTF-8";
        UseUtf8: "send UTF-8", "请使用 UTF-8";
        Unlabelled: "the text names no charset; clients take it for UTF-8", "文本没有声明编码，客户端按 UTF-8 解码";
        NameCharset: "add charset=utf-8 to the Content-Type header", "请在 Content-Type 响应头中加上 charset=utf-8";
        ByteOrderMark: "the body begins with a byte order mark", "正文以 BOM 开头";
        DropMark: "send the text without it", "请去掉 BOM";
        Uncompressed { bytes: u64 }: "{bytes} bytes of text are sent uncompressed", "{bytes} 字节的文本未压缩传输";
        Compress: "compress text with gzip or br", "请用 gzip 或 br 压缩文本";
        Cookies { names: String }:
            "the response sets cookies ({names}), which the client does not keep", "响应设置了 Cookie（{names}），客户端不会保存";
        ReadCookies:
            "return the session in the body, or let script read and send the header", "请在正文中返回会话，或由脚本读取并发送该请求头";
        Joined { name: String, count: usize }:
            "the response has {count} lines of {name}, which script sees as one", "响应有 {count} 行 {name}，脚本看到的是合并后的一行";
        OneLine: "send the header once", "该响应头请只发送一次";
        Redirected { to: String }: "the response redirects to {to}", "响应重定向到 {to}";
        CallTarget: "call the target itself", "请直接调用目标地址";
        NotTested { problem: String }: "not tested: {problem}", "未测试：{problem}";
        No: "no", "否";
        // Titles
        Error: "error", "错误";
        Warning: "warning", "警告";
        Note: "note", "提示";
        Addresses: "addresses", "地址";
        Certificate: "certificate", "证书";
    }
}
