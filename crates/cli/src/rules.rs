//! `qiao rules`: prints the profiles as text, JSON or Markdown, and the differences between two.

use crate::print::println;
use anstyle::{AnsiColor, Style};
use qiao::{Platform, View};
use qiao_conform::{Explainer, authority};
use serde_json::{Map, Value, json};

use crate::args::{Rules, RulesCommand};
use crate::messages::Message;
use crate::{Exit, Fault, surface};

const NAME: Style = AnsiColor::Cyan.on_default();
const DIM: Style = Style::new().dimmed();

/// Prints the selected rules.
pub(crate) fn print(args: &Rules) -> Result<Exit, Fault> {
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
    let chosen = chosen(args)?;
    if args.json {
        let listed = |rules: &[View]| rules.iter().map(as_json).collect::<Value>();
        let all: Map<String, Value> =
            chosen.iter().map(|(platform, rules)| (platform.to_string(), listed(rules))).collect();
        println!("{:#}", Value::Object(all));
    } else {
        let show = if args.markdown { markdown } else { text };
        chosen.iter().for_each(|(platform, rules)| show(*platform, rules));
    }
    Ok(Exit::Good)
}

/// The selected rules of each platform, without platforms that have none of them.
fn chosen(args: &Rules) -> Result<Vec<(Platform, Vec<View>)>, Fault> {
    let platforms = args.platform.map_or(Platform::ALL.to_vec(), |platform| vec![platform]);
    let all: Vec<(Platform, Vec<View>)> =
        platforms.into_iter().map(|platform| (platform, platform.profile().rules())).collect();
    for name in &args.names {
        if !all.iter().flat_map(|(_, rules)| rules).any(|rule| is_meant(rule, name)) {
            return Err(unknown(name));
        }
    }
    let named = |rule: &View| args.names.is_empty() || args.names.iter().any(|name| is_meant(rule, name));
    let chosen =
        all.into_iter().map(|(platform, rules)| (platform, rules.into_iter().filter(named).collect::<Vec<_>>()));
    Ok(chosen.filter(|(_, rules)| !rules.is_empty()).collect())
}

/// Whether a rule's name or clause starts with a text, ignoring case.
fn is_meant(rule: &View, name: &str) -> bool {
    let begins = |text: &str| text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    begins(&rule.path()) || begins(rule.clause)
}

/// A clause may exist without any rule based on it.
fn unknown(name: &str) -> Fault {
    match Explainer::shipped() {
        Ok(all) if all.explain(name, None).is_ok() => {
            Fault::usage(format!("no rule of these platforms rests on {name}"))
        }
        Ok(all) => Fault::usage(all.unknown(name)),
        Err(broken) => Fault::usage(broken),
    }
}

fn as_json(rule: &View) -> Value {
    json!({
        "rule": rule.path(), "value": rule.value, "clause": rule.clause,
        "evidence": rule.evidence.name(), "source": rule.evidence.source(), "about": rule.about,
    })
}

fn from(rule: &View) -> String {
    format!("{}, {}", rule.clause, authority(rule.evidence))
}

fn text(platform: Platform, rules: &[View]) {
    println!("{} ({platform})", platform.profile().name);
    for rule in rules {
        println!("  {NAME}{}{NAME:#} = {}", rule.path(), rule.value);
        println!("      {DIM}{} ({}){DIM:#}", rule.about, from(rule));
    }
    println!();
}

fn markdown(platform: Platform, rules: &[View]) {
    println!("# {} (`{platform}`)\n", platform.profile().name);
    let mut group = "";
    for rule in rules {
        if rule.group != group {
            group = rule.group;
            println!("\n## {group}\n\n| rule | value | about | clause |\n| --- | --- | --- | --- |");
        }
        let value = rule.value.to_string().replace('|', "\\|");
        println!("| `{}` | `{value}` | {} | {} |", rule.name, rule.about, from(rule));
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
    let (count, of) = (differing.len(), a.profile().rules().len());
    println!("{}", Message::Differing { count, of }.said());
}
