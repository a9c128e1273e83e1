//! URLs in a project's files: which function they are given to, in which file and line. It reads text and knows no
//! language: a URL that is put together from pieces counts as far as its server is written out.

use std::collections::BTreeSet;
use std::path::Path;

use url::Url;

use crate::finding::Place;
use crate::trial::{Call, FUNCTIONS};

/// Files that may name servers.
const EXTENSIONS: [&str; 7] = ["js", "ts", "mjs", "json", "wxs", "sjs", "env"];
/// Folders with what others wrote.
const FOREIGN: [&str; 4] = ["node_modules", "miniprogram_npm", "dist", "target"];
/// Longer files are not what people write.
const LONGEST: u64 = 2 * 1024 * 1024;
/// How many characters before a URL are looked at for the function that it is given to.
const BEFORE: usize = 400;
/// Schemes, and what a URL of each is for where no function is named.
const SCHEMES: [(&str, &str); 4] =
    [("https://", "request"), ("http://", "request"), ("wss://", "connectSocket"), ("ws://", "connectSocket")];

/// The calls that a project's files make, with their places.
pub(crate) fn calls(folder: &Path) -> Vec<(Call, Place)> {
    let mut found = BTreeSet::new();
    walk(folder, folder, 0, &mut found);
    found.into_iter().collect()
}

fn walk(root: &Path, folder: &Path, depth: usize, found: &mut BTreeSet<(Call, Place)>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() && depth < 20 && !name.starts_with('.') && !FOREIGN.contains(&name.as_str()) {
            walk(root, &path, depth + 1, found);
        }
        let named = path.extension().is_some_and(|extension| EXTENSIONS.iter().any(|known| extension == *known));
        let is_short = entry.metadata().is_ok_and(|file| file.len() <= LONGEST);
        if kind.is_file()
            && named
            && is_short
            && !is_settings(&name)
            && let Ok(text) = std::fs::read_to_string(&path)
        {
            let file = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            found.extend(in_text(&file, &text));
        }
    }
}

/// Files that name servers which the program does not call: the lists themselves, and settings of tools.
fn is_settings(name: &str) -> bool {
    matches!(name, "qiao.json" | "package.json" | "package-lock.json" | "tsconfig.json")
        || name.starts_with("project.")
        || name.ends_with(".d.ts")
        || name.ends_with(".test.js")
        || name.ends_with(".test.ts")
}

/// The calls in a file's text.
fn in_text(file: &str, text: &str) -> Vec<(Call, Place)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for (scheme, usual) in SCHEMES {
            for (at, _) in line.match_indices(scheme) {
                // `https://` ends with `s://`, never with another scheme; a comment names pages, not servers.
                let before = &line[..at];
                if before.ends_with(|c: char| c.is_ascii_alphanumeric()) || is_comment(before) {
                    continue;
                }
                let Some(origin) = origin(&line[at..]) else { continue };
                let call = function_before(text, line, at);
                let function = match call {
                    Some(function) if (function == "connectSocket") == (usual == "connectSocket") => function,
                    _ => usual,
                };
                let place = Place { file: file.to_owned(), line: number + 1, call: call.map(str::to_owned) };
                found.push((Call { function, url: origin }, place));
            }
        }
    }
    found
}

fn is_comment(before: &str) -> bool {
    let start = before.trim_start();
    start.starts_with("//") || start.starts_with('*') || start.starts_with("/*") || before.contains(" // ")
}

/// The origin of a URL at the beginning of a text, if its server is written out.
fn origin(text: &str) -> Option<String> {
    let end = text.find(|c: char| c.is_whitespace() || "\"'`)<>,;|\\".contains(c)).unwrap_or(text.len());
    let text = &text[..end];
    let host = text.split_once("://")?.1.split(['/', '?', '#']).next()?;
    // `${…}`, `{{…}}` and names without a dot are made elsewhere.
    if host.contains(['$', '{', '}', '*', '@']) || !host.contains(['.', ':']) {
        return None;
    }
    let url = text.parse::<Url>().ok()?;
    let port = url.port().map_or(String::new(), |port| format!(":{port}"));
    // The port as it is written: a list may not have it, even where it is the default.
    let port = host.rsplit_once(':').filter(|_| port.is_empty()).map_or(port, |(_, port)| format!(":{port}"));
    Some(format!("{}://{}{port}/", url.scheme(), url.host_str()?))
}

/// The function of [`FUNCTIONS`] that was named last in the same statement before this place.
fn function_before(text: &str, line: &str, at: usize) -> Option<&'static str> {
    let offset = line.as_ptr() as usize - text.as_ptr() as usize + at;
    let mut from = offset.saturating_sub(BEFORE);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = &text[from..offset];
    let statement = before.rsplit([';']).next().unwrap_or(before);
    let last = FUNCTIONS.iter().filter_map(|name| Some((statement.rfind(&format!(".{name}("))?, *name)));
    last.max().map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let show = |(call, place): (Call, Place)| {
            format!("{} {} {} {}", place.line, call.function, call.url, place.call.unwrap_or_default())
        };
        in_text("a.js", text).into_iter().map(show).map(|line| line.trim_end().to_owned()).collect()
    }

    #[test]
    fn urls_are_found_with_the_function_that_they_are_given_to() {
        let text = "const base = 'https://api.test:8443/v1';\n\
            wx.uploadFile({\n  url: \"https://up.test/files\",\n});\n\
            wx.connectSocket({ url: `wss://ws.test/${room}` });\n\
            swan.request({ url: 'http://plain.test:80' });";
        assert_eq!(
            found(text),
            [
                "1 request https://api.test:8443/",
                "3 uploadFile https://up.test/ uploadFile",
                "5 connectSocket wss://ws.test/ connectSocket",
                "6 request http://plain.test:80/ request",
            ]
        );
    }

    #[test]
    fn what_names_no_server_is_left_out() {
        assert_eq!(
            found("// see https://docs.test/\n * https://docs.test\nx = `https://${host}/`; y = 'https://';"),
            Vec::<String>::new()
        );
    }
}
