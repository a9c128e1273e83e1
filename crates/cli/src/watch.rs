//! `--watch`: repeats an action whenever a file in some folders changes. It must not know the action, except how to
//! interrupt it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer};
use qiao::StopHandle;

use crate::keys::Input;
use crate::{Exit, Fault, print};

/// Editors write a file in several steps; changes within this time count as one.
const SETTLING: Duration = Duration::from_millis(150);
/// A folder of third-party packages.
const PACKAGES: &str = "node_modules";

/// Watches folders until it is dropped.
pub(crate) struct Watch {
    causes: Receiver<Cause>,
    running: Running,
    _debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
}

/// The current run, which a change stops.
type Running = Arc<Mutex<Now>>;

#[derive(Default)]
struct Now {
    program: Option<StopHandle>,
    /// Whether something has changed since it started.
    outdated: bool,
}

/// The watched folders, and files and folders in them that qiao itself writes.
struct Scope {
    folders: Vec<PathBuf>,
    ours: Vec<PathBuf>,
}

/// Why an action runs.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// The first run.
    Start,
    /// These files have changed.
    Changed(BTreeSet<PathBuf>),
    /// A key was pressed, or a line was typed.
    Typed(String),
}

/// What to do after the action.
pub(crate) enum Next {
    /// Wait for another cause.
    Wait,
    /// End the command.
    Quit,
}

/// Runs an action now and for every cause, until it returns [`Next::Quit`]. Errors are printed.
pub(crate) fn repeat(
    folders: &[PathBuf],
    ours: &[Option<&PathBuf>],
    input: &Input,
    hint: &str,
    mut act: impl FnMut(&Watch, &Cause) -> Result<Next, Fault>,
) -> Result<Exit, Fault> {
    let watch = Watch::on(folders, ours, input)?;
    let mut cause = Cause::Start;
    loop {
        match act(&watch, &cause) {
            Ok(Next::Wait) => {}
            Ok(Next::Quit) => return Ok(Exit::Good),
            Err(fault) => print::fault(&fault.message),
        }
        print::notice(hint);
        cause = watch.next()?;
    }
}

impl Watch {
    fn on(folders: &[PathBuf], ours: &[Option<&PathBuf>], input: &Input) -> Result<Watch, Fault> {
        let resolved = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path));
        let folders: Result<Vec<_>, _> = folders.iter().map(|path| resolved(path)).collect();
        let ours: Result<Vec<_>, _> = ours.iter().flatten().map(|path| resolved(path)).collect();
        let scope = Scope { folders: folders.map_err(Fault::of)?, ours: ours.map_err(Fault::of)? };
        let (folders, running) = (scope.folders.clone(), Running::default());
        let (changed, causes) = channel();
        let typed = changed.clone();
        input.listen(move |command| typed.send(Cause::Typed(command)).is_ok());
        let handler = change_handler(scope, changed, running.clone());
        let mut debouncer = new_debouncer(SETTLING, None, handler).map_err(Fault::of)?;
        for folder in &folders {
            let unseen = |error| Fault::about(format_args!("--watch {}", folder.display()), &error);
            debouncer.watch(folder, RecursiveMode::Recursive).map_err(unseen)?;
        }
        Ok(Watch { causes, running, _debouncer: debouncer })
    }

    /// Lets a change stop this program; if one has already happened, stops it at once.
    pub(crate) fn cut(&self, program: StopHandle) {
        let mut now = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if now.outdated {
            program.stop();
        }
        now.program = Some(program);
    }

    /// Waits for a cause; several pending changes are merged.
    fn next(&self) -> Result<Cause, Fault> {
        let mut cause = self.causes.recv().map_err(Fault::of)?;
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = Now::default();
        for more in self.causes.try_iter() {
            match (&mut cause, more) {
                (Cause::Changed(files), Cause::Changed(others)) => files.extend(others),
                (_, more) => cause = more,
            }
        }
        Ok(cause)
    }
}

fn change_handler(scope: Scope, changed: Sender<Cause>, running: Running) -> impl FnMut(DebounceEventResult) + Send {
    move |events| {
        // Watch errors do not count as changes.
        let files: BTreeSet<PathBuf> =
            events.iter().flatten().filter(|event| scope.counts(event)).flat_map(|event| event.paths.clone()).collect();
        if !files.is_empty() {
            let mut now = running.lock().unwrap_or_else(PoisonError::into_inner);
            now.outdated = true;
            if let Some(program) = now.program.take() {
                program.stop();
            }
            // Nobody receives this when the command is ending.
            let _ = changed.send(Cause::Changed(files));
        }
    }
}

impl Scope {
    /// Whether an event changes a watched file; reading does not.
    fn counts(&self, event: &DebouncedEvent) -> bool {
        let writes = matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_));
        writes && event.paths.iter().any(|path| self.has(path))
    }

    fn has(&self, path: &Path) -> bool {
        let plain = |inner: &Path| {
            inner.iter().map(|part| part.to_string_lossy()).all(|part| part != PACKAGES && !part.starts_with('.'))
        };
        let inside = self.folders.iter().any(|folder| path.strip_prefix(folder).is_ok_and(plain));
        inside && !self.ours.iter().any(|ours| path.starts_with(ours))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_hidden_files_and_what_is_written_by_ourselves_do_not_count() {
        let scope = Scope { folders: vec!["/p".into()], ours: vec!["/p/report.xml".into(), "/p/state".into()] };
        let counts = |path: &str| scope.has(Path::new(path));
        assert!(counts("/p/a.js") && counts("/p/pages/a.wxml"));
        for path in ["/q/a.js", "/p/.git/x", "/p/node_modules/a/a.js", "/p/report.xml", "/p/state/a/b"] {
            assert!(!counts(path), "{path}");
        }
    }
}
