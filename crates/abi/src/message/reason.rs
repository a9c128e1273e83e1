//! Why a rule decided as it did, or what was seen of a failure: one line per message.

use super::{Deadline, PlatformName};
use crate::{ArgumentFault, Difference, Kind, Phase};

crate::messages! {
    /// Why a call was refused or changed, with what was seen.
    pub enum Reason {
        // URLs and domain lists
        EmptyUrl: "the URL is empty", "URL 为空";
        ForeignScheme { scheme: String }: "the URL has the scheme `{scheme}`", "URL 的协议是 `{scheme}`";
        NotAbsolute { url: String }:
            "`{url}` is not an absolute URL; there is nothing to resolve it against",
            "`{url}` 不是完整的 URL，小程序没有可供拼接的基础地址";
        UnfilledTemplate { url: String }:
            "`{url}` still has a placeholder of a template",
            "`{url}` 中的模板占位符没有被替换";
        UndefinedHost { host: String }:
            "the host of the URL is `{host}`: a variable that had no value was put into the URL",
            "URL 的主机名是 `{host}`：拼接 URL 时用到的变量没有值";
        UndefinedUrl { url: String }:
            "the URL is `{url}`: the variable has no value", "URL 是 `{url}`：变量没有值";
        UnparsableUrl { url: String, problem: String }:
            "`{url}` is not a valid URL: {problem}", "`{url}` 不是合法的 URL：`{problem}`";
        SocketFragment:
            "the URL of a socket must not have a fragment (RFC 6455, section 3)",
            "WebSocket 的 URL 不能带 `#` 片段（RFC 6455 第 3 节）";
        BlockedPort { port: u16 }:
            "port {port} belongs to another protocol, so the Fetch standard blocks it",
            "端口 {port} 属于其他协议，被 Fetch 标准禁用";
        InsecureScheme { scheme: String }: "{scheme}:// is not secure", "{scheme}:// 不是安全协议";
        ForbiddenHost { host: String }:
            "{host} may not be called from a mini-program", "小程序不能直接请求 {host}";
        IpHost: "the host is an IP address", "主机是 IP 地址";
        Localhost: "the host is localhost", "主机是 localhost";
        PortInUrl { port: String }: "the URL names the port {port}", "URL 中写了端口 {port}";
        BareEntry { entry: String }:
            "the list has {entry} without a port, so the URL may not name one, not even the default one",
            "合法域名配置的是不带端口的 {entry}，URL 中不能写端口，默认端口也不行";
        OtherPort { entry: String }:
            "the list has {entry}, and only that port is allowed",
            "合法域名配置的是 {entry}，只允许这个端口";
        Unlisted { origin: String, count: usize, list: &'static str }:
            "{origin} is not among the {count} entries of the `{list}` list",
            "`{list}` 合法域名共 {count} 项，其中没有 {origin}";
        Redirected { url: String, cause: Box<Reason> }:
            "a redirect leads to {url}, and {cause}", "重定向到 {url}，而{cause}";
        // Options
        WrongArguments { faults: Vec<ArgumentFault> }: "{faults}", "{faults}";
        MistakenOption { given: &'static str, meant: &'static str }:
            "the platform has no option `{given}` and ignores it; the option is `{meant}`",
            "平台没有 `{given}` 选项，会被忽略；正确的选项是 `{meant}`";
        IgnoredOption { name: &'static str }:
            "the platform has no option `{name}` for a call and ignores it", "平台的调用没有 `{name}` 选项，会被忽略";
        ResponseTypeCase { given: String }:
            "`responseType` is `{given}`, which the platform does not know: the response is delivered as text",
            "平台不认识 `responseType` 的值 `{given}`，响应按文本返回";
        TextProtocols { kind: Kind }:
            "`protocols` is of type {kind}, not an array, and is ignored", "`protocols` 的类型是 {kind}，不是数组，会被忽略";
        DoubtfulTime { seconds: f64, limit: f64 }:
            "the call may take {seconds} s, but devices were seen to end calls after {limit} s",
            "本次调用允许 {seconds} 秒，但有设备在 {limit} 秒时就结束了调用";
        TextTime { name: String, value: String }:
            "`{name}` in app.json is {value}, not a number of milliseconds, and is ignored",
            "app.json 中的 `{name}` 是 {value}，不是毫秒数，会被忽略";
        MisspelledKey { given: String, meant: String }:
            "app.json has `{given}`, which is ignored; the key is `{meant}`",
            "app.json 中的 `{given}` 会被忽略，正确的键是 `{meant}`";
        OddCallback { name: &'static str, kind: Kind }:
            "`{name}` is of type {kind}, not a function", "`{name}` 的类型是 {kind}，不是函数";
        OddMethod { kind: Kind }: "`method` is of type {kind}", "`method` 的类型是 {kind}";
        UnknownMethod { method: String, methods: String }:
            "`{method}` is not one of {methods}", "`{method}` 不在 {methods} 之中";
        // Data
        TypedArray: "typed arrays cannot be sent, only their buffer", "类型化数组不能直接发送，只能发送其 buffer";
        FunctionData: "a function cannot be sent", "函数不能作为数据发送";
        Unserializable { problem: String }: "the data cannot be serialized: {problem}", "数据无法序列化：`{problem}`";
        LargeBuffer { bytes: usize, limit: u64 }:
            "the buffer has {bytes} bytes; the limit is {limit}", "buffer 有 {bytes} 字节，上限是 {limit} 字节";
        TextNotSent { method: String }:
            "{method} does not send a string as `data`", "{method} 不发送字符串形式的 `data`";
        BufferNotSent { method: String }:
            "{method} does not send a buffer as `data`", "{method} 不发送 buffer 形式的 `data`";
        // Headers and forms
        HeaderNotObject { kind: Kind }: "`header` is of type {kind}", "`header` 的类型是 {kind}";
        OwnedHeader { name: String }:
            "the client sets `{name}` itself; the script's value was left out",
            "`{name}` 由客户端设置，脚本给的值被丢弃";
        HeaderAsTag { name: String, kind: Kind, text: String }:
            "header `{name}` is of type {kind}, so \"{text}\" is sent",
            "请求头 `{name}` 的类型是 {kind}，实际发送的是 \"{text}\"";
        IllegalHeader { name: String }:
            "the name or value of header `{name}` is not legal HTTP", "请求头 `{name}` 的名称或值不符合 HTTP 规范";
        FieldAsTag { name: String, kind: Kind, text: String }:
            "form field `{name}` is of type {kind}, so \"{text}\" is sent",
            "表单字段 `{name}` 的类型是 {kind}，实际发送的是 \"{text}\"";
        LostBoundary:
            "the script's `content-type` replaces the one that names the form's boundary, so the server cannot read the form",
            "脚本设置的 `content-type` 覆盖了带 boundary 的那一个，服务器无法解析表单";
        OwnBoundary:
            "the `content-type` of an upload names its boundary; the script's value was left out",
            "上传请求的 `content-type` 由客户端生成（带 boundary），脚本给的值被丢弃";
        WideHeader { name: String }:
            "the value of header `{name}` has characters beyond Latin-1, which browsers do not send",
            "请求头 `{name}` 的值含有 Latin-1 以外的字符，浏览器不会发送";
        RawUrl:
            "the URL has characters beyond ASCII, which this client does not accept",
            "URL 含有非 ASCII 字符，该客户端不接受";
        // Redirects
        TooManyRedirects { limit: u32 }:
            "{limit} redirects were followed, and the next response is a redirect again",
            "已跟随 {limit} 次重定向，下一个响应仍是重定向";
        RedirectWithUserName: "the redirect leads to a URL with a user name", "重定向的目标 URL 带有用户名";
        RedirectScheme { scheme: String }:
            "the redirect leads to the scheme `{scheme}`", "重定向到了 `{scheme}` 协议";
        UnparsableLocation { location: String, problem: String }:
            "the redirect's Location `{location}` is not a valid URL: {problem}",
            "重定向的 Location `{location}` 不是合法的 URL：`{problem}`";
        SeveralValues { host: String, header: String, values: String }:
            "{host} sent several values of {header}: {values}", "{host} 发送了多个不同的 {header}：{values}";
        // Pages
        NoPage { route: String }: "the program has no page `{route}`", "小程序没有页面 `{route}`";
        TabPage { route: String }: "`{route}` is a page of the tab bar", "`{route}` 是 tabBar 页面";
        NotTabPage { route: String }: "`{route}` is not a page of the tab bar", "`{route}` 不是 tabBar 页面";
        DeepStack { count: u32 }: "{count} pages are open, which is the limit", "已打开 {count} 个页面，达到上限";
        FirstPage: "the first page is shown", "当前是第一个页面";
        // Files
        NoFile { path: String }: "{path} does not exist", "{path} 不存在";
        RemoteFile { path: String }:
            "{path} is the URL of a resource on the network, not a file", "{path} 是网络地址，不是本地文件";
        InlineFile:
            "the path is file content in base64, not the path of a file",
            "传入的是 base64 内容，不是文件路径";
        FileExists { path: String }: "{path} exists already", "{path} 已经存在";
        IsFolder { path: String }: "{path} is a folder", "{path} 是目录";
        NotFolder { path: String }:
            "{path}, or a part of it, is not a folder", "{path} 或其中某一级不是目录";
        FolderNotEmpty { path: String }: "{path} is not empty", "{path} 不是空目录";
        ReadOnlyFile { path: String }: "{path} is read-only", "{path} 只读";
        PackageFile { path: String }: "{path} belongs to the package", "{path} 属于代码包";
        ForeignPath { path: String }:
            "{path} is outside of the program's files", "{path} 不在小程序可访问的目录中";
        LongName: "a file name has at most 255 bytes", "文件名最长 255 字节";
        OutOfRange { name: &'static str }: "`{name}` is out of range", "`{name}` 超出范围";
        BadEncoding: "the text is not valid in its encoding", "文本不符合所声明的编码";
        UnknownChoice { name: &'static str, value: String }:
            "`{name}` cannot be `{value}`", "`{name}` 不能是 `{value}`";
        NotTemporary { path: String }: "{path} is not a temporary file", "{path} 不是临时文件";
        LargeFile { limit: u64 }: "a file has at most {limit} bytes", "单个文件最大 {limit} 字节";
        FilesFull { limit: u64 }:
            "all files together have at most {limit} bytes, or the disk is full",
            "全部文件合计最多 {limit} 字节，或者磁盘已满";
        FileError { path: String, problem: String }: "{path}: {problem}", "{path} 操作失败（`{problem}`）";
        EmptyDownload: "the response is empty, and an empty file is not saved", "响应体为空，不保存空文件";
        UnknownLength: "the response does not state its length", "响应没有给出长度";
        // Storage
        NoKey { key: String }: "nothing is stored under `{key}`", "`{key}` 没有存储数据";
        LargeValue { limit: u64 }: "a value has at most {limit} bytes", "单个值最大 {limit} 字节";
        StorageFull { limit: u64 }: "all values together have at most {limit} bytes", "全部数据合计最多 {limit} 字节";
        UnserializableValue { problem: String }: "the value has no JSON form: {problem}", "该值无法转成 JSON：`{problem}`";
        StorageError { problem: String }: "storage cannot be written: {problem}", "存储写入失败：`{problem}`";
        // Sockets
        TooManySockets { limit: u32 }:
            "{limit} sockets are open or opening, which is the limit", "已有 {limit} 个 WebSocket 连接，达到上限";
        SocketNotOpen: "the socket is not open", "WebSocket 未处于连接状态";
        NothingToClose: "there is no open socket to close", "没有可以关闭的 WebSocket 连接";
        NoSocketOpen: "no socket is open", "没有已连接的 WebSocket";
        CloseCode { code: String }: "a script may not send the close code {code}", "脚本不能使用关闭码 {code}";
        LongCloseReason { bytes: usize, limit: usize }:
            "the reason has {bytes} bytes; a close frame holds {limit}", "reason 有 {bytes} 字节，关闭帧最多 {limit} 字节";
        SocketBacklog { bytes: usize }: "{bytes} bytes wait to be sent", "还有 {bytes} 字节等待发送";
        RawSocketUrl:
            "the URL has characters beyond ASCII, which this client sends unencoded",
            "URL 含有非 ASCII 字符，该客户端不会对其编码";
        MalformedProtocols { protocols: String }:
            "`protocols` makes the header Sec-WebSocket-Protocol malformed: `{protocols}`",
            "`protocols` 使请求头 Sec-WebSocket-Protocol 格式错误：`{protocols}`";
        UnlistedProtocols { text: String }:
            "`protocols` is the text \"{text}\", not an array: this client does not connect",
            "`protocols` 是字符串“{text}”，不是数组：该客户端不会建立连接";
        NoProtocolChosen { host: String }:
            "{host} chose none of the offered subprotocols, and this client requires one",
            "{host} 没有选择任何子协议，而该客户端要求选择其一";
        HandshakeStatus { host: String, status: u16 }:
            "{host} answered the handshake with status {status}; only 101 opens a socket",
            "{host} 对握手返回状态码 {status}，只有 101 才能建立连接";
        NotSwitched { host: String }:
            "the response of {host} does not switch to WebSocket", "{host} 的响应没有切换到 WebSocket 协议";
        BadAccept { host: String }:
            "the Sec-WebSocket-Accept of {host} does not match the key",
            "{host} 返回的 Sec-WebSocket-Accept 与密钥不匹配";
        UnofferedProtocol { host: String, name: String }:
            "{host} chose the subprotocol `{name}`, which was not offered",
            "{host} 选择了子协议 `{name}`，但客户端没有提供它";
        BadExtensions { host: String, problem: String }:
            "the extensions that {host} chose cannot be used: {problem}", "{host} 选择的扩展无法使用：`{problem}`";
        BadFrames { host: String, problem: String, code: u16 }:
            "{host} violated the WebSocket protocol: {problem}; the socket is closed with {code}",
            "{host} 违反了 WebSocket 协议：`{problem}`；连接以 {code} 关闭";
        // TCP and UDP sockets
        NoPort { number: f64 }: "invalid port {number}", "{number} 不是合法的端口";
        KeptPort { port: u16 }:
            "a TCP socket may not use port {port}", "TCP 套接字不能使用端口 {port}";
        NoHost { address: String }: "invalid host `{address}`", "`{address}` 不是合法的主机";
        ManyTcpSockets { limit: u32, seconds: u32 }:
            "{limit} TCP sockets have been made within {seconds} seconds", "{seconds} 秒内已创建 {limit} 个 TCP 套接字";
        // Life of a call
        Waiting { limit: u32 }:
            "{limit} calls of this kind are running; this one waits",
            "同类请求已有 {limit} 个在进行，本次调用排队等待";
        Busy { limit: u32 }: "{limit} calls are running, which is the limit", "已有 {limit} 个调用在进行，达到上限";
        Aborted: "the script aborted the call", "脚本中止了调用";
        Cancelled: "the user is taken to have cancelled", "视为用户取消";
        AnsweredWithFailure { problem: String }: "it was answered with a failure: {problem}", "得到的回答是失败：`{problem}`";
        Interrupted:
            "the program was in background for too long, and the call was cut", "小程序在后台时间过长，调用被中断";
        InBackground: "the program is in background and may not use the network", "小程序在后台，不能使用网络";
        TimedOut { host: String, seconds: f64, phase: Phase, deadline: Deadline }:
            "no complete response from {host} within {seconds} s ({deadline}); time ran out while {phase}",
            "{seconds} 秒内没有收到 {host} 的完整响应（{deadline}），超时发生在：{phase}";
        // Network
        NameNotResolved { name: String }: "{name} has no address", "{name} 解析不到地址";
        ConnectionRefused { host: String }: "connection refused by {host}", "{host} 拒绝连接";
        AddressDenied { host: String, address: String }:
            "{host} leads to {address}, which this run may not connect to", "{host} 指向 {address}，本次运行不允许连接该地址";
        // Replayed recordings
        NotRecorded { call: String }: "the recording has no entry like {call}", "录制中没有与 {call} 相近的条目";
        RawSocketInReplay { call: String }:
            "a recording holds HTTP and WebSocket only, so {call} cannot be replayed",
            "录制文件只包含 HTTP 和 WebSocket，无法重放 {call}";
        RawSocketUnrecorded { call: String }:
            "recordings and reports hold HTTP and WebSocket only, so {call} is left out of them",
            "录制文件和报告只包含 HTTP 和 WebSocket，不含 {call}";
        AllReplayed { call: String }:
            "the recording has {call} less often than it is called: every such entry has been used",
            "{call} 的调用次数多于录制的次数：录制中的条目都已用过";
        RecordedOtherwise { call: String, nearest: String, differences: Vec<Difference> }:
            "no recorded entry matches {call}; the nearest is {nearest}: {differences}",
            "没有与 {call} 相符的录制条目；最接近的是 {nearest}：{differences}";
        BlockedByTools { host: String }:
            "the developer tools block the URL at {host}", "开发者工具屏蔽了 {host} 的该 URL";
        NoMemory { limit: u64 }:
            "the memory limit of the program, {limit} bytes, leaves no room for the call", "小程序的内存上限（{limit} 字节）已没有余量容纳这次调用";
        Unreachable { host: String }: "there is no route to {host}", "到 {host} 的网络不可达";
        Offline: "there is no network", "没有网络";
        NoCellular:
            "`forceCellularNetwork` asks for the mobile network, which this client does not have",
            "`forceCellularNetwork` 要求使用移动网络，而该客户端没有移动网络";
        Reset { host: String }: "{host} reset the connection", "{host} 重置了连接";
        Closed { host: String }: "{host} closed the connection without a response", "{host} 没有响应就关闭了连接";
        Truncated { host: String }:
            "the response of {host} ended before its declared length", "{host} 的响应没有达到声明的长度就结束了";
        Malformed { host: String, problem: String }: "the response of {host} is malformed: {problem}", "{host} 的响应格式错误：`{problem}`";
        BadCoding { host: String, problem: String }:
            "the content coding of the response of {host} is broken: {problem}", "{host} 响应的内容编码已损坏：`{problem}`";
        Undecodable { charset: &'static str }: "the text is not valid {charset}", "文本不是合法的 {charset}";
        LargeResponse { limit: u64 }: "the response has more than {limit} bytes", "响应超过 {limit} 字节";
        NotCalled { host: String }: "{host} was not called", "没有请求 {host}";
        HeadTruncated { host: String }:
            "{host} closed the connection in the middle of the head of its response", "{host} 在响应头发送到一半时关闭了连接";
        LargeHead { host: String, lines: u32, kilobytes: u32 }:
            "the head of the response of {host} has more than {lines} lines or {kilobytes} KB",
            "{host} 的响应头超过 {lines} 行或 {kilobytes} KB";
        ChunksTruncated { host: String }:
            "the response of {host} ended before its last chunk", "{host} 的响应在最后一个分块之前结束";
        Disconnected { host: String }:
            "{host} closed the HTTP/2 connection before the response was complete",
            "响应尚未完成，{host} 就关闭了 HTTP/2 连接";
        StreamUnfinished { host: String }:
            "{host} reset the HTTP/2 stream before the response was complete (RST_STREAM with NO_ERROR)",
            "响应尚未完成，{host} 就重置了 HTTP/2 流（RST_STREAM，NO_ERROR）";
        StreamReset { host: String, code: String }: "{host} reset the HTTP/2 stream: {code}", "{host} 重置了 HTTP/2 流：{code}";
        StreamRefused { host: String }:
            "{host} refused the HTTP/2 stream without processing it", "{host} 未处理就拒绝了 HTTP/2 流";
        GoneAway { host: String, code: String }:
            "{host} is closing the HTTP/2 connection and did not process the request: {code}",
            "{host} 正在关闭 HTTP/2 连接，没有处理该请求：{code}";
        Http2Violated { host: String, code: String }:
            "the response of {host} violates HTTP/2 ({code}): its head is not legal or larger than 256 KB, or its body does not match its Content-Length",
            "{host} 的响应违反 HTTP/2 协议（{code}）：响应头不合法或过大，或响应体与 Content-Length 不符";
        Resent { host: String }:
            "{host} ended a connection without processing the request, so it was sent again",
            "{host} 未处理请求就结束了连接，请求已重新发送";
        CutEnd { host: String }:
            "{host} ended its response with the connection, without close_notify: it may be incomplete",
            "{host} 以断开连接结束响应，没有发送 close_notify：响应可能不完整";
        // Proxies
        ProxyNotResolved { proxy: String }: "the name of the proxy {proxy} has no address", "代理服务器 {proxy} 的域名解析不到地址";
        ProxyUnreachable { proxy: String }: "no connection to the proxy {proxy} could be opened", "无法连接代理服务器 {proxy}";
        ProxyTls { proxy: String, cause: Box<Reason> }:
            "TLS with the proxy {proxy} failed: {cause}", "与代理服务器 {proxy} 的 TLS 连接失败：{cause}";
        ProxyClosed { proxy: String, host: String }:
            "the proxy {proxy} closed the connection before {host} was reached", "代理服务器 {proxy} 在连到 {host} 之前关闭了连接";
        ProxyAuthentication { proxy: String }: "the proxy {proxy} asks for a user and a password", "代理服务器 {proxy} 要求用户名和密码";
        ProxyCredentials { proxy: String }:
            "the proxy {proxy} does not accept the user and password of its URL", "代理服务器 {proxy} 不接受 URL 中的用户名和密码";
        ProxyStatus { proxy: String, host: String, status: u16 }:
            "the proxy {proxy} answered CONNECT {host} with status {status}", "代理服务器 {proxy} 对 CONNECT {host} 返回状态码 {status}";
        ProxyOrServer { proxy: String, host: String, status: u16 }:
            "status {status} came through the proxy {proxy}, which may have sent it in place of {host}",
            "状态码 {status} 经由代理服务器 {proxy} 返回，可能并非来自 {host}";
        ProxyRefused { proxy: String, host: String, problem: String }:
            "the proxy {proxy} did not connect to {host}: {problem}", "代理服务器 {proxy} 没有连到 {host}：`{problem}`";
        // TLS
        OldTls { host: String }: "{host} offers no TLS version that is new enough", "{host} 支持的 TLS 版本过低";
        TlsClosed { host: String }: "{host} closed the connection in the TLS handshake", "{host} 在 TLS 握手时关闭了连接";
        TlsHandshake { host: String, problem: String }: "the TLS handshake with {host} failed: {problem}", "与 {host} 的 TLS 握手失败：`{problem}`";
        SelfSigned { host: String }: "the certificate of {host} is self-signed", "{host} 的证书是自签名证书";
        LoneCertificate { host: String }:
            "{host} sent its certificate alone, and the issuer is not trusted", "{host} 只发送了站点证书，其签发者不受信任";
        UntrustedChain { host: String, count: usize }:
            "{host} sent a chain of {count} certificates that ends at an untrusted issuer",
            "{host} 发送了 {count} 个证书的证书链，末端签发者不受信任";
        Expired { host: String }: "the certificate of {host} has expired", "{host} 的证书已过期";
        NotYetValid { host: String }: "the certificate of {host} is not valid yet", "{host} 的证书尚未生效";
        WrongHost { host: String, names: Vec<String> }: "the certificate of {host} is for {names}", "{host} 返回的证书属于 {names}";
        Revoked { host: String }: "the certificate of {host} was revoked", "{host} 的证书已被吊销";
        BadCertificate { host: String, problem: String }:
            "the certificate of {host} is not acceptable: {problem}", "{host} 的证书不可用：`{problem}`";
        LoneCertificateOf { host: String, issuer: String }:
            "{host} sent its certificate alone, and its issuer \"{issuer}\" is not trusted",
            "{host} 只发送了站点证书，签发者“{issuer}”不受信任";
        UntrustedIssuer { host: String, count: usize, issuer: String }:
            "{host} sent a chain of {count} certificates whose issuer \"{issuer}\" is not trusted",
            "{host} 发送了 {count} 个证书的证书链，签发者“{issuer}”不受信任";
        NamelessCertificate { host: String }:
            "the certificate of {host} names no host in its subjectAltName", "{host} 的证书没有 subjectAltName";
        NameConstraint { host: String }:
            "an issuer of the certificate of {host} may not vouch for this name (name constraint)",
            "{host} 证书的某个签发者无权签发该域名（名称约束）";
        BadSignature { host: String }:
            "a signature in the certificate chain of {host} does not match the key of its issuer",
            "{host} 证书链中的签名与签发者的密钥不匹配";
        WeakSignature { host: String }:
            "a signature in the certificate chain of {host} uses a weak or unknown algorithm", "{host} 证书链中的签名算法过弱或未知";
        WeakKey { host: String }:
            "a key in the certificate chain of {host} is weak or of an unknown kind", "{host} 证书链中的密钥过弱或类型未知";
        AuthorityAsServer { host: String }:
            "{host} uses the certificate of an authority (CA:TRUE) as its own", "{host} 使用了 CA 证书（CA:TRUE）作为站点证书";
        ServerAsAuthority { host: String }:
            "the certificate of {host} was issued by a certificate that is not an authority's (CA:FALSE)",
            "{host} 的证书由非 CA 证书（CA:FALSE）签发";
        ChainTooLong { host: String }:
            "the certificate chain of {host} is longer than one of its authorities allows", "{host} 的证书链超过签发者允许的长度";
        CriticalExtension { host: String }:
            "a certificate in the chain of {host} has an unknown critical extension", "{host} 的证书链中有未知的关键扩展";
        WrongPurpose { host: String }:
            "the certificate of {host} is not for servers: its extended key usage lacks serverAuth",
            "{host} 的证书不能用于服务器：扩展密钥用法缺少 serverAuth";
        UnreadableCertificate { host: String }:
            "the certificate of {host} cannot be read, or is not of X.509 version 3", "{host} 的证书无法解析，或不是 X.509 v3";
        // CORS
        NoAllowedOrigin: "the response has no Access-Control-Allow-Origin", "响应没有 Access-Control-Allow-Origin";
        WildcardOrigin:
            "the response allows the origin `*`, which does not count for requests with credentials",
            "响应允许的来源是 `*`，对携带凭证的请求无效";
        OtherOrigin { value: String, origin: String }:
            "the response allows the origin `{value}`; the page's origin is `{origin}`",
            "响应允许的来源是 `{value}`，而页面的来源是 `{origin}`";
        CredentialsValue { value: String }:
            "Access-Control-Allow-Credentials is `{value}`; only `true` counts",
            "Access-Control-Allow-Credentials 是 `{value}`，只有 `true` 有效";
        NoCredentials: "the response has no Access-Control-Allow-Credentials", "响应没有 Access-Control-Allow-Credentials";
        PreflightRefused { cause: Box<Reason> }: "the preflight was refused: {cause}", "预检请求未通过：{cause}";
        PreflightStatus { status: u16 }:
            "the response to OPTIONS has status {status}; only 200 to 299 count, and redirects do not",
            "OPTIONS 的响应状态码是 {status}，只有 200 到 299 有效，重定向无效";
        NotAList { name: String }: "{name} is not a list of names", "{name} 不是名称列表";
        MethodNotAllowed { method: String, allowed: String }:
            "the method {method} is not among the allowed ones ({allowed})", "方法 {method} 不在允许的方法（{allowed}）之中";
        HeaderNotAllowed { name: String }: "the header {name} is not among the allowed ones", "请求头 {name} 不在允许的请求头之中";
        HiddenHeaders { names: Vec<String> }: "the script does not see the response headers {names}", "脚本看不到响应头 {names}";
        // The platform
        AnsweredByCache:
            "the program's cache manager answers, because it uses its cache now",
            "缓存管理器正在使用缓存返回，由程序自己应答";
        NoServiceType: "`serviceType` is empty", "`serviceType` 为空";
        SearchRuns:
            "a search for local services is running already", "已有一次局域网服务搜索正在进行";
        NoSearch: "no search for local services is running", "当前没有正在进行的局域网服务搜索";
        NoLocalSearch:
            "this client cannot search for local services: its system asks for a permission that it does not have",
            "该客户端不能搜索局域网服务：系统要求的权限它没有";
        NotCarriedOut { name: &'static str }:
            "qiao accepts `{name}`, and does nothing about it", "qiao 接受 `{name}` 选项，但不会执行它";
        IgnoredAssignment { object: &'static str, name: String }:
            "{object}.{name} has a getter and no setter on this client, so the assignment is ignored",
            "在该客户端上 {object}.{name} 只有 getter，没有 setter，赋值会被忽略";
        NotOffered { name: String, platform: PlatformName }:
            "qiao does not offer {name}; {platform} has it", "qiao 没有实现 {name}，{platform}有这个接口";
    }
}
