//! What happens to a program while it runs, without any script: `--at 2s:background`.

use std::str::FromStr;
use std::time::Duration;

use qiao::{CONDITIONS, MiniProgram, condition};

/// A moment after launch, and what happens then.
#[derive(Clone)]
pub struct At {
    after: Duration,
    what: What,
}

#[derive(Clone)]
enum What {
    Background,
    Foreground,
    Network(String),
}

impl FromStr for At {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let form = || "write it as TIME:WHAT, as in 2s:background".to_owned();
        let (after, what) = text.rsplit_once(':').ok_or_else(form)?;
        let after = humantime::parse_duration(after).map_err(|error| format!("{}: {error}", form()))?;
        let what = match what {
            "background" => What::Background,
            "foreground" => What::Foreground,
            name if condition(name).is_some() => What::Network(name.to_owned()),
            other => {
                let all = ["background", "foreground"].iter().chain(CONDITIONS).copied().collect::<Vec<_>>();
                return Err(format!("`{other}` is none of {}", all.join(", ")));
            }
        };
        Ok(At { after, what })
    }
}

/// Does everything in its order, from now on.
pub async fn carry_out(schedule: &[At], app: &MiniProgram) {
    let launched = tokio::time::Instant::now();
    let mut schedule: Vec<&At> = schedule.iter().collect();
    schedule.sort_by_key(|at| at.after);
    for at in schedule {
        tokio::time::sleep_until(launched + at.after).await;
        match &at.what {
            What::Background => app.background(),
            What::Foreground => app.foreground(),
            What::Network(name) => app.set_network(condition(name).unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_and_what_happens_then() {
        for text in ["2s:background", "500ms:offline", "1m 30s:3g", "9s:foreground"] {
            assert!(text.parse::<At>().is_ok(), "{text}");
        }
        for text in ["background", "2:background", "2s:sleep", "x:offline"] {
            assert!(text.parse::<At>().is_err(), "{text}");
        }
    }
}
