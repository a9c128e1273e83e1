//! Timed events of a case, which affect the program without its script: `2s:background`.

use std::str::FromStr;
use std::time::Duration;

use qiao::{CONDITIONS, MiniProgram, NetworkCondition, condition};

/// An event at a time after launch.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The time after launch.
    pub after: Duration,
    /// What happens at that time.
    pub what: What,
}

/// An event that can happen to a program.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The program is moved to the background.
    Background,
    /// The program is moved to the foreground.
    Foreground,
    /// The network condition changes.
    Network(NetworkCondition),
}

impl FromStr for Moment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let form = "write it as TIME:WHAT, as in 2s:background";
        let (after, what) = text.rsplit_once(':').ok_or(form)?;
        let after = humantime::parse_duration(after).map_err(|_| form)?;
        let what = match what {
            "background" => What::Background,
            "foreground" => What::Foreground,
            name => What::Network(
                condition(name)
                    .ok_or_else(|| format!("`{name}` is none of background, foreground, {}", CONDITIONS.join(", ")))?,
            ),
        };
        Ok(Moment { after, what })
    }
}

/// The network condition with this name.
///
/// # Errors
/// Lists the known names.
pub(crate) fn network(name: &str) -> Result<NetworkCondition, String> {
    condition(name).ok_or_else(|| format!("no condition `{name}`: there are {}", CONDITIONS.join(", ")))
}

/// Applies the events to a program that was just launched, each at its time.
pub async fn carry_out(moments: &[Moment], app: &MiniProgram) {
    let launched = tokio::time::Instant::now();
    let mut moments: Vec<&Moment> = moments.iter().collect();
    moments.sort_by_key(|moment| moment.after);
    for moment in moments {
        tokio::time::sleep_until(launched + moment.after).await;
        match &moment.what {
            What::Background => app.background(),
            What::Foreground => app.foreground(),
            What::Network(condition) => app.set_network(condition.clone()),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_time_and_what_happens_then() {
        let moment = |milliseconds, what| Ok(Moment { after: Duration::from_millis(milliseconds), what });
        assert_eq!("2s:background".parse(), moment(2000, What::Background));
        assert_eq!("1m 30s:foreground".parse(), moment(90_000, What::Foreground));
        assert_eq!("500ms:3g".parse(), moment(500, What::Network(condition("3g").unwrap())));
        for text in ["background", "2:background", "2s", "2s background", "2s:asleep", "soon:offline", ""] {
            assert!(text.parse::<Moment>().is_err(), "{text}");
        }
    }
}
