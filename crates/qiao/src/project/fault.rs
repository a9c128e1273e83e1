//! What can be wrong with the files that describe a project, in words. Reading them is done elsewhere.

use qiao_abi::Cause;
use qiao_abi::message::Alternatives;

qiao_abi::messages! {
    /// What is wrong with a project, or with a file that describes it.
    pub enum ConfigFault {
        Unreadable { cause: Cause }: "{cause}", "无法读取：{cause}";
        Malformed { cause: Cause }: "{cause}", "{cause}";
        Repeated { key: String, line: usize, column: usize }:
            "duplicate key `{key}` at line {line} column {column}", "第 {line} 行第 {column} 列：键 `{key}` 重复";
        NotAnObject:
            "expected an object, such as {{\"platform\": \"wx\"}}", "应为对象，例如 {{\"platform\": \"wx\"}}";
        SectionType { key: &'static str, example: &'static str }:
            "`{key}` has the wrong type (expected for example {example})", "`{key}` 的类型不对，例如应为 {example}";
        UnknownKey { key: String, known: Alternatives }:
            "unknown key `{key}` (expected {known})", "未知的键 `{key}`，应为 {known}";
        UnknownKeyBut { key: String, meant: String }:
            "unknown key `{key}`; did you mean `{meant}`?", "未知的键 `{key}`，是否想用 `{meant}`？";
        UnknownPlatform { id: String, known: Alternatives }:
            "unknown platform `{id}` (expected {known})", "未知平台 `{id}`，应为 {known}";
        SourcesOutside { key: &'static str, folder: String }:
            "`{key}` leads out of the project's folder to {folder} (expected a folder in it, such as src/)",
            "`{key}` 指向项目目录之外的 {folder}，应为项目内的目录，例如 src/";
        NoAppJson:
            "no such file; the folder is not a project", "没有这个文件，该目录不是小程序项目";
        NoPages: "it lists no pages", "其中没有列出页面";
        IgnoreRule { rule: String }:
            "replay.ignore: invalid ignore rule `{rule}` (expected for example query:_t, header:X-Nonce or json:$.time)",
            "replay.ignore：忽略规则 `{rule}` 无效，例如 query:_t、header:X-Nonce 或 json:$.time";
        JsonPath { path: String }:
            "record.redact: invalid JSON path `{path}` (expected for example `$.items[*].id` or `$..nonce`)",
            "record.redact：JSON 路径 `{path}` 无效，例如 `$.items[*].id` 或 `$..nonce`";
    }
}

#[cfg(test)]
mod tests {
    use qiao_abi::{Language, Wording};

    use super::*;

    #[test]
    fn faults_are_said_in_chinese() {
        let wording = Wording { language: Language::Chinese, ..Wording::default() };
        assert_eq!(ConfigFault::untranslated(&wording), [""; 0]);
    }
}
