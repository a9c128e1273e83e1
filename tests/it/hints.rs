//! Calls that go on although they hardly mean what they do: each has a verdict that names the mistake.

use qiao::{Identity, Launch, Network, Platform, Record};

use crate::support::on_virtual_time;

/// The messages of the verdicts of a script, by id, without those about headers that the client sets.
fn hints(platform: Platform, allowed: bool, script: &str) -> Vec<&'static str> {
    let network = if allowed { Network::new().allow("https://a.test") } else { Network::new() };
    let launch = Launch::source("main.js", script).platform(platform).network(network).identity(Identity::new());
    on_virtual_time(async |site| {
        let transcript = site.play(launch).await;
        let verdicts = transcript.entries().into_iter().filter_map(|entry| match entry.record {
            Record::Verdict { verdict, .. } => Some(verdict.reason.id()),
            _ => None,
        });
        verdicts.collect()
    })
}

#[test]
fn options_that_a_platform_does_not_have_are_named() {
    for (platform, call, ids) in [
        (
            Platform::Wx,
            "wx.request({ url, headers: { a: '1' }, params: {} })",
            &["MistakenOption", "MistakenOption"][..],
        ),
        (Platform::Wx, "wx.request({ url, headers: {}, header: {} })", &[]),
        (Platform::Wx, "wx.request({ url, responseType: 'arrayBuffer' })", &["ResponseTypeCase"]),
        (Platform::Wx, "wx.request({ url, responseType: 'arraybuffer' })", &[]),
        (Platform::Wx, "wx.request({ url, timeout: 90000 })", &["DoubtfulTime"]),
        (Platform::TtGadget, "tt.request({ url, timeout: 50 })", &["IgnoredOption"]),
        (Platform::TtGadget, "tt.request({ url, enableChunked: true })", &["IgnoredOption"]),
        (
            Platform::Wx,
            "const s = wx.connectSocket({ url: 'wss://a.test/ws', protocols: 'mqtt' }); s.onOpen(() => s.close({}))",
            &["UnlistedProtocols"],
        ),
        (
            Platform::Wx,
            "const s = wx.connectSocket({ url: 'wss://a.test/ws', protocols: [''] }); s.onOpen(() => s.close({}))",
            &["MalformedProtocols"],
        ),
        (
            Platform::Swan,
            "const s = swan.connectSocket({ url: 'wss://a.test/ws', protocolsArray: ['a'] }); s.onOpen(() => s.close({}))",
            &["MistakenOption"],
        ),
    ] {
        let script = format!("const url = 'https://a.test/json'; {call};");
        let found: Vec<_> = hints(platform, true, &script).into_iter().take(ids.len().max(1)).collect();
        assert_eq!(found, ids, "{platform}: {call}");
    }
}

#[test]
fn urls_that_were_put_together_wrongly_are_named() {
    for (allowed, url, id) in [
        (true, "https://undefined/api", "UndefinedHost"),
        (true, "undefined", "UndefinedUrl"),
        (true, "{{baseUrl}}/x", "UnfilledTemplate"),
        (true, "https://{{host}}/x", "UnfilledTemplate"),
        (true, "http://localhost:1/api", "InsecureScheme"),
        (false, "https://api.weixin.qq.com/sns/jscode2session", "ForbiddenHost"),
    ] {
        let found = hints(Platform::Wx, allowed, &format!("wx.request({{ url: '{url}' }})"));
        assert_eq!(found.first(), Some(&id), "{url}");
    }
}

#[test]
fn content_and_urls_in_place_of_a_path_are_named() {
    for (path, id) in [("data:image/png;base64,AAAA", "InlineFile"), ("https://img.test/a.png", "RemoteFile")] {
        let call = format!("wx.uploadFile({{ url: 'https://a.test/upload', filePath: '{path}', name: 'f' }})");
        assert_eq!(hints(Platform::Wx, true, &call), [id], "{path}");
    }
}

#[test]
fn what_a_send_and_a_close_without_a_socket_break_is_a_rule_of_their_own() {
    let clauses = |platform: Platform, script: &str| -> Vec<String> {
        let network = Network::new().allow("https://a.test");
        let launch = Launch::source("main.js", script).platform(platform).network(network);
        on_virtual_time(async |site| {
            let refused = site.play(launch).await.refused();
            refused.iter().map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect()
        })
    };
    assert_eq!(clauses(Platform::Wx, "wx.sendSocketMessage({ data: 'x' })"), ["WX-WS-025"]);
    assert_eq!(clauses(Platform::Wx, "wx.closeSocket()"), ["WX-WS-032"]);
    let early = "swan.onSocketOpen(() => swan.closeSocket()); swan.connectSocket({ url: 'wss://a.test/ws' }); \
                 swan.sendSocketMessage({ data: 'x' })";
    assert_eq!(clauses(Platform::Swan, early), ["SWAN-GLB-014"]);
}
