//! `qiao init`: adds a test, settings, editor types and a workflow to a project. Existing files are not changed.

use std::path::{Path, PathBuf};

use crate::messages::Message;
use crate::print::println;
use clap::Args;
use qiao_testing::TYPES;

use crate::{Exit, Fault, print};

/// Options of `init`.
#[derive(Args)]
pub(crate) struct Init {
    /// Folder of the project. Default: the current one.
    #[arg(default_value = ".", hide_default_value = true)]
    pub folder: PathBuf,
}

const TEST: &str = include_str!("first.test.js");
const SETTINGS: &str = include_str!("qiao.json");
const EDITOR: &str = include_str!("jsconfig.json");
const WORKFLOW: &str = include_str!("workflow.yml");

/// Possible files with editor settings.
const EDITORS: [&str; 2] = ["jsconfig.json", "tsconfig.json"];

/// Writes the missing files, and lists them.
pub(crate) fn run(args: &Init) -> Result<Exit, Fault> {
    let workflow = WORKFLOW.replace("VERSION", env!("CARGO_PKG_VERSION"));
    let files = [
        ("test/first.test.js", TEST),
        ("qiao.json", SETTINGS),
        ("qiao.schema.json", qiao::PROJECT_SCHEMA),
        ("qiao.d.ts", TYPES),
        (".github/workflows/qiao.yml", &workflow),
    ];
    for (name, text) in files {
        write(&args.folder, name, text)?;
    }
    match EDITORS.iter().find(|name| args.folder.join(name).exists()) {
        Some(name) if mentions_types(&args.folder.join(name)) => {
            println!("{}", Message::FileKept { name: (*name).to_owned() }.said());
        }
        Some(name) => print::notice(&Message::EditorFileKept { name }.said()),
        None => write(&args.folder, EDITORS[0], EDITOR)?,
    }
    println!("{}", Message::RunTests.said());
    Ok(Exit::Good)
}

/// Whether editors already find the types of tests.
fn mentions_types(path: &Path) -> bool {
    std::fs::read_to_string(path).is_ok_and(|text| text.contains("qiao.d.ts"))
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), Fault> {
    let path = folder.join(name);
    let wrong = |error: std::io::Error| Fault::about(path.display(), &error);
    if path.exists() {
        println!("{}", Message::FileKept { name: name.to_owned() }.said());
        return Ok(());
    }
    std::fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(wrong)?;
    std::fs::write(&path, text).map_err(wrong)?;
    println!("{}", Message::FileWritten { name: name.to_owned() }.said());
    Ok(())
}
