//! One request from its head to its end: finds the route, reads the body when it is due, performs the script,
//! writes the log. Used by `http1` and `http2`; knows neither.

use std::time::SystemTime;

use crate::intake::Intake;
use crate::log::{Ending, OpenRequest};
use crate::pages;
use crate::perform::Stage;
use crate::query::Refusal;
use crate::request::RequestHead;
use crate::responder::Reply;
use crate::routes::{self, Answer, Call, Handler};
use crate::script::{Plan, Script};
use crate::site::{Peer, Site};
use crate::wire::{Flow, Stop, Wire, unless_left};

/// Answers one request. `Err` says how the connection or the stream must end.
pub(crate) async fn exchange<W: Wire>(site: &Site, peer: &Peer, head: &RequestHead, wire: &mut W) -> Flow<()> {
    let trimmed = head.without_nonce();
    let head = trimmed.as_ref().unwrap_or(head);
    let control = routes::is_control(head.path()) || pages::is_preflight(site, head);
    let entry = site.log.begin(peer.connection, peer.scheme, head, control);
    let mut intake = Intake::new(&entry);
    let call = Call::new(site, peer, head, entry.id());
    let result = answer(&call, wire, &mut intake, &entry).await;
    entry.end(ending(&result));
    result?;
    drain(wire, &mut intake).await
}

async fn answer<W: Wire>(call: &Call<'_>, wire: &mut W, intake: &mut Intake<'_>, entry: &OpenRequest) -> Flow<()> {
    let script = match pages::preflight(call) {
        Some(script) => before_body(Ok(script), wire, intake).await?,
        None => script(call, wire, intake).await?,
    };
    let script = script.unwrap_or_else(|Refusal(text)| routes::text(400, text));
    let script = pages::opened(call, script);
    let date = call.site.date.then(date);
    let mut stage = Stage { gates: &call.site.gates, entry, intake, date };
    stage.perform(Plan::of(&script), wire).await
}

/// Gets the script from the route, before or after reading the body as the route requires.
async fn script<W: Wire>(call: &Call<'_>, wire: &mut W, intake: &mut Intake<'_>) -> Flow<Answer> {
    if let Some(script) = call.overriding() {
        return before_body(Ok(script), wire, intake).await;
    }
    if let Some(reply) = call.reply() {
        return replied(reply, call, wire, intake).await;
    }
    match routes::find(call) {
        Handler::Head(handler) => before_body(handler(call), wire, intake).await,
        Handler::Body(handler) => {
            intake.read_all(wire).await?;
            Ok(handler(call, &intake.body()))
        }
        Handler::Waiting(handler) => {
            intake.read_all(wire).await?;
            unless_left(wire, handler(call)).await
        }
        Handler::Upload => routes::upload(call, wire, intake).await,
    }
}

/// The script of a reply, after the body or before it as the reply wants.
async fn replied<W: Wire>(reply: Reply, call: &Call<'_>, wire: &mut W, intake: &mut Intake<'_>) -> Flow<Answer> {
    match reply {
        Reply::Script(script) => before_body(Ok(script), wire, intake).await,
        Reply::Socket(socket) => before_body(routes::socket(call, socket), wire, intake).await,
        Reply::Later(script) => {
            intake.read_all(wire).await?;
            unless_left(wire, script(intake.body())).await.map(Ok)
        }
    }
}

async fn before_body<W: Wire>(answer: Answer, wire: &mut W, intake: &mut Intake<'_>) -> Flow<Answer> {
    if !answer.as_ref().is_ok_and(Script::reads) {
        intake.read_all(wire).await?;
    }
    Ok(answer)
}

/// Reads the unread rest of the body, so that the connection can be reused and the log is complete.
async fn drain<W: Wire>(wire: &mut W, intake: &mut Intake<'_>) -> Flow<()> {
    if intake.complete() || wire.withheld() {
        return Ok(());
    }
    intake.read_all(wire).await
}

fn ending(result: &Flow<()>) -> Ending {
    match result {
        Ok(()) => Ending::Answered,
        Err(Stop::ClientLeft) => Ending::ClientLeft,
        Err(Stop::Cut | Stop::Reset | Stop::ResetStream(_) | Stop::Leave) => Ending::Cut,
        Err(Stop::Malformed(_)) => Ending::Malformed,
    }
}

/// The only wall clock in the origin, used only if dates are enabled.
#[expect(clippy::disallowed_methods, reason = "a Date header shows the time on the wall")]
fn date() -> String {
    httpdate::fmt_http_date(SystemTime::now())
}
