//! The files that a run writes, as other programs read them: --journal and --har.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("records").join(name);
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs a script in a folder for WeChat.
fn run(folder: &Path, script: &str, args: &[&str]) -> Output {
    std::fs::write(folder.join("main.js"), script).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
    command.current_dir(folder).args(["run", "--platform", "wx", "--color", "never", "main.js"]).args(args);
    command.output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The content of a JSON file.
fn read(path: PathBuf) -> Value {
    let text = std::fs::read_to_string(path).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The entries of an archive.
fn entries(path: PathBuf) -> Vec<Value> {
    read(path)["log"]["entries"].as_array().unwrap().clone()
}

/// Makes calls one after the other; `chain` takes functions that start them.
const CHAIN: &str = "
    const call = (name, options) => new Promise((complete) => wx[name]({ ...options, complete }));
    const request = (path, options) => call('request', { url: 'https://a.test' + path, ...options });
";

#[test]
fn a_journal_has_an_object_per_line_of_every_kind() {
    let folder = folder("kinds");
    let script = format!(
        "{CHAIN} request('/echo/first').then((res) => console.log(res.statusCode, '中文\\n第二行'));
         wx.request({{ url: 'no url' }});
         wx.showToast({{ title: 't' }});
         const socket = wx.connectSocket({{ url: 'wss://a.test/ws?s=text:hi' }});
         socket.onMessage(() => socket.close());
         setTimeout(() => {{ throw new Error('mine'); }}, 500);
         setTimeout(() => {{}}, 5000);"
    );
    let args = [
        &["--virtual-time", "--journal", "run.jsonl"][..],
        &["--at", "1s:background", "--at", "2s:foreground", "--at", "3s:3g"],
    ];
    let ran = run(&folder, &script, &args.concat());
    assert_eq!(code(&ran), 1, "{}", error(&ran));
    let text = std::fs::read_to_string(folder.join("run.jsonl")).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (n, pair) in lines.windows(2).enumerate() {
        assert_eq!(pair[1]["seq"].as_u64().unwrap(), pair[0]["seq"].as_u64().unwrap() + 1, "line {n}");
        assert!(pair[0]["at"].as_f64().unwrap() <= pair[1]["at"].as_f64().unwrap(), "line {n}");
    }
    let kinds =
        ["call", "end", "verdict", "console", "show", "answer", "exchange", "frame", "life", "network", "error"];
    for line in &lines {
        assert!(kinds.contains(&line["kind"].as_str().unwrap()), "{line}");
    }
    let of = |kind: &str| lines.iter().filter(|line| line["kind"] == kind).collect::<Vec<_>>();
    for kind in kinds {
        assert!(!of(kind).is_empty(), "no {kind} in {text}");
    }
    let answer = of("answer")[0];
    assert_eq!(
        (&answer["api"], &answer["by"], &answer["answer"]),
        (&json!("showToast"), &json!("default"), &json!("{}"))
    );
    let first = of("call").into_iter().find(|line| line["subject"] == "GET https://a.test/echo/first").unwrap();
    let end = of("end").into_iter().find(|line| line["call"] == first["call"]).unwrap();
    assert_eq!((&end["ok"], &end["status"], &end["api"]), (&json!(true), &json!(200), &json!("request")));
    assert!(of("console").iter().any(|line| line["text"] == "200 中文\n第二行" && line["level"] == "log"));
    let changes: Vec<(&Value, f64)> =
        of("life").iter().map(|line| (&line["change"], line["at"].as_f64().unwrap())).collect();
    assert_eq!(changes, [(&json!("background"), 1000.0), (&json!("foreground"), 2000.0)]);
    let network = of("network")[0];
    assert_eq!(network["at"], 3000.0);
    assert!(network["network"].is_string() && network["round_trip"].as_f64().unwrap() > 0.0, "{network}");
    let exchanged = |url: &str| of("exchange").into_iter().find(|line| line["url"] == url).unwrap()["status"].clone();
    assert_eq!(exchanged("https://a.test/echo/first"), 200);
    assert_eq!(exchanged("wss://a.test/ws?s=text:hi"), 101);
    let frames = of("frame").into_iter().map(|line| [&line["direction"], &line["what"], &line["bytes"], &line["code"]]);
    let frames: Vec<Value> = frames.map(|parts| json!(parts)).collect();
    assert_eq!(
        frames,
        [
            json!(["received", "text", 2, null]),
            json!(["sent", "close", 0, 1000]),
            json!(["received", "close", 0, 1000]),
        ]
    );
    assert!(of("error")[0]["message"].as_str().unwrap().contains("mine"));
    assert_eq!(of("show")[0]["api"], "showToast");
    let refused = &of("verdict")[0]["verdict"];
    for field in ["outcome", "rule", "platform", "clause", "evidence", "why", "fix"] {
        assert!(refused[field].is_string(), "{field} of {refused}");
    }
}

#[test]
fn runs_on_virtual_time_leave_the_same_files() {
    let [first, second] = ["first", "second"].map(|name| {
        let folder = folder(name);
        let script = format!(
            "{CHAIN} const filePath = wx.env.USER_DATA_PATH + '/a.txt';
             wx.getFileSystemManager().writeFileSync(filePath, 'text');
             for (let n = 0; n < 12; n++) request('/slow?wait=2s&n=' + n, {{ data: {{ r: Math.random() }} }});
             call('uploadFile', {{ url: 'https://a.test/upload', filePath, name: 'f' }});
             call('downloadFile', {{ url: 'https://a.test/bytes/1000' }}).then((res) => console.log(res.tempFilePath));"
        );
        let ran = run(&folder, &script, &["--virtual-time", "--journal", "run.jsonl", "--har", "run.har"]);
        assert_eq!(code(&ran), 0, "{}", error(&ran));
        ["run.jsonl", "run.har"].map(|name| std::fs::read_to_string(folder.join(name)).unwrap())
    });
    assert_eq!(first, second);
}

#[test]
fn an_archive_tells_of_every_exchange_with_its_bodies_and_times() {
    let folder = folder("archive");
    let script = format!(
        "{CHAIN} (async () => {{
           await request('/echo?q=1&name=%E4%B8%AD%E6%96%87&empty=');
           await request('/echo', {{ method: 'POST', data: {{ text: '中文' }} }});
           await request('/redirect/1');
           await call('request', {{ url: 'https://closed.test/' }});
           await request('/bytes/40', {{ responseType: 'arraybuffer' }});
           await request('/text?text=%E4%BD%A0%E5%A5%BD');
           const filePath = wx.env.USER_DATA_PATH + '/a.txt';
           wx.getFileSystemManager().writeFileSync(filePath, '猫');
           await call('uploadFile', {{ url: 'https://a.test/upload', filePath, name: 'f' }});
           await call('downloadFile', {{ url: 'https://a.test/bytes/1000' }});
         }})();"
    );
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let closed = format!("closed.test:443:{closed}");
    let ran = run(&folder, &script, &["--resolve", &closed, "--with-origin", "--har", "run.har"]);
    assert_eq!(code(&ran), 0, "{}", error(&ran));
    let log = &read(folder.join("run.har"))["log"];
    assert_eq!((&log["version"], &log["creator"]["name"]), (&json!("1.2"), &json!("qiao")));
    let entries = entries(folder.join("run.har"));
    let began: Vec<&str> = entries.iter().map(|entry| entry["startedDateTime"].as_str().unwrap()).collect();
    assert!(began.is_sorted(), "{began:?}");
    entries.iter().for_each(well_formed);
    let seen: Vec<(&str, &str, u64)> = entries
        .iter()
        .map(|entry| {
            let (request, status) = (&entry["request"], entry["response"]["status"].as_u64().unwrap());
            (request["method"].as_str().unwrap(), request["url"].as_str().unwrap(), status)
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("GET", "https://a.test/echo?q=1&name=%E4%B8%AD%E6%96%87&empty=", 200),
            ("POST", "https://a.test/echo", 200),
            ("GET", "https://a.test/redirect/1", 302),
            ("GET", "https://a.test/echo", 200),
            ("GET", "https://closed.test/", 0),
            ("GET", "https://a.test/bytes/40", 200),
            ("GET", "https://a.test/text?text=%E4%BD%A0%E5%A5%BD", 200),
            ("POST", "https://a.test/upload", 200),
            ("GET", "https://a.test/bytes/1000", 200),
        ]
    );
    let pair = |name: &str, value: &str| json!({ "name": name, "value": value });
    assert_eq!(entries[0]["request"]["queryString"], json!([pair("q", "1"), pair("name", "中文"), pair("empty", "")]));
    let posted = &entries[1]["request"];
    assert_eq!(posted["postData"], json!({ "mimeType": "application/json", "text": "{\"text\":\"中文\"}" }));
    assert_eq!(posted["bodySize"], "{\"text\":\"中文\"}".len());
    let echoed: Value = serde_json::from_str(entries[1]["response"]["content"]["text"].as_str().unwrap()).unwrap();
    assert_eq!(echoed["body"], "{\"text\":\"中文\"}");
    assert_eq!(entries[1]["response"]["content"]["mimeType"], "application/json");
    assert_eq!(entries[2]["response"]["redirectURL"], "/echo");
    let failed = &entries[4]["response"];
    assert!(failed["_error"].as_str().is_some_and(|error| error.contains("closed.test")), "{failed}");
    assert_eq!((&failed["content"]["size"], &failed["headers"]), (&json!(0), &json!([])));
    // Content that is not UTF-8 is in Base64.
    let binary = &entries[5]["response"]["content"];
    let base64 = "AwoRGB8mLTQ7QklQV15lbHN6gYiPlp2kq7K5wMfO1dzj6vH4/wYNFA==";
    assert_eq!((&binary["size"], &binary["text"], &binary["encoding"]), (&json!(40), &json!(base64), &json!("base64")));
    let text = &entries[6]["response"]["content"];
    assert_eq!((&text["text"], &text["size"], &text["encoding"]), (&json!("你好"), &json!(6), &Value::Null));
    let upload = &entries[7];
    let content_type = upload["request"]["headers"].as_array().unwrap().iter().find(|header| {
        let name = header["name"].as_str().unwrap();
        name.eq_ignore_ascii_case("content-type")
    });
    assert!(content_type.unwrap()["value"].as_str().unwrap().starts_with("multipart/form-data; boundary="));
    assert!(upload["response"]["content"]["text"].as_str().unwrap().contains("a.txt"), "{upload}");
    assert_eq!(entries[8]["response"]["content"]["size"], 1000);
}

/// Checks what HAR 1.2 requires of every entry.
fn well_formed(entry: &Value) {
    let date: Vec<char> = entry["startedDateTime"].as_str().unwrap().chars().collect();
    let form: Vec<char> = "0000-00-00T00:00:00.000Z".chars().collect();
    let same = |(a, b): (&char, &char)| if *b == '0' { a.is_ascii_digit() } else { a == b };
    assert!(date.len() == form.len() && date.iter().zip(&form).all(same), "{entry}");
    let timings = &entry["timings"];
    let step = |name: &str| timings[name].as_f64().unwrap_or_else(|| panic!("{name} is no number in {entry}"));
    for name in ["blocked", "dns", "connect", "ssl"] {
        assert!(step(name) == -1.0 || step(name) >= 0.0, "{name} in {entry}");
    }
    for name in ["send", "wait", "receive"] {
        assert!(step(name) >= 0.0, "{name} in {entry}");
    }
    assert!(step("ssl") <= step("connect"), "{entry}");
    // `ssl` is included in `connect`, and -1 means not applicable.
    let whole: f64 =
        ["blocked", "dns", "connect", "send", "wait", "receive"].map(|name| step(name).max(0.0)).iter().sum();
    assert!((entry["time"].as_f64().unwrap() - whole).abs() < 0.001, "{whole} in {entry}");
    for (part, texts) in [
        ("request", &["method", "url", "httpVersion"][..]),
        ("response", &["statusText", "httpVersion", "redirectURL"]),
    ] {
        let part = &entry[part];
        for name in texts {
            assert!(part[name].is_string(), "{name} in {entry}");
        }
        for name in ["headersSize", "bodySize"] {
            assert!(part[name].as_i64().is_some_and(|size| size >= -1), "{name} in {entry}");
        }
        assert!(part["cookies"].is_array(), "{entry}");
        for header in part["headers"].as_array().unwrap() {
            assert!(header["name"].is_string() && header["value"].is_string(), "{header}");
        }
    }
    assert!(entry["request"]["queryString"].is_array() && entry["cache"].is_object(), "{entry}");
    let content = &entry["response"]["content"];
    assert!(content["size"].is_u64() && content["mimeType"].is_string(), "{entry}");
}

#[test]
fn bodies_are_in_the_archive_and_not_in_the_journal() {
    let folder = folder("bodies");
    let script = format!("{CHAIN} request('/echo', {{ method: 'POST', data: 'a secret' }});");
    let ran = run(&folder, &script, &["--virtual-time", "--journal", "run.jsonl", "--har", "run.har"]);
    assert_eq!(code(&ran), 0, "{}", error(&ran));
    assert_eq!(entries(folder.join("run.har"))[0]["request"]["postData"]["text"], "a secret");
    let journal = std::fs::read_to_string(folder.join("run.jsonl")).unwrap();
    assert!(journal.contains("https://a.test/echo") && !journal.contains("a secret"), "{journal}");
}

#[test]
fn a_run_without_traffic_leaves_an_archive_without_entries() {
    let folder = folder("nothing");
    let ran = run(&folder, "wx.request({ url: 'no url' });", &["--har", "run.har"]);
    assert_eq!(code(&ran), 0, "{}", error(&ran));
    assert_eq!(entries(folder.join("run.har")), Vec::<Value>::new());
}

#[test]
fn a_socket_is_in_the_archive_with_its_messages() {
    let folder = folder("socket");
    let script = "
        const socket = wx.connectSocket({ url: 'wss://a.test/ws?s=echo&header=X-Own:yes', header: { 'X-Asked': '1' } });
        socket.onOpen(() => { socket.send({ data: '中文' }); socket.send({ data: new Uint8Array([0, 255]).buffer }); });
        let heard = 0;
        socket.onMessage(() => { if (++heard === 2) socket.close({ code: 3001, reason: 'done' }); });
        wx.connectSocket({ url: 'wss://a.test/ws?status=404' });
        wx.connectSocket({ url: 'wss://refused.test:1/' });
    ";
    let ran = run(&folder, script, &["--virtual-time", "--har", "run.har"]);
    assert_eq!(code(&ran), 0, "{}", error(&ran));
    let entries = entries(folder.join("run.har"));
    let of =
        |part: &str| entries.iter().find(|entry| entry["request"]["url"].as_str().unwrap().contains(part)).unwrap();
    let open = of("s=echo");
    well_formed(open);
    let names = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|field| field["name"].as_str().unwrap().to_ascii_lowercase()).collect()
    };
    assert_eq!((&open["_resourceType"], &open["response"]["status"]), (&json!("websocket"), &json!(101)));
    for name in ["x-asked", "upgrade", "sec-websocket-key"] {
        assert!(names(&open["request"]["headers"]).iter().any(|other| other == name), "{open}");
    }
    assert!(names(&open["response"]["headers"]).contains(&"x-own".to_owned()), "{open}");
    let messages = open["_webSocketMessages"].as_array().unwrap();
    let seen: Vec<Value> =
        messages.iter().map(|message| json!([message["type"], message["opcode"], message["data"]])).collect();
    let expected = [
        json!(["send", 1, "中文"]),
        json!(["send", 2, "AP8="]),
        json!(["receive", 1, "中文"]),
        json!(["receive", 2, "AP8="]),
        json!(["send", 8, "done"]),
        json!(["receive", 8, "done"]),
    ];
    assert_eq!(seen, expected);
    let times: Vec<f64> = messages.iter().map(|message| message["time"].as_f64().unwrap()).collect();
    let began = humantime::parse_rfc3339(open["startedDateTime"].as_str().unwrap()).unwrap();
    let began = began.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs_f64();
    assert!(times.is_sorted() && times[0] >= began && times[0] < began + 60.0, "{began} {times:?}");
    let refused = of("status=404");
    assert_eq!((&refused["response"]["status"], &refused["_webSocketMessages"]), (&json!(404), &json!([])));
    assert!(of("refused.test")["response"]["_error"].is_string());
}

#[test]
fn a_file_that_cannot_be_written_is_told_of_before_the_run() {
    let folder = folder("unwritable");
    for option in ["--journal", "--har"] {
        for path in ["no/such/folder/file", "."] {
            let ran = run(&folder, "console.log('it ran');", &[option, path]);
            assert_eq!((code(&ran), ran.stdout.as_slice()), (2, &b""[..]), "{option} {path}: {}", error(&ran));
            assert!(error(&ran).contains(path), "{option} {path}: {}", error(&ran));
        }
    }
}

#[test]
fn a_journal_names_conditions_of_the_network_as_the_command_line_does() {
    let folder = folder("conditions");
    let names = ["wifi", "5g", "4g", "3g", "2g"];
    let at: Vec<String> = names.iter().enumerate().map(|(n, name)| format!("{n}s:{name}")).collect();
    let at = at.iter().flat_map(|at| ["--at", at]);
    let args: Vec<&str> = ["--virtual-time", "--journal", "run.jsonl"].into_iter().chain(at).collect();
    let ran = run(&folder, "setTimeout(() => {}, 9000);", &args);
    assert_eq!(code(&ran), 0, "{}", error(&ran));
    let text = std::fs::read_to_string(folder.join("run.jsonl")).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let told: Vec<Value> = lines.filter(|line| line["kind"] == "network").map(|line| line["network"].clone()).collect();
    assert_eq!(told, names);
}

#[test]
fn an_answer_in_chunks_has_its_size_in_the_archive() {
    let folder = folder("chunks");
    let script = format!(
        "{CHAIN} let length = 0;
         wx.request({{ url: 'https://a.test/bytes/1000', enableChunked: true }})
           .onChunkReceived(({{ data }}) => {{ length += data.byteLength; console.log(length); }});"
    );
    let ran = run(&folder, &script, &["--virtual-time", "--har", "run.har"]);
    assert!(String::from_utf8_lossy(&ran.stdout).ends_with("1000\n"), "{}", error(&ran));
    assert_eq!(entries(folder.join("run.har"))[0]["response"]["content"]["size"], 1000);
}

/// The start and the end of an entry, in milliseconds into its minute.
fn span(entry: &Value) -> (f64, f64) {
    let date = entry["startedDateTime"].as_str().unwrap();
    let start = date[17..23].parse::<f64>().unwrap() * 1000.0;
    (start, start + entry["time"].as_f64().unwrap())
}

#[test]
fn an_exchange_that_waited_for_its_turn_began_when_it_was_called() {
    let folder = folder("waited");
    let script = format!(
        "{CHAIN} for (let n = 0; n < 10; n++) request('/slow?wait=5s');
         request('/slow?wait=1s&eleventh');"
    );
    let ran = run(&folder, &script, &["--virtual-time", "--har", "run.har"]);
    assert_eq!(code(&ran), 0, "{}", error(&ran));
    let entries = entries(folder.join("run.har"));
    let eleventh = |entry: &&Value| entry["request"]["url"].as_str().unwrap().ends_with("eleventh");
    let eleventh = entries.iter().find(eleventh).unwrap();
    assert_eq!(eleventh["timings"]["blocked"], 5000.0);
    // `time` includes `blocked`, so the entry starts with the wait.
    assert_eq!(span(eleventh), (0.0, 6000.0), "{eleventh}");
}

#[test]
fn waiting_for_a_turn_is_in_the_first_of_several_hops_alone() {
    let folder = folder("hops");
    let script = format!(
        "{CHAIN} for (let n = 0; n < 10; n++) request('/slow?wait=5s');
         request('/redirect/1?eleventh');"
    );
    let ran = run(&folder, &script, &["--virtual-time", "--har", "run.har"]);
    assert_eq!(code(&ran), 0, "{}", error(&ran));
    let entries = entries(folder.join("run.har"));
    let second = entries.iter().find(|entry| entry["request"]["url"] == "https://a.test/echo").unwrap();
    assert!(second["timings"]["blocked"].as_f64().unwrap() <= 0.0, "{second}");
}

#[test]
fn the_files_are_complete_when_a_page_has_no_such_method() {
    let folder = folder("no-method");
    let script = format!("{CHAIN} request('/echo');");
    let args = ["--virtual-time", "--journal", "run.jsonl", "--har", "run.har", "--call", "pages/index/index.tap"];
    let ran = run(&folder, &script, &args);
    assert_eq!(code(&ran), 1, "{}", error(&ran));
    let journal = std::fs::read_to_string(folder.join("run.jsonl")).unwrap();
    assert!(journal.contains("\"kind\":\"exchange\""), "{journal}");
    assert_eq!(entries(folder.join("run.har")).len(), 1);
}

#[test]
fn a_program_that_cannot_be_loaded_leaves_an_archive_without_entries() {
    let folder = folder("not-loaded");
    std::fs::write(folder.join("app.json"), "{").unwrap();
    let ran = run(&folder, "console.log(1);", &["--har", "run.har"]);
    assert_ne!(code(&ran), 0);
    assert_eq!(entries(folder.join("run.har")), Vec::<Value>::new());
}

#[test]
fn an_exchange_over_a_slow_network_took_as_long_as_its_call() {
    let folder = folder("slow");
    let script = format!("{CHAIN} request('/echo', {{ useHighPerformanceMode: false }});");
    let args = ["--virtual-time", "--network", "3g", "--journal", "run.jsonl", "--har", "run.har"];
    let ran = run(&folder, &script, &args);
    assert_eq!(code(&ran), 0, "{}", error(&ran));
    let text = std::fs::read_to_string(folder.join("run.jsonl")).unwrap();
    let at = |kind: &str| {
        let mut lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        lines.find(|line| line["kind"] == kind).unwrap()["at"].as_f64().unwrap()
    };
    let entry = &entries(folder.join("run.har"))[0];
    // The TCP handshake takes a round trip, which is included in `connect`.
    assert_eq!(entry["time"], at("end") - at("call"), "{}", entry["timings"]);
}
