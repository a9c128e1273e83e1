//! The exchanges of a call under CORS: the preflight if one is needed, the exchange, the check of
//! what came back.

use std::rc::Rc;

use qiao_abi::{Answer, CorsFault, Exchange, Failure, Outcome, Verdict};
use qiao_rules::cors::{Asked, Cors, Hop};
use qiao_rules::explain;

use super::way::{Ended, Way, drain};
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
    pub async fn carry_out(&mut self, way: &Way, exchange: &Exchange) -> Result<Answer, Ended> {
        let hop = self.cors.hop(exchange);
        let key = self.cors.cache_key(&exchange.url);
        if let Hop::Preflighted(asked) = &hop
            && !self.preflights.cover(&key, asked)
        {
            self.ask(way, exchange, asked).await?;
        }
        let sent = self.cors.with_origin(exchange, &hop);
        let answer = match way.carry_out(&sent).await {
            Ok(answer) => answer,
            Err(failure) => {
                self.preflights.forget(&key);
                return Err(failure.into());
            }
        };
        if let Err(fault) = self.cors.check(&answer.headers) {
            self.preflights.forget(&key);
            return Err(self.refused(way, &fault));
        }
        Ok(answer)
    }

    /// Sends a preflight and remembers what it allows.
    async fn ask(&self, way: &Way, exchange: &Exchange, asked: &Asked) -> Result<(), Ended> {
        let preflight = self.cors.preflight(exchange, asked);
        let key = self.cors.cache_key(&exchange.url);
        let answer = way.carry_out(&preflight).await.inspect_err(|_| self.preflights.forget(&key))?;
        let granted = self.cors.granted(&way.app, asked, answer.status, &answer.headers);
        drain(answer).await;
        way.exchanged(None);
        match granted {
            Ok(granted) => {
                self.preflights.remember(key, granted);
                Ok(())
            }
            Err(fault) => {
                self.preflights.forget(&key);
                Err(self.refused(way, &fault))
            }
        }
    }

    fn refused(&self, way: &Way, fault: &CorsFault) -> Ended {
        let failure = Failure::Cors(fault.clone());
        Ended::Refused(Box::new(explain::cors(&way.app, failure, fault, &self.cors)))
    }

    /// Notes a redirect.
    pub fn redirected(&mut self, from: &Exchange, to: &Exchange) {
        self.cors.redirected(&from.url, &to.url);
    }

    /// Leaves only the headers that script sees; what is left out is noted.
    pub fn filter(&self, way: &Way, answer: &mut Answer) {
        let (seen, unseen) = self.cors.visible(&answer.headers);
        answer.headers = seen;
        if !unseen.is_empty() {
            way.reply.note(vec![hidden(way, &unseen)]);
        }
    }
}

fn hidden(way: &Way, names: &[String]) -> Verdict {
    let rule = &way.app.profile.cors.enforced;
    Verdict {
        outcome: Outcome::Dropped,
        rule: "cors.enforced".to_owned(),
        platform: way.app.profile.name,
        clause: rule.clause,
        evidence: rule.evidence,
        why: format!("script does not see the headers {}", names.join(", ")),
        fix: format!("answer with Access-Control-Expose-Headers: {}", names.join(", ")),
    }
}
