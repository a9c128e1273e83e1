//! The lists of what platforms have: their statements are true, a script that calls what is not offered is
//! told why, and docs/surface.md shows the lists.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use qiao::{Launch, Listed, MissingForm, Offer, Platform, Record};

use crate::support::{Site, on_virtual_time, workspace};

/// If set, the document is rewritten instead of compared.
const RENEW: &str = "QIAO_RENEW";

#[test]
fn lists_are_sorted_and_name_each_thing_once() {
    for platform in Platform::ALL {
        let names: Vec<&str> = platform.surface().iter().map(|(listed, _)| listed.what.name).collect();
        assert!(names.is_sorted(), "{platform}");
        assert_eq!(names.len(), names.iter().collect::<BTreeSet<_>>().len(), "{platform}");
        assert!(names.len() > 50, "{platform} has {} names", names.len());
    }
}

#[test]
fn the_base_library_that_is_played_has_everything_on_the_list() {
    for platform in Platform::ALL {
        let newest = platform.rules().app.base_library;
        for (listed, _) in platform.surface() {
            assert!(listed.since <= Some(newest), "{platform}: {}", listed.what.name);
        }
    }
}

#[test]
fn whatever_is_said_to_be_partial_is_on_a_list_and_offered() {
    let text = std::fs::read_to_string(workspace().join("crates/rules/surface/partial.txt")).unwrap();
    for line in text.lines() {
        let mut words = line.splitn(3, ' ');
        let (platform, name, reason) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap_or_default());
        let on = |other: &Platform| platform == "*" || platform == other.to_string();
        let holds = Platform::ALL.into_iter().filter(on).any(|platform| {
            platform
                .surface()
                .iter()
                .any(|(listed, offer)| listed.what.name == name && matches!(offer, Offer::Partial(_)))
        });
        assert!(holds && !reason.is_empty(), "{line}");
    }
}

#[test]
fn a_call_of_what_is_not_offered_is_explained_once() {
    on_virtual_time(async |site: Site| {
        let text = "wx.startAccelerometer({ fail: (res) => console.log(res.errMsg, res.errno) });
            try { wx.isVKSupport() } catch (error) { console.log(error.message) }";
        let transcript = site.play(Launch::source("main.js", text).platform(Platform::Wx)).await;
        let log = transcript.log();
        assert_eq!(log.len(), 2, "{log:?}");
        let missing = transcript.entries().into_iter().filter_map(|entry| match entry.record {
            Record::Missing { name, message, verdict, .. } => Some((name, message, verdict)),
            _ => None,
        });
        let missing: Vec<_> = missing.collect();
        assert_eq!(missing.iter().map(|(name, ..)| &**name).collect::<Vec<_>>(), ["startAccelerometer", "isVKSupport"]);
        for (name, message, verdict) in missing {
            assert!(message.unwrap().starts_with(&format!("{name}:fail")));
            assert!(verdict.reason.to_string().contains("does not offer"), "{}", verdict.reason);
        }
    });
}

#[test]
fn a_missing_function_that_gives_a_task_gives_one_to_calls_with_callbacks() {
    on_virtual_time(async |site: Site| {
        let text = "const ends = [];
            const end = (res) => ends.push(res.errMsg.split(' ')[0]);
            for (const name of ['downloadFile', 'uploadFile']) {
              const task = wx.cloud[name]({ fileID: 'a', cloudPath: 'a', filePath: 'a', fail: end });
              task.onProgressUpdate(() => {});
              task.abort();
            }
            const promise = wx.cloud.downloadFile({ fileID: 'a' });
            promise.catch(end);
            setTimeout(() => console.log(typeof promise.abort, ends.join(' ')), 100);";
        let transcript = site.play(Launch::source("main.js", text).platform(Platform::Wx)).await;
        let expected = "undefined cloud.downloadFile:fail cloud.uploadFile:fail cloud.downloadFile:fail";
        assert_eq!(transcript.log(), [expected]);
    });
}

#[test]
fn an_assignment_that_the_platform_ignores_is_explained() {
    on_virtual_time(async |site: Site| {
        let text = "const own = wx.request; Reflect.set(wx, 'request', 1); console.log(wx.request === own);
            Object.defineProperty(wx, 'request', { configurable: true, value: 2 }); console.log(wx.request);";
        let transcript = site.play(Launch::source("main.js", text).platform(Platform::Wx)).await;
        assert_eq!(transcript.log(), ["true", "2"]);
        let ignored = transcript.entries().into_iter().filter_map(|entry| match entry.record {
            Record::Assignment { name, verdict, .. } => Some((name, verdict)),
            _ => None,
        });
        let ignored: Vec<_> = ignored.collect();
        assert_eq!(ignored.len(), 1, "{ignored:?}");
        assert_eq!((ignored[0].0.as_str(), ignored[0].1.clause), ("request", "WX-ENV-023"));
        let remedy = ignored[0].1.remedy.as_ref().map(ToString::to_string).unwrap_or_default();
        assert!(remedy.contains("Object.defineProperty(wx, 'request'"), "{remedy}");
    });
}

#[test]
fn a_task_that_is_taken_for_a_promise_is_named() {
    on_virtual_time(async |site: Site| {
        let text = "wx.request({ url: 'https://api.example.com/text' })\n  .then((res) => res);";
        let transcript = site.play(Launch::source("main.js", text).platform(Platform::Wx)).await;
        let said = transcript.entries().into_iter().find_map(|entry| match entry.record {
            Record::Error(error) => Some(error.message),
            _ => None,
        });
        let expected =
            "TypeError: not a function: wx.request returns a task, which has no then; give it success and fail";
        assert_eq!(said.as_deref(), Some(expected));
    });
}

#[test]
fn the_document_says_what_is_true() {
    let path = workspace().join("docs/surface.md");
    let text = document();
    if std::env::var_os(RENEW).is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == text, "docs/surface.md is out of date: renew it with `just surface`");
}

fn document() -> String {
    let mut text = HEAD.to_owned();
    text.push_str("| platform | all | offered | partial | not offered |\n| --- | ---: | ---: | ---: | ---: |\n");
    for platform in Platform::ALL {
        let surface = platform.surface();
        let [offered, partial, not] =
            [is_offered, is_partial, is_not_offered].map(|is| surface.iter().filter(|e| is(e)).count());
        let name = platform.profile().name;
        writeln!(text, "| {name} (`{platform}`) | {} | {offered} | {partial} | {not} |", surface.len()).unwrap();
    }
    for platform in Platform::ALL {
        section(&mut text, platform);
    }
    text
}

const HEAD: &str = "\
# Surface

What each platform has, by its official list, and what qiao offers of it. `qiao rules surface` prints the same.
This file is made by `just surface`; a test fails when it is out of date. The lists are in
`crates/rules/surface/`, with the script that makes them and the reasons why something is partial.

What is not offered is there all the same: a function fails in the platform's own way, the form that returns its
outcome throws, a listener hears nothing, and the journal says why. Members of classes are counted too.

";

fn section(text: &mut String, platform: Platform) {
    let surface = platform.surface();
    writeln!(text, "\n## {}\n\n{}", platform.profile().name, platform.surface_source()).unwrap();
    let names = |is: fn(&(Listed, Offer)) -> bool| {
        let names = surface.iter().filter(|entry| is(entry)).map(|(listed, _)| format!("`{}`", called(listed)));
        names.collect::<Vec<_>>().join(", ")
    };
    writeln!(text, "\nOffered: {}.", names(is_offered)).unwrap();
    text.push_str("\n| partial | what is missing |\n| --- | --- |\n");
    for (listed, offer) in &surface {
        if let Offer::Partial(reason) = offer {
            writeln!(text, "| `{}` | {reason} |", called(listed)).unwrap();
        }
    }
    writeln!(text, "\nNot offered: {}.", names(is_not_offered)).unwrap();
}

fn called(listed: &Listed) -> String {
    match listed.what.form {
        MissingForm::Object | MissingForm::Constant => listed.what.name.to_owned(),
        _ => format!("{}()", listed.what.name),
    }
}

fn is_offered(entry: &(Listed, Offer)) -> bool {
    entry.1 == Offer::Offered
}

fn is_partial(entry: &(Listed, Offer)) -> bool {
    matches!(entry.1, Offer::Partial(_))
}

fn is_not_offered(entry: &(Listed, Offer)) -> bool {
    entry.1 == Offer::NotOffered
}

#[test]
fn an_object_that_is_frozen_before_its_functions_are_made_has_them() {
    on_virtual_time(async |site: Site| {
        let text = "Object.freeze(wx);
            console.log(typeof wx.request, typeof wx.getLocation, typeof wx.getFileSystemManager().readFile, wx.nothing);
            const manager = Object.freeze(wx.getFileSystemManager());
            console.log(typeof manager.readFileSync, Object.isFrozen(wx), Object.keys(wx).includes('request'));";
        let transcript = site.play(Launch::source("main.js", text).platform(Platform::Wx)).await;
        assert_eq!(transcript.log(), ["function function function undefined", "function true true"]);
    });
}
