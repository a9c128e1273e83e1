//! The Chinese help texts, by command and option. Options listed without a command have the same text in every command.

/// Description of a command.
pub(super) fn about(path: &str) -> Option<&'static str> {
    Some(match path {
        "" => "在真实网络和平台规则下运行小程序（微信、飞书、百度）的网络代码。",
        "run" => "运行小程序项目或脚本",
        "test" => "运行测试文件：在小程序中使用 describe、it 和 expect",
        "doctor" => "检查服务器，或项目调用的所有服务器：合法域名、证书、TLS、重定向、文本编码、CORS",
        "explain" => "解释规范条款或规则：内容、来源、取值和用例",
        "rules" => "列出各平台的规则，或两个平台之间的差异",
        "rules.surface" => "各平台有哪些接口，qiao 是否实现",
        "rules.diff" => "两个平台之间的规则差异",
        "conformance" => "运行各平台的一致性用例",
        "conformance.export" => {
            "生成一个小程序项目，可在任意宿主中运行用例，并把结果发给 `qiao origin`；用法见其中的 README.md"
        }
        "conformance.import" => "把上述项目的结果与 qiao 的结果对照，并列出它验证了哪些规则",
        "types" => "输出编辑器用的类型声明，或说明该平台应安装哪个官方类型包",
        "completions" => "输出 shell 的自动补全脚本",
        "man" => "生成手册页（man page）",
        "mutation" => "逐条改变规则的取值，检查是否有一致性用例失败",
        "origin" => "单独启动脚本化测试服务器，供其他工具使用",
        "init" => "创建测试目录、qiao.json 及其 schema 和编辑器类型",
        "help" => "显示帮助",
        _ => return None,
    })
}

/// Description of an option.
pub(super) fn option(path: &str, id: &str) -> Option<&'static str> {
    own(path, id).or_else(|| shared(id))
}

fn own(path: &str, id: &str) -> Option<&'static str> {
    Some(match (path, id) {
        ("run" | "test", "inspect") => {
            "在 Chrome 开发者工具中查看程序：请求、套接字、控制台和文件。链接会输出，粘贴到 Chrome 地址栏即可；chrome://inspect 也能找到。能访问该地址的人可以在程序中运行脚本。默认：127.0.0.1:9229"
        }
        ("run", "path") => "项目目录、脚本文件，或用 `-` 表示标准输入",
        ("run", "timeout") => "按程序时钟计算的最长运行时间，例如 30s；到时说明还在等待什么，退出码 4",
        ("run", "duration") => "正常的程序运行这么久后结束，例如 10s；没有出错则退出码为 0",
        ("run", "fail_on") => "脚本已经处理的这类失败也使运行失败",
        ("run", "before") => "在程序之前运行这个脚本，例如其中有模拟",
        ("run", "eval") => "程序空闲后在其中运行这段代码",
        ("run", "all_pages") => {
            "打开项目的每个页面，各在全新的程序里同时运行，并打印一张表；未给 --for 或 --timeout 时每页最多五秒"
        }
        ("run", "junit") => "把各页面的结果写成 JUnit XML",
        ("run", "json") => "把各页面的结果写成 JSON",
        ("run", "routes") => "测试服务器的回答，JSON 文件，形式与测试中的 origin.on 相同；隐含 --with-origin",
        ("run", "quiet") => "只输出脚本自己的输出和错误",
        ("run", "watch") => "程序目录中的文件变化后重新运行，Ctrl-C 结束；仍在运行的会被停止",
        ("run", "root") => "脚本所属项目的根目录；`none` 表示没有",
        ("test", "path") => "测试文件或目录；目录中名为 *.test.js、*.spec.js（或 .ts）的文件是测试。默认：当前目录",
        ("test", "watch") => "当前目录、指定的目录或项目中的文件变化后重新运行，Ctrl-C 结束",
        ("test", "coverage") => {
            "统计测试运行到程序自己的哪些行：打印一张表，并把 lcov.info 写入这个目录。默认：coverage"
        }
        ("test", "coverage_threshold") => "行覆盖率低于这个百分比时失败",
        ("test", "quiet") => "只输出失败的测试",
        ("test", "real_time") => {
            "使用系统时钟，并通过套接字访问本机的测试服务器；否则使用虚拟时间，一分钟瞬间过去，每次运行都相同"
        }
        ("test", "deny_private") => {
            "与 --real-time 同用：`passthrough` 的主机只连接公网地址，不连接内网、环回、链路本地和云元数据地址；测试服务器仍可访问"
        }
        ("test", "jobs") => "同时运行的文件数。默认：每个核一个",
        ("test", "filter") => "只运行完整名称（包括所在分组的名称）包含该文本的测试",
        ("test", "shard") => "把测试分成几份，只运行其中一份，例如 2/4",
        ("doctor", "subject") => "服务器的 URL，或一个项目目录",
        ("doctor", "platform") => "按哪个平台的规则检查。默认：项目自己的平台，否则为微信",
        ("doctor", "patience") => "每一步最多等待的时间，例如 5s",
        ("doctor", "json") => "以 JSON 输出发现的问题",
        ("doctor", "junit") => "把 JUnit 报告写入这个文件",
        ("explain", "names") => "条款（如 WX-DOM-013）或规则（如 domains.bare_entry）",
        ("explain", "platform") => "只看这个平台的规则和用例",
        ("explain", "json") => "输出 JSON 数组，每个名称一个对象",
        ("rules", "names") => {
            "只列出依据这些条款的规则，或名称、条款以这些文本开头的规则，如 domains、domains.bare_entry、WX-DOM；`surface.` 表示该组的规则"
        }
        ("rules" | "rules.surface" | "rules.diff", "json") => "输出 JSON",
        ("rules", "markdown") => "输出 Markdown 参考文档",
        ("rules.diff", "a") => "一个平台",
        ("rules.diff", "b") => "另一个平台",
        ("conformance", "filter") => "只运行名称包含这些文本或涉及这些条款的用例",
        ("conformance.export", "platform") => "使用哪个平台的用例和项目结构",
        ("conformance.export", "folder") => "要创建的目录",
        ("conformance.export", "exclude") => "不导出名称包含这些文本的用例",
        ("conformance.export", "only_failed") => "只导出在这份结果中不一致或未运行的用例",
        ("conformance.export", "sure") => "只导出有文档或有人观察到的行为，不含预期属于推测的用例",
        ("conformance.export", "shard") => "把用例分成几份，只导出其中一份，例如 2/4",
        ("conformance.export", "max_seconds") => "不导出耗时超过这么多秒的用例",
        ("conformance.export", "global") => "提供平台接口的全局变量，例如 uni 或 Taro",
        ("conformance.export", "host") => "宿主的名称，写入它的结果",
        ("conformance.export", "origin") => {
            "宿主访问测试服务器的地址，例如 https://test.example.com:8443。默认使用 example.test 下的域名；换成别的地址时，需要多个域名的用例不导出"
        }
        ("conformance.export", "lacks") => "宿主虽有函数但实际不具备的能力",
        ("conformance.export", "real_services") => "也导出会请求真实服务（例如平台自己的服务器）的用例",
        ("conformance.export", "script") => "生成一个脚本而不是项目，供只能加载脚本的宿主使用",
        ("conformance.import", "files") => {
            "测试服务器保存的结果（`--results` 的文件或 /results 的响应），或宿主控制台的输出"
        }
        ("origin", "cert") => {
            "要出示的证书及其证书链（PEM 文件），用于无法信任测试证书的宿主，例如手机；要求错误证书的域名（例如 expired.）仍得到错误证书"
        }
        ("origin", "key") => "--cert 的私钥（PEM 文件）",
        ("origin", "results") => "把每份提交到 /results 的报告追加到这个文件；文件中已有的会保留",
        ("origin", "cors") => "允许任意网页请求 /cors 以外的路径，用于浏览器中的宿主",
        ("completions", "shell") => "shell 的名称",
        ("man", "folder") => "手册页写入的目录",
        ("conformance.import", "json") => "把全部结果写入这个 JSON 文件",
        ("conformance", "jobs") => "同时运行的用例数。默认：每个核一个；真实时间下为 64，因为大多在等待",
        ("conformance", "shard") => "把用例分成几份，只运行其中一份，例如 2/4",
        ("conformance", "real_time") => {
            "使用真实套接字和系统时钟，耗时等于最长的用例（约半小时）。虚拟时间下，测量时间的用例是精确的；真实时间下，繁忙的机器可能使其失败"
        }
        ("conformance", "quiet") => "只输出失败的用例",
        ("mutation", "filter") => "只处理名称包含这些文本的规则，例如 domains",
        ("mutation", "jobs") => "同时改变的规则数。默认：每个核一个",
        ("mutation", "write") => {
            "把能在其他宿主上检验各规则的用例写入这个目录中各平台的文件；未选中的规则保持原样；与 --near 同用时只增加用例"
        }
        ("mutation", "json") => "把每条规则的结果写入这个 JSON 文件",
        ("init", "folder" | "path" | "dir") => "目录",
        _ => return None,
    })
}

fn shared(id: &str) -> Option<&'static str> {
    Some(match id {
        "color" => "是否给输出着色",
        "lang" => "输出语言；未指定时取 QIAO_LANG，再取系统区域设置",
        "platform" => {
            "使用哪个平台的规则。项目默认用自己的平台；单个脚本有全部接口对象，各按自己的规则；没有项目的测试默认为微信"
        }
        "client" => "模拟的客户端，不同客户端的请求头和错误文本不同",
        "base_library" => "模拟的基础库版本，例如 3.17.0",
        "appid" => "小程序的 appid（百度为 appKey），出现在 Referer 中",
        "app_version" => "小程序版本，出现在 Referer 中",
        "domains" => {
            "服务器域名配置文件：{\"request\": [\"https://host\"], \"socket\": [\"wss://host\"], \"upload\": [], \"download\": []}"
        }
        "allow" => "把一个域名（如 https://api.example.com）加入全部合法域名",
        "strict" => "即使没有配置合法域名也校验",
        "skip_url_check" => "不校验合法域名、协议和证书，与开发者工具中的选项相同",
        "page_origin" => "程序所在网页的来源（飞书 Block），例如 https://tenant.feishu.cn",
        "page_credentials" => "网页的请求是否携带凭证；决定 Access-Control-Allow-Origin 为 `*` 时是否有效",
        "network" => "开始时的网络状况；默认 wifi，速度等于实际网络",
        "memory_limit" => "脚本可用的内存，例如 64MB",
        "lan" => {
            "设备在局域网中的地址，例如 192.168.1.20/24；微信可以直接请求同一局域网的设备，不用配置域名，也可用 HTTP"
        }
        "answer" => {
            "指定脚本询问用户或客户端时的回答，代替平台默认值，例如 showModal=confirm、showActionSheet=1、login={\"code\":\"x\"}、showToast=fail；可取 confirm、cancel、fail、选项序号或 JSON 结果字段；可多次指定"
        }
        "disk_limit" => "一个接口对象的文件可用的空间，例如 1GB；平台的上限可能更小",
        "page" => "打开项目的哪个页面，例如 pages/detail/detail?id=7；默认第一个页面",
        "ca" => "额外信任这个 PEM 文件中的证书",
        "resolve" => "把 HOST:PORT 的连接转到 ADDR[:PORT]",
        "proxy" => {
            "通过这个代理访问（http、https、socks5 或 socks5h，需要时写成 USER:PASSWORD@），`env` 表示使用环境变量中的代理；不指定则不用代理。--resolve 或 --with-origin 给出地址的域名，由代理建立到该地址的隧道"
        }
        "with_origin" => {
            "同时启动脚本化测试服务器并信任它，RFC 2606 和 RFC 6761 保留的示例域名（api.example.test、example.com 等）都指向它"
        }
        "origin_host" => "让这个域名也指向测试服务器，同时启用 --with-origin",
        "at" => {
            "启动一段时间后触发事件：background、foreground 或网络状况，例如 2s:background、5s:offline；可多次指定，运行持续到最后一个事件"
        }
        "virtual_time" => {
            "使用虚拟时间：没有任务运行时时间直接跳过。所有域名都指向进程内的测试服务器，以 unresolved.、refused.、unreachable. 开头的除外；每次运行都相同"
        }
        "call" => "脚本空闲后调用页面方法，例如 pages/index/index.tap；可多次指定",
        "inspect_wait" => "等开发者工具连接后再运行；隐含 --inspect",
        "journal" => {
            "把日志写入这个文件：调用、结果、裁决、不含正文的流量、控制台、错误和程序事件，每行一个 JSON 对象；`-` 表示标准输出"
        }
        "storage" => "把文件和存储保存在这个目录中，供下次运行使用",
        "user" => "--storage 保存哪个用户的文件和存储",
        "deny_private" => "禁止访问内网、环回、链路本地和云元数据地址，无论域名解析到哪里",
        "fail_on" => "哪些已处理的失败也让运行失败",
        "for" | "duration" => "运行这么久后正常结束，退出码为 0",
        "all_pages" => "依次打开项目的全部页面",
        "before" => "先运行这个脚本",
        "eval" => "运行这段代码",
        "routes" => "测试服务器如何响应的文件",
        "report" => {
            "把运行过程写入这个网页文件：调用的时间线与排队、请求头、正文、消息和判定；敏感内容与录制时一样被替换；`-` 表示标准输出"
        }
        "record" => {
            "把流量录制到 HAR 1.2 文件，可导入浏览器开发者工具，也可用 --replay 重放：请求头、时间、正文、16 MiB 以内的上传文件和消息；`-` 表示标准输出。凭证和 Cookie 以及 qiao.json 中指定的内容会被替换为 REDACTED"
        }
        "no_redact" => "在录制文件和报告中保留凭证、Cookie 和其他敏感内容的原值",
        "replay" => {
            "所有请求和 WebSocket 都由这个 HAR 文件（qiao、Chrome、Playwright 或 mitmproxy 录制）回答，使用虚拟时间。方法、URL 和正文必须与录制一致；没有对应条目的调用失败并说明差异，退出码为 1"
        }
        "replay_delays" => "重放的响应与录制时一样慢；默认立即响应",
        "replay_ignore" => {
            "重放时忽略这些部分：query:NAME（也适用于表单字段）、header:NAME 或 json:PATH，例如 query:_t,json:$..nonce；也可写在 qiao.json 中"
        }
        "project" => {
            "测试所属的项目。默认：测试文件上层最近的含 app.json 的目录。项目的配置生效，测试可以 require 其文件；app 和页面不会自动运行"
        }
        "bail" => "遇到第一个失败的测试就停止",
        "test_timeout" => "一个测试在程序时钟上的最长时间，测试自己可以另行指定",
        "retries" => "失败的测试最多重试几次",
        "changed" => "只运行受改动影响的测试文件；可指定对比的提交，默认 HEAD",
        "setup" => "在每个测试文件之前运行的文件",
        "update" => "更新快照",
        "ci" => "按持续集成的方式运行：不写新快照，不允许 .only",
        "github" => "输出 GitHub Actions 注释",
        "junit" => "把结果写入这个 JUnit XML 文件",
        "json" => "把结果写入这个 JSON 文件",
        "tap" => "把结果写入这个 TAP 文件",
        "html" => "把结果写入一个独立的 HTML 网页",
        "area" => "只运行一个领域（用例目录）的用例，例如 socket",
        "list" => "只列出，不运行",
        "gaps" => "预期失败的运行及其原因。默认：随附用例自带的文件；使用 --cases 时没有",
        "cases" => "运行这个目录中的用例，代替随附的用例",
        "only" => "只导出名称包含这些文本或涉及这些条款的用例",
        "file" => "含有结果的测试服务器日志，或宿主控制台的输出",
        "near" => "只用涉及该条款或同一领域的用例检查：快得多，但只受其他用例保护的规则会被报告为未受保护",
        "at_least" => "受保护的规则少于这个数时退出码为 1",
        "http" => "HTTP 监听地址",
        "https" => "HTTPS 监听地址",
        "ca_out" => "把需要信任的证书写入这个文件",
        _ => return None,
    })
}

/// Examples and exit codes below a command's options.
pub(super) fn examples(path: &str) -> Option<&'static str> {
    Some(match path {
        "run" => {
            "\
示例：
  qiao run hello.js                                  全部接口对象，各按自己的规则
  qiao run --platform wx --allow https://api.example.com hello.js
  qiao run --with-origin hello.js                    示例域名指向测试服务器
  qiao run --resolve api.example.com:443:127.0.0.1:8443 --ca ca.pem hello.js
  qiao run --call pages/index/index.tap page.js      调用页面方法
  qiao run ./my-project                              加载内容与平台开发者工具相同
  qiao run --page 'pages/detail/detail?id=7' --call pages/detail/detail.reload ./my-project
  qiao run --virtual-time --at 2s:background --at 9s:foreground page.js
  qiao run --network 3g --at 5s:offline page.js
  qiao run --watch ./my-project                      文件变化后重新运行
  qiao run --for 10s --fail-on refused ./my-project  正常的程序十秒后以 0 结束
  qiao run --all-pages --junit pages.xml ./my-project
  qiao run --before mocks.js --eval 'console.log(getApp().globalData)' ./my-project
  qiao run --record traffic.har --journal run.jsonl page.js
  qiao run --replay traffic.har --replay-ignore query:_t page.js
  qiao run --report run.html page.js                 用网页查看运行过程
  qiao run --inspect-wait ./my-project               在 Chrome 开发者工具中查看
  qiao run --storage ./state login.js                保留文件和存储
  echo 'wx.request({url: \"https://example.com\"})' | qiao run -

退出码：0 正常；1 有脚本未处理的错误；2 用法错误；3 程序无法加载；4 触发限制（时间、内存）；
5 程序因平台有而 qiao 没有的功能而失败。"
        }
        "test" => {
            "\
示例：
  qiao test                                          当前目录下全部 *.test.js、*.spec.js（或 .ts）
  qiao test test/login.test.js --platform tt-gadget
  qiao test --project ./my-project --allow https://api.example.com
  qiao test --filter 'login retries' --bail
  qiao test --junit report.xml --json report.json
  qiao test --coverage --coverage-threshold 80       行覆盖率低于 80% 时失败
  qiao test --watch                                  文件变化后重新运行

所有域名都指向进程内的脚本化测试服务器；测试中可用 origin、clock、app、network、verdicts、expect（chai）。

退出码：0 全部通过；1 有测试失败或文件出错；2 用法错误，或没有测试文件；3 项目无法加载。"
        }
        "doctor" => {
            "\
示例：
  qiao doctor https://api.example.com                手机访问该服务器时的情况
  qiao doctor ./my-project                           把源码中的调用与合法域名对照
  qiao doctor ./my-project --platform tt-gadget --domains domains.json
  qiao doctor --platform tt-block --page-origin https://tenant.feishu.cn https://api.example.com/list
  qiao doctor api.example.com --json | jq '.findings[].check'

退出码：0 无需处理；1 有错误或警告；2 用法错误。"
        }
        "explain" => {
            "\
示例：
  qiao explain WX-DOM-013                            裁决中出现的条款
  qiao explain domains.bare_entry                    一条规则，各平台的取值
  qiao explain --platform swan timeouts.longest
  qiao explain WX-DOM-013 WX-DOM-015 --json | jq '.[].statement'

退出码：0 正常；2 没有这个名称，并列出相近的名称。"
        }
        "rules" => {
            "\
示例：
  qiao rules --platform wx
  qiao rules WX-DOM-013 timeouts domains.bare_entry  按条款或名称开头筛选
  qiao rules --json | jq '.wx[] | select(.evidence == \"assumed\")'
  qiao rules diff tt-gadget tt-block
  qiao rules surface --platform wx                   全部接口：已实现、部分实现、未实现"
        }
        "conformance" => {
            "\
示例：
  qiao conformance                                   全部平台的全部用例
  qiao conformance --platform wx --area socket
  qiao conformance WX-DOM-013 timeouts/              按条款或名称选择用例
  qiao conformance --html report.html --junit report.xml
  qiao conformance export --platform wx project      生成可在开发者工具或手机上运行的小程序
  qiao conformance import results.json               与 qiao 的结果对照

退出码：0 全部通过或为已知差异；1 有运行失败，或已知差异意外通过、不再对应任何运行；2 用法错误。"
        }
        "origin" => {
            "\
示例：
  qiao origin --https 127.0.0.1:8443 --ca-out ca.pem
  qiao origin --https 0.0.0.0:443 --cert chain.pem --key key.pem --results results.jsonl

把监听地址写到标准输出，把收到的请求写到标准错误，每行一个 JSON 对象。"
        }
        _ => return None,
    })
}
