//! Delegated calls of the program, answered by the test: `app.answer(api, answer)`. The script's side is in `js/`. It
//! must not know defaults of platforms.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use qiao::{Api, Ask, EmbedderCall};
use serde_json::{Value, json};

use crate::mistakes::Mistake;
use crate::problem::Problem;
use crate::work::Work;

/// An answer prepared for a delegated call.
#[derive(Clone, Debug)]
struct Prepared {
    what: Value,
    once: bool,
}

/// Answers delegated calls for which the test has no answer.
pub(crate) type Fallback = Arc<dyn Fn(Ask) + Send + Sync>;

/// The answers of one test file.
pub(crate) struct Ui {
    prepared: Mutex<BTreeMap<String, Vec<Prepared>>>,
    /// Delegated calls that functions of the test will answer.
    asked: Mutex<BTreeMap<u64, Ask>>,
    work: Arc<Work>,
    fallback: Option<Fallback>,
    /// The folder that files are relative to.
    folder: PathBuf,
}

fn open<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Ui {
    pub(crate) fn new(work: Arc<Work>, folder: PathBuf, fallback: Option<Fallback>) -> Ui {
        Ui { prepared: Mutex::default(), asked: Mutex::default(), work, fallback, folder }
    }

    /// Adds an answer: `app.answer(api, answer)`. Returns whether the function can be delegated; other functions are
    /// replaced by the script.
    pub(crate) fn prepare(&self, call: &EmbedderCall<'_>) -> bool {
        let api = call.argument(1).as_str().unwrap_or_default().to_owned();
        if !Api::ALL.iter().any(|known| known.name() == api) {
            return false;
        }
        let given = call.argument(2);
        let prepared = Prepared { what: given.clone(), once: given["once"] == true };
        let mut all = open(&self.prepared);
        let list = all.entry(api).or_default();
        if !prepared.once {
            list.clear();
        }
        list.push(prepared);
        true
    }

    /// The result of a file picker for these files, which become temporary files of the program.
    pub(crate) fn chosen(&self, call: &EmbedderCall<'_>) -> Result<Value, Mistake> {
        let (mut paths, mut described) = (Vec::new(), Vec::new());
        for file in call.argument(1).as_array().into_iter().flatten() {
            let name = file.as_str().ok_or(Mistake::NotAPath)?;
            let unreadable = |problem: Problem| Mistake::Unreadable { file: name.to_owned(), problem };
            let bytes = qiao::read_file(&self.folder.join(name)).map_err(|error| unreadable(Problem::from(&error)))?;
            let path = call.add_file(name, &bytes).map_err(|reason| unreadable(Problem::from(&reason)))?;
            let name = name.rsplit('/').next().unwrap_or(name);
            described.push(json!({ "path": path, "tempFilePath": path, "size": bytes.len(), "name": name }));
            paths.push(path);
        }
        Ok(json!({ "tempFilePaths": paths, "tempFilePath": paths.first(), "tempFiles": described }))
    }

    /// Answers a delegated call.
    pub(crate) fn ask(&self, ask: Ask) {
        let Some(Prepared { what, .. }) = self.next(ask.name()) else {
            if let Some(fallback) = &self.fallback {
                fallback(ask);
            }
            return;
        };
        let Some(function) = what["function"].as_u64() else {
            return give(ask, &what["value"]);
        };
        let (id, options) = (ask.call().0.into(), ask.options().clone());
        open(&self.asked).insert(id, ask);
        self.work.add(json!({ "kind": "reply", "ask": id, "function": function, "options": options }));
    }

    /// The answer to use: answers that apply once come first, in order.
    fn next(&self, api: &str) -> Option<Prepared> {
        let mut all = open(&self.prepared);
        let list = all.get_mut(api)?;
        match list.iter().position(|prepared| prepared.once) {
            Some(at) => Some(list.remove(at)),
            None => list.last().cloned(),
        }
    }

    /// Receives the answer of a function of the test.
    pub(crate) fn reply(&self, ask: u64, answer: &Value) {
        if let Some(ask) = open(&self.asked).remove(&ask) {
            give(ask, answer);
        }
    }
}

/// `confirm`, `cancel` and `fail` are actions of the user; a number is a choice, an object the fields of a result.
fn give(ask: Ask, answer: &Value) {
    match answer {
        Value::String(word) if word == "confirm" => ask.succeed(json!({ "confirm": true, "cancel": false })),
        Value::String(word) if word == "cancel" => ask.cancel(),
        Value::String(word) if word == "fail" => ask.fail(""),
        Value::Number(choice) => ask.succeed(json!({ "tapIndex": choice })),
        Value::Object(fields) => match fields.get("fail") {
            Some(reason) => ask.fail(reason.as_str().unwrap_or_default()),
            None => ask.succeed(answer.clone()),
        },
        // The platform's default applies.
        _ => drop(ask),
    }
}
