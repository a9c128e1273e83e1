//! `qiao conformance export` and `import`: running the cases on other hosts.

use std::path::Path;

use qiao_conform::{
    Bindings, Case, Difference, Gaps, Job, Measured, Results, Spec, Target, Time, Verdict, expected_seconds, portable,
    run_all, shipped, timed,
};

use super::args::{Elsewhere, Export, Import};
use super::lines::Line;
use super::{HTML, JUNIT, files, is_meant, write};
use crate::print::{padded, println};
use crate::{Exit, Fault, cores, record, words};

/// Writes a project, or reads what one sent.
pub(crate) fn run(what: &Elsewhere) -> Result<Exit, Fault> {
    match what {
        Elsewhere::Export(args) => export(args),
        Elsewhere::Import(args) => import(args),
    }
}

fn export(args: &Export) -> Result<Exit, Fault> {
    let all = shipped().map_err(Fault::of)?;
    let target = Target {
        platform: args.platform,
        global: args.global.clone(),
        host: args.host.clone(),
        origin: args.origin.clone(),
        lacks: args.lacks.clone(),
        script: args.script,
    };
    let failed = args.only_failed.as_deref().map(|path| measured(&[path])).transpose()?;
    let mut cases = portable(&all, args.platform, args.real_services);
    let others = all.iter().filter(|case| case.platforms.contains(&args.platform)).count() - cases.len();
    cases.retain(|case| is_wanted(case, args, failed.as_ref()) && target.reaches(case));
    let mut cases = timed(&cases, args.platform, cores()).map_err(Fault::of)?;
    cases.retain(|case| args.max_seconds.is_none_or(|most| case.seconds <= f64::from(most)));
    let mut place = 0..;
    cases.retain(|_| place.next().is_some_and(|place| args.shard.has(place)));
    qiao_conform::export(&cases, &target, &args.folder).map_err(|error| Fault::about(args.folder.display(), &error))?;
    let (count, folder) = (cases.len(), args.folder.display().to_string());
    let seconds = format!("{:.0}", expected_seconds(&cases));
    println!("{}", Line::Exported { count, folder, seconds, others }.said());
    Ok(Exit::Good)
}

fn is_wanted(case: &Case, args: &Export, failed: Option<&Measured>) -> bool {
    let excluded = !args.exclude.is_empty() && is_meant(case, &args.exclude);
    let sure = !args.sure || !case.is_tentative();
    let again = failed.is_none_or(|measured| {
        matches!(measured.cases.get(&case.name), Some(Verdict::Differs(_) | Verdict::NotRun(_)) | None)
    });
    is_meant(case, &args.only) && !excluded && sure && again
}

fn measured(paths: &[&Path]) -> Result<Measured, Fault> {
    let read = |path: &&Path| std::fs::read_to_string(path).map_err(|error| Fault::about(path.display(), &error));
    let texts: Vec<String> = paths.iter().map(read).collect::<Result<_, _>>()?;
    Measured::parse(&texts).map_err(|error| match paths {
        [path] => Fault::about(path.display(), &error),
        _ => Fault::of(error),
    })
}

fn import(args: &Import) -> Result<Exit, Fault> {
    let paths: Vec<&Path> = args.files.iter().map(std::path::PathBuf::as_path).collect();
    let measured = measured(&paths)?;
    record::claim_output([&args.junit, &args.json, &args.html].map(Option::as_ref))?;
    let files = files(&[(&args.junit, JUNIT), (&args.html, HTML)])?;
    let all = shipped().map_err(Fault::of)?;
    let known = measured.known(&all);
    let jobs: Vec<Job<'_>> = known.iter().map(|case| Job { case, platform: measured.platform }).collect();
    let reports = run_all(&jobs, cores(), Time::Virtual, &|_| {}).map_err(Fault::of)?;
    let ours = Results::of(&jobs, reports, &Gaps::shipped().map_err(Fault::of)?, &all);
    write(files, &measured.results(&all))?;
    let bindings = Bindings::shipped(measured.platform).map_err(Fault::of)?;
    if let Some(path) = &args.json {
        record::write(path, &format!("{:#}\n", measured.json(&all, &bindings, &ours)))?;
    }
    show(&measured, &ours, &all, &bindings)?;
    Ok(Exit::Good)
}

fn show(measured: &Measured, ours: &Results<'_>, all: &[Case], bindings: &Bindings) -> Result<(), Fault> {
    let spec = Spec::shipped().map_err(Fault::of)?;
    let (tentative, sure): (Vec<_>, Vec<_>) =
        measured.differences(ours, &words::here()).into_iter().partition(Difference::is_tentative);
    sure.iter().for_each(|difference| describe(difference, spec));
    if !tentative.is_empty() {
        println!("\n{}", Line::Guesses.said());
        tentative.iter().for_each(|difference| describe(difference, spec));
    }
    let rules = measured.rules(all, bindings);
    for rule in rules.iter().filter(|rule| !rule.held) {
        let (clause, cases) = (rule.clause.to_owned(), rule.cases.join(" "));
        println!("{}", Line::RuleDiffers { rule: rule.rule.clone(), clause, cases }.said());
    }
    let [held, differ, absent, not_run] =
        ["held", "differs", "not offered", "not run"].map(|name| measured.count(name));
    let (host, platform) = (measured.host.to_string(), measured.platform.to_string());
    println!("\n{}", Line::Host { host, platform, held, differ, absent, not_run }.said());
    let (held, of) = (rules.iter().filter(|rule| rule.held).count(), measured.platform.profile().rules().len());
    println!("{}", Line::Measured { rules: rules.len(), of, held, differ: rules.len() - held }.said());
    let unknown = measured.cases.len() - measured.known(all).len();
    if unknown > 0 {
        println!("{}", Line::UnknownCases { count: unknown }.said());
    }
    Ok(())
}

fn describe(difference: &Difference<'_>, spec: &Spec) {
    let Difference { case, here, there } = difference;
    println!("{}  {}: {}", Line::Differs.said(), case.name, case.title);
    for clause in &case.clauses {
        if let Some(clause) = spec.clause(clause) {
            println!("  {}  {}", clause.id, clause.statement);
        }
    }
    println!("  {}  {}", Line::Evidence.said(), case.evidence);
    let as_expected = Line::AsExpected.said();
    println!("  {}  {}", padded(&Line::Here.said(), 5), here.as_deref().unwrap_or(&as_expected));
    println!("  {}  {}", padded(&Line::There.said(), 5), there.as_deref().unwrap_or(&as_expected));
}
