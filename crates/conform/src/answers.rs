//! The table of CORS responses as cases, one per row. A browser runs the same table, so it is in `fixtures/`,
//! not among the cases.

use qiao::{Cause, Credentials, Platform};
use serde_json::{Value, json};

use crate::case::{Case, Setting};
use crate::shipped::{CORS_PLAY, CORS_TABLE};
use crate::words::CaseFault;

/// Path of the table in the repository.
pub(crate) const PATH: &str = "fixtures/cors/answers.json";

/// The script that checks a row, with the harness's functions.
const BODY: &str = "\
check(async (t) => {
  const send = async (url, { method, header, data }) => {
    const { kind, res } = await t.call('request', { url, method, header, data });
    if (kind !== 'success') throw res;
    return { status: res.statusCode, names: Object.keys(res.header) };
  };
  const look = async (path) => (await t.get('/log?settle=5s&path=' + encodeURIComponent(path))).data.requests;
  const tell = ({ differences }) => t.equal(differences, [], 'the list of differences');
  await require('./play.js')(table, [row], send, look, tell);
});
";

/// One case per row.
pub(crate) fn cases() -> Result<Vec<Case>, CaseFault> {
    let table: Value =
        serde_json::from_str(CORS_TABLE).map_err(|error| CaseFault::Unreadable { cause: Cause::from(&error) })?;
    let rows = table["rows"].as_array().map(Vec::as_slice).unwrap_or_default();
    rows.iter().map(|row| case(&table, row).ok_or_else(|| CaseFault::NotARow { row: row.to_string() })).collect()
}

fn case(table: &Value, row: &Value) -> Option<Case> {
    let name = row["name"].as_str()?;
    let clauses: Vec<&str> = row["clauses"].as_array()?.iter().map(Value::as_str).collect::<Option<_>>()?;
    let head = format!(
        "// Answers under CORS: {}.\n// clauses: {}\n// platforms: {}\n// evidence: documented\n",
        name.replace('-', " "),
        clauses.join(" "),
        Platform::TtBlock,
    );
    let known = json!({ "lines": table["lines"], "hosts": table["hosts"] });
    let text = format!("{head}const table = {known:#};\nconst row = {row:#};\n{BODY}");
    let mut case = Case::parse(&format!("cors/{name}"), text).ok()?;
    case.files.push(("play.js".to_owned(), format!("{CORS_PLAY}\nmodule.exports = play;\n")));
    if row["credentials"] == "same-origin" {
        case.settings.push(Setting::PageCredentials(Credentials::SameOrigin));
    }
    Some(case)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_case_with_its_clauses() {
        let cases = cases().unwrap();
        assert!(cases.len() > 200);
        assert_eq!(cases[0].name, "cors/origin-exact");
        assert_eq!(cases[0].clauses[0], "TTB-CORS-001");
        assert!(cases.iter().any(|case| !case.settings.is_empty()));
    }
}
