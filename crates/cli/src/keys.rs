//! Input while `--watch` waits: single keys on a terminal, whose settings are restored at every end of the process, else
//! whole lines. It must not know what they mean.

use std::io::{BufRead, Read};

use crate::messages::Message;
use crate::print::eprint;

/// Keys that ask for a text, which ends with Enter.
const PROMPTS: [u8; 2] = [b'p', b't'];
const BACKSPACE: [u8; 2] = [0x08, 0x7f];
const CLEAR: u8 = 0x15;
const END_OF_INPUT: u8 = 0x04;
const ESCAPE: u8 = 0x1b;

/// How input is read. A terminal keeps its settings for single keys until this is dropped.
#[cfg_attr(not(unix), expect(dead_code, reason = "single keys are read on Unix only"))]
pub(crate) enum Input {
    /// Key by key.
    Keys,
    /// Line by line.
    Lines,
    /// Not at all: the terminal belongs to another process.
    Nothing,
}

impl Drop for Input {
    fn drop(&mut self) {
        restore();
    }
}

impl Input {
    /// Reads single keys where standard input is a terminal.
    pub(crate) fn keys() -> Input {
        terminal::begin()
    }

    /// Passes on what is typed, until the end of input or until nobody takes it: a key, a line, or a key and the text
    /// that it asks for, as in `p login`. Waits in a thread of its own, which ends with the process.
    pub(crate) fn listen(&self, take: impl FnMut(String) -> bool + Send + 'static) {
        match self {
            // If no thread starts, nothing is read.
            Input::Keys => drop(std::thread::Builder::new().name("keys".to_owned()).spawn(|| read_keys(take))),
            Input::Lines => drop(std::thread::Builder::new().name("lines".to_owned()).spawn(|| read_lines(take))),
            Input::Nothing => {}
        }
    }
}

/// Gives the terminal its settings back. May be called at any time, from any thread.
pub(crate) fn restore() {
    terminal::restore();
}

fn read_lines(mut take: impl FnMut(String) -> bool) {
    for line in std::io::stdin().lock().lines() {
        let Ok(line) = line else { return };
        if !take(line.trim().to_owned()) {
            return;
        }
    }
}

fn read_keys(mut take: impl FnMut(String) -> bool) {
    let mut keys = Keys::default();
    for byte in std::io::stdin().lock().bytes() {
        let Ok(byte) = byte else { return };
        let typed = keys.press(byte);
        if let Some(text) = keys.prompt() {
            eprint!("\r\x1b[K{}{text}", Message::FilterPrompt.said());
        }
        let goes_on = match typed {
            Some(Typed::Command(command)) => take(command),
            Some(Typed::Cancelled) => {
                eprint!("\r\x1b[K");
                true
            }
            None => true,
        };
        if !goes_on {
            return;
        }
    }
}

/// The keys pressed so far.
#[derive(Default)]
struct Keys {
    /// The key that asked for a text, and the bytes of the text.
    asking: Option<(u8, Vec<u8>)>,
}

/// What keys mean together.
#[derive(Debug, PartialEq, Eq)]
enum Typed {
    Command(String),
    /// No text is asked for any more.
    Cancelled,
}

impl Keys {
    fn press(&mut self, byte: u8) -> Option<Typed> {
        if self.asking.is_some() {
            return self.ask(byte);
        }
        match byte {
            END_OF_INPUT => Some(Typed::Command("q".to_owned())),
            b'\n' | b'\r' => Some(Typed::Command(String::new())),
            key if PROMPTS.contains(&key) => {
                self.asking = Some((key, Vec::new()));
                None
            }
            key if key.is_ascii_lowercase() => Some(Typed::Command(char::from(key).to_string())),
            _ => None,
        }
    }

    /// Goes on with the text that is asked for.
    fn ask(&mut self, byte: u8) -> Option<Typed> {
        let (key, mut text) = self.asking.take()?;
        match byte {
            ESCAPE | END_OF_INPUT => return Some(Typed::Cancelled),
            b'\n' | b'\r' => {
                let command = format!("{} {}", char::from(key), String::from_utf8_lossy(&text));
                return Some(Typed::Command(command.trim_end().to_owned()));
            }
            CLEAR => text.clear(),
            erased if BACKSPACE.contains(&erased) => {
                // Of a character, its first byte goes last.
                while text.pop().is_some_and(|byte| byte & 0b1100_0000 == 0b1000_0000) {}
            }
            byte if byte < b' ' => {}
            byte => text.push(byte),
        }
        self.asking = Some((key, text));
        None
    }

    /// The text typed so far, if one is asked for.
    fn prompt(&self) -> Option<String> {
        self.asking.as_ref().map(|(_, text)| String::from_utf8_lossy(text).into_owned())
    }
}

#[cfg(unix)]
mod terminal {
    use std::io::{IsTerminal, stdin};
    use std::sync::{Mutex, Once, PoisonError};

    use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcgetpgrp, tcsetattr};
    use tokio::signal::unix::{SignalKind, signal};

    use super::Input;
    use crate::{Exit, ending};

    /// The settings to restore.
    static ORIGINAL: Mutex<Option<Termios>> = Mutex::new(None);
    static SIGNALS: Once = Once::new();
    /// The code of a special character that no key has.
    const NO_KEY: u8 = 0;

    pub(super) fn begin() -> Input {
        let input = stdin();
        if !input.is_terminal() {
            return Input::Lines;
        }
        // A terminal stops a process in background that reads it or changes its settings.
        if tcgetpgrp(&input).ok() != Some(rustix::process::getpgrp()) {
            return Input::Nothing;
        }
        let Ok(original) = tcgetattr(&input) else { return Input::Lines };
        let mut single = original.clone();
        // Ctrl-C stays a signal; Ctrl-\ would end the process without restoring anything.
        single.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO);
        single.special_codes[SpecialCodeIndex::VQUIT] = NO_KEY;
        single.special_codes[SpecialCodeIndex::VMIN] = 1;
        single.special_codes[SpecialCodeIndex::VTIME] = 0;
        *ORIGINAL.lock().unwrap_or_else(PoisonError::into_inner) = Some(original);
        SIGNALS.call_once(restore_at_signals);
        if tcsetattr(&input, OptionalActions::Now, &single).is_err() {
            restore();
            return Input::Lines;
        }
        Input::Keys
    }

    pub(super) fn restore() {
        // If it is locked, another thread is restoring them.
        if let Ok(mut original) = ORIGINAL.try_lock()
            && let Some(original) = original.take()
        {
            // The terminal may be gone.
            let _ = tcsetattr(stdin(), OptionalActions::Now, &original);
        }
    }

    /// Signals that would end the process at once, beside those of `ending`, end it in order.
    fn restore_at_signals() {
        let watch = || {
            let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
            runtime.block_on(async {
                let signals = (signal(SignalKind::hangup()), signal(SignalKind::quit()));
                let (Ok(mut hangup), Ok(mut quit)) = signals else { return };
                tokio::select! {
                    _ = hangup.recv() => {}
                    _ = quit.recv() => {}
                }
                ending::now(Exit::Terminated);
            });
        };
        // Without a thread they end the process as they always do.
        drop(std::thread::Builder::new().name("signals".to_owned()).spawn(watch));
    }
}

/// Other systems read lines.
#[cfg(not(unix))]
mod terminal {
    pub(super) fn begin() -> super::Input {
        super::Input::Lines
    }

    pub(super) fn restore() {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(bytes: &[u8]) -> Vec<Typed> {
        let mut keys = Keys::default();
        bytes.iter().filter_map(|byte| keys.press(*byte)).collect()
    }

    #[test]
    fn keys_are_commands_and_some_ask_for_a_text() {
        let commands = |texts: &[&str]| texts.iter().map(|&text| Typed::Command(text.to_owned())).collect::<Vec<_>>();
        assert_eq!(typed(b"af\nq\x04"), commands(&["a", "f", "", "q", "q"]));
        assert_eq!(typed(b"plog in\na"), commands(&["p log in", "a"]));
        assert_eq!(typed(b"pa\x7f\x7fb\n"), commands(&["p b"]));
        assert_eq!(typed("p登录\x7f\n".as_bytes()), commands(&["p 登"]));
        assert_eq!(typed(b"pabc\x15x\n"), commands(&["p x"]));
        assert_eq!(typed(b"p\n"), commands(&["p"]));
        assert_eq!(typed(b"pab\x1bf").first(), Some(&Typed::Cancelled));
        assert!(typed(b"\x1b[A").is_empty(), "an arrow means nothing");
    }
}
