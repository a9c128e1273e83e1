//! Finds out which rules are protected by cases: changes a rule's value, after which some case should fail.
//! Only with the feature `mutation`.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use std::{io, thread};

use qiao::{Entry, Platform, Profile, Record, View};

use crate::case::Case;
use crate::export::measures;
use crate::pool::{Job, run_all};
use crate::run::{Outcome, Report, run_changed};
use crate::world::{NoWorld, Time, World};

/// A changed rule of a platform.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// The platform whose rule was changed.
    pub platform: Platform,
    /// The rule with its original value.
    pub rule: View,
    /// The result of the test.
    pub fate: Fate,
    /// A case in which a verdict names the rule, although nothing changes with its other value: then another rule
    /// decided. `None` where there is no such case, or something changes in one.
    pub named_in_vain: Option<String>,
}

/// The result of testing a mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The cases with these names failed; one, if the rest were not run.
    Noticed(Vec<String>),
    /// All cases passed: none protects the rule.
    Unnoticed,
    /// The rule has no other value.
    Fixed,
}

/// Which cases are run for a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Only cases that name the rule's clause or another of its area.
    pub near: bool,
    /// Only exported cases that can measure rules on other hosts. All of the rule's area are run, even if one fails; those
    /// of other areas only if none of them does.
    pub measuring: bool,
}

/// How many failing cases are enough for a rule.
const ENOUGH: usize = 8;

/// Time limit of a case with a changed rule, on the system's clock.
const PATIENCE: Duration = Duration::from_secs(15);

/// Changes each selected rule in turn and runs the cases until one fails, or several when measuring. `wanted` selects
/// the rules; `on_mutant` is called with each result.
///
/// # Errors
/// The environment of the cases cannot be set up.
pub fn mutate(
    cases: &[Case],
    wanted: &dyn Fn(Platform, &View) -> bool,
    asked: Asked,
    at_once: usize,
    on_mutant: &(dyn Fn(&Mutant) + Sync),
) -> Result<Vec<Mutant>, NoWorld> {
    let sound = sound(cases, at_once)?;
    let rules = Platform::ALL.into_iter().flat_map(|platform| {
        let rules = platform.profile().rules().into_iter();
        rules.filter(move |rule| wanted(platform, rule)).map(move |rule| (platform, rule))
    });
    let rules: Vec<(Platform, View)> = rules.collect();
    let next = AtomicUsize::new(0);
    let mutants = Mutex::new(Vec::new());
    let work = || -> Result<(), NoWorld> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            while let Some((platform, rule)) = rules.get(next.fetch_add(1, Ordering::Relaxed)) {
                let fate = fate(&order(&sound, *platform, rule, asked), *platform, rule, asked).await?;
                let named_in_vain = match asked.measuring {
                    true => None,
                    false => named_in_vain(&sound, *platform, rule).await?,
                };
                let mutant = Mutant { platform: *platform, rule: rule.clone(), fate, named_in_vain };
                on_mutant(&mutant);
                mutants.lock().unwrap_or_else(PoisonError::into_inner).push(mutant);
            }
            Ok(())
        })
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..at_once.max(1)).map(|_| scope.spawn(work)).collect();
        let gone = || NoWorld::Thread(io::Error::other("a thread of the mutants ended early"));
        threads.into_iter().try_for_each(|thread| thread.join().map_err(|_| gone())?)
    })?;
    let mut mutants = mutants.into_inner().unwrap_or_else(PoisonError::into_inner);
    mutants.sort_by_key(|mutant| (mutant.platform.to_string(), mutant.rule.path()));
    Ok(mutants)
}

/// The runs that pass with the original rules, fastest first.
fn sound(cases: &[Case], at_once: usize) -> Result<Vec<(Job<'_>, Report)>, NoWorld> {
    let jobs = crate::pool::jobs(cases);
    let reports = run_all(&jobs, at_once, Time::Virtual, &|_| {})?;
    let mut sound: Vec<_> =
        jobs.into_iter().zip(reports).filter(|(_, report)| report.outcome == Outcome::Pass).collect();
    sound.sort_by_key(|(_, report)| report.took);
    Ok(sound)
}

/// The cases to run for a rule: first those that name its clause, then those of its area, then the others; each with
/// whether it is near.
fn order<'a>(sound: &[(Job<'a>, Report)], platform: Platform, rule: &View, asked: Asked) -> Vec<(&'a Case, bool)> {
    let area = |clause: &str| clause.rsplit_once('-').map(|(area, _)| area.to_owned());
    let distance = |case: &Case| match case.clauses.iter().find(|clause| *clause == rule.clause) {
        Some(_) => 0,
        None if case.clauses.iter().any(|clause| area(clause) == area(rule.clause)) => 1,
        None => 2,
    };
    let mut cases: Vec<&Case> =
        sound.iter().map(|(job, _)| job).filter(|job| job.platform == platform).map(|job| job.case).collect();
    cases.retain(|case| (!asked.near || distance(case) < 2) && (!asked.measuring || measures(case, platform)));
    cases.sort_by_key(|case| distance(case));
    cases.into_iter().map(|case| (case, distance(case) < 2)).collect()
}

async fn fate(cases: &[(&Case, bool)], platform: Platform, rule: &View, asked: Asked) -> Result<Fate, NoWorld> {
    let Some(mutated) = platform.profile().mutated(&rule.path()) else { return Ok(Fate::Fixed) };
    // Profiles have static lifetime.
    let mutated: &'static Profile = Box::leak(Box::new(mutated));
    // A new world for each mutant, and after each failure: a changed program may leave it unusable.
    let mut world = World::new()?;
    let mut noticed = Vec::new();
    for (case, near) in cases {
        let enough = if asked.measuring && *near { ENOUGH } else { 1 };
        if noticed.len() >= enough {
            break;
        }
        let report = run_changed(&world, case, platform, PATIENCE, |launch| launch.profile(mutated)).await;
        if report.outcome != Outcome::Pass {
            noticed.push(case.name.clone());
            world = World::new()?;
        }
    }
    Ok(if noticed.is_empty() { Fate::Unnoticed } else { Fate::Noticed(noticed) })
}

/// A case in which a verdict names a rule whose other value changes nothing in any such case.
async fn named_in_vain(
    sound: &[(Job<'_>, Report)],
    platform: Platform,
    rule: &View,
) -> Result<Option<String>, NoWorld> {
    let path = rule.path();
    let names = |entry: &Entry| matches!(&entry.record, Record::Verdict { verdict, .. } if verdict.rule == path);
    let naming = |(job, report): &&(Job<'_>, Report)| job.platform == platform && report.journal.iter().any(names);
    let naming: Vec<_> = sound.iter().filter(naming).take(NAMING).collect();
    let (Some((first, _)), Some(mutated)) = (naming.first(), platform.profile().mutated(&path)) else {
        return Ok(None);
    };
    let mutated: &'static Profile = Box::leak(Box::new(mutated));
    let world = World::new()?;
    for (job, before) in &naming {
        let after = run_changed(&world, job.case, platform, PATIENCE, |launch| launch.profile(mutated)).await;
        if after.outcome != before.outcome || seen(&after) != seen(before) {
            return Ok(None);
        }
    }
    Ok(Some(first.case.name.clone()))
}

/// How many cases that name a rule are run again.
const NAMING: usize = 8;

/// What script sees of its calls, and which rules decided.
fn seen(report: &Report) -> Vec<String> {
    let lines = report.journal.iter().filter_map(|entry| match &entry.record {
        Record::End { api, ok, message, status, .. } => Some(format!("{api} {ok} {message:?} {status:?}")),
        Record::Verdict { verdict, message, .. } => Some(format!("{} {message:?}", verdict.rule)),
        Record::Console { text, .. } => Some(text.clone()),
        _ => None,
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_protected_by_a_case_that_fails_without_it() {
        let head = "// What.\n// clauses: A\n// platforms: wx\n// evidence: assumed\n";
        let text =
            "check(async (t) => t.equal((await t.call('request', { url: 'odd' })).kind, 'fail', 'what is told'));";
        let case = Case::parse("a/b", format!("{head}{text}")).unwrap();
        let task = "// What.\n// clauses: A\n// platforms: wx\n// evidence: assumed\n\
                    check((t) => t.ok(t.api.request({ url: t.url('/echo') }), 'there is a task'));";
        let task = Case::parse("a/task", task.to_owned()).unwrap();
        let wanted = |_: Platform, rule: &View| matches!(rule.path().as_str(), "url.request_schemes" | "tls.oldest");
        let cases = [case, task];
        let mutants = mutate(&cases, &wanted, Asked::default(), 2, &|_| {}).unwrap();
        let wx: Vec<_> = mutants.iter().filter(|mutant| mutant.platform == Platform::Wx).collect();
        assert_eq!(mutants.len(), 8);
        assert_eq!(wx[0].fate, Fate::Unnoticed, "{}", wx[0].rule.path());
        assert_eq!(wx[1].fate, Fate::Noticed(vec!["a/task".to_owned()]), "{}", wx[1].rule.path());
        let measured = mutate(&cases, &wanted, Asked { measuring: true, ..Asked::default() }, 2, &|_| {}).unwrap();
        assert!(
            measured.iter().all(|mutant| mutant.fate == Fate::Unnoticed),
            "cases that rest on guesses measure nothing"
        );
    }
}
