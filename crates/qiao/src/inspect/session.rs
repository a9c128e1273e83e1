//! One connection of the tools: takes requests, answers them, and passes events on. What happens in programs is the
//! hub's business.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures_util::{SinkExt, StreamExt};
use qiao_abi::ScriptReply;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

use super::console::NO_DEBUGGER;
use super::hub::Hub;
use super::protocol::{Fault, Request, failed, result};
use super::steering::Emulated;
use crate::value;

/// Methods of `Runtime` that script answers.
const OF_SCRIPT: [&str; 5] = ["evaluate", "callFunctionOn", "getProperties", "releaseObject", "releaseObjectGroup"];
/// Methods that are accepted and do nothing: settings of what there is not.
const WITHOUT_EFFECT: [&str; 17] = [
    "Debugger.setAsyncCallStackDepth",
    "Debugger.setBlackboxPatterns",
    "Debugger.setBlackboxExecutionContexts",
    "Debugger.setBreakpointsActive",
    "Debugger.setPauseOnExceptions",
    "Debugger.setSkipAllPauses",
    "HeapProfiler.enable",
    "HeapProfiler.disable",
    "Network.clearAcceptedEncodingsOverride",
    "Network.setAttachDebugStack",
    "Network.setCacheDisabled",
    "Profiler.enable",
    "Profiler.disable",
    "Runtime.setAsyncCallStackDepth",
    "Target.setAutoAttach",
    "Target.setDiscoverTargets",
    "Target.setRemoteLocations",
];

/// Serves tools until they or the inspector are gone.
pub(crate) async fn serve(hub: Hub, socket: WebSocketStream<impl AsyncRead + AsyncWrite + Unpin>) {
    let (number, mut messages) = hub.connect();
    let session = Session { hub, number };
    let (mut to_tools, mut from_tools) = socket.split();
    loop {
        tokio::select! {
            message = messages.recv() => match message {
                Some(text) => if to_tools.send(Message::text(&*text)).await.is_err() { break },
                None => break,
            },
            message = from_tools.next() => match message {
                Some(Ok(Message::Text(text))) => session.handle(&text),
                Some(Ok(Message::Close(_)) | Err(_)) | None => break,
                Some(Ok(_)) => {}
            },
        }
    }
    session.hub.disconnect(number);
    drop(to_tools.close().await);
}

struct Session {
    hub: Hub,
    number: u64,
}

type Answer = Result<Value, Fault>;

impl Session {
    fn handle(&self, text: &str) {
        let Ok(request) = serde_json::from_str::<Request>(text) else { return };
        let Request { id, method, params } = request;
        let (domain, name) = method.split_once('.').unwrap_or((&method, ""));
        if domain == "Runtime" && OF_SCRIPT.contains(&name) {
            return self.ask_script(id, name, params);
        }
        let answer = match (domain, name) {
            (_, "enable") => self.enable(domain),
            ("Network", _) => self.network(name, params),
            ("Debugger", _) => self.debugger(name, &params),
            ("Runtime", _) => self.runtime(name),
            _ => None,
        };
        let disabled = name == "disable";
        if disabled {
            self.hub.disable(self.number, domain);
        }
        let known = disabled || WITHOUT_EFFECT.contains(&method.as_str());
        let answer = answer.unwrap_or_else(|| if known { Ok(json!({})) } else { Err(Fault::unknown(&method)) });
        self.answer(id, answer);
        // Events come after the answer.
        if name == "enable" {
            self.hub.enable(self.number, domain);
        }
    }

    fn answer(&self, id: i64, answer: Answer) {
        self.hub.send(
            self.number,
            match answer {
                Ok(value) => result(id, &value.to_string()),
                Err(fault) => failed(id, &fault),
            },
        );
    }

    fn enable(&self, domain: &str) -> Option<Answer> {
        match domain {
            "Network" | "Runtime" => Some(Ok(json!({}))),
            "Debugger" => Some(Ok(json!({ "debuggerId": "qiao.1" }))),
            _ => None,
        }
    }

    fn runtime(&self, name: &str) -> Option<Answer> {
        Some(Ok(match name {
            "runIfWaitingForDebugger" => {
                self.hub.release();
                json!({})
            }
            "discardConsoleEntries" => {
                self.hub.discard_console();
                json!({})
            }
            "getIsolateId" => json!({ "id": "qiao" }),
            "globalLexicalScopeNames" => json!({ "names": [] }),
            // Tools ask whether text is complete before it is run; to run it says so as well.
            "compileScript" => json!({}),
            _ => return None,
        }))
    }

    fn debugger(&self, name: &str, params: &Value) -> Option<Answer> {
        match name {
            "getScriptSource" => {
                let text = params["scriptId"].as_str().and_then(|id| self.hub.source(id));
                Some(text.map(|text| json!({ "scriptSource": text })).ok_or_else(|| Fault::server("No script for id")))
            }
            "setBreakpoint"
            | "setBreakpointByUrl"
            | "setBreakpointOnFunctionCall"
            | "getPossibleBreakpoints"
            | "pause"
            | "stepInto"
            | "stepOut"
            | "stepOver"
            | "continueToLocation" => Some(Err(Fault::server(NO_DEBUGGER))),
            _ => None,
        }
    }

    fn network(&self, name: &str, params: Value) -> Option<Answer> {
        let id = params["requestId"].as_str().unwrap_or_default();
        match name {
            "getResponseBody" => Some(self.response_body(id)),
            "getRequestPostData" => Some(self.request_body(id)),
            "emulateNetworkConditions" | "overrideNetworkState" => Some(self.emulate(vec![params])),
            "emulateNetworkConditionsByRule" => {
                let mut rules = params["matchedNetworkConditions"].as_array().cloned().unwrap_or_default();
                let offline = params["offline"].as_bool() == Some(true);
                rules.iter_mut().for_each(|rule| rule["offline"] = (offline || rule["offline"] == true).into());
                Some(self.emulate(rules))
            }
            "setBlockedURLs" => {
                #[derive(Deserialize, Default)]
                #[serde(rename_all = "camelCase", default)]
                struct Params {
                    urls: Vec<String>,
                    url_patterns: Vec<Pattern>,
                }
                #[derive(Deserialize)]
                #[serde(rename_all = "camelCase")]
                struct Pattern {
                    url_pattern: String,
                    block: bool,
                }
                let Params { urls, url_patterns } = serde_json::from_value(params).unwrap_or_default();
                let patterns = url_patterns.into_iter().filter(|pattern| pattern.block);
                self.hub.block(urls.into_iter().chain(patterns.map(|pattern| pattern.url_pattern)).collect());
                Some(Ok(json!({})))
            }
            _ => None,
        }
    }

    /// The condition of the last rule that is about every URL counts: a program has one network.
    fn emulate(&self, rules: Vec<Value>) -> Answer {
        let rules: Result<Vec<Emulated>, _> = rules.into_iter().map(serde_json::from_value).collect();
        let rules = rules.map_err(|wrong| Fault { code: -32602, message: format!("Invalid parameters: {wrong}") })?;
        let ids: Vec<Value> = (0..rules.len()).map(|at| at.to_string().into()).collect();
        let general = rules.iter().rev().find(|rule| rule.url_pattern.is_empty());
        self.hub.emulate(general.and_then(Emulated::condition));
        Ok(json!({ "ruleIds": ids }))
    }

    fn response_body(&self, id: &str) -> Answer {
        let body = self.hub.with_bodies(|bodies| bodies.of(id).and_then(|pair| pair.response.clone()));
        let body = body.ok_or_else(|| Fault::server("the body is not kept: it went into a file, or is too old"))?;
        Ok(encoded("body", &body))
    }

    fn request_body(&self, id: &str) -> Answer {
        let body = self.hub.with_bodies(|bodies| bodies.of(id).and_then(|pair| pair.request.clone()));
        let body = body.ok_or_else(|| Fault::server("the body is not kept: it is too long or too old"))?;
        Ok(encoded("postData", &body))
    }

    /// Asks script, whose answer may take time.
    fn ask_script(&self, id: i64, name: &str, params: Value) {
        let program = program_of(&params).or_else(|| self.hub.last_program());
        let Some(answered) = self.hub.ask(program, name, params.to_string()) else {
            return self.answer(id, Err(Fault::server("the program has ended")));
        };
        let (hub, number) = (self.hub.clone(), self.number);
        tokio::task::spawn_local(async move {
            hub.send(
                number,
                match answered.await {
                    Ok(ScriptReply::Value(json)) => result(id, &json),
                    Ok(ScriptReply::Threw(json)) => failed(id, &Fault::server(value::thrown(&json).to_string())),
                    _ => failed(id, &Fault::server("the program has ended")),
                },
            );
        });
    }
}

/// A body as tools take it: text, or else base64.
fn encoded(name: &str, body: &[u8]) -> Value {
    match std::str::from_utf8(body) {
        Ok(text) => json!({ name: text, "base64Encoded": false }),
        Err(_) => json!({ name: STANDARD.encode(body), "base64Encoded": true }),
    }
}

/// The program that a request is about: its context, or the one that an object is of.
fn program_of(params: &Value) -> Option<u32> {
    let numbers = ["contextId", "executionContextId"].into_iter().filter_map(|name| params[name].as_u64());
    if let Some(number) = numbers.map(u32::try_from).find_map(Result::ok) {
        return Some(number);
    }
    let arguments = params["arguments"].as_array().into_iter().flatten().map(|one| &one["objectId"]);
    let ids = [&params["objectId"], &params["uniqueContextId"]].into_iter().chain(arguments);
    ids.filter_map(Value::as_str).find_map(|id| id.split('.').next()?.parse().ok())
}
