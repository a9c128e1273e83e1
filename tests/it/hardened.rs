//! Script may replace every built-in and add properties that all objects inherit: this changes nothing that
//! the host does, and none of the host's functions is called by script's replacements. The programs in
//! `fixtures/hardened/` make all kinds of calls using only syntax; under each attack they must print what an
//! untouched run prints.

use std::collections::BTreeSet;
use std::time::Duration;

use qiao::{Launch, Platform, Record};
use serde_json::{Value, json};

use crate::support::{Site, Transcript, each_source, fixture, on_virtual_time, workspace};

/// The programs, and how many functions are replaced at a time: fewer where most calls are.
const PROGRAMS: &[(&str, usize)] = &[("wx", 20), ("swan", 60), ("tt-block", 120)];
/// Properties for all objects to inherit, beside those named in the prelude's files.
const MORE_NAMES: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "10",
    "deleteProperty",
    "toJSON",
    "@@asyncIterator",
    "@@hasInstance",
    "@@isConcatSpreadable",
    "@@iterator",
    "@@match",
    "@@replace",
    "@@search",
    "@@species",
    "@@split",
    "@@toPrimitive",
    "@@toStringTag",
];

/// A program that is not idle by then (virtual time) has lost an event that it waits for.
const LONGEST: Duration = Duration::from_secs(300);

/// Functions that are legitimately called on script's own values: an error may have any stack.
const OF_SCRIPT: &[&str] = &["Error.prototype.stack"];

fn launch(program: &str) -> Launch {
    let launch = match program {
        "swan" => Launch::source("main.js", include_str!("../../fixtures/hardened/swan.js")).platform(Platform::Swan),
        folder => Launch::project(fixture("hardened").join(folder)),
    };
    launch
        .host_function("add", |call| match (call.argument(0).as_i64(), call.argument(1).as_i64()) {
            (Some(a), Some(b)) => Ok(json!(a + b)),
            _ => Err("not a number".to_owned()),
        })
        .host_task("later", |call| {
            let time = call.argument(0).as_u64().unwrap_or_default();
            async move {
                tokio::time::sleep(Duration::from_millis(time)).await;
                Ok(json!(time))
            }
        })
}

/// What a program prints and reports, from its launch to the embedder's actions.
async fn played(site: &Site, program: &str, attack: &Value) -> Vec<String> {
    let attack = format!("const ATTACK = {attack};\n{}", include_str!("../../fixtures/hardened/attack.js"));
    let transcript = site.launch(launch(program).before("attack.js", attack)).await;
    let mut replies = Vec::new();
    let drive = async {
        transcript.app.wait_idle().await;
        if program == "wx" {
            replies = asked(&transcript).await;
        }
        transcript.app.background();
        transcript.app.foreground();
        transcript.app.wait_idle().await
    };
    let idle = tokio::time::timeout(LONGEST, drive).await;
    replies.push(format!("{idle:?}"));
    let lines = transcript.entries().into_iter().filter_map(|entry| match entry.record {
        Record::Console { text, .. } => Some(text),
        Record::Error(error) => Some(format!("{:?} {}", error.context, error.message)),
        _ => None,
    });
    let lines = lines.chain(replies).collect();
    transcript.app.close().await.unwrap();
    lines
}

/// The replies to an embedder's queries about the project.
async fn asked(transcript: &Transcript) -> Vec<String> {
    let Ok(page) = transcript.app.page("pages/home/home").await else {
        return vec!["there is no page".to_owned()];
    };
    vec![
        format!("{:?}", page.call("later", (json!({ "a": [1] }),)).await),
        format!("{:?}", page.call("fail", ()).await),
        format!("{:?}", page.data().await),
        format!("{:?}", transcript.app.global("globalData.token").await),
    ]
}

/// The first line that differs under an attack, if any.
async fn difference(site: &Site, program: &str, attack: &Value, untouched: &[String]) -> Option<String> {
    let lines = played(site, program, attack).await;
    let differs = lines.iter().zip(untouched).find(|(now, then)| now != then);
    let differs = differs.map(|(now, then)| format!("{now:?} and not {then:?}"));
    (lines != untouched)
        .then(|| differs.unwrap_or_else(|| format!("{} and not {} lines", lines.len(), untouched.len())))
}

/// The elements of a list that each change something on their own, found by bisection.
async fn culprits<T: Clone + serde::Serialize>(
    site: &Site,
    program: &str,
    list: &[T],
    attack: &dyn Fn(&[T]) -> Value,
    untouched: &[String],
) -> Vec<(T, String)> {
    let mut found = Vec::new();
    let mut open = vec![list.to_vec()];
    while let Some(part) = open.pop() {
        match (difference(site, program, &attack(&part), untouched).await, part.as_slice()) {
            (None, _) => {}
            (Some(differs), [one]) => found.push((one.clone(), differs)),
            (Some(_), several) => {
                let (left, right) = several.split_at(several.len() / 2);
                open.extend([left.to_vec(), right.to_vec()]);
            }
        }
    }
    found
}

const NOTHING: &str = "nothing";

/// The names of all built-in functions that script can reach.
pub(crate) async fn built_ins(site: &Site) -> Vec<String> {
    let script = Launch::source("main.js", "").platform(Platform::Wx);
    let attack = include_str!("../../fixtures/hardened/attack.js");
    let attack = format!("const ATTACK = {};\n{attack}", json!({ "mode": "list", "at": [] }));
    site.play(script.before("attack.js", attack)).await.log()
}

#[test]
fn built_ins_that_script_replaces_change_nothing() {
    on_virtual_time(async |site: Site| {
        let names = built_ins(&site).await;
        assert!(names.len() > 500 && names.iter().any(|name| name == "Map.prototype.get"), "{names:?}");
        let mut faults = Vec::new();
        for (program, group) in PROGRAMS {
            let untouched = played(&site, program, &json!({ "mode": NOTHING, "at": [] })).await;
            for mode in ["throws", "garbage"] {
                let attack = |at: &[usize]| json!({ "mode": mode, "at": at });
                let groups = names.len().div_ceil(*group);
                for first in 0..groups {
                    // Functions of one kind are adjacent in the list, so they are spread over the groups.
                    let at = (first..names.len()).step_by(groups);
                    let at: Vec<usize> = at.filter(|at| !OF_SCRIPT.contains(&names[*at].as_str())).collect();
                    let found = culprits(&site, program, &at, &attack, &untouched).await;
                    let named = |(at, differs): (usize, String)| format!("{program}: {} {mode}: {differs}", names[at]);
                    faults.extend(found.into_iter().map(named));
                }
            }
        }
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    });
}

#[test]
fn properties_that_all_objects_inherit_change_nothing() {
    let mut names: BTreeSet<String> = MORE_NAMES.iter().map(|name| (*name).to_owned()).collect();
    each_source(&workspace().join("js-prelude"), &mut |path, text| {
        if path.extension().is_some_and(|kind| kind == "js") {
            let words = text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '$');
            names.extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
        }
    });
    let names: Vec<String> = names.into_iter().collect();
    on_virtual_time(async |site: Site| {
        let mut faults = Vec::new();
        for (program, _) in PROGRAMS {
            let untouched = played(&site, program, &json!({ "mode": NOTHING, "at": [] })).await;
            for mode in ["setter", "constant"] {
                let attack = |names: &[String]| json!({ "mode": mode, "names": names });
                let found = culprits(&site, program, &names, &attack, &untouched).await;
                faults.extend(found.into_iter().map(|(name, differs)| format!("{program}: {mode} {name}: {differs}")));
            }
        }
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    });
}

/// What the programs print when nothing is replaced: one line per kind of call, so that none is missing.
const EVERY_KIND: &[(&str, &[&str])] = &[
    (
        "wx",
        &[
            "lib true true 120 7",
            "onLaunch pages/home/home 1001",
            "behavior attached",
            "renamed none one",
            "home hears saved 1 k1",
            "set two",
            "Map(1) { 1 => { a: 1 } }",
            "surface true true false request true",
            "missing fail { errMsg=startBluetoothDevicesDiscovery:fail jsapi not supported errno=100 }",
            "heard an error",
            "promise getStorage:fail data not found",
            "aborted complete request:fail abort",
            "request complete request:ok",
            "down 100",
            "upload complete uploadFile:ok",
            "message hello",
            "closed 1000",
            "onSocketMessage global",
            "next tick",
            "update false",
            "tick a b",
            "storage b { keys currentSize=1 limitSize=10240 }",
            "file text true false",
            "stat true 4",
            "embedder 3 10",
            "embedder not a number",
            "required later 4",
            "detail hears from home",
            "home hears 7",
            "detail gone",
            "hidden { }",
            "Ok(Object {\"a\": Array [Number(1)]})",
            "Ok(String(\"secret\"))",
        ],
    ),
    (
        "swan",
        &[
            "hello from app",
            "task requestTask__1 false",
            "task requestTask__1 true",
            "GET _callback_2 text/plain 1 [object Null]",
            "loaded https://a.test/bytes/3",
            "frame number",
            "open 1",
            "complete",
            "closed 3",
            "page 2",
        ],
    ),
    ("tt-block", &["block loaded docs_block object", "block ready", "block done request:fail net::ERR_FAILED"]),
];

#[test]
fn the_programs_use_every_kind_of_call() {
    on_virtual_time(async |site: Site| {
        for (program, kinds) in EVERY_KIND {
            let lines = played(&site, program, &json!({ "mode": NOTHING, "at": [] })).await;
            let missing: Vec<_> = kinds.iter().filter(|kind| !lines.iter().any(|line| line == *kind)).collect();
            assert!(missing.is_empty(), "{program}: {missing:?} are not in\n{}", lines.join("\n"));
        }
    });
}

/// What a script prints on wx.
fn printed(text: &str) -> Vec<String> {
    let launch = Launch::source("main.js", text).platform(Platform::Wx);
    on_virtual_time(async |site: Site| {
        let transcript = site.play(launch).await;
        assert_eq!(transcript.errors(), Vec::<String>::new());
        transcript.log()
    })
}

#[test]
fn functions_of_script_are_called_on_nothing_of_the_hosts() {
    let text = "
        'use strict';
        setTimeout(function () { console.log('timer', this); });
        wx.request({ url: 'http://a.test/echo', complete: function () { console.log('callback', this); } });
        Page({
          onLoad() {
            const channel = this.getOpenerEventChannel();
            channel.once('a', function (what) { console.log('channel', this, what); });
            channel.emit('a', 1);
            channel.emit('a', 2);
            console.log(channel, Object.getOwnPropertyNames(channel.constructor));
          },
        });";
    let expected = [
        "channel undefined 1",
        "EventChannel {} [ 'length', 'name', 'prototype' ]",
        "timer undefined",
        "callback undefined",
    ];
    assert_eq!(printed(text), expected);
}

#[test]
fn a_page_is_found_by_the_route_that_it_was_opened_by() {
    let text =
        "Page({ onLoad() { this.route = 'pages/other/other'; }, onHide() { this.setData({}); }, get: () => 7 });";
    on_virtual_time(async |site: Site| {
        let transcript = site.play(Launch::source("main.js", text).platform(Platform::Wx)).await;
        let page = transcript.app.page("pages/index/index").await.unwrap();
        assert_eq!(page.call("get", ()).await.unwrap(), json!(7));
        assert!(transcript.app.page("pages/other/other").await.is_err());
    });
}

#[test]
fn an_embedder_gets_whatever_a_page_throws() {
    let text = r"Page({ fail() { throw new Error('\ud800'); }, later: async () => { throw '\ud800'; } });";
    on_virtual_time(async |site: Site| {
        let transcript = site.play(Launch::source("main.js", text).platform(Platform::Wx)).await;
        let page = transcript.app.page("pages/index/index").await.unwrap();
        for method in ["fail", "later"] {
            let call = tokio::time::timeout(LONGEST, page.call(method, ())).await;
            assert!(
                matches!(call, Ok(Err(qiao::Error::Thrown { ref message, .. })) if message == "\u{fffd}"),
                "{call:?}"
            );
        }
    });
}

#[test]
fn names_with_a_lone_surrogate_are_names_of_nothing() {
    let text = r"const name = '\ud800';
        console.log(typeof wx[name], name in wx);
        try { require(name); } catch (error) { console.log(error.message); }";
    let missing = "module '\u{fffd}', required by main.js is outside of the program's folder";
    assert_eq!(printed(text), ["undefined false", missing]);
}
