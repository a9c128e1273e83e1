//! A small simulator on a terminal: a list of mini-programs, and of the one that is shown its console, its calls as they
//! run, its storage, and its stack of pages. It asks before what needs its user's consent, and keys take a program to
//! background, bring it back, go back a page, change its network, and clear its storage.
//!
//! ```text
//! cargo run -p qiao --example simulator -- path/to/project path/to/another
//! ```

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::time::Duration;

use qiao::{Ask, CallId, Entry, Host, Launch, MiniProgram, Record};
use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Style, Stylize};
use ratatui::text::Line;
use ratatui::widgets::{Block, Paragraph, Wrap};
use ratatui::{DefaultTerminal, Frame};
use serde_json::json;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// How many lines of the console and of ended calls are kept.
const KEPT: usize = 200;
/// How often keys are read while nothing happens.
const TICK: Duration = Duration::from_millis(50);
const KEYS: &str =
    "tab app  b background  f foreground  ← back  r relaunch  o offline  s slow  n normal  c clear storage  q quit";

/// What comes from a program.
enum News {
    Entry(Box<Entry>),
    Ask(Ask),
}

/// A program, and what is shown of it.
struct App {
    name: String,
    program: MiniProgram,
    news: UnboundedReceiver<News>,
    console: VecDeque<String>,
    running: BTreeMap<CallId, String>,
    ended: VecDeque<String>,
    pages: Vec<String>,
    /// Keys and values of its storage.
    storage: Vec<String>,
    /// Questions that wait for their user.
    asks: VecDeque<Ask>,
}

impl App {
    async fn launch(host: &Host, path: PathBuf) -> Result<App, qiao::Error> {
        let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into());
        let launch = if path.is_dir() { Launch::project(path) } else { Launch::script(path) };
        let (entries, news) = unbounded_channel();
        let asks = entries.clone();
        let launch = launch.on_entry(move |entry| drop(entries.send(News::Entry(Box::new(entry.clone())))));
        let program = host.launch(launch.delegate(move |ask| drop(asks.send(News::Ask(ask))))).await?;
        let (console, running, ended, pages, storage, asks) = Default::default();
        Ok(App { name, program, news, console, running, ended, pages, storage, asks })
    }

    /// Asks the program what is shown of it; it may have ended.
    async fn look(&mut self) -> Result<(), qiao::Error> {
        self.pages = self.program.page_stack().await?;
        let mut storage = Vec::new();
        for key in self.program.storage().keys().await? {
            let value = self.program.storage().get(&key).await?.unwrap_or_default();
            storage.push(format!("{key} = {value}"));
        }
        self.storage = storage;
        Ok(())
    }

    /// Takes in what has come.
    fn catch_up(&mut self) {
        while let Ok(news) = self.news.try_recv() {
            match news {
                News::Entry(entry) => self.see(entry.record),
                News::Ask(ask) if needs_consent(ask.name()) => self.asks.push_back(ask),
                // The platform's default answers.
                News::Ask(_) => {}
            }
        }
    }

    fn see(&mut self, record: Record) {
        match record {
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
            Record::Missing { name, verdict, .. } => keep(&mut self.ended, format!("  {name}: {}", verdict.reason)),
            Record::Life(change) => keep(&mut self.console, format!("— {change:?}")),
            _ => {}
        }
    }

    /// The line at the bottom: a question, or the keys.
    fn prompt(&self) -> String {
        match self.asks.front() {
            Some(ask) => format!("{} {}?  y yes  n no", ask.name(), ask.options()),
            None => KEYS.to_owned(),
        }
    }
}

/// What a shell asks its user before it lets a program do it.
fn needs_consent(api: &str) -> bool {
    matches!(api, "showModal" | "authorize" | "getLocation" | "scanCode" | "requestPayment" | "chooseImage")
}

/// Answers the oldest question of an app; says whether there was one.
fn answer(app: &mut App, key: KeyCode) -> bool {
    let Some(ask) = app.asks.pop_front() else { return false };
    match key {
        KeyCode::Char('y') => ask.succeed(json!({ "confirm": true, "cancel": false })),
        KeyCode::Char('n') => ask.cancel(),
        _ => app.asks.push_front(ask),
    }
    true
}

fn draw(apps: &[App], shown: usize, frame: &mut Frame<'_>) {
    let Some(app) = apps.get(shown) else { return };
    let [tabs, body, bottom] =
        Layout::vertical([Constraint::Length(1), Constraint::Fill(1), Constraint::Length(1)]).areas(frame.area());
    let [left, right] = Layout::horizontal([Constraint::Fill(1); 2]).areas(body);
    let names = apps.iter().enumerate().flat_map(|(at, app)| {
        let style = if at == shown { Style::new().reversed() } else { Style::new() };
        [ratatui::text::Span::styled(format!(" {} ", app.name), style), " ".into()]
    });
    let calls: Vec<Line<'_>> = app.running.values().map(|call| Line::from(format!("… {call}"))).collect();
    let ended = app.ended.iter().map(|call| Line::from(call.as_str()));
    let calls: Vec<Line<'_>> = calls.into_iter().chain(ended.rev()).collect();
    let [left, kept] = Layout::vertical([Constraint::Fill(2), Constraint::Fill(1)]).areas(left);
    let storage: Vec<Line<'_>> = app.storage.iter().map(|line| Line::from(line.as_str())).collect();
    let room = usize::from(left.height.saturating_sub(2));
    let console = app.console.iter().skip(app.console.len().saturating_sub(room));
    let console: Vec<Line<'_>> = console.map(|line| Line::from(line.as_str())).collect();
    let title = format!("console — {}", app.pages.join(" › "));
    frame.render_widget(Line::from_iter(names), tabs);
    frame.render_widget(Paragraph::new(console).block(Block::bordered().title(title)), left);
    frame.render_widget(Paragraph::new(storage).block(Block::bordered().title("storage")), kept);
    frame.render_widget(
        Paragraph::new(calls).wrap(Wrap { trim: false }).block(Block::bordered().title("network and other calls")),
        right,
    );
    frame.render_widget(Paragraph::new(app.prompt()), bottom);
}

fn keep(lines: &mut VecDeque<String>, line: String) {
    lines.push_back(line);
    if lines.len() > KEPT {
        lines.pop_front();
    }
}

/// Carries out a key.
fn press(program: &MiniProgram, key: KeyCode) {
    // The screen goes on meanwhile: nothing waits for the script here.
    let network = |name| qiao::condition(name).into_iter().for_each(|condition| drop(program.set_network(condition)));
    let driven = program.clone();
    match key {
        KeyCode::Char('b') => drop(program.background()),
        KeyCode::Char('f') => drop(program.foreground()),
        KeyCode::Char('o') => network("offline"),
        KeyCode::Char('s') => network("3g"),
        KeyCode::Char('n') => network("wifi"),
        KeyCode::Left => drop(tokio::spawn(async move { driven.back(1).await })),
        KeyCode::Char('c') => drop(tokio::spawn(async move { driven.storage().clear().await })),
        KeyCode::Char('r') => drop(tokio::spawn(async move { driven.relaunch(None).await })),
        _ => {}
    }
}

async fn run(apps: &mut [App], terminal: &mut DefaultTerminal) -> std::io::Result<()> {
    let mut shown = 0;
    loop {
        for app in apps.iter_mut() {
            app.catch_up();
        }
        if let Some(app) = apps.get_mut(shown) {
            // A script that is busy, or has ended, is shown as it was.
            let _ = tokio::time::timeout(TICK, app.look()).await;
        }
        terminal.draw(|frame| draw(apps, shown, frame))?;
        if event::poll(Duration::ZERO)?
            && let Event::Key(key) = event::read()?
            && let Some(app) = apps.get_mut(shown)
            && !answer(app, key.code)
        {
            match key.code {
                KeyCode::Tab => shown = (shown + 1) % apps.len(),
                KeyCode::Char('q') | KeyCode::Esc => return Ok(()),
                code => press(&app.program, code),
            }
        }
        tokio::time::sleep(TICK).await;
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let host = Host::builder().workers(1).build()?;
    let mut apps = Vec::new();
    for path in std::env::args_os().skip(1) {
        apps.push(App::launch(&host, path.into()).await?);
    }
    if apps.is_empty() {
        return Err("give the paths of scripts or projects".into());
    }
    let mut terminal = ratatui::try_init()?;
    let shown = run(&mut apps, &mut terminal).await;
    ratatui::restore();
    host.shutdown().await;
    Ok(shown?)
}
