//! What the program asks its user or the client, answered by the test: `app.answer(api, answer)`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use qiao::{Api, Ask, EmbedderCall};
use serde_json::{Value, json};

use crate::work::Work;

/// An answer that waits for its question.
#[derive(Clone, Debug)]
struct Prepared {
    what: Value,
    once: bool,
}

/// Answers questions that the test has no answer for.
pub(crate) type Fallback = Arc<dyn Fn(Ask) + Send + Sync>;

/// The answers of one test file.
pub(crate) struct Ui {
    prepared: Mutex<BTreeMap<String, Vec<Prepared>>>,
    /// Questions that functions of the test answer.
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

    /// Takes in an answer: `app.answer(api, answer)`. Says whether the function is one that asks; others the
    /// script replaces.
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

    /// What a chooser gives for these files, which become temporary ones of the program.
    pub(crate) fn chosen(&self, call: &EmbedderCall<'_>) -> Result<Value, String> {
        let (mut paths, mut described) = (Vec::new(), Vec::new());
        for file in call.argument(1).as_array().into_iter().flatten() {
            let name = file.as_str().ok_or("files are given by their paths")?;
            let bytes = std::fs::read(self.folder.join(name)).map_err(|error| format!("{name}: {error}"))?;
            let path = call.add_file(name, &bytes)?;
            let name = name.rsplit('/').next().unwrap_or(name);
            described.push(json!({ "path": path, "tempFilePath": path, "size": bytes.len(), "name": name }));
            paths.push(path);
        }
        Ok(json!({ "tempFilePaths": paths, "tempFilePath": paths.first(), "tempFiles": described }))
    }

    /// Answers a question.
    pub(crate) fn ask(&self, ask: Ask) {
        let Some(Prepared { what, .. }) = self.next(ask.api().name()) else {
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

    /// The answer to a question: those that count once go first, in order.
    fn next(&self, api: &str) -> Option<Prepared> {
        let mut all = open(&self.prepared);
        let list = all.get_mut(api)?;
        match list.iter().position(|prepared| prepared.once) {
            Some(at) => Some(list.remove(at)),
            None => list.last().cloned(),
        }
    }

    /// Takes in what a function of the test gave.
    pub(crate) fn reply(&self, ask: u64, answer: &Value) {
        if let Some(ask) = open(&self.asked).remove(&ask) {
            give(ask, answer);
        }
    }
}

/// `confirm`, `cancel` and `fail` are what users do; a number is a choice, an object the fields of a result.
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
        // As the platform's default has it.
        _ => drop(ask),
    }
}
