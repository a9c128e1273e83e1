//! Assembles a mini-program on its worker: reads the program, creates engine and host and connects them. Everything
//! that may block the thread happens here, never on an executor of the embedder.

use std::rc::Rc;
use std::time::{Duration, UNIX_EPOCH};

use qiao_abi::Budget;
use qiao_engine::{Engine, Options};
use qiao_host::{Clock, Program, Setup};
use qiao_net::Interceptor;
use qiao_rules::shape;
use tokio::sync::mpsc;

use crate::actor::{Actor, Command, Start};
use crate::error::Error;
use crate::function::NamedFunction;
use crate::host::Reach;
use crate::inspect::{Inspection, Subject};
use crate::intercept::Interceptors;
use crate::launch::{Launch, Loaded};

/// Start of virtual time, since the Unix epoch: 1 January 2026, 00:00 UTC.
const VIRTUAL_EPOCH: Duration = Duration::from_secs(1_767_225_600);
/// Seed of random numbers under virtual time.
const VIRTUAL_SEED: u64 = 0x6865_6c6c_6f20_7169;

/// Reads a program and creates everything needed to run it.
pub(crate) fn assemble(
    reach: &Reach,
    mut launch: Launch,
    commands: mpsc::UnboundedReceiver<Box<Command>>,
    back: mpsc::WeakUnboundedSender<Box<Command>>,
    virtual_time: bool,
) -> Result<(Actor, Start), Error> {
    launch.check()?;
    let Loaded { start, pages, root, apps, home } = launch.load()?;
    let clock = if virtual_time { Clock::starting_at(UNIX_EPOCH + VIRTUAL_EPOCH) } else { Clock::system() };
    let inspection = launch.inspector.take().map(|inspector| {
        inspector.attach(Subject {
            name: launch.name(),
            root: root.as_ref().map(|root| root.path().to_owned()),
            launched: clock.now(),
            condition: launch.network.condition.clone(),
            commands: back,
        })
    });
    let interceptors = Rc::new(Interceptors::new(std::mem::take(&mut launch.interceptors)));
    let blocked = inspection.as_ref().map(Inspection::blocked);
    let before_network = blocked.into_iter().chain([interceptors.clone() as Rc<dyn Interceptor>]).collect();
    let namespaces = apps.iter().map(shape).collect();
    let budget = Budget::new(launch.limits.memory);
    let stop = launch.stop.script();
    let program = Program::new(Setup {
        apps,
        root,
        transport: Rc::new(reach.client(launch.connector.take(), before_network)),
        clock,
        limits: launch.limits.host,
        budget: budget.clone(),
        is_stopped: Box::new(move || stop.is_stopped()),
        seed: virtual_time.then_some(VIRTUAL_SEED),
        home,
        condition: std::mem::take(&mut launch.network.condition),
        recording: launch.recording,
        pages,
        delegate: launch.delegate.take().map(|delegate| delegate as qiao_host::Delegate),
        login: launch.login.take().map(|login| login as qiao_host::LoginProvider),
        functions: std::mem::take(&mut launch.functions).into_iter().map(NamedFunction::bound).collect(),
        observer: inspection.as_ref().map(|inspection| inspection.observer(budget.clone())),
        coverage: launch.coverage.take(),
    })?;
    if let Some(inspection) = &inspection {
        inspection.show(&start, &budget);
        program.listen(Box::new(inspection.entries(budget.clone())));
    }
    for listener in launch.listeners.drain(..) {
        program.listen(Box::new(listener));
    }
    program.begin_journal();
    program.explain_configuration();
    let options = Options {
        namespaces,
        budget,
        stop: launch.stop.script(),
        functions: program.functions(),
        repeatable: virtual_time,
        inspected: inspection.as_ref().map(Inspection::number),
    };
    let engine = Engine::new(Rc::new(program.clone()), options)?;
    Ok((Actor::new(engine, program, interceptors, commands, launch.stop), start))
}
