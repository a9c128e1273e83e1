//! Recordings that answer what no route of a test means: `origin.replay(file)`. An entry becomes a script of the
//! origin, a recorded socket a conversation that is driven. Which entry answers is decided in the crate `qiao`.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use qiao::{
    Answers, Asked, Conversation, IgnoreRule, Matching, Recorded, RecordedEnd, RecordedOutcome, Replay, SocketInput,
    SocketOutput, TrafficSettings, Unrecorded, Wording, header,
};
use qiao_origin::{Body, Coding, Incoming, Reply, Script, SocketCommand, SocketCommands, SocketEvent, SocketScript};
use serde_json::Value;
use url::Url;

use super::Notice;
use crate::mistakes::Mistake;
use crate::problem::Problem;
use crate::words::Words;

/// A recording of a test.
#[derive(Clone)]
pub(super) struct Recording {
    file: PathBuf,
    replay: Replay,
}

/// Headers that the origin writes itself.
const OWN: [&str; 5] = ["connection", "content-encoding", "content-length", "keep-alive", "transfer-encoding"];
/// Codings that the origin knows by these names.
const CODINGS: [(&str, Coding); 3] = [("gzip", Coding::Gzip), ("deflate", Coding::Deflate), ("br", Coding::Brotli)];

impl Recording {
    /// Reads the file, whose name is relative to `folder`; `ignore` has rules such as `query:_t`.
    pub(super) fn read(file: &str, ignore: &Value, folder: &Path) -> Result<Recording, Mistake> {
        let file = folder.join(file);
        let TrafficSettings { matching, .. } = TrafficSettings::of(folder).map_err(|error| invalid(&error))?;
        let rules: Vec<String> = match ignore {
            Value::Null => Vec::new(),
            rules => serde_json::from_value(rules.clone()).map_err(|bad| invalid(&bad))?,
        };
        let rules = rules.iter().map(|rule| rule.parse::<IgnoreRule>().map_err(|bad| invalid(&bad)));
        let matching = rules.collect::<Result<Vec<_>, _>>()?.into_iter().fold(matching, Matching::ignore);
        let replay = Replay::read(&file, matching);
        let replay = replay.map_err(|bad| Mistake::InvalidRecording { problem: Problem::from(&bad) })?;
        Ok(Recording { file, replay })
    }

    /// The entries that have answered nothing.
    pub(super) fn unused(&self) -> Vec<String> {
        self.replay.unused()
    }

    /// What is left of it at the end, in words.
    pub(super) fn left_over(&self, wording: &Wording) -> Option<String> {
        let unused = self.unused();
        let entries = unused.iter().map(|entry| format!("\n  {entry}")).collect::<String>();
        let (file, count) = (self.file.display().to_string(), unused.len());
        (count > 0).then(|| Words::UnusedEntries { file, count, entries }.text(wording))
    }

    /// The reply to a request; what the recording does not have fails the test or is noted.
    pub(super) fn reply(&self, request: &Incoming<'_>, fails: bool, notice: &Notice) -> Option<Reply> {
        let call = Call::of(request)?;
        let (replay, notice) = (self.replay.clone(), notice.clone());
        if request.socket {
            return Some(match replay.socket(&call.asked(&[])) {
                Ok((recorded, conversation)) => socket(recorded, conversation, fails, notice),
                Err(unrecorded) => Reply::Script(refused(&unrecorded, fails, &notice)),
            });
        }
        Some(Reply::Later(Box::new(move |body: Body| {
            let body = body.bytes.unwrap_or_default();
            let script = match replay.exchange(&call.asked(&body)) {
                Ok(recorded) => script(recorded),
                Err(unrecorded) => refused(&unrecorded, fails, &notice),
            };
            Box::pin(std::future::ready(script))
        })))
    }
}

/// A mistake in what is to be ignored.
fn invalid(problem: impl Into<Problem>) -> Mistake {
    Mistake::InvalidRules { problem: problem.into() }
}

/// A request, while its body is awaited.
struct Call {
    method: String,
    url: Url,
    headers: Vec<(String, String)>,
}

impl Call {
    fn of(request: &Incoming<'_>) -> Option<Call> {
        let url = format!("{}://{}{}", request.scheme, request.host.unwrap_or_default(), request.target);
        let headers = request.headers.iter().map(|(name, value)| (name.to_string(), value.to_string()));
        Some(Call { method: request.method.to_owned(), url: url.parse().ok()?, headers: headers.collect() })
    }

    fn asked<'a>(&'a self, body: &'a [u8]) -> Asked<'a> {
        Asked { method: &self.method, url: &self.url, headers: &self.headers, body }
    }
}

/// Says that the recording does not have a call; the answer to it.
fn refused(unrecorded: &Unrecorded, fails: bool, notice: &Notice) -> Script {
    let Notice { tell, wording } = notice;
    let (reason, remedy) = (unrecorded.reason().text(wording), unrecorded.remedy().text(wording));
    tell(Words::NotRecorded { reason, remedy }.text(wording), fails);
    Script::new().status(404).header("Content-Type", "text/plain").body("not recorded")
}

fn script(Recorded { wait, outcome }: Recorded) -> Script {
    let script = if wait > Duration::ZERO { Script::new().wait(wait) } else { Script::new() };
    match outcome {
        RecordedOutcome::Response { status, headers, body, end, .. } => {
            let is_own = |name: &str| OWN.iter().any(|own| name.eq_ignore_ascii_case(own));
            let kept = headers.iter().filter(|(name, _)| !is_own(name));
            let script =
                kept.fold(script.status(status), |script, (name, value)| script.header(name.clone(), value.clone()));
            let coding = header(&headers, "content-encoding");
            let coding = coding.and_then(|value| CODINGS.iter().find(|(name, _)| name.eq_ignore_ascii_case(value)));
            let more = body.len() as u64 + 1;
            let script = coding.map_or(script.clone(), |(_, coding)| script.encode(*coding)).body(body);
            match end {
                RecordedEnd::Whole => script,
                RecordedEnd::Cut => script.length(more).cut(),
                RecordedEnd::Silence => script.length(more).flush().hang(),
            }
        }
        RecordedOutcome::Lost => script.cut(),
        RecordedOutcome::Silence => script.hang(),
    }
}

/// The reply to a recorded handshake.
fn socket(recorded: Recorded, conversation: Box<dyn Conversation>, fails: bool, notice: Notice) -> Reply {
    let protocol = match &recorded.outcome {
        RecordedOutcome::Response { status: 101, headers, .. } => {
            header(headers, "sec-websocket-protocol").map(str::to_owned)
        }
        _ => return Reply::Script(script(recorded)),
    };
    let talk = Mutex::new(conversation);
    let commands: Arc<OnceLock<SocketCommands>> = Arc::default();
    let out = commands.clone();
    let (script, sender) = SocketScript::driven(move |event| {
        let mut talk = talk.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(commands) = out.get() else { return };
        happened(event, &mut **talk, commands, |unrecorded| drop(refused(unrecorded, fails, &notice)));
    });
    drop(commands.set(sender));
    Reply::Socket(script.protocol(protocol))
}

/// Takes in what the client does, and sends what is due then. A connection that is gone takes no commands.
fn happened(
    event: SocketEvent,
    talk: &mut dyn Conversation,
    commands: &SocketCommands,
    refuse: impl FnOnce(&Unrecorded),
) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let sent = match event {
        SocketEvent::Open => Ok(()),
        SocketEvent::Text(bytes) => talk.sent(&SocketOutput::Text(text(&bytes))),
        SocketEvent::Binary(bytes) => talk.sent(&SocketOutput::Binary(bytes)),
        SocketEvent::Closed(_) => return,
    };
    if let Err(unrecorded) = sent {
        refuse(&unrecorded);
        drop(commands.send(SocketCommand::Cut));
        return;
    }
    while let Some((_, input)) = talk.next() {
        let command = match input {
            SocketInput::Text(text) => SocketCommand::Text(text.as_bytes().to_vec().into()),
            SocketInput::Binary(bytes) => SocketCommand::Binary(bytes),
            SocketInput::Close { code, reason } => SocketCommand::Close(code, reason),
            SocketInput::Lost(_) => SocketCommand::Cut,
        };
        drop(commands.send(command));
    }
}
