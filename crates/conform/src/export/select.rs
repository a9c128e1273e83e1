//! Which cases another host can run, in which order, and how long each takes. Knows nothing of files.

use std::collections::{BTreeMap, BTreeSet};

use qiao::Platform;

use crate::case::Case;
use crate::pool::{Job, run_all};
use crate::world::{NoWorld, Time};

/// What declares a program, of which a project has one already.
const DECLARATIONS: [&str; 5] = ["App(", "Page(", "getCurrentPages(", "Block(", "Creator("];

/// What cases with very much data have in their texts.
const MEGABYTES: [&str; 4] = ["megabyte", "MB", "1024 * 1024", "000000"];

/// The names under this domain lead to the origin.
const OURS: &str = ".example.test";

/// Names that lead nowhere, or to the device itself.
const NOWHERE: [&str; 6] = ["localhost", "127.", "[::1]", ".invalid", ".localhost", "0.0.0.0"];

/// A case with how long it takes.
#[derive(Clone, Copy, Debug)]
pub struct Timed<'a> {
    /// The case.
    pub case: &'a Case,
    /// Seconds that it takes on qiao, on the program's clock.
    pub seconds: f64,
}

/// Whether any host can run a case: it needs no setting, no moment, no file of its package, no look from outside
/// and no program of its own.
fn is_portable(case: &Case) -> bool {
    let Case { settings, moments, files, project, expectations, alone, .. } = case;
    let declares = DECLARATIONS.iter().any(|declaration| case.source.contains(declaration));
    let own = declares || project.is_some() || alone.is_some();
    settings.is_empty() && moments.is_empty() && files.is_empty() && expectations.is_empty() && !own
}

/// The cases of a platform that any host can run, without those that would call a real service.
pub fn portable(cases: &[Case], platform: Platform, real_services: bool) -> Vec<&Case> {
    cases.iter().filter(|case| fits(case, platform, real_services)).collect()
}

fn fits(case: &Case, platform: Platform, real_services: bool) -> bool {
    let here = case.platforms.contains(&platform) && is_portable(case);
    here && (real_services || hosts(case).iter().all(|host| !is_real(host)))
}

/// Whether a case can measure rules on another host: it is exported and rests on no guess.
pub(crate) fn measures(case: &Case, platform: Platform) -> bool {
    fits(case, platform, false) && !case.is_tentative()
}

/// The names of servers that stand in URLs of a case.
pub(crate) fn hosts(case: &Case) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in case.source.match_indices("://") {
        let rest = &case.source[at + 3..];
        let end = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '[' | ']')))
            .unwrap_or(rest.len());
        let host = rest[..end].to_ascii_lowercase();
        if host.contains('.') || host == "localhost" {
            found.insert(host);
        }
    }
    // Names that are joined to a scheme later.
    for (at, _) in case.source.match_indices(OURS) {
        let start = case.source[..at].rfind(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')));
        found.insert(case.source[start.map_or(0, |start| start + 1)..at + OURS.len()].to_ascii_lowercase());
    }
    found
}

fn is_real(host: &str) -> bool {
    !host.ends_with(OURS) && !NOWHERE.iter().any(|part| host.starts_with(part) || host.ends_with(part))
}

/// How long the cases take here, quick ones first. Those that fill the room for temporary files, which nobody
/// removes on a phone, come last among all.
///
/// # Errors
/// There is no world for the cases.
pub fn timed<'a>(cases: &[&'a Case], platform: Platform, at_once: usize) -> Result<Vec<Timed<'a>>, NoWorld> {
    let jobs: Vec<Job<'a>> = cases.iter().map(|case| Job { case, platform }).collect();
    let reports = run_all(&jobs, at_once, Time::Virtual, &|_| {})?;
    let lasted: BTreeMap<&str, f64> = reports
        .iter()
        .map(|report| (report.case.as_str(), report.journal.last().map_or(0.0, |entry| entry.at.as_secs_f64())))
        .collect();
    let time = |case: &&'a Case| Timed { case, seconds: lasted.get(case.name.as_str()).copied().unwrap_or_default() };
    let mut timed: Vec<Timed<'a>> = cases.iter().map(time).collect();
    let large = |case: &Case| MEGABYTES.iter().any(|text| case.source.contains(text));
    timed.sort_by(|a, b| large(a.case).cmp(&large(b.case)).then(a.seconds.total_cmp(&b.seconds)));
    Ok(timed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(name: &str, more: &str) -> Case {
        let head = format!(
            "// What.\n// clauses: A\n// platforms: wx tt-block\n// evidence: assumed\n{more}check(() => {{}});\n"
        );
        Case::parse(name, head).unwrap()
    }

    #[test]
    fn what_a_phone_cannot_be_told_to_do_is_left_out() {
        let more = [
            "",
            "// host: client ios\n",
            "// at: 2s:background\n",
            "// file: a.txt a\n",
            "// console: any a\n",
            "// project: app.js\n",
            "// alone: it needs an account\n",
            "Creator({});\n",
            "f('https://api.weixin.qq.com/');\n",
        ];
        let cases: Vec<Case> = more.iter().enumerate().map(|(i, more)| case(&format!("a/{i}"), more)).collect();
        let names =
            |platform, real| portable(&cases, platform, real).iter().map(|case| case.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(Platform::Wx, false), ["a/0"]);
        assert_eq!(names(Platform::Wx, true), ["a/0", "a/8"]);
        assert!(names(Platform::Swan, true).is_empty());
    }

    #[test]
    fn the_servers_of_a_case_are_found_in_its_text() {
        let case = case(
            "a/b",
            "f('https://a.example.test:444/x', 'self-signed.example.test', 'http://localhost/', 'wss://x.invalid');\n",
        );
        let found: Vec<String> = hosts(&case).into_iter().collect();
        assert_eq!(found, ["a.example.test", "localhost", "self-signed.example.test", "x.invalid"]);
        assert!(found.iter().all(|host| !is_real(host)));
        assert!(["8.8.8.8", "api.weixin.qq.com"].iter().all(|host| is_real(host)));
    }

    #[test]
    fn exported_cases_name_no_platforms_global() {
        let cases = crate::shipped().unwrap();
        for platform in Platform::ALL {
            let object = format!("{}.", platform.profile().namespace);
            let named = |line: &str| {
                let before = |at: usize| line[..at].chars().next_back();
                let mut places = line.match_indices(&object).map(|(at, _)| before(at));
                !line.trim_start().starts_with("//") && places.any(|c| c.is_some_and(|c| " (!{[".contains(c)))
            };
            for case in portable(&cases, platform, true) {
                let found = case.source.lines().find(|line| named(line) && !line.contains('\''));
                assert_eq!(found, None, "{}: a host may have another global; cases use `t.api`", case.name);
            }
        }
    }
}
