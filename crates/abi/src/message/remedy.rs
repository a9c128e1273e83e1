//! What would make a call pass: one line per message. A setting of the host is named by the reader's words.

use super::{Alternatives, Setting};

crate::messages! {
    /// What would make a call pass.
    pub enum Remedy {
        // URLs and domain lists
        AbsoluteUrl { schemes: Alternatives }: "pass an absolute URL that begins with {schemes}", "传入以 {schemes} 开头的完整 URL";
        FillTemplate: "fill in the placeholder before the call, or configure the base URL", "在调用前替换占位符，或配置好基础地址";
        SetVariable: "give the variable its value before the URL is built", "在拼接 URL 之前给变量赋值";
        NoFragment: "remove the part after `#`", "去掉 `#` 及其后的部分";
        OtherPort: "serve the API on another port, preferably 443", "把服务换到其他端口，最好是 443";
        UseTls { scheme: String }: "serve the API over TLS and use {scheme}://", "让服务支持 TLS，并使用 {scheme}://";
        OwnServer { host: String }: "let your own server call {host}, and call your server", "由自己的服务器请求 {host}，小程序再请求自己的服务器";
        NameAndList: "give the server a domain name and list it", "给服务器配置域名，并加入合法域名";
        LocalServer { resolve: Setting, unchecked: Setting }:
            "lead a listed host name to the local server with {resolve}, or turn the checks off with {unchecked}",
            "用 {resolve} 把合法域名映射到本机服务，或用 {unchecked} 关闭校验";
        DefaultPort { port: String }:
            "serve the API on the default port and remove \":{port}\" from the URL",
            "把服务放在默认端口，并去掉 URL 中的 \":{port}\"";
        DropPort { port: u16, entry: String, origin: String }:
            "remove \":{port}\" from the URL if {entry} serves it, or list {origin}",
            "如果 {entry} 提供该服务，去掉 URL 中的 \":{port}\"；否则把 {origin} 加入合法域名";
        CallOrList { entry: String, origin: String }: "call {entry}, or list {origin}", "请求 {entry}，或把 {origin} 加入合法域名";
        AddToList { origin: String, list: &'static str }: "add {origin} to the `{list}` list", "把 {origin} 加入 `{list}` 合法域名";
        // Options
        UseName { name: String }: "write `{name}`", "写成 `{name}`";
        NumberOfMilliseconds: "write a number, without quotes", "写成数字，不要加引号";
        ArrayOfProtocols { text: String }: "pass an array: `protocols: ['{text}']`", "传数组：`protocols: ['{text}']`";
        ConfigureTime: "set `networkTimeout` in app.json", "在 app.json 中设置 `networkTimeout`";
        NoOption { name: &'static str }: "leave `{name}` out", "不要传 `{name}`";
        ShorterTime { seconds: f64 }: "let the call end within {seconds} s", "让调用在 {seconds} 秒内结束";
        RightOptions:
            "pass every required option with the type that the reference names", "按文档要求的类型传入所有必填参数";
        FunctionOrNone { name: &'static str }: "pass a function as `{name}`, or leave it out", "`{name}` 传函数，或者不传";
        KnownMethod: "use one of the methods that the platform sends", "使用平台支持的方法";
        SendableData: "pass a string, a plain object or an ArrayBuffer", "传字符串、普通对象或 ArrayBuffer";
        SendLess: "send less, or upload a file", "减少数据，或改用上传文件";
        TextInUrl: "pass an object, or put the text into the URL", "改传对象，或把文本写进 URL";
        MethodWithBody: "use a method that has a body", "使用带请求体的方法";
        // Headers and forms
        ObjectOfTexts: "pass an object with string values", "传值为字符串的对象";
        TextValue: "pass a string", "传字符串";
        TextOrNumber: "pass a string or a number", "传字符串或数字";
        LegalHeader:
            "use letters, digits and `-` in names, and no line breaks in values", "名称只用字母、数字和 `-`，值中不要换行";
        EncodeHeader: "pass it through encodeURIComponent and decode it at the server", "用 encodeURIComponent 编码，由服务器解码";
        EncodeParts: "pass the parts of the URL through encodeURIComponent", "用 encodeURIComponent 处理 URL 的各部分";
        NoContentType: "leave `content-type` out", "不要设置 `content-type`";
        // Redirects
        RedirectOnce: "redirect to the final URL at once", "让服务器直接重定向到最终地址";
        RedirectWithoutUser: "redirect to a URL without user name and password", "重定向的地址不要带用户名和密码";
        AbsoluteLocation: "send an absolute http(s) URL in Location", "Location 使用完整的 http(s) 地址";
        OneValue { header: String }: "send one {header}", "只发送一个 {header}";
        // Pages
        ListPage: "list the page in app.json, or go to a listed one", "在 app.json 中声明该页面，或跳转到已声明的页面";
        UseSwitchTab: "use switchTab or reLaunch", "使用 switchTab 或 reLaunch";
        UseNavigateTo: "use navigateTo or redirectTo", "使用 navigateTo 或 redirectTo";
        UseRedirectTo: "use redirectTo, or go back first", "使用 redirectTo，或先返回";
        // Files
        CheckPath: "check the path; create folders with mkdir", "检查路径；目录用 mkdir 创建";
        DownloadFirst: "download it with downloadFile and pass the path of the result", "先用 downloadFile 下载，再传返回的路径";
        WriteFirst:
            "write the content to a file with writeFile (encoding `base64`) and pass its path",
            "先用 writeFile（编码 `base64`）写成文件，再传文件路径";
        RemoveFirst: "remove it first, or choose another name", "先删除它，或换一个名字";
        NameFile: "name a file", "指定一个文件";
        UseRmdir: "remove it with rmdir", "用 rmdir 删除";
        NameFolder: "name a folder", "指定一个目录";
        Recursive: "pass `recursive: true` to remove the entries as well", "传 `recursive: true` 连同内容一起删除";
        UserDataPath: "write below USER_DATA_PATH", "写到 USER_DATA_PATH 下";
        OwnPaths: "use paths that the platform returned, or USER_DATA_PATH", "使用平台返回的路径，或 USER_DATA_PATH";
        ShorterName: "choose a shorter name", "换一个更短的名字";
        WithinFile: "pass a number within the file", "传文件范围内的数字";
        CheckEncoding: "check `data` and `encoding`", "检查 `data` 和 `encoding`";
        DocumentedValue: "pass one of the documented values", "传文档列出的值";
        TemporaryPath: "pass a path that a download returned", "传下载返回的临时路径";
        SmallerFile: "reduce the file", "减小文件";
        FreeSpace: "remove files", "删除一些文件";
        SendBody: "send a response body", "返回响应体";
        SendLength: "send Content-Length", "返回 Content-Length";
        // Storage
        StoreLess: "store less, or write a file", "减少数据，或写成文件";
        RemoveKeys: "remove some values", "删除一些数据";
        PlainData: "store plain data without cycles", "只存没有循环引用的普通数据";
        CheckFolder { storage: Setting }: "check the folder of {storage}", "检查 {storage} 的目录";
        // Sockets
        CloseOne: "close a socket first", "先关闭一个连接";
        SendWhileOpen: "send after onOpen and before the end", "在 onOpen 之后、关闭之前发送";
        WaitForOpen: "wait for onSocketOpen", "等待 onSocketOpen";
        AllowedCode: "use 1000, or a code from 3000 to 4999", "使用 1000，或 3000 到 4999 之间的关闭码";
        ShorterReason: "shorten it; its bytes in UTF-8 count", "缩短 reason，长度按 UTF-8 字节计算";
        WaitForSuccess: "wait for `success` before you send more", "等 `success` 之后再继续发送";
        EncodeUrl: "pass the URL through encodeURI", "用 encodeURI 处理 URL";
        TokenProtocols:
            "pass names of letters and digits, and leave `protocols` out where there are none",
            "子协议名只用字母和数字等合法字符；没有子协议时不要传 `protocols`";
        LetWebSocketThrough:
            "check the path, and that the server and every proxy before it let WebSocket through",
            "检查路径，并确认服务器及其前面的代理允许 WebSocket";
        SwitchProtocol: "answer with `Connection: Upgrade` and `Upgrade: websocket`", "响应中返回 `Connection: Upgrade` 和 `Upgrade: websocket`";
        ComputeAccept: "compute it as in RFC 6455, section 4.2.2", "按 RFC 6455 第 4.2.2 节计算";
        OfferedProtocol: "choose an offered subprotocol, or none", "选择客户端提供的子协议，或者不选";
        AnswerProtocol: "configure the server to choose an offered subprotocol, or offer none", "让服务器选择一个子协议，或不提供子协议";
        OfferedExtensions: "omit Sec-WebSocket-Extensions, or answer what was offered", "不返回 Sec-WebSocket-Extensions，或只返回客户端提供的扩展";
        CheckServer: "check what the server sends", "检查服务器发送的内容";
        // TCP and UDP sockets
        GivePort: "give a port from 1 to 65535", "传入 1 到 65535 之间的端口";
        OtherServerPort: "let the server listen on another port", "让服务器监听其他端口";
        GiveHost: "give a domain name or an IP address", "传入域名或 IP 地址";
        KeepSocket: "use one socket for longer", "让一个套接字使用更长时间";
        // Life of a call
        EndOne: "let a call end before the next begins", "等一个调用结束再发起下一个";
        AnswerOtherwise { answers: Setting }: "give another answer with {answers}", "用 {answers} 给出其他回答";
        CallInForeground: "finish before the program goes to background, or call again in onShow", "在进入后台前完成，或在 onShow 中重新调用";
        CallOnShow: "call again in onShow", "在 onShow 中重新调用";
        OptionTime: "answer sooner, or raise `timeout`", "让服务器更快响应，或调大 `timeout`";
        ConfiguredTime: "answer sooner, or raise `networkTimeout` in app.json", "让服务器更快响应，或调大 app.json 中的 `networkTimeout`";
        MoreTime: "answer sooner, or pass a longer `timeout`", "让服务器更快响应，或传入更长的 `timeout`";
        MoreConfiguredTime:
            "answer sooner, or configure a longer `networkTimeout` in app.json",
            "让服务器更快响应，或在 app.json 中配置更长的 `networkTimeout`";
        AnswerSooner: "answer sooner; the platform does not wait longer", "让服务器更快响应，平台不允许更长的时间";
        // Network
        Unblock: "remove the URL from the blocked ones in the developer tools", "在开发者工具的屏蔽列表中移除该 URL";
        AllowAddress { addresses: Setting }: "call a public server, or permit the address with {addresses}", "请求公网服务器，或用 {addresses} 允许该地址";
        RunWithoutRecording: "run programs that open TCP or UDP sockets without a recording", "使用 TCP 或 UDP 的程序请不要用录制文件运行";
        RecordAgain { recording: Setting }:
            "call what was recorded, or record the traffic again with {recording}", "只发起录制过的调用，或用 {recording} 重新录制";
        IgnoreDifference { recording: Setting, ignore: Setting, rules: String }:
            "call as recorded, or record again with {recording}; ignore what differs in every run with {ignore} {rules}",
            "按录制发起调用，或用 {recording} 重新录制；每次运行都会变化的部分可用 {ignore} {rules} 忽略";
        NeedLessMemory { memory: Setting }:
            "run fewer calls at once, send or ask for less, or raise {memory}", "减少同时进行的调用，减少收发的数据，或提高 {memory}";
        MapName { resolve: Setting }: "check the host name, or map it to an address with {resolve}", "检查域名，或用 {resolve} 把它映射到某个地址";
        StartServer: "is the server running? Check the port in the URL", "确认服务器已启动，并检查 URL 中的端口";
        CheckNetwork: "check the network and the address", "检查网络和地址";
        TryOnline: "listen to onNetworkStatusChange and try again when there is a network", "监听 onNetworkStatusChange，恢复网络后重试";
        NoForcedCellular: "leave `forceCellularNetwork` out where getNetworkType reports no mobile network", "getNetworkType 返回的不是移动网络时，不要传 `forceCellularNetwork`";
        CheckLogForLimit: "look for a crash or a limit in the server's log", "查看服务器日志，是否崩溃或触发了限制";
        CheckLog: "look for a crash in the server's log", "查看服务器日志，是否崩溃";
        WholeBody: "send as many bytes as Content-Length says, or the last chunk", "按 Content-Length 发送完整内容，或发送结束分块";
        TrueCoding: "name the body's real coding in Content-Encoding", "Content-Encoding 要与响应体的实际编码一致";
        NameCharset: "send UTF-8, name the right charset in Content-Type, or ask for responseType arraybuffer", "使用 UTF-8，或在 Content-Type 中写对字符集，或把 responseType 设为 arraybuffer";
        DownloadInstead: "send less, or let the script download a file", "减少响应内容，或让脚本改用下载文件";
        ShorterHead: "send fewer or shorter headers and cookies", "减少响应头和 Cookie 的数量或长度";
        CheckLogForTimeout: "look for a crash or a time-out in the server's log", "查看服务器日志，是否崩溃或超时";
        CheckLogForRestart: "look for a crash or a restart in the server's log", "查看服务器日志，是否崩溃或重启";
        AnnounceEnd: "configure the server to send Content-Length, or to close TLS properly", "让服务器发送 Content-Length，或正常关闭 TLS";
        EndStream: "configure the server to end the response with END_STREAM", "让服务器以 END_STREAM 结束响应";
        StreamLimit: "check the server's limit of concurrent streams", "检查服务器的并发流上限";
        Http1Instead: "check what the server sends, or ask for HTTP/1.1 with `enableHttp2: false`", "检查服务器发送的内容，或用 `enableHttp2: false` 改用 HTTP/1.1";
        CheckProxy { proxy: Setting }: "check {proxy}; is the proxy running?", "检查 {proxy}，并确认代理服务器已启动";
        CheckProxyLog: "look at the proxy's log; it may block this host or port", "查看代理服务器日志，可能禁止了该域名或端口";
        ProxyUser: "put them into the URL of the proxy: http://USER:PASSWORD@HOST:PORT", "写在代理的 URL 中：http://USER:PASSWORD@HOST:PORT";
        ProxyEncoding: "check them; reserved characters must be percent-encoded", "检查用户名和密码，保留字符要做百分号编码";
        AllowInProxy: "allow the host and port in the proxy's configuration, or use no proxy", "在代理配置中放行该域名和端口，或不用代理";
        ProxyScheme: "check the scheme of the proxy's URL, and whether the proxy reaches the host", "检查代理 URL 的协议，以及代理能否访问该域名";
        // TLS
        EnableTls: "enable TLS 1.2 or 1.3", "启用 TLS 1.2 或 1.3";
        CheckTlsLog: "look at the server's log; a server without a certificate for the name may do so", "查看服务器日志；没有为该域名配置证书的服务器会这样";
        CheckCiphers: "check the server's TLS settings: its ciphers may be outdated", "检查服务器的 TLS 配置，加密套件可能过旧";
        PublicCertificate { roots: Setting }: "use a certificate of a public authority, or trust it with {roots}", "使用公共机构签发的证书，或用 {roots} 信任它";
        SendIntermediates { roots: Setting }:
            "configure the server to send its intermediate certificates, or trust the issuer with {roots}",
            "让服务器发送中间证书，或用 {roots} 信任签发者";
        TrustIssuer { roots: Setting }: "use a certificate of a public authority, or trust the issuer with {roots}", "使用公共机构签发的证书，或用 {roots} 信任签发者";
        RenewCertificate: "renew it", "更新证书";
        CheckDates: "check the clocks and the certificate's dates", "检查系统时间和证书有效期";
        NamedCertificate: "use a certificate that names the host", "使用包含该域名的证书";
        OwnCertificate { roots: Setting, host: String }:
            "use a certificate of a public authority; for tests trust this one with {roots}. To create one: openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN={host} -addext subjectAltName=DNS:{host} -keyout key.pem -out cert.pem",
            "使用公共机构签发的证书；测试时可用 {roots} 信任它。生成方法：openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN={host} -addext subjectAltName=DNS:{host} -keyout key.pem -out cert.pem";
        AllowedAuthority: "get one from an authority that may issue it", "换用有权签发该域名的机构";
        MatchingChain: "check that certificate, key and intermediates belong together", "检查证书、私钥和中间证书是否配套";
        StrongSignature: "get one that is signed with SHA-256 or better", "换用 SHA-256 或更强算法签名的证书";
        StrongKey: "use RSA with at least 2048 bits, or ECDSA on P-256 or P-384", "使用 2048 位以上的 RSA，或 P-256、P-384 的 ECDSA";
        ServerCertificate: "issue a server certificate with basicConstraints CA:FALSE", "签发 basicConstraints 为 CA:FALSE 的服务器证书";
        AuthorityCertificate: "issue it with a certificate that has basicConstraints CA:TRUE", "用 basicConstraints 为 CA:TRUE 的证书签发";
        NearerAuthority: "issue it with an authority nearer to the root", "用离根更近的机构签发";
        NoCriticalExtension: "issue it without the extension, or do not mark it critical", "去掉该扩展，或不标记为关键";
        ServerPurpose: "issue it with extendedKeyUsage serverAuth", "签发时设置 extendedKeyUsage serverAuth";
        FreshCertificate: "create a new one with a subjectAltName", "重新生成带 subjectAltName 的证书";
        NewCertificate: "get a new certificate", "更换证书";
        // CORS
        AnswerWith { lines: String }: "answer with\n{lines}", "响应中返回\n{lines}";
        AnswerBothWith { preflight: String, response: String }:
            "answer OPTIONS with\n{preflight}\nand the request itself with\n{response}",
            "OPTIONS 响应中返回\n{preflight}\n正式请求的响应中返回\n{response}";
        AnswerOptions { lines: String }:
            "answer OPTIONS directly, with status 204 and\n{lines}", "直接响应 OPTIONS，返回状态码 204 和\n{lines}";
        OmitHeader { name: String }: "omit {name}", "不返回 {name}";
        ExposeHeaders { names: Vec<String> }: "answer with Access-Control-Expose-Headers: {names}", "响应中返回 Access-Control-Expose-Headers: {names}";
        // The platform
        NameService: "pass the type of the service, for example `_http._tcp.`", "传入服务类型，例如 `_http._tcp.`";
        StopSearch: "call stopLocalServiceDiscovery first, or wait until the search has ended", "先调用 stopLocalServiceDiscovery，或等搜索结束";
        StartSearch: "call startLocalServiceDiscovery first", "先调用 startLocalServiceDiscovery";
        AndroidAlone: "use this on Android alone, and let the user type the address elsewhere", "只在 Android 上使用，其他客户端让用户输入地址";
        AskNetwork:
            "call request() of the event in the listener, or stop the cache manager", "在监听函数中调用事件的 request()，或停止缓存管理器";
        ExpectNone { name: &'static str }:
            "expect no effect of `{name}` here; the call is carried out as without it", "不要期待 `{name}` 在这里生效，调用会照常进行";
        DefineProperty { object: &'static str, name: String }:
            "replace it with Object.defineProperty({object}, '{name}', {{ configurable: true, value: ... }}), or let a test or an answer to {name} stand for it",
            "用 Object.defineProperty({object}, '{name}', {{ configurable: true, value: … }}) 替换它，或用测试、对 {name} 的回答代替它";
        Substitute { name: String }: "do without it where {name} fails, or put a function of your own in its place", "{name} 失败时跳过，或用自己的函数代替";
    }
}
