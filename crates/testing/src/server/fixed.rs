//! Routes that are written in a file and not in a test: `qiao run --routes`. They mean and answer the same as those of
//! `origin.on`; requests that none means are left to the origin's own paths.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use qiao::Wording;
use qiao_origin::{Incoming, Origin, Reply, Responder};
use serde_json::{Map, Value};

use super::answer::Answer;
use super::route::{Asked, Route};
use crate::mistakes::Mistake;

/// The routes, with how many requests each has answered.
struct Fixed(Vec<(Route, Answer, AtomicUsize)>);

/// Lets an origin answer what these routes mean, each in the form of `origin.on(route, answer)`; files in answers are
/// relative to `folder`.
///
/// # Errors
/// A route or an answer is malformed; the message names the route.
pub fn routes(origin: &Origin, routes: &Map<String, Value>, folder: &Path, wording: &Wording) -> Result<(), String> {
    let read = |(route, answer): (&String, &Value)| {
        let of = |mistake: Mistake| format!("'{route}': {}", mistake.text(wording));
        let answer = Answer::of(answer, folder).map_err(of)?;
        Ok::<_, String>((Route::parse(route).map_err(of)?, answer, AtomicUsize::new(0)))
    };
    origin.respond(Arc::new(Fixed(routes.iter().map(read).collect::<Result<_, _>>()?)));
    Ok(())
}

impl Responder for Fixed {
    fn reply(&self, request: Incoming<'_>) -> Option<Reply> {
        let asked = Asked { method: request.method, host: request.host.unwrap_or_default(), target: request.target };
        let (_, answer, count) = self.0.iter().rev().find(|(route, ..)| route.matches(asked).is_some())?;
        match answer.at(count.fetch_add(1, Ordering::Relaxed)) {
            Answer::Script(script) => Some(Reply::Script(script.clone())),
            Answer::Function(_) | Answer::List(_) | Answer::Passthrough => None,
        }
    }
}
