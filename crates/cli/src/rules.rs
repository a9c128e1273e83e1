//! `qiao rules`: what the profiles say, as text, JSON or Markdown, and what differs between two.

use anstream::println;
use anstyle::{AnsiColor, Style};
use qiao::{Platform, View};
use serde_json::{Map, Value, json};

use crate::args::{Rules, RulesCommand};
use crate::{Exit, Fault, surface};

const NAME: Style = AnsiColor::Cyan.on_default();
const DIM: Style = Style::new().dimmed();

/// Prints the rules that were asked for.
pub fn print(args: &Rules) -> Result<Exit, Fault> {
    match &args.command {
        Some(RulesCommand::Diff { a, b, json }) => {
            diff(*a, *b, *json);
            return Ok(Exit::Good);
        }
        Some(RulesCommand::Surface { platform, json }) => {
            surface::print(&platform.map_or(Platform::ALL.to_vec(), |platform| vec![platform]), *json);
            return Ok(Exit::Good);
        }
        None => {}
    }
    let platforms = args.platform.map_or(Platform::ALL.to_vec(), |platform| vec![platform]);
    if args.json {
        let all: Map<String, Value> =
            platforms.iter().map(|platform| (platform.to_string(), listed(*platform))).collect();
        println!("{:#}", Value::Object(all));
    } else if args.markdown {
        platforms.into_iter().for_each(markdown);
    } else {
        platforms.into_iter().for_each(text);
    }
    Ok(Exit::Good)
}

fn listed(platform: Platform) -> Value {
    platform.profile().rules().iter().map(as_json).collect()
}

fn as_json(rule: &View) -> Value {
    let (evidence, source) = (rule.evidence.name(), rule.evidence.source());
    json!({
        "rule": rule.path(), "value": rule.value, "clause": rule.clause,
        "evidence": evidence, "source": source, "about": rule.about,
    })
}

fn from(rule: &View) -> String {
    let degree = rule.evidence.name();
    match rule.evidence.source() {
        Some(source) => format!("{}, {degree}: {source}", rule.clause),
        None => format!("{}, {degree}", rule.clause),
    }
}

fn text(platform: Platform) {
    println!("{} ({platform})", platform.profile().name);
    for rule in platform.profile().rules() {
        println!("  {NAME}{}{NAME:#} = {}", rule.path(), rule.value);
        println!("      {DIM}{} ({}){DIM:#}", rule.about, from(&rule));
    }
    println!();
}

fn markdown(platform: Platform) {
    println!("# {} (`{platform}`)\n", platform.profile().name);
    let mut group = "";
    for rule in platform.profile().rules() {
        if rule.group != group {
            group = rule.group;
            println!("\n## {group}\n\n| rule | value | about | clause |\n| --- | --- | --- | --- |");
        }
        let value = rule.value.to_string().replace('|', "\\|");
        println!("| `{}` | `{value}` | {} | {} |", rule.name, rule.about, from(&rule));
    }
    println!();
}

fn diff(a: Platform, b: Platform, as_json: bool) {
    let pairs = a.profile().rules().into_iter().zip(b.profile().rules());
    let differing: Vec<(View, View)> = pairs.filter(|(a, b)| a.value != b.value).collect();
    if as_json {
        let list: Vec<Value> = differing
            .iter()
            .map(|(left, right)| {
                json!({
                    "rule": left.path(), a.to_string(): left.value, b.to_string(): right.value,
                    "clauses": [left.clause, right.clause], "about": left.about,
                })
            })
            .collect();
        println!("{:#}", Value::Array(list));
        return;
    }
    for (left, right) in &differing {
        println!("{NAME}{}{NAME:#}  {DIM}{}{DIM:#}", left.path(), left.about);
        println!("  {a:<10} {}  {DIM}({}){DIM:#}", left.value, from(left));
        println!("  {b:<10} {}  {DIM}({}){DIM:#}", right.value, from(right));
    }
    println!("{} of {} rules differ", differing.len(), a.profile().rules().len());
}
