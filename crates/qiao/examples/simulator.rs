//! A small simulator on a terminal: the console of a mini-program, its calls as they run, and keys
//! that take it to background, bring it back, and change its network.
//!
//! ```text
//! cargo run --example simulator -- path/to/project
//! ```

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::time::Duration;

use qiao::{CallId, Entry, Host, Launch, MiniProgram, Record};
use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::layout::{Constraint, Layout};
use ratatui::text::Line;
use ratatui::widgets::{Block, Paragraph};
use ratatui::{DefaultTerminal, Frame};

/// So many lines of the console and ended calls are kept.
const KEPT: usize = 200;
/// How often keys are looked at while nothing happens.
const TICK: Duration = Duration::from_millis(50);
const KEYS: &str = "b background  f foreground  o offline  s slow  n normal network  q quit";

/// What is shown.
#[derive(Default)]
struct View {
    console: VecDeque<String>,
    running: BTreeMap<CallId, String>,
    ended: VecDeque<String>,
}

impl View {
    /// Takes in a line of the journal.
    fn see(&mut self, entry: Entry) {
        match entry.record {
            Record::Console { text, .. } => keep(&mut self.console, text),
            Record::Error(error) => keep(&mut self.console, error.message),
            Record::Call { call, api, subject, .. } => {
                self.running.insert(call, format!("{api} {subject}"));
            }
            Record::End { call, ok, message, status, .. } => {
                let what = self.running.remove(&call).unwrap_or_default();
                let status = status.map_or(String::new(), |status| status.to_string());
                let sign = if ok { "✓" } else { "✗" };
                keep(&mut self.ended, format!("{sign} {what} {status} {}", message.unwrap_or_default()));
            }
            Record::Verdict { verdict, .. } => {
                keep(&mut self.ended, format!("  {} [{}]", verdict.reason, verdict.clause))
            }
            Record::Life(change) => keep(&mut self.console, format!("— {change:?}")),
            _ => {}
        }
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        let [body, keys] = Layout::vertical([Constraint::Fill(1), Constraint::Length(1)]).areas(frame.area());
        let [left, right] = Layout::horizontal([Constraint::Fill(1); 2]).areas(body);
        let calls: Vec<Line<'_>> = self.running.values().map(|call| Line::from(format!("… {call}"))).collect();
        let ended = self.ended.iter().map(|call| Line::from(call.as_str()));
        let calls: Vec<Line<'_>> = calls.into_iter().chain(ended.rev()).collect();
        let room = usize::from(left.height.saturating_sub(2));
        let console = self.console.iter().skip(self.console.len().saturating_sub(room));
        let console: Vec<Line<'_>> = console.map(|line| Line::from(line.as_str())).collect();
        frame.render_widget(Paragraph::new(console).block(Block::bordered().title("console")), left);
        frame.render_widget(Paragraph::new(calls).block(Block::bordered().title("calls")), right);
        frame.render_widget(Paragraph::new(KEYS), keys);
    }
}

fn keep(lines: &mut VecDeque<String>, line: String) {
    lines.push_back(line);
    if lines.len() > KEPT {
        lines.pop_front();
    }
}

/// Carries out a key; says whether to go on.
fn press(app: &MiniProgram, key: KeyCode) -> bool {
    // The screen goes on meanwhile; nothing waits for the script here.
    let network = |name| qiao::condition(name).into_iter().for_each(|condition| drop(app.set_network(condition)));
    match key {
        KeyCode::Char('b') => drop(app.background()),
        KeyCode::Char('f') => drop(app.foreground()),
        KeyCode::Char('o') => network("offline"),
        KeyCode::Char('s') => network("3g"),
        KeyCode::Char('n') => network("wifi"),
        KeyCode::Char('q') | KeyCode::Esc => return false,
        _ => {}
    }
    true
}

async fn run(
    app: &MiniProgram,
    entries: &mut tokio::sync::mpsc::UnboundedReceiver<Entry>,
    terminal: &mut DefaultTerminal,
) -> std::io::Result<()> {
    let mut view = View::default();
    loop {
        while let Ok(entry) = entries.try_recv() {
            view.see(entry);
        }
        terminal.draw(|frame| view.draw(frame))?;
        if event::poll(Duration::ZERO)?
            && let Event::Key(key) = event::read()?
            && !press(app, key.code)
        {
            return Ok(());
        }
        tokio::time::sleep(TICK).await;
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = PathBuf::from(std::env::args().nth(1).ok_or("give the path of a script or a project")?);
    let launch = if path.is_dir() { Launch::project(path) } else { Launch::script(path) };
    let (seen, mut entries) = tokio::sync::mpsc::unbounded_channel();
    let launch = launch.on_entry(move |entry| drop(seen.send(entry.clone())));
    let app = Host::builder().workers(1).build()?.launch(launch).await?;
    let mut terminal = ratatui::try_init()?;
    let shown = run(&app, &mut entries, &mut terminal).await;
    ratatui::restore();
    app.close().await?;
    Ok(shown?)
}
