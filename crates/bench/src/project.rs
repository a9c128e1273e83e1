//! A WeChat project of middle size, generated into a folder, for the row that measures its launch. Its sources are
//! the templates in `work/project/`: NN stands for a number, OTHERS for the modules that a file requires, TAGS for
//! the components that a template places. It must not depend on time or chance, so that all runs load the same.

use std::path::Path;

use serde_json::{Value, json};

use crate::Fault;

const PAGES: usize = 20;
const COMPONENTS: usize = 30;
const UTILS: usize = 49;

/// A page or a component: three files of the same name in a folder.
struct Unit {
    /// `pages/page-NN/page-NN`
    name: &'static str,
    script: &'static str,
    template: &'static str,
    number: usize,
    /// Numbers of the utilities that it requires.
    utils: Vec<usize>,
    /// Numbers of the components that it places.
    cards: Vec<usize>,
}

/// Writes the project; the folder need not exist.
pub(crate) fn write(folder: &Path) -> Result<(), Fault> {
    for (name, text) in files() {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
        std::fs::write(path, text)?;
    }
    Ok(())
}

/// Whether the first page printed that it is ready and has its components: three, each placed twice.
pub(crate) fn is_ready(line: &Value) -> bool {
    line["ready"] == true && line["cards"] == 6
}

/// The path in the folder and the text of every file.
fn files() -> Vec<(String, String)> {
    let app = source(include_str!("../work/project/app.js"), 0, "./utils", &[0]);
    let mut files = vec![
        ("project.config.json".to_owned(), json!({ "appid": "wx0123456789abcdef" }).to_string()),
        ("app.json".to_owned(), app_json().to_string()),
        ("app.js".to_owned(), app),
    ];
    files.extend((0..UTILS).map(util));
    files.extend((0..COMPONENTS).map(component).flat_map(Unit::files));
    files.extend((0..PAGES).map(page).flat_map(Unit::files));
    files
}

fn app_json() -> Value {
    let pages: Vec<String> = (0..PAGES).map(|number| numbered("pages/page-NN/page-NN", number)).collect();
    json!({
        "pages": pages,
        "window": { "navigationBarTitleText": "Shop", "enablePullDownRefresh": true },
        "networkTimeout": { "request": 10_000 },
    })
}

/// The utilities are ES modules and a tree: `app.js` requires the first, and by that all.
fn util(number: usize) -> (String, String) {
    let others: Vec<usize> = [2 * number + 1, 2 * number + 2].into_iter().filter(|other| *other < UTILS).collect();
    let text = source(include_str!("../work/project/util.js"), number, ".", &others);
    (numbered("utils/util-NN.js", number), text)
}

/// Each of the first ten components places two of the last twenty.
fn component(number: usize) -> Unit {
    Unit {
        name: "components/card-NN/card-NN",
        script: include_str!("../work/project/component.js"),
        template: include_str!("../work/project/component.wxml"),
        number,
        utils: vec![number, (number + 11) % UTILS],
        cards: if number < 10 { vec![10 + 2 * number, 11 + 2 * number] } else { Vec::new() },
    }
}

fn page(number: usize) -> Unit {
    Unit {
        name: "pages/page-NN/page-NN",
        script: include_str!("../work/project/page.js"),
        template: include_str!("../work/project/page.wxml"),
        number,
        utils: vec![number, (number + 7) % UTILS, (number + 13) % UTILS],
        cards: vec![number, (number + 10) % COMPONENTS, (number + 20) % COMPONENTS],
    }
}

impl Unit {
    fn files(self) -> [(String, String); 3] {
        let name = numbered(self.name, self.number);
        let script = source(self.script, self.number, "../../utils", &self.utils);
        let template = self.template.replace("TAGS\n", &self.cards.iter().map(tags).collect::<String>());
        [(".js", script), (".json", self.json().to_string()), (".wxml", template)]
            .map(|(extension, text)| (name.clone() + extension, text))
    }

    fn json(&self) -> Value {
        let path = |card: &usize| (numbered("card-NN", *card), numbered("/components/card-NN/card-NN", *card).into());
        let used: serde_json::Map<String, Value> = self.cards.iter().map(path).collect();
        json!({ "component": self.name.starts_with("components"), "usingComponents": used })
    }
}

/// Places a component twice, the second time under a condition.
fn tags(card: &usize) -> String {
    let tag = |condition: &str| {
        let line = "<card-NN class=\"card\" title=\"card NN\" count=\"{{total}}\" bind:select=\"select\"";
        format!("  {}{condition} />\n", numbered(line, *card))
    };
    tag("") + &tag(" wx:if=\"{{total}}\"")
}

fn source(text: &str, number: usize, utils: &str, others: &[usize]) -> String {
    let require = |other: &usize| format!("require('{utils}/util-{other:02}')");
    let others: Vec<String> = others.iter().map(require).collect();
    numbered(text, number).replace("OTHERS", &others.join(", "))
}

fn numbered(text: &str, number: usize) -> String {
    text.replace("NN", &format!("{number:02}"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn every_script_is_reached_from_the_app() {
        let files: BTreeMap<String, String> = files().into_iter().collect();
        let text = |part: &str| files.values().any(|text| text.contains(part));
        let scripts = files.keys().filter(|name| name.ends_with(".js")).count();
        assert_eq!((files.len(), scripts), (202, 100));
        assert!((0..UTILS).all(|number| text(&format!("/util-{number:02}')"))));
        assert!((0..COMPONENTS).all(|number| text(&format!("<card-{number:02} "))));
        assert!(!["NN", "OTHERS", "TAGS"].into_iter().any(text));
    }
}
