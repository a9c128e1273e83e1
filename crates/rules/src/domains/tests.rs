use super::*;
use crate::platforms::rules_named;

#[test]
fn a_file_is_read_with_lists_left_out_empty() {
    let lists =
        DomainLists::parse(r#"{"request": ["https://a.test", "https://b.test:8443"]}"#, &rules_named("wx")).unwrap();
    let shown: Vec<String> = lists.request.iter().map(Entry::to_string).collect();
    assert_eq!(shown, ["https://a.test", "https://b.test:8443"]);
    assert!(lists.socket.is_empty());
}

#[test]
fn a_bad_file_names_the_line_and_what_was_expected() {
    for (text, line, part) in [
        ("{\n\"request\": [\n}", 3, "expected {\"request\""),
        ("[]", 1, "expected {\"request\""),
        ("{\n \"requests\": []}", 2, "expected request, socket, upload, download, tcp or udp"),
        ("{\n\n \"upload\": \"https://a.test\"}", 3, "expected [\"https://host\""),
        ("{\"socket\": [\n\"wss://a.test\",\n\"https://b.test\"]}", 3, "expected wss://"),
        ("{\"request\": [\n\"a.test\"]}", 2, "expected https://host"),
        ("{\"request\": [\n7]}", 1, "expected a string"),
        ("{\"request\": [\n\"https://a.test/path\"]}", 2, "more than scheme, host and port"),
        ("{\"request\": [\n\"https://api.weixin.qq.com\"]}", 2, "names api.weixin.qq.com"),
        ("{\"request\": [\n\"https://127.0.0.1\"]}", 2, "is an IP address"),
        ("{\"request\": [\n\"https://localhost:3000\"]}", 2, "is localhost"),
    ] {
        let bad = DomainLists::parse(text, &rules_named("wx")).unwrap_err();
        assert_eq!((bad.line, bad.problem.to_string().contains(part)), (line, true), "{text}: {bad}");
    }
}

#[test]
fn one_entry_too_many_is_refused_or_worth_a_warning() {
    // SWAN-DOM-009, WX-DOM-022
    let filled = |platform: &str, count: usize| {
        let mut lists = DomainLists::default();
        for n in 0..count {
            lists.add(List::Upload, &format!("https://h{n}.test"), &rules_named(platform)).unwrap();
        }
        lists
    };
    let bad = filled("swan", 20).add(List::Upload, "https://h20.test", &rules_named("swan")).unwrap_err();
    assert!(bad.problem.to_string().contains("at most 20"), "{bad}");
    assert_eq!(filled("wx", 200).too_long(&rules_named("wx")), []);
    assert_eq!(filled("wx", 201).too_long(&rules_named("wx")), [(List::Upload, 200)]);
    assert_eq!(filled("tt-gadget", 201).too_long(&rules_named("tt-gadget")), []);
}

#[test]
fn an_allowed_origin_is_in_every_list() {
    let mut lists = DomainLists::default();
    lists.allow("https://a.test:8443", &rules_named("wx")).unwrap();
    assert_eq!(lists.socket[0].to_string(), "wss://a.test:8443");
    assert_eq!(lists.download[0].to_string(), "https://a.test:8443");
    assert!(lists.allow("http://a.test", &rules_named("wx")).is_err());
}

#[test]
fn a_written_port_is_found_even_if_it_is_the_default_one() {
    for (url, port) in [
        ("https://a.test", None),
        ("https://a.test:443/x:1", Some("443")),
        ("https://a.test:/", None),
        ("https://u:p@a.test/", None),
        ("https://u:p@a.test:8/", Some("8")),
        ("https://[::1]/", None),
        ("https://[::1]:9?x", Some("9")),
        ("a.test:80", None),
    ] {
        assert_eq!(written_port(url), port, "{url}");
    }
}
