//! Messages of failed assertions in Chinese. chai and the matchers on it have no types for what they say, so this is a
//! table over their texts; `expect/expect.js` is the version that it is for, and a test walks all its messages.

use qiao::{Phrase, is_chinese, translated};

/// The message of a failed assertion in Chinese; one that is not known keeps its English behind a Chinese title.
pub(crate) fn chinese(message: &str) -> String {
    known(message).unwrap_or_else(|| match is_chinese(message) {
        true => message.to_owned(),
        false => format!("断言失败：{message}"),
    })
}

/// The message of an error that the library throws at wrong use, in Chinese; `None` for any other error.
pub(crate) fn misuse(message: &str) -> Option<String> {
    let (name, message) = message.split_once(": ").filter(|(name, _)| name.ends_with("Error"))?;
    if message.starts_with("expect(received)") {
        return Some(lines(message));
    }
    let (head, rest) = message.split_once('\n').map_or((message, None), |(head, rest)| (head, Some(rest)));
    let rest = rest.map(|rest| format!("\n{}", lines(rest))).unwrap_or_default();
    Some(format!("{name}: {}{rest}", translated(&SENTENCES, head, value)?))
}

fn known(message: &str) -> Option<String> {
    // What follows the first line are the calls of a function, or a hint.
    let (head, rest) = message.split_once('\n').map_or((message, None), |(head, rest)| (head, Some(rest)));
    let first = sentence(head).or_else(|| {
        // The test's own words stand before the message.
        let parts = head.match_indices(": ").map(|(at, found)| head.split_at(at + found.len()));
        parts.into_iter().find_map(|(own, rest)| Some(format!("{own}{}", sentence(rest)?)))
    })?;
    Some(rest.map_or(first.clone(), |rest| format!("{first}\n{}", lines(rest))))
}

/// Each line in Chinese, unless it is a part of a value.
fn lines(text: &str) -> String {
    let line = |line: &str| {
        let inner = line.trim_start();
        let said = translated(&LINES, inner, value).unwrap_or_else(|| inner.to_owned());
        format!("{}{said}", &line[..line.len() - inner.len()])
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn sentence(text: &str) -> Option<String> {
    translated(&SENTENCES, text, value).or_else(|| translated(&FRAMES, text, part))
}

/// A part of a frame: the subject, or what is said of it.
fn part(at: usize, text: &str) -> Option<String> {
    match at {
        0 => translated(&SUBJECTS, text, value).or_else(|| value(at, text)),
        _ => translated(&PREDICATES, text, value),
    }
}

/// A value, or a word for what is counted.
fn value(_: usize, text: &str) -> Option<String> {
    Some(match text {
        "length" => "长度".to_owned(),
        "size" => "大小".to_owned(),
        "own" => "自有".to_owned(),
        "nested" => "嵌套".to_owned(),
        "deep" => "深度比较的".to_owned(),
        "deep own" => "深度比较的自有".to_owned(),
        "deep nested" => "深度比较的嵌套".to_owned(),
        // Keys.
        _ if text.starts_with('\'') => text.replace("', and '", "' 和 '").replace("', or '", "' 或 '"),
        _ => text.to_owned(),
    })
}

/// Subject and predicate.
const FRAMES: [Phrase; 3] = [
    ("expected {} to {}", "期望 {0} {1}"),
    ("expected {} to not {}", "期望 {0} 不{1}"),
    ("expected {} not to {}", "期望 {0} 不{1}"),
];

/// Subjects other than a value.
const SUBJECTS: [Phrase; 10] = [
    ("last {} call", "{0} 的最后一次调用"),
    ("1st {} call", "{0} 的第 1 次调用"),
    ("2nd {} call", "{0} 的第 2 次调用"),
    ("3rd {} call", "{0} 的第 3 次调用"),
    ("{}th {} call", "{1} 的第 {0} 次调用"),
    ("promise", "Promise"),
    ("function", "函数"),
    ("error", "错误"),
    ("a thrown error", "抛出的错误"),
    ("a thrown value", "抛出的值"),
];

/// What follows an empty line.
const LINES: [Phrase; 16] = [
    ("Received:", "实际收到："),
    ("Received: serializes to the same string", "实际：序列化后的文本相同"),
    ("Expected: {}", "期望：{0}"),
    ("Number of calls: {}", "调用次数：{0}"),
    ("1st {} call:", "{0} 的第 1 次调用："),
    ("2nd {} call:", "{0} 的第 2 次调用："),
    ("3rd {} call:", "{0} 的第 3 次调用："),
    ("{}th {} call:", "{1} 的第 {0} 次调用："),
    ("{} {} call return:", "{1} 的返回值（{0}）："),
    (
        "If it should pass with deep equality, replace \"toBe\" with \"{}\"",
        "如果只要求深度相等，请把 \"toBe\" 换成 \"{0}\"",
    ),
    ("({} matching property omitted from actual)", "（实际值中省略了 {0} 个相同的属性）"),
    ("({} matching properties omitted from actual)", "（实际值中省略了 {0} 个相同的属性）"),
    ("Expected value to satisfy:", "期望满足："),
    ("Expected value to not satisfy:", "期望不满足："),
    ("Expected value to be one of:", "期望为以下之一："),
    ("Expected value to not be one of:", "期望不为以下任何一个："),
];

const PREDICATES: [Phrase; 126] = [
    // Values
    ("be {}", "为 {0}"),
    ("be a {}", "是 {0} 类型"),
    ("be an {}", "是 {0} 类型"),
    ("be type of {}", "是 {0} 类型"),
    ("be {} // Object.is equality", "为 {0}（按 Object.is 比较）"),
    ("be truthy", "为真值"),
    ("be falsy", "为假值"),
    ("be numeric", "是数字或 BigInt"),
    ("be a number or a date", "是数字或日期"),
    ("be a finite number", "是有限数"),
    ("be a callable function", "是可以调用的函数"),
    ("be an iterable", "可以迭代"),
    ("be nullish", "为 null 或 undefined"),
    ("be defined", "有定义"),
    ("be arguments", "是 arguments 对象"),
    ("be arguments but got {}", "是 arguments 对象，实际为 {0}"),
    ("be an instance of {}", "是 {0} 的实例"),
    ("be instance of {}", "是 {0} 的实例"),
    ("exist", "存在"),
    ("be empty", "为空"),
    ("be extensible", "可以扩展"),
    ("be sealed", "处于密封状态"),
    ("be frozen", "处于冻结状态"),
    // Comparisons
    ("equal {}", "等于 {0}"),
    ("deeply equal {}", "深度等于 {0}"),
    ("strictly equal {}", "严格等于 {0}"),
    ("be one of {}", "为 {0} 之一"),
    ("deeply equal one of {}", "深度等于 {0} 之一"),
    ("be above {}", "大于 {0}"),
    ("be below {}", "小于 {0}"),
    ("be at least {}", "大于等于 {0}"),
    ("be at most {}", "小于等于 {0}"),
    ("be within {}", "在 {0} 之内"),
    ("be greater than {}", "大于 {0}"),
    ("be not greater than {}", "不大于 {0}"),
    ("be greater than or equal to {}", "大于等于 {0}"),
    ("be not greater than or equal to {}", "不大于等于 {0}"),
    ("be less than {}", "小于 {0}"),
    ("be not less than {}", "不小于 {0}"),
    ("be less than or equal to {}", "小于等于 {0}"),
    ("be not less than or equal to {}", "不小于等于 {0}"),
    ("be == {}", "== {0}"),
    ("be === {}", "=== {0}"),
    ("be != {}", "!= {0}"),
    ("be !== {}", "!== {0}"),
    ("be > {}", "> {0}"),
    ("be >= {}", ">= {0}"),
    ("be < {}", "< {0}"),
    ("be <= {}", "<= {0}"),
    ("be close to {} +/- {}", "接近 {0}（误差 {1}）"),
    ("be close to {}, received difference is {}, but expected {}", "接近 {0}（实际相差 {1}，允许的误差为 {2}）"),
    ("match {}", "匹配 {0}"),
    ("match object {}", "匹配对象 {0}"),
    ("match asymmetric matcher", "符合非对称匹配器"),
    ("match schema", "符合模式"),
    ("satisfy{}", "满足 {0}"),
    ("satisfy {}", "满足 {0}"),
    // Contents
    ("contain {}", "包含 {0}"),
    ("contain element {}", "包含元素 {0}"),
    ("contain subset {}", "包含子集 {0}"),
    ("contain one of {}", "包含 {0} 之一"),
    ("deeply contain one of {}", "深度包含 {0} 之一"),
    ("deep equally contain {}", "深度包含 {0}"),
    ("include {}", "包含 {0}"),
    ("deep include {}", "深度包含 {0}"),
    ("be a superset of {}", "是 {0} 的超集"),
    ("be an ordered superset of {}", "是 {0} 的有序超集"),
    ("have the same members as {}", "与 {0} 成员相同"),
    ("have the same ordered members as {}", "与 {0} 成员及顺序相同"),
    ("have key {}", "含有键 {0}"),
    ("have keys {}", "含有键 {0}"),
    ("contain key {}", "包含键 {0}"),
    ("contain keys {}", "包含键 {0}"),
    ("deeply have key {}", "含有（深度相等的）键 {0}"),
    ("deeply have keys {}", "含有（深度相等的）键 {0}"),
    ("deeply contain key {}", "包含（深度相等的）键 {0}"),
    ("deeply contain keys {}", "包含（深度相等的）键 {0}"),
    // Properties
    ("have property {}", "含有属性 {0}"),
    ("have property {} of {}", "含有值为 {1} 的属性 {0}"),
    ("have property {} of {}, but got {}", "含有值为 {1} 的属性 {0}，实际的值为 {2}"),
    ("have property {} with value {}", "含有值为 {1} 的属性 {0}"),
    ("have {} property {}", "含有{0}属性 {1}"),
    ("have {} property {} of {}", "含有值为 {2} 的{0}属性 {1}"),
    ("have {} property {} of {}, but got {}", "含有值为 {2} 的{0}属性 {1}，实际的值为 {3}"),
    ("have an own property descriptor for {}", "含有自有属性 {0} 的描述符"),
    ("respond to {}", "具有方法 {0}"),
    // Effects
    ("change", "改变"),
    ("increase", "增加"),
    ("decrease", "减少"),
    ("change by {}", "改变 {0}"),
    ("increase by {}", "增加 {0}"),
    ("decrease by {}", "减少 {0}"),
    ("throw {}", "抛出 {0}"),
    ("throw an error", "抛出错误"),
    ("throw an error but {} was thrown", "抛出错误，实际抛出了 {0}"),
    ("throw {} but {} was thrown", "抛出 {0}，实际抛出了 {1}"),
    ("throw error matching {} but got {}", "抛出匹配 {0} 的错误，实际为 {1}"),
    ("throw error including {} but got {}", "抛出包含 {0} 的错误，实际为 {1}"),
    ("throw error not matching {}", "抛出不匹配 {0} 的错误"),
    ("throw error not including {}", "抛出不包含 {0} 的错误"),
    ("throw an error, but it didn't", "抛出错误，实际没有"),
    // Calls of a function
    ("be called at least once", "至少被调用一次"),
    ("be called at all, but actually been called {} times", "被调用，实际被调用了 {0} 次"),
    ("be called once", "只被调用一次"),
    ("be called once, but got {} times", "只被调用一次，实际为 {0} 次"),
    ("be called {} times", "被调用 {0} 次"),
    ("be called {} times, but got {} times", "被调用 {0} 次，实际为 {1} 次"),
    ("be called with arguments: {}", "以参数 {0} 被调用"),
    ("be called once with arguments: {}", "只以参数 {0} 被调用一次"),
    ("have been called with {}", "以 {0} 为参数"),
    ("have been called with {}, but called only {} times", "以 {0} 为参数，实际只调用了 {1} 次"),
    ("have been called before {}", "在 {0} 之前被调用"),
    ("have been called after {}", "在 {0} 之后被调用"),
    ("be successfully called", "成功返回"),
    ("be successfully called at least once", "至少成功返回一次"),
    ("be successfully called {} times", "成功返回 {0} 次"),
    ("be successfully resolved", "成功兑现"),
    ("be successfully resolved at least once", "至少成功兑现一次"),
    ("be successfully resolved {} times", "成功兑现 {0} 次"),
    ("return {}", "返回 {0}"),
    ("return with: {}", "返回 {0}"),
    ("return with: {} at least once", "至少返回一次 {0}"),
    ("resolve {}", "兑现为 {0}"),
    ("resolve with: {}", "兑现为 {0}"),
    ("resolve with: {} at least once", "至少兑现一次 {0}"),
    ("have been called with: {}", "以 {0} 为参数"),
];

/// Messages without this form, and those whose negation is not one of the predicate alone.
const SENTENCES: [Phrase; 67] = [
    ("expected {} to have a {} above {}", "期望 {0} 的{1}大于 {2}"),
    ("expected {} to have a {} above {} but got {}", "期望 {0} 的{1}大于 {2}，实际为 {3}"),
    ("expected {} to not have a {} above {}", "期望 {0} 的{1}不大于 {2}"),
    ("expected {} to have a {} below {}", "期望 {0} 的{1}小于 {2}"),
    ("expected {} to have a {} below {} but got {}", "期望 {0} 的{1}小于 {2}，实际为 {3}"),
    ("expected {} to not have a {} below {}", "期望 {0} 的{1}不小于 {2}"),
    ("expected {} to have a {} at least {}", "期望 {0} 的{1}大于等于 {2}"),
    ("expected {} to have a {} at least {} but got {}", "期望 {0} 的{1}大于等于 {2}，实际为 {3}"),
    ("expected {} to have a {} at most {}", "期望 {0} 的{1}小于等于 {2}"),
    ("expected {} to have a {} at most {} but got {}", "期望 {0} 的{1}小于等于 {2}，实际为 {3}"),
    ("expected {} to have a {} within {}", "期望 {0} 的{1}在 {2} 之内"),
    ("expected {} to not have a {} within {}", "期望 {0} 的{1}不在 {2} 之内"),
    ("expected {} to have a {} of {}", "期望 {0} 的{1}为 {2}"),
    ("expected {} to have a {} of {} but got {}", "期望 {0} 的{1}为 {2}，实际为 {3}"),
    ("expected {} to not have a {} of {}", "期望 {0} 的{1}不为 {2}"),
    (
        "expected the own property descriptor for {} on {} to match {}, got {}",
        "期望 {1} 的自有属性 {0} 的描述符匹配 {2}，实际为 {3}",
    ),
    ("expected the own property descriptor for {} on {} to not match {}", "期望 {1} 的自有属性 {0} 的描述符不匹配 {2}"),
    ("promise rejected {} instead of resolving", "Promise 被拒绝（{0}），期望兑现"),
    ("promise rejected \"{}\" instead of resolving", "Promise 被拒绝（{0}），期望兑现"),
    ("promise resolved {} instead of rejecting", "Promise 兑现为 {0}，期望被拒绝"),
    ("promise resolved \"{}\" instead of rejecting", "Promise 兑现为 {0}，期望被拒绝"),
    ("object tested must be {}, but {} given", "被检查的值应为 {0}，实际为 {1}"),
    ("{} is not a function", "{0} 不是函数"),
    ("unable to use .deep.include with WeakSet", ".deep.include 不能用于 WeakSet"),
    (
        "the given combination of arguments ({} and {}) is invalid for this assertion. You can use an array, a map, an object, a set, a string, or a weakset instead of a {}",
        "该断言不能用于 {0} 和 {1}；应为数组、Map、对象、Set、字符串或 WeakSet，而不是 {2}",
    ),
    (".empty was passed a weak collection", ".empty 不能用于弱集合"),
    (".empty was passed non-string primitive {}", ".empty 不能用于 {0}"),
    (".empty was passed a function {}", ".empty 不能用于函数 {0}"),
    ("the argument to {} must be a date", "{0} 的参数应为日期"),
    ("the argument to {} must be a number", "{0} 的参数应为数字"),
    ("the arguments to {} must be dates", "{0} 的参数应为日期"),
    ("the arguments to {} must be numbers", "{0} 的参数应为数字"),
    ("The instanceof assertion needs a constructor but {} was given.", "instanceof 断言需要构造函数，实际为 {0}"),
    ("the argument to property must be a string when using nested syntax", "使用嵌套语法时 property 的参数应为字符串"),
    ("the argument to property must be a string, number, or symbol", "property 的参数应为字符串、数字或 Symbol"),
    ("The \"nested\" and \"own\" flags cannot be combined.", "nested 与 own 不能同时使用"),
    ("Target cannot be null or undefined.", "对象不能为 null 或 undefined"),
    ("keys required", "缺少键"),
    (
        "when testing keys against an object or an array you must give a single Array|Object|String argument or multiple String arguments",
        "检查对象或数组的键时，参数应为一个数组、对象或字符串，或多个字符串",
    ),
    ("A `delta` value is required for `closeTo`", "closeTo 需要 `delta`"),
    ("A `expected` value is required for `closeTo`", "closeTo 需要 `expected`"),
    ("expect.fail()", "调用了 expect.fail()"),
    ("assert.fail()", "调用了 assert.fail()"),
    ("should.fail()", "调用了 should.fail()"),
    ("[ negation message unavailable ]", "断言失败"),
    ("Invalid operator \"{}\"", "运算符 `{0}` 无效"),
    (".toMatch() expects to receive a string, but got {}", ".toMatch() 需要字符串，实际为 {0}"),
    (".toHaveProperty() expects to receive a valid object, but got {}", ".toHaveProperty() 需要对象，实际为 {0}"),
    ("toContain() expected a DOM node as the argument, but got {}", "toContain() 需要 DOM 节点，实际为 {0}"),
    ("{} value must be {}, received \"{}\"", "{0} 的值应为 {1}，实际为 {2}"),
    ("{} is not a spy or a call to a spy!", "{0} 不是模拟函数或对它的调用"),
    ("{} is not a spy or a call to a spy", "{0} 不是模拟函数或对它的调用"),
    ("You must provide an array or set to {}, not '{}'.", "{0} 需要数组或 Set，实际为 {1}"),
    ("You must provide an object to {}, not '{}'.", "{0} 需要对象，实际为 {1}"),
    ("You must provide an array to {}, not '{}'.", "{0} 需要数组，实际为 {1}"),
    (
        "You must provide a Promise to expect() when using .{}, not '{}'.",
        "使用 .{0} 时 expect() 需要 Promise，实际为 {1}",
    ),
    (
        "expect.customEqualityTesters: Must be set to an array of Testers. Was given \"{}\"",
        "expect.addEqualityTesters 需要函数数组，实际为 {0}",
    ),
    ("Expected is not a string", "期望的值应为字符串"),
    ("Expected is not a String or a RegExp", "期望的值应为字符串或正则表达式"),
    ("Expected is not a Number", "期望的值应为数字"),
    ("Precision is not a Number", "精度应为数字"),
    (
        "any() expects to be passed a constructor function. Please pass one or use anything() to match any object.",
        "any() 需要构造函数；匹配任意对象请用 anything()",
    ),
    ("SchemaMatching expected to receive a Standard Schema.", "schemaMatching() 需要 Standard Schema"),
    ("Async schema validation is not supported in asymmetric matchers.", "非对称匹配器不支持异步的模式校验"),
    (
        "Promise returned by `{}` was not awaited. This assertion is asynchronous and must be awaited; otherwise, it is not guaranteed to complete before the test finishes:",
        "没有用 await 等待 `{0}`；该断言是异步的，否则测试结束时它可能还没有完成：",
    ),
    ("expect.soft() can only be used inside a test", "expect.soft() 只能在测试中使用"),
    ("expect.poll() is not supported in combination with .{}", "expect.poll() 不能与 .{0} 同时使用"),
];

#[cfg(test)]
mod tests;
