//! Embedder functions: results, errors, promises, and their effects on the program from outside.

use std::time::Duration;

use qiao::{Launch, Platform};
use serde_json::json;

use crate::support::{Site, on_virtual_time};

/// What a program prints until it is idle.
fn console(launch: Launch) -> Vec<String> {
    on_virtual_time(async |site: Site| site.play(launch).await.log())
}

fn program(text: &str) -> Launch {
    Launch::source("main.js", text).platform(Platform::Wx)
}

#[test]
fn a_function_gives_a_value_or_throws() {
    let launch = program("try { console.log(add(1, 2), add.name); add(1, 'x') } catch (e) { console.log(e.message) }");
    let launch = launch.host_function("add", |call| {
        let numbers: Option<Vec<i64>> = call.arguments().iter().map(|number| number.as_i64()).collect();
        numbers.map(|numbers| json!(numbers.iter().sum::<i64>())).ok_or_else(|| "not a number".to_owned())
    });
    assert_eq!(console(launch), ["3 add", "not a number"]);
}

#[test]
fn a_task_gives_a_promise_on_the_programs_clock() {
    let text = "const begun = Date.now();
        later(2000).then((v) => console.log(v.done, Date.now() - begun));
        later('x').catch((e) => console.log(e.message));";
    let launch = program(text).host_task("later", |call| {
        let time = call.argument(0).as_u64();
        async move {
            tokio::time::sleep(Duration::from_millis(time.ok_or("no time")?)).await;
            Ok(json!({ "done": true }))
        }
    });
    assert_eq!(console(launch), ["no time", "true 2000"]);
}

#[test]
fn what_runs_first_gives_globals_to_the_program() {
    let launch = program("console.log(word)").before("first.js", "globalThis.word = 'hello'");
    assert_eq!(console(launch), ["hello"]);
}

#[test]
fn an_answer_comes_through_while_the_program_is_suspended() {
    let text = "wx.onAppHide(() => console.log('hidden'));
        setTimeout(() => console.log('own timer'), 20000);
        hide();
        wx.request({ url: 'https://api.example.test/', fail: (e) => console.log(e.errMsg) });
        later().then(() => { console.log('thirty seconds later'); show(); });";
    let launch = program(text)
        .host_function("hide", |call| {
            call.background();
            Ok(json!(null))
        })
        .host_function("show", |call| {
            call.foreground();
            Ok(json!(null))
        })
        .host_task("later", |_| async {
            tokio::time::sleep(Duration::from_secs(30)).await;
            Ok(json!(null))
        });
    let lines = console(launch);
    let place = |line: &str| lines.iter().position(|other| other == line);
    assert_eq!(place("hidden"), Some(0), "{lines:?}");
    assert!(place("thirty seconds later") < place("own timer"), "{lines:?}");
}
