//! Tests of template parsing, with files by name.

use super::*;

fn template_of(files: &[(&str, &str)]) -> Template {
    let component = |tag: &str| tag.starts_with("x-").then(|| format!("components/{tag}"));
    let text = |name: &str| files.iter().find(|(file, _)| *file == name).map(|(_, text)| (*text).to_owned());
    template(
        files[0].0,
        &Sources {
            directive: "wx:",
            component: &component,
            elements: &[("canvas", &[("node", "Canvas")])],
            text: &text,
        },
    )
}

fn read_one(text: &str) -> Template {
    template_of(&[("p/p.wxml", text)])
}

/// A tree as text: tags, with their content in parentheses.
fn outline(nodes: &[Node]) -> String {
    let one = |node: &Node| match node.children.as_slice() {
        [] => node.tag.clone(),
        children => format!("{}({})", node.tag, outline(children)),
    };
    nodes.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn components_are_found_with_what_they_are_given() {
    let found = read_one(
        r#"<view class="a"><!-- <x-no/> -->
          <x-one id="first" class="big red" data-user-id="{{id}}" page-size="{{ n }}" label='a > b' wide
            bind:done="onDone" bindtap=tapped catch:other="onOther" model:value="{{v}}" />
          <text>{{ a < b }}</text></view>"#,
    );
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(outline(&found.nodes), "view(x-one)");
    let one = &found.nodes[0].children[0];
    assert_eq!(one.kind, NodeKind::Component("components/x-one".to_owned()));
    assert_eq!((one.id.as_str(), one.class.as_str()), ("first", "big red"));
    assert_eq!(one.dataset, [pair("userId", "{{id}}")]);
    let properties = [pair("pageSize", "{{ n }}"), pair("label", "a > b"), pair("wide", ""), pair("value", "{{v}}")];
    assert_eq!(one.properties, properties);
    let handler =
        |event: &str, method: &str, catches| Handler { event: event.to_owned(), method: method.to_owned(), catches };
    let handlers =
        [handler("done", "onDone", false), handler("tap", "tapped", false), handler("other", "onOther", true)];
    assert_eq!(one.handlers, handlers);
}

#[test]
fn what_is_only_drawn_is_left_out_unless_a_condition_depends_on_it() {
    let found = read_one(
        r#"<view><text>a</text></view><view wx:if="{{a}}"/><x-1 wx:elif="{{ b }}"/><view wx:else><x-2/></view>"#,
    );
    assert_eq!(outline(&found.nodes), "view x-1 view(x-2)");
    let branches: Vec<_> = found.nodes.iter().filter_map(|node| node.branch.clone()).collect();
    assert_eq!(branches, [Branch::If("a".to_owned()), Branch::ElseIf("b".to_owned()), Branch::Else]);
    assert_eq!(read_one(r#"<view wx:if="{{a}}"/><view wx:else/>"#), Template::default());
}

#[test]
fn loops_are_kept_in_both_forms() {
    let repeat = |text: &str, directive| {
        let component = |tag: &str| tag.starts_with("x-").then(|| tag.to_owned());
        let file = |_: &str| Some(text.to_owned());
        let found = template("p", &Sources { directive, component: &component, elements: &[], text: &file });
        let Repeat { list, item, index, key } = found.nodes[0].repeat.clone().unwrap();
        [list, item, index, key].join("|")
    };
    assert_eq!(repeat(r#"<x-1 wx:for="{{ a.b }}" wx:key="id"/>"#, "wx:"), "a.b|item|index|id");
    let named = r#"<block wx:for="{{list}}" wx:for-item="x" wx:for-index="i"><x-1/></block>"#;
    assert_eq!(repeat(named, "wx:"), "list|x|i|");
    assert_eq!(repeat(r#"<x-1 s-for="x, i in a.list trackBy x.id"/>"#, "s-"), "a.list|x|i|id");
    assert_eq!(repeat(r#"<x-1 s-for="x in list"/>"#, "s-"), "list|x|index|");
    assert_eq!(repeat(r#"<x-1 s-for="{{list}}" s-key="*this"/>"#, "s-"), "list|item|index|*this");
}

#[test]
fn templates_includes_and_scripts_are_read_from_their_files() {
    let found = template_of(&[
        (
            "p/p.wxml",
            r#"<import src="../t"/><wxs module="m">if (1 <x-3) {}</wxs><wxs src="./u.wxs" module="u"/>
               <template is="t" data="{{a, b: 1}}"/><include src="i.wxml"/><x-4><slot name="s"/></x-4>"#,
        ),
        ("t.wxml", r#"<template name="t"><x-2/></template><x-never/>"#),
        ("p/i.wxml", r#"<include src="p.wxml"/><x-5/>"#),
        ("p/u.wxs", "module.exports = 1"),
    ]);
    assert_eq!(outline(&found.nodes), "template include(x-5) x-4(slot)");
    let used = NodeKind::Template { name: "t".to_owned(), data: "{{a, b: 1}}".to_owned() };
    assert_eq!(found.nodes[0].kind, used);
    assert_eq!(
        found.named.iter().map(|(name, nodes)| format!("{name} {}", outline(nodes))).collect::<Vec<_>>(),
        ["t x-2"]
    );
    let scripts: Vec<_> = found.scripts.iter().map(|one| [&*one.module, &*one.file, &*one.text].join("|")).collect();
    assert_eq!(scripts, ["m|p/p.wxml:m|if (1 <x-3) {}", "u|p/u.wxs|module.exports = 1"]);
}

#[test]
fn broken_templates_end_somewhere() {
    for text in [
        "<",
        "<x-1",
        "<x-1 a",
        "<x-1 a=",
        "<x-1 a=\"",
        "</",
        "<!--",
        "<x-1 =/><x-2/>",
        "<é ü=\"ö\"",
        "<x-1 / a>",
        "<wxs",
        "<wxs module=\"a\">",
        "<include src=\"p\"/>",
    ] {
        read_one(text);
    }
}
