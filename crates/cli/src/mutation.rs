//! `qiao mutation`: finds rules that no conformance case covers. Only with the feature `mutation`.

use std::path::{Path, PathBuf};

use crate::print::{eprintln, println};
use clap::Args;
use qiao::{Platform, View};
use qiao_conform::{Asked, Binding, Bindings, Fate, Mutant, mutate, shipped};
use serde_json::{Value, json};

use crate::program::platforms;
use crate::{Exit, Fault, cores, record};

/// Options of `mutation`.
#[derive(Args)]
pub(crate) struct Mutation {
    /// Only rules whose name contains one of these texts, such as domains.
    pub filter: Vec<String>,

    /// Only this platform.
    #[arg(long, value_name = "PLATFORM", value_parser = platforms())]
    pub platform: Option<Platform>,

    /// Only run cases that name the rule's clause or another clause of its area. Much faster, but rules covered only by
    /// other cases are reported as not covered.
    #[arg(long)]
    pub near: bool,

    /// Number of rules to change in parallel. Default: one per core.
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,

    /// Exit with 1 if fewer rules are covered.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub at_least: usize,

    /// Write which exported cases measure the rules to the platforms' files in this folder; other rules keep their lines.
    /// With --near, cases are added only.
    #[arg(long, value_name = "DIR", conflicts_with = "at_least")]
    pub write: Option<PathBuf>,

    /// Write the result for every rule to this file as JSON.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
}

/// Changes the selected rules one at a time, and prints those that no case detected.
pub(crate) fn run(args: &Mutation) -> Result<Exit, Fault> {
    record::claim_output([args.json.as_ref()])?;
    let cases = shipped().map_err(Fault::of)?;
    let wanted = |platform: Platform, rule: &View| {
        let path = rule.path();
        args.platform.is_none_or(|only| platform == only)
            && (args.filter.is_empty() || args.filter.iter().any(|text| path.contains(text.as_str())))
    };
    let asked = Asked { near: args.near, measuring: args.write.is_some() };
    let print = |mutant: &Mutant| eprintln!("{} {}: {}", mutant.platform, mutant.rule.path(), fate(mutant));
    let mutants = mutate(&cases, &wanted, asked, args.jobs.unwrap_or_else(cores), &print).map_err(Fault::of)?;
    if let Some(folder) = &args.write {
        write(folder, &mutants, args.near)?;
    }
    if let Some(path) = &args.json {
        let text = format!("{:#}\n", mutants.iter().map(as_json).collect::<Value>());
        record::write(path, &text)?;
    }
    let count = |is: fn(&Fate) -> bool| mutants.iter().filter(|mutant| is(&mutant.fate)).count();
    println!("rules that no case protects:");
    for mutant in mutants.iter().filter(|mutant| mutant.fate == Fate::Unnoticed) {
        println!("  {} {} ({})", mutant.platform, mutant.rule.path(), mutant.rule.clause);
    }
    println!("rules that verdicts name although another value changes nothing:");
    for (mutant, case) in mutants.iter().filter_map(|mutant| Some((mutant, mutant.named_in_vain.as_ref()?))) {
        println!("  {} {} in {case}", mutant.platform, mutant.rule.path());
    }
    let noticed = count(|fate| matches!(fate, Fate::Noticed(_)));
    let (unnoticed, fixed) = (count(|fate| *fate == Fate::Unnoticed), count(|fate| *fate == Fate::Fixed));
    println!("{noticed} protected, {unnoticed} not, {fixed} without another value");
    Ok(if noticed < args.at_least { Exit::Failed } else { Exit::Good })
}

/// Brings what was found into the files of bindings; if cases of other areas were not run, those that are known stay.
fn write(folder: &Path, mutants: &[Mutant], near: bool) -> Result<(), Fault> {
    for platform in Platform::ALL {
        let path = folder.join(format!("{platform}.txt"));
        let fault = |error: &(dyn std::error::Error + 'static)| Fault::about(path.display(), error);
        let kept = if path.exists() { qiao::read_file(&path).map_err(|error| fault(&error))? } else { Vec::new() };
        let mut bindings = Bindings::parse(&String::from_utf8_lossy(&kept)).map_err(|error| fault(&error))?;
        for mutant in mutants.iter().filter(|mutant| mutant.platform == platform) {
            match (&mutant.fate, near) {
                (Fate::Noticed(cases), true) => bindings.add(mutant.rule.path(), cases),
                (Fate::Unnoticed, true) => {}
                (fate, _) => bindings.set(mutant.rule.path(), binding(fate)),
            }
        }
        std::fs::write(&path, bindings.file(platform)).map_err(|error| fault(&error))?;
    }
    Ok(())
}

fn binding(fate: &Fate) -> Binding {
    match fate {
        Fate::Noticed(cases) => Binding::Cases(cases.iter().cloned().collect()),
        Fate::Unnoticed => Binding::Nothing("no exported case fails".to_owned()),
        Fate::Fixed => Binding::Nothing("it has no other value".to_owned()),
    }
}

fn fate(mutant: &Mutant) -> String {
    match &mutant.fate {
        Fate::Noticed(cases) => format!("protected by {}", cases.join(" ")),
        Fate::Unnoticed => "not protected".to_owned(),
        Fate::Fixed => "without another value".to_owned(),
    }
}

fn as_json(mutant: &Mutant) -> Value {
    let case = match &mutant.fate {
        Fate::Noticed(cases) => cases.first(),
        Fate::Unnoticed | Fate::Fixed => None,
    };
    json!({
        "platform": mutant.platform.to_string(), "rule": mutant.rule.path(), "clause": mutant.rule.clause,
        "protected": case.is_some(), "case": case, "alterable": mutant.fate != Fate::Fixed,
        "named_in_vain": mutant.named_in_vain,
    })
}
