//! The search for services in the local network: its start, its end, and the events between. How services are found is
//! up to the network.

use std::rc::Rc;

use qiao_abi::{Api, Discovered, Discovery, Event, Failure, Function, HostValue, Options};
use qiao_rules::admit::discovery::{Task, discovery as admit};
use qiao_rules::diagnosis;

use crate::call::context::{CallContext, CallError};
use crate::call::immediate::{Fields, ImmediateApi};
use crate::cancel::Cancel;
use crate::state::{NamespaceState, ProgramState};

/// `startLocalServiceDiscovery` and `stopLocalServiceDiscovery`
pub(crate) const DISCOVERY: ImmediateApi = ImmediateApi { subject: service_type, perform };

fn service_type(options: &dyn Options) -> String {
    options.text("serviceType").value().cloned().unwrap_or_default()
}

fn perform(context: &CallContext, function: Function, options: &dyn Options) -> Result<Fields, CallError> {
    let running = context.namespace.discovery.borrow().clone();
    match admit(context.app(), function.api, running.is_some(), options)? {
        Task::Start { service_type, time } => {
            let discovery = context.state.transport.discover(&service_type)?;
            let cancel = Cancel::default();
            context.namespace.discovery.replace(Some(cancel.clone()));
            let (state, namespace) = (context.state.clone(), context.namespace.clone());
            let search = Search { state: state.clone(), namespace, service_type, cancel };
            state.calls.spawn(search.run(discovery, time));
        }
        Task::Stop => running.into_iter().for_each(|cancel| cancel.cancel(Failure::Aborted)),
    }
    Ok(Fields::new())
}

struct Search {
    state: Rc<ProgramState>,
    namespace: Rc<NamespaceState>,
    service_type: String,
    cancel: Cancel,
}

impl Search {
    async fn run(self, mut discovery: Box<dyn Discovery>, time: std::time::Duration) {
        tokio::select! {
            biased;
            _ = self.cancel.cancelled() => {}
            () = tokio::time::sleep(time) => {}
            failure = self.search(&mut *discovery) => self.explain(&failure),
        }
    }

    /// Reports what is found until the search fails.
    async fn search(&self, discovery: &mut dyn Discovery) -> Failure {
        loop {
            match discovery.next().await {
                Ok(discovered) => {
                    self.state.calls.inbox.room().await;
                    self.tell(discovered);
                }
                Err(failure) => return failure,
            }
        }
    }

    fn tell(&self, discovered: Discovered) {
        let (api, name, place) = match discovered {
            Discovered::Found { name, ip, port } => (Api::OnLocalServiceFound, name, Some((ip, port))),
            Discovered::Unresolved(name) => (Api::OnLocalServiceResolveFail, name, None),
            Discovered::Lost(name) => (Api::OnLocalServiceLost, name, None),
        };
        let mut fields =
            vec![("serviceType".into(), self.service_type.as_str().into()), ("serviceName".into(), name.into())];
        if let Some((ip, port)) = place {
            fields.push(("ip".into(), ip.to_string().into()));
            fields.push(("port".into(), HostValue::Number(f64::from(port))));
        }
        self.notice(api, fields);
    }

    fn notice(&self, api: Api, fields: Fields) {
        self.state.calls.inbox.push(Event::Notice(self.namespace.id, api, HostValue::Object(fields)));
    }

    fn explain(&self, failure: &Failure) {
        let api = Api::StartLocalServiceDiscovery;
        let decision = diagnosis::failure(&self.namespace.app, api, failure, &Default::default());
        let verdict = decision.verdict(qiao_abi::Outcome::Refused);
        self.state.calls.journal.explain(api, self.service_type.clone(), None, verdict);
    }
}

/// The end of a search, however it comes.
impl Drop for Search {
    fn drop(&mut self) {
        self.namespace.discovery.take();
        self.notice(Api::OnLocalServiceDiscoveryStop, Fields::new());
        self.state.calls.inbox.wake();
    }
}
