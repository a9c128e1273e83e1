//! Services in the local network, by multicast DNS (RFC 6762) and DNS service discovery (RFC 6763). Questions are
//! one-shot: they go to the group from a port of their own, and the answers come back to it alone, so that nothing is
//! in the way of the system's own responder. It must not know how long a search lasts.

use std::collections::{BTreeMap, VecDeque};
use std::net::Ipv4Addr;
use std::rc::Rc;
use std::time::Duration;

use bytes::Bytes;
use qiao_abi::{Datagrams, Discovered, Discovery, Failure, LocalFuture};
use simple_dns::rdata::RData;
use simple_dns::{CLASS, Name, Packet, Question, ResourceRecord, TYPE};
use tokio::time::Instant;

/// The group that responders listen to, and their port.
const GROUP: (&str, u16) = ("224.0.0.251", 5353);
/// The time between the first questions; each is twice the one before (RFC 6762, section 5.2).
const FIRST: Duration = Duration::from_secs(1);
/// The longest time between questions: what is lost is noticed within a few of them.
const LONGEST: Duration = Duration::from_secs(4);
/// How long to wait for more answers before asking where an instance is.
const SOON: Duration = Duration::from_millis(100);
/// Questions without an answer after which an instance is lost, or cannot be resolved.
const PATIENCE: u32 = 2;
/// Most instances and hosts that are remembered, so that no one fills the memory.
const MOST: usize = 1000;

/// A search for the instances of a service.
pub(crate) struct Search {
    socket: Rc<dyn Datagrams>,
    /// The service's name, such as `_http._tcp.local`.
    service: String,
    instances: BTreeMap<String, Instance>,
    hosts: BTreeMap<String, Ipv4Addr>,
    told: VecDeque<Discovered>,
    next: Instant,
    pause: Duration,
}

/// An instance of the service, by its full name.
#[derive(Default)]
struct Instance {
    /// The host and the port.
    place: Option<(String, u16)>,
    /// The address and the port that were told.
    told: Option<(Ipv4Addr, u16)>,
    gave_up: bool,
    /// Questions since it was last heard of, or last had a place to be told.
    unanswered: u32,
}

impl Search {
    /// Begins a search for a service such as `_http._tcp.`.
    pub(crate) fn new(socket: Rc<dyn Datagrams>, service: &str) -> Search {
        let service = service.trim_end_matches('.');
        let service = format!("{}.local", service.strip_suffix(".local").unwrap_or(service));
        let (instances, hosts, told) = Default::default();
        Search { socket, service, instances, hosts, told, next: Instant::now(), pause: FIRST }
    }

    /// Asks again, and gives up on what has been silent for too long.
    async fn ask(&mut self) -> Result<(), Failure> {
        self.next = Instant::now() + self.pause;
        self.pause = (self.pause * 2).min(LONGEST);
        self.give_up();
        let Some(bytes) = self.questions() else { return Ok(()) };
        match self.socket.send(GROUP.0, GROUP.1, bytes).await {
            // It may come back.
            Err(Failure::Offline) => Ok(()),
            sent => sent,
        }
    }

    fn give_up(&mut self) {
        for (name, instance) in &mut self.instances {
            instance.unanswered += 1;
            if instance.unanswered > PATIENCE && instance.told.is_none() && !instance.gave_up {
                instance.gave_up = true;
                self.told.push_back(Discovered::Unresolved(label(name, &self.service)));
            }
        }
        let lost = |instance: &Instance| instance.unanswered > PATIENCE && instance.told.is_some();
        let gone: Vec<_> = self.instances.iter().filter(|(_, one)| lost(one)).map(|(name, _)| name.clone()).collect();
        gone.iter().for_each(|name| self.lose(name));
    }

    fn lose(&mut self, name: &str) {
        if self.instances.remove(name).is_some_and(|instance| instance.told.is_some()) {
            self.told.push_back(Discovered::Lost(label(name, &self.service)));
        }
    }

    /// The questions: who is there, and where those are that have not said so. `None` if the service has no valid name.
    fn questions(&self) -> Option<Bytes> {
        let mut packet = Packet::new_query(0);
        packet.questions.push(question(&self.service, TYPE::PTR)?);
        for (name, instance) in self.instances.iter().filter(|(_, instance)| instance.told.is_none()) {
            packet.questions.push(match &instance.place {
                None => question(name, TYPE::SRV)?,
                Some((host, _)) => question(host, TYPE::A)?,
            });
        }
        packet.build_bytes_vec().ok().map(Bytes::from)
    }

    /// Takes over what an answer says.
    fn read(&mut self, bytes: &[u8]) {
        let Ok(packet) = Packet::parse(bytes) else { return };
        let records = || packet.answers.iter().chain(&packet.additional_records);
        records().for_each(|record| self.instance(record));
        records().for_each(|record| self.place(record));
        let hosts = &self.hosts;
        for (name, instance) in &mut self.instances {
            let Some((host, port)) = &instance.place else { continue };
            let Some(place) = hosts.get(host).map(|ip| (*ip, *port)) else { continue };
            if instance.told.replace(place) != Some(place) {
                let (ip, port) = place;
                self.told.push_back(Discovered::Found { name: label(name, &self.service), ip, port });
            }
        }
        if self.instances.values().any(|instance| instance.told.is_none() && !instance.gave_up) {
            self.next = self.next.min(Instant::now() + SOON);
        }
    }

    /// An instance that is there, or takes its leave.
    fn instance(&mut self, record: &ResourceRecord<'_>) {
        let RData::PTR(target) = &record.rdata else { return };
        if !record.name.to_string().eq_ignore_ascii_case(&self.service) {
            return;
        }
        let name = target.0.to_string();
        if record.ttl == 0 {
            self.lose(&name);
        } else if self.instances.len() < MOST || self.instances.contains_key(&name) {
            let instance = self.instances.entry(name).or_default();
            if instance.told.is_some() {
                instance.unanswered = 0;
            }
        }
    }

    fn place(&mut self, record: &ResourceRecord<'_>) {
        let name = record.name.to_string();
        match &record.rdata {
            RData::SRV(service) => {
                if let Some(instance) = self.instances.get_mut(&name) {
                    instance.place = Some((service.target.to_string(), service.port));
                }
            }
            RData::A(address) if self.hosts.len() < MOST || self.hosts.contains_key(&name) => {
                self.hosts.insert(name, Ipv4Addr::from(address.address));
            }
            _ => {}
        }
    }
}

impl Discovery for Search {
    fn next(&mut self) -> LocalFuture<'_, Result<Discovered, Failure>> {
        Box::pin(async move {
            loop {
                if let Some(told) = self.told.pop_front() {
                    return Ok(told);
                }
                let socket = self.socket.clone();
                tokio::select! {
                    biased;
                    () = tokio::time::sleep_until(self.next) => self.ask().await?,
                    received = socket.receive() => self.read(&received?.0),
                }
            }
        })
    }
}

fn question<'n>(name: &'n str, kind: TYPE) -> Option<Question<'n>> {
    Some(Question::new(Name::new(name).ok()?, kind.into(), CLASS::IN.into(), true))
}

/// The name of an instance without that of its service.
fn label(name: &str, service: &str) -> String {
    name.strip_suffix(service).map_or(name, |label| label.trim_end_matches('.')).to_owned()
}
