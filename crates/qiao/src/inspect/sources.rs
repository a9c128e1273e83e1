//! The files of programs, as scripts of the protocol: the tools show them, and stacks point into them. There is no
//! debugger, as the engine has none.

use std::collections::HashMap;
use std::path::PathBuf;

use qiao_abi::Source;
use url::Url;

use super::protocol::{ScriptParsed, event};

/// How many bytes the texts of one program may have together.
const BYTES: usize = 64 * 1024 * 1024;

/// The files that have been loaded.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    roots: HashMap<u32, PathBuf>,
    ids: HashMap<(u32, String), String>,
    texts: HashMap<String, String>,
    bytes: usize,
}

impl Sources {
    /// A program whose files are in this folder.
    pub(crate) fn begin(&mut self, program: u32, root: PathBuf) {
        self.roots.insert(program, root);
    }

    /// Takes a file in; gives its event, unless it is there already or there is no room for its text.
    pub(crate) fn add(&mut self, program: u32, source: Source) -> Option<String> {
        let key = (program, source.name);
        if self.ids.contains_key(&key) || self.bytes + source.text.len() > BYTES {
            return None;
        }
        let id = (self.ids.len() + 1).to_string();
        let last = source.text.lines().last().map_or(0, |line| line.encode_utf16().count());
        let parsed = ScriptParsed {
            script_id: &id,
            url: &self.url(program, &key.1),
            start_line: 0,
            start_column: 0,
            end_line: source.text.lines().count().saturating_sub(1),
            end_column: last,
            execution_context_id: program,
            hash: "",
            is_module: false,
            length: source.text.len(),
        };
        let event = event("Debugger.scriptParsed", &parsed);
        self.bytes += source.text.len();
        self.texts.insert(id.clone(), source.text);
        self.ids.insert(key, id);
        Some(event)
    }

    /// The id of a file.
    pub(crate) fn id(&self, program: u32, name: &str) -> Option<&str> {
        self.ids.get(&(program, name.to_owned())).map(String::as_str)
    }

    /// The URL of a file: that of the file on this machine, where the program has a folder.
    pub(crate) fn url(&self, program: u32, name: &str) -> String {
        let path = self.roots.get(&program).map(|root| root.join(name));
        let url = path.and_then(|path| Url::from_file_path(path).ok());
        url.map_or_else(|| name.to_owned(), String::from)
    }

    /// The text of a file.
    pub(crate) fn text(&self, id: &str) -> Option<&str> {
        self.texts.get(id).map(String::as_str)
    }
}
