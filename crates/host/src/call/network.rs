//! HTTP calls, the same for every API that makes one: admission, waiting for a permit, sending each hop through the
//! filters, timing, and the end. The timeout starts with the permit or with the call, depending on a rule.

use std::borrow::Cow;
use std::cell::RefCell;
use std::future::Future;
use std::pin::pin;

use bytes::Bytes;
use qiao_abi::{
    Answerer, Body, CallId, Charge, Failure, HostValue, HttpRequest, HttpResponse, Intercepted, Options, Outcome,
    Phase, ProgressKind, Record, Started,
};
use qiao_rules::admit::Plan;
use qiao_rules::diagnosis::{self, Circumstances};
use qiao_rules::timing::Timing;
use qiao_rules::{App, Refused};
use serde_json::json;
use tokio::time::Instant;

use super::body::{collect, drain};
use super::context::{CallContext, CallError};
use super::cors::CorsFilter;
use super::redirect::{RedirectFilter, location};
use super::reply::Reply;
use super::trace::CallTrace;
use crate::apis::network_type;
use crate::bodies;
use crate::cancel::Cancel;
use crate::concurrency::{Admission, Permit};

/// What is specific to an API that uses HTTP.
pub(crate) trait HttpApi: Sized + 'static {
    /// Admits the options: the subject, and the plan or refusal.
    fn admit(
        context: &CallContext,
        options: &dyn Options,
        request_id: Option<&str>,
    ) -> (String, Result<(Plan, Self), Box<Refused>>);

    /// Memory in use besides the plan, in bytes.
    fn held_bytes(&self) -> usize {
        0
    }

    /// Opens local resources such as files, once the call may run.
    fn open(&mut self, _context: &CallContext, _request: &mut HttpRequest, _reply: &Reply) -> Result<(), CallError> {
        Ok(())
    }

    /// Converts the response to a result and its status.
    fn receive(
        self,
        call: &NetworkCall,
        response: HttpResponse,
    ) -> impl Future<Output = Result<(HostValue, u16), CallError>>;
}

/// A running or queued call.
pub(crate) struct NetworkCall {
    pub context: CallContext,
    pub plan: Plan,
    pub reply: Reply,
    pub trace: CallTrace,
    cancel: Cancel,
    /// Memory of the call until it ends.
    _held: Charge,
    /// Memory of the response until the script has received it.
    received: RefCell<Charge>,
}

/// Starts a call.
pub(crate) fn start<A: HttpApi>(context: CallContext, id: CallId, options: &dyn Options) -> Started {
    let request_id = context.state.new_request_id(context.app());
    let (subject, admitted) = A::admit(&context, options, request_id.as_deref());
    let reply = context.open(id, subject, request_id);
    if let Err(failure) = context.check_room(options) {
        reply.fail(&failure, &Circumstances::default());
        return Started::Task;
    }
    let (mut plan, mut api) = match admitted {
        Ok(admitted) => admitted,
        Err(refused) => return reply.refuse_in_manner(*refused),
    };
    let cancel = match context.begin(id) {
        Ok(cancel) => cancel,
        Err(failure) => {
            reply.fail(&failure, &Circumstances::of_url(&plan.request.url));
            return Started::Task;
        }
    };
    let Some(held) = hold(&context, &mut plan, api.held_bytes()) else {
        reply.fail(&context.state.no_room(), &Circumstances::of_url(&plan.request.url));
        return Started::Task;
    };
    context.warn(std::mem::take(&mut plan.warnings));
    reply.note(std::mem::take(&mut plan.notes));
    if let Err(error) = api.open(&context, &mut plan.request, &reply) {
        end(reply, error, &Circumstances::default());
        return Started::Task;
    }
    let trace = CallTrace::new(plan.high_performance);
    let (state, received) = (context.state.clone(), RefCell::new(context.state.budget.nothing()));
    let call = NetworkCall { context, plan, reply, trace, cancel, _held: held, received };
    state.calls.spawn(call.run(api));
    Started::Task
}

/// Memory of a call besides URL, headers and body, in bytes: its task and connection.
const CALL: usize = 16 * 1024;

/// Claims the memory that a call needs while it is queued and running, including the URL in the forms used by journal
/// and network; `None` if there is not enough.
fn hold(context: &CallContext, plan: &mut Plan, more: usize) -> Option<Charge> {
    let (state, request) = (&context.state, &mut plan.request);
    let mut bytes = more;
    if let Body::Bytes(body) = &mut request.body {
        match body.len() < bodies::LONG {
            true => bytes += body.len(),
            false => *body = state.bodies.hold(std::mem::take(body), &state.budget)?,
        }
    }
    state.budget.claim(CALL + bytes + 4 * request.url.as_str().len() + 2 * header_bytes(&request.headers))
}

/// The length of header fields, in bytes.
pub(crate) fn header_bytes(headers: &[(String, String)]) -> usize {
    headers.iter().map(|(name, value)| name.len() + value.len()).sum()
}

fn end(reply: Reply, error: CallError, at: &Circumstances<'_>) {
    match error {
        CallError::Refused(refused) => reply.refuse(*refused),
        CallError::Failed(failure) => reply.fail(&failure, at),
    }
}

impl NetworkCall {
    pub(crate) fn app(&self) -> &App {
        self.context.app()
    }

    /// Runs the call to its end.
    async fn run<A: HttpApi>(mut self, api: A) {
        let outcome = {
            let exchanges = pin!(self.run_with_permit(api));
            tokio::select! {
                biased;
                outcome = self.context.state.calls.guard(exchanges) => outcome.unwrap_or_else(|failure| Err(failure.into())),
                reason = self.cancel.cancelled() => Err(CallError::Failed(reason)),
            }
        };
        self.end_exchange(outcome.as_ref().err());
        let connecting = matches!(&outcome, Err(CallError::Failed(Failure::Timeout(Phase::Connect))));
        network_type::observe(&self.context.state, &self.context.namespace, &self.trace.phases.timings(), connecting);
        // From here on it counts as an event.
        self.received.borrow_mut().clear();
        match self.whole(outcome) {
            Ok((result, status)) => self.reply.success(result, Some(status)),
            Err(error) => {
                self.reply.resent(self.trace.phases.resent());
                let hostname = self.hostname().into_owned();
                end(self.reply, error, &Circumstances { hostname: &hostname, limit: Some(&self.plan.timeout) });
            }
        }
    }

    /// Applies the rule about responses that ended without a TLS close_notify, and warns of statuses that may be a
    /// proxy's.
    fn whole(&self, outcome: Result<(HostValue, u16), CallError>) -> Result<(HostValue, u16), CallError> {
        let (result, status) = outcome?;
        let (app, timings) = (self.app(), self.trace.phases.timings());
        if timings.cut_off && !app.rules.tls.counts_cut_end {
            return Err(Failure::Truncated.into());
        }
        let cut = timings.cut_off.then(|| diagnosis::cut_end(app, &self.hostname()));
        let proxy = timings.forwarded_by.as_deref();
        let forwarded =
            proxy.and_then(|proxy| diagnosis::forwarded(app, self.context.api, proxy, &self.hostname(), status));
        let decisions = cut.into_iter().chain(forwarded);
        self.reply.note(decisions.map(|decision| decision.verdict(Outcome::Warned)).collect());
        Ok((result, status))
    }

    /// The host name of the current request.
    fn hostname(&self) -> Cow<'_, str> {
        self.trace.led_to().map_or_else(|| self.plan.request.url.host_str().unwrap_or_default().into(), Cow::from)
    }

    fn circumstances<'a>(&'a self, hostname: &'a str) -> Circumstances<'a> {
        Circumstances { hostname, limit: Some(&self.plan.timeout) }
    }

    /// Waits for a permit and holds it while requests are sent.
    async fn run_with_permit<A: HttpApi>(&self, api: A) -> Result<(HostValue, u16), CallError> {
        let _permit = self.permit().await?;
        let entered = Instant::now();
        self.trace.entered.set(Some(entered));
        let begun = if self.app().rules.limits.waiting_is_free { entered } else { self.trace.invoked };
        tokio::select! {
            // A complete response wins over the deadline, even if a busy script delayed both.
            biased;
            complete = async { api.receive(self, self.respond().await?).await } => complete,
            () = tokio::time::sleep_until(begun + self.plan.timeout.time) => {
                Err(Failure::Timeout(self.trace.phases.current()).into())
            }
        }
    }

    async fn permit(&self) -> Result<Permit, CallError> {
        let (limiter, api) = (&self.context.namespace.limiter, self.context.api);
        let wait = match limiter.enter(api, &self.hostname()) {
            Admission::Granted(permit) => return Ok(permit),
            Admission::Queued(wait) if self.app().rules.limits.waits => wait,
            Admission::Queued(_) => return Err(diagnosis::busy(self.app(), limiter.limit(api)).into()),
        };
        self.reply.note(vec![diagnosis::queued(self.app(), limiter.limit(api)).verdict(Outcome::Queued)]);
        wait.await.map_err(|_| Failure::Aborted.into())
    }

    /// The final response, after redirects.
    async fn respond(&self) -> Result<HttpResponse, CallError> {
        let preflights = || self.context.namespace.preflights.clone();
        let mut cors = self.plan.cors.clone().map(|cors| CorsFilter::new(cors, preflights()));
        let mut redirects = self.plan.follow_redirects.then(RedirectFilter::default);
        let mut next = None;
        loop {
            let request = next.as_ref().unwrap_or(&self.plan.request);
            let mut response = self.send_hop(cors.as_mut(), request).await?;
            let hop = match &mut redirects {
                Some(redirects) => redirects.check(self.app(), self.context.api, request, &response)?,
                // A redirect with several Location headers fails even if redirects are not followed.
                None => location(&response).map(|_| None)?,
            };
            let Some(hop) = hop else {
                let hidden = cors.as_ref().and_then(|cors| cors.filter(self.app(), &mut response));
                self.reply.note(hidden.into_iter().collect());
                return Ok(response);
            };
            if let Some(cors) = &mut cors {
                cors.redirected(request, &hop);
            }
            drain(response).await;
            self.trace.redirected(request, &hop);
            self.end_exchange(None);
            next = Some(hop);
        }
    }

    /// Sends one hop, after its preflight if it needs one.
    async fn send_hop(&self, cors: Option<&mut CorsFilter>, request: &HttpRequest) -> Result<HttpResponse, CallError> {
        let Some(cors) = cors else {
            return Ok(self.send(request).await?);
        };
        if let Some(preflight) = cors.preflight(request) {
            let response = self.send(&preflight).await.inspect_err(|_| cors.forget())?;
            let checked = cors.check_preflight(self.app(), &response);
            drain(response).await;
            self.end_exchange(None);
            checked?;
        }
        let response = self.send(&cors.prepare(request)).await.inspect_err(|_| cors.forget())?;
        cors.check(self.app(), &response)?;
        Ok(response)
    }

    async fn send(&self, request: &HttpRequest) -> Result<HttpResponse, Failure> {
        let state = &self.context.state;
        let with_cookies = self.with_cookies(request);
        let request = with_cookies.as_ref().unwrap_or(request);
        self.trace.sends(state, request);
        let before = self.trace.phases.resends();
        let sent = state.transport.send(request, self.trace.phases.clone()).await;
        if let Some(how) = self.trace.phases.take_intercepted() {
            self.intercepted(how);
        }
        if self.trace.phases.resends() > before {
            let decision = diagnosis::resent(self.app(), request.url.host_str().unwrap_or_default());
            self.reply.note(vec![decision.verdict(Outcome::Changed)]);
        }
        let response = sent?;
        self.keep_cookies(request, &response);
        self.trace.answered(state, &response);
        match self.received.borrow_mut().grow(2 * header_bytes(&response.headers)) {
            true => Ok(response),
            false => Err(state.no_room()),
        }
    }

    /// Writes what the embedder did with a request, and records the one that went out in its place.
    fn intercepted(&self, how: Intercepted) {
        let Some(call) = self.reply.id() else { return };
        let answer = match &how {
            Intercepted::Changed(request) => Some(json!({ "method": request.method, "url": request.url.as_str() })),
            Intercepted::Fulfilled(status) => Some(json!({ "status": status })),
            Intercepted::Aborted => None,
        };
        let (by, answer) = (Answerer::Embedder, answer.map(|answer| answer.to_string()));
        let api = self.context.api;
        self.context.state.calls.journal.write(Record::Answer { call, api, by, answer });
        if let Intercepted::Changed(request) = how {
            self.trace.changed(&self.context.state, &request);
        }
    }

    /// The request with the client's cookies for its URL, if it keeps any.
    fn with_cookies(&self, request: &HttpRequest) -> Option<HttpRequest> {
        if !self.app().rules.request.keeps_cookies {
            return None;
        }
        let value = self.context.namespace.cookies.borrow().header(&request.url, self.context.state.clock.now())?;
        let mut request = request.clone();
        request.headers.to_mut().push(("Cookie".to_owned(), value));
        Some(request)
    }

    fn keep_cookies(&self, request: &HttpRequest, response: &HttpResponse) {
        if self.app().rules.request.keeps_cookies {
            let set = response.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"));
            let (mut cookies, state) = (self.context.namespace.cookies.borrow_mut(), &self.context.state);
            set.for_each(|(_, line)| cookies.set(&request.url, line, state.clock.now(), &state.budget));
        }
    }

    /// Records the end of an exchange, if traffic is recorded.
    fn end_exchange(&self, error: Option<&CallError>) {
        let Some(id) = self.reply.id() else { return };
        let (state, api) = (&self.context.state, self.context.api);
        let reason = error.map(|error| match error {
            CallError::Refused(refused) => refused.decision.reason.to_string(),
            CallError::Failed(failure) => {
                diagnosis::failure(self.app(), api, failure, &self.circumstances(&self.hostname())).reason.to_string()
            }
        });
        let given_up = matches!(error, Some(CallError::Failed(failure)) if failure.is_given_up());
        self.trace.record(state, id, api, reason, given_up);
    }

    /// Reads the whole body of the response.
    ///
    /// # Errors
    /// It is longer than the script may receive, or did not arrive.
    pub(crate) async fn collect(&self, response: &mut HttpResponse) -> Result<Bytes, Failure> {
        let state = &self.context.state;
        let mut charge = self.received.replace(state.budget.nothing());
        let body = collect(response, state.limits.response_bytes, &mut charge).await;
        self.received.replace(charge);
        let body = body?;
        self.trace.has_body(state, &body);
        Ok(body)
    }

    /// Phase timings, if the script asked for them.
    pub(crate) fn timing(&self) -> Option<Timing> {
        let wanted = self.plan.profile && self.app().rules.response.profile;
        wanted.then(|| self.trace.timing(&self.context.state.clock))
    }

    /// Dispatches a progress event if the platform has it and the task has a listener.
    pub(crate) fn report(&self, kind: ProgressKind, what: impl FnOnce() -> HostValue) {
        if qiao_rules::can_listen(self.app(), self.context.api, kind) {
            self.reply.report(kind, what);
        }
    }
}
