//! The exchanges of a call under CORS: the preflight if one is needed, the exchange, the check of
//! what came back.

use std::rc::Rc;

use qiao_abi::{CorsFault, Failure, HttpRequest, HttpResponse, Outcome, Verdict};
use qiao_rules::cors::{Asked, Cors, Hop};
use qiao_rules::diagnosis;

use super::network_call::{CallError, NetworkCall, drain};
use crate::preflights::Preflights;

/// The state of one call.
pub struct Guard {
    cors: Cors,
    preflights: Rc<Preflights>,
}

impl Guard {
    pub fn new(cors: &Cors, preflights: &Rc<Preflights>) -> Guard {
        Guard { cors: cors.clone(), preflights: preflights.clone() }
    }

    /// Carries out one hop.
    pub async fn send(&mut self, call: &NetworkCall, request: &HttpRequest) -> Result<HttpResponse, CallError> {
        let hop = self.cors.hop(request);
        let key = self.cors.cache_key(&request.url);
        if let Hop::Preflighted(asked) = &hop
            && !self.preflights.cover(&key, asked)
        {
            self.ask(call, request, asked).await?;
        }
        let sent = self.cors.with_origin(request, &hop);
        let answer = match call.send(&sent).await {
            Ok(answer) => answer,
            Err(failure) => {
                self.preflights.forget(&key);
                return Err(failure.into());
            }
        };
        if let Err(fault) = self.cors.check(&answer.headers) {
            self.preflights.forget(&key);
            return Err(self.refused(call, &fault));
        }
        Ok(answer)
    }

    /// Sends a preflight and remembers what it allows.
    async fn ask(&self, call: &NetworkCall, request: &HttpRequest, asked: &Asked) -> Result<(), CallError> {
        let preflight = self.cors.preflight(request, asked);
        let key = self.cors.cache_key(&request.url);
        let answer = call.send(&preflight).await.inspect_err(|_| self.preflights.forget(&key))?;
        let granted = self.cors.granted(&call.app, asked, answer.status, &answer.headers);
        drain(answer).await;
        call.exchanged(None);
        match granted {
            Ok(granted) => {
                self.preflights.remember(key, granted);
                Ok(())
            }
            Err(fault) => {
                self.preflights.forget(&key);
                Err(self.refused(call, &fault))
            }
        }
    }

    fn refused(&self, call: &NetworkCall, fault: &CorsFault) -> CallError {
        let failure = Failure::Cors(fault.clone());
        CallError::Refused(Box::new(diagnosis::cors(&call.app, failure, fault, &self.cors)))
    }

    /// Notes a redirect.
    pub fn redirected(&mut self, from: &HttpRequest, to: &HttpRequest) {
        self.cors.redirected(&from.url, &to.url);
    }

    /// Leaves only the headers that script sees; what is left out is noted.
    pub fn filter(&self, call: &NetworkCall, answer: &mut HttpResponse) {
        let (seen, unseen) = self.cors.visible(&answer.headers);
        answer.headers = seen;
        if !unseen.is_empty() {
            call.reply.note(vec![hidden(call, &unseen)]);
        }
    }
}

fn hidden(call: &NetworkCall, names: &[String]) -> Verdict {
    let rule = &call.app.profile.cors.enforced;
    Verdict {
        outcome: Outcome::Dropped,
        rule: "cors.enforced".to_owned(),
        platform: call.app.profile.name,
        clause: rule.clause,
        evidence: rule.evidence,
        reason: format!("script does not see the headers {}", names.join(", ")),
        remedy: format!("answer with Access-Control-Expose-Headers: {}", names.join(", ")),
    }
}
