//! `types/qiao.d.ts` and what test files really have: every name is in both.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use oxc::allocator::Allocator;
use oxc::ast::ast::{BindingPattern, Declaration, Statement, TSInterfaceHeritage, TSSignature, TSType, TSTypeName};
use oxc::parser::Parser;
use oxc::span::SourceType;
use qiao::{Addresses, Record};
use qiao_conform::Time;
use qiao_testing::{Plan, Settings, TYPES, place, run_all};

type Names = BTreeSet<String>;

/// The declared types by name, and the type of each global.
#[derive(Default)]
struct Types {
    types: BTreeMap<String, Names>,
    /// The types that a type consists of beside its own parts.
    bases: BTreeMap<String, Vec<String>>,
    globals: Names,
}

impl Types {
    fn parse(text: &str) -> Types {
        let allocator = Allocator::default();
        let parsed = Parser::new(&allocator, text, SourceType::d_ts()).parse();
        assert!(parsed.diagnostics.errors().next().is_none());
        let mut types = Types::default();
        for statement in &parsed.program.body {
            if let Some(declaration) = Statement::as_declaration(statement) {
                types.declare(declaration);
            }
        }
        types
    }

    fn declare(&mut self, declaration: &Declaration<'_>) {
        match declaration {
            Declaration::TSInterfaceDeclaration(it) => {
                let bases = it.extends.iter().map(base).collect();
                self.add(it.id.name.as_str(), &it.body.body, bases);
            }
            Declaration::TSTypeAliasDeclaration(it) => self.named(it.id.name.as_str(), &it.type_annotation),
            Declaration::FunctionDeclaration(it) => {
                self.globals.insert(it.id.as_ref().unwrap().name.to_string());
            }
            Declaration::VariableDeclaration(it) => {
                for one in &it.declarations {
                    let BindingPattern::BindingIdentifier(id) = &one.id else { panic!("a name") };
                    self.globals.insert(id.name.to_string());
                    self.named(id.name.as_str(), &one.type_annotation.as_ref().unwrap().type_annotation);
                }
            }
            _ => {}
        }
    }

    fn named(&mut self, name: &str, of: &TSType<'_>) {
        match of {
            TSType::TSTypeLiteral(it) => self.add(name, &it.members, Vec::new()),
            TSType::TSTypeReference(it) => {
                let base = type_name(&it.type_name);
                self.bases.insert(name.to_owned(), vec![base]);
            }
            _ => {}
        }
    }

    fn add(&mut self, name: &str, members: &[TSSignature<'_>], bases: Vec<String>) {
        let mut own = Names::new();
        for member in members {
            let (key, of) = match member {
                TSSignature::TSPropertySignature(it) => (&it.key, it.type_annotation.as_ref()),
                TSSignature::TSMethodSignature(it) => (&it.key, None),
                _ => continue,
            };
            let key = key.static_name().unwrap().into_owned();
            // A part that is described in place is a type of its own: `QiaoVerdict.call`.
            if let Some(of) = of {
                let inner = match &of.type_annotation {
                    TSType::TSUnionType(it) => it.types.first().unwrap(),
                    other => other,
                };
                self.named(&format!("{name}.{key}"), inner);
            }
            own.insert(key);
        }
        self.types.insert(name.to_owned(), own);
        self.bases.insert(name.to_owned(), bases);
    }

    /// The names of all parts of these types.
    fn of(&self, names: &[&str]) -> Names {
        let mut all = Names::new();
        for &name in names {
            let bases: Vec<&str> = self.bases.get(name).into_iter().flatten().map(String::as_str).collect();
            assert!(self.types.contains_key(name) || !bases.is_empty(), "no type {name}");
            all.extend(self.types.get(name).into_iter().flatten().cloned());
            all.extend(self.of(&bases));
        }
        all
    }
}

fn type_name(name: &TSTypeName<'_>) -> String {
    match name {
        TSTypeName::IdentifierReference(it) => it.name.to_string(),
        _ => panic!("a plain name"),
    }
}

/// The type that another one extends; of `Omit<A, 'b'>` it is `A`.
fn base(extended: &TSInterfaceHeritage<'_>) -> String {
    let first = extended.type_arguments.as_ref().and_then(|arguments| arguments.params.first());
    match (type_name(&extended.type_name).as_str(), first) {
        ("Omit", Some(TSType::TSTypeReference(it))) => type_name(&it.type_name),
        (name, _) => name.to_owned(),
    }
}

/// What a script prints.
fn printed(folder: &Path, text: &str) -> String {
    std::fs::write(folder.join("a.test.js"), text).unwrap();
    let file = place(&folder.join("a.test.js"), None, None).unwrap();
    let plan = Plan {
        files: &[file],
        settings: Settings::default(),
        time: Time::Virtual,
        addresses: Addresses::all(),
        at_once: 1,
        configure: &|launch| launch,
        answers: None,
        on_report: &|_| {},
    };
    let report = run_all(&plan).unwrap().remove(0);
    assert!(!report.is_red(), "{report:#?}");
    let journals = report.tests.iter().map(|test| &test.journal).chain([&report.journal]);
    let lines = journals.flatten().filter_map(|entry| match &entry.record {
        Record::Console { text, .. } => Some(text.clone()),
        _ => None,
    });
    lines.last().unwrap()
}

/// The globals of a program without tests.
async fn ordinary(folder: &Path) -> String {
    let text = "console.log(JSON.stringify(Object.getOwnPropertyNames(globalThis)))";
    let host = qiao::Host::builder().build().unwrap();
    let launch = qiao::Launch::project(folder).main("main.js", text);
    let (sender, receiver) = std::sync::mpsc::channel();
    let launch = launch.on_entry(move |entry| {
        if let Record::Console { text, .. } = &entry.record {
            sender.send(text.clone()).unwrap();
        }
    });
    let app = host.launch(launch).await.unwrap();
    app.wait_idle().await;
    app.close().await.unwrap();
    receiver.recv().unwrap()
}

const FILES: [(&str, &str); 9] = [
    ("app.json", r#"{ "pages": ["pages/a/a"] }"#),
    ("app.js", "App({})"),
    ("project.config.json", r#"{ "appid": "wx0000000000000000", "setting": { "urlCheck": false } }"#),
    ("pages/a/a.js", "Page({ data: {} })"),
    ("pages/a/a.json", r#"{ "usingComponents": { "c": "/c/c" } }"#),
    ("pages/a/a.wxml", "<c id=\"c\" />"),
    ("c/c.js", "Component({})"),
    ("c/c.json", r#"{ "component": true }"#),
    ("a.har", r#"{ "log": { "version": "1.2", "entries": [] } }"#),
];

#[tokio::test]
async fn types_and_test_files_have_the_same_names() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in FILES.iter().chain([&("c/c.wxml", "<view />")]) {
        std::fs::create_dir_all(folder.path().join(name).parent().unwrap()).unwrap();
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let ordinary = ordinary(folder.path()).await;
    let path = folder.path().to_owned();
    let script = include_str!("types.js").replace("ORDINARY", &ordinary);
    let printed = tokio::task::spawn_blocking(move || printed(&path, &script)).await.unwrap();
    let found: BTreeMap<String, Names> = serde_json::from_str(&printed).unwrap();
    let types = Types::parse(TYPES);
    let mut wrong = Vec::new();
    let mut compare = |name: &str, declared: Names| {
        let real = &found[name];
        let only = |one: &Names, other: &Names| one.difference(other).cloned().collect::<Vec<_>>().join(", ");
        let (missing, surplus) = (only(real, &declared), only(&declared, real));
        if !missing.is_empty() || !surplus.is_empty() {
            wrong.push(format!("{name}: missing in the types: {missing}; only in the types: {surplus}"));
        }
    };
    compare("globals", types.globals.clone());
    for (name, declared) in [
        ("app", &["app"][..]),
        ("app.answer", &["QiaoAnswerUser"]),
        ("clock", &["clock"]),
        ("network", &["network"]),
        ("origin", &["origin"]),
        ("mocks", &["mocks"]),
        ("describe", &["QiaoDeclare"]),
        ("describe.only", &["QiaoMarked"]),
        ("it", &["QiaoTest"]),
        ("it.only", &["QiaoMarked"]),
        ("expect", &["QiaoExpect"]),
        ("expect.not", &["QiaoAsymmetric"]),
        ("expect()", &["QiaoAssertion"]),
        ("fn()", &["QiaoMock"]),
        ("fn().mock", &["QiaoMock.mock"]),
        ("test", &["QiaoContext"]),
        ("done", &["QiaoDone"]),
        ("socket", &["QiaoSocket"]),
        ("request", &["QiaoRequest"]),
        ("sockets.close", &["QiaoSeenSocket.close"]),
        ("verdict", &["QiaoVerdict"]),
        ("verdict.call", &["QiaoVerdict.call"]),
        ("page", &["QiaoPage"]),
        ("component", &["QiaoComponent"]),
    ] {
        compare(name, types.of(declared));
    }
    for (name, declared, without) in [
        ("requests", "QiaoSeenRequest", &["params"][..]),
        ("sockets", "QiaoSeenSocket", &["params", "json"]),
        ("suite", "QiaoContext", &["skip"]),
        ("origin.socket()", "QiaoSocket", &["request"]),
    ] {
        let mut names = types.of(&[declared]);
        without.iter().for_each(|name| drop(names.take(*name)));
        compare(name, names);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
