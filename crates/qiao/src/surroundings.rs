//! What a shell changes around a running mini-program: background and foreground, the network, and who answers its
//! questions and requests.

use qiao_abi::NetworkCondition;
use qiao_host::Program;
use qiao_rules::route;

use crate::error::Error;
use crate::handled::Handled;
use crate::intercept::PausedRequest;
use crate::launch::{EnterOptions, answering};
use crate::program::MiniProgram;
use crate::question::Ask;

impl MiniProgram {
    /// Moves the mini-program to the background: `onHide` runs, and the platform's background rules apply. This takes
    /// effect immediately; the future resolves when `onHide` has run. A program already in background is left
    /// unchanged.
    pub fn background(&self) -> Handled {
        self.handled(Program::background)
    }

    /// Moves it to the foreground: queued events are delivered, and `onShow` runs. This takes effect immediately; the
    /// future resolves when `onShow` has run.
    pub fn foreground(&self) -> Handled {
        self.handled(|program| program.foreground(None))
    }

    /// The same with other enter options: `onShow` gets them, and a page of theirs is opened in place of all others, as
    /// by a link. Platforms show enter options to a program that comes back from the background alone, so one that is in
    /// the foreground goes to the background first, as when its user leaves it for the link.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let here = qiao::CurrentThread::new()?;
    /// # let worker = here.worker();
    /// # here.block_on(async {
    /// let host = qiao::Host::builder().on(worker).build()?;
    /// let source = "App({ onShow(how) { this.scene = how.scene } }); Page({})";
    /// let app = host.launch(qiao::Launch::source("app.js", source).platform(qiao::Platform::Wx)).await?;
    /// app.background().await?;
    /// app.foreground_with(qiao::EnterOptions::new().page("pages/index/index?id=7").scene(1037)).await?;
    /// assert_eq!(app.global("scene").await?, 1037);
    /// assert_eq!(app.evaluate("getCurrentPages()[0].options.id").await?, "7");
    /// # Ok(())
    /// # })
    /// # }
    /// ```
    pub fn foreground_with(&self, options: EnterOptions) -> Handled {
        self.handled(move |program| {
            let shown = program.page_stack().pop().unwrap_or_default();
            let location = route::location(None, options.page.as_deref().unwrap_or(&shown));
            program.background();
            program.foreground(program.first_app().map(|app| options.for_script(app, &location)));
            if options.page.is_some() && program.has_page(&location.route) {
                program.restart_at(location);
            }
        })
    }

    /// Replaces the delegate of [`Launch::delegate`](crate::Launch::delegate). Questions that it was asked keep the answers they wait for.
    ///
    /// # Errors
    /// The mini-program has ended.
    pub async fn set_delegate(&self, delegate: impl FnMut(Ask) + Send + 'static) -> Result<(), Error> {
        let delegate = answering(delegate);
        self.act(|actor| actor.program.set_delegate(Some(delegate))).await
    }

    /// Holds up HTTP requests from now on, as [`Launch::intercept`](crate::Launch::intercept) does from the beginning.
    ///
    /// # Errors
    /// The mini-program has ended.
    pub async fn intercept(
        &self,
        pattern: impl Into<String>,
        handler: impl FnMut(PausedRequest) + Send + 'static,
    ) -> Result<(), Error> {
        let (pattern, handler) = (pattern.into(), Box::new(handler));
        self.act(|actor| actor.interceptors.add(pattern, handler)).await
    }

    /// Removes the interceptors that were added for this pattern. Requests that they hold up still wait for their answer.
    ///
    /// # Errors
    /// The mini-program has ended.
    pub async fn stop_intercepting(&self, pattern: &str) -> Result<(), Error> {
        let pattern = pattern.to_owned();
        self.act(move |actor| actor.interceptors.remove(&pattern)).await
    }

    /// Changes the network condition, for example to [`condition("3g")`](crate::condition). This takes effect
    /// immediately; the future resolves when the script's listeners have run.
    pub fn set_network(&self, condition: NetworkCondition) -> Handled {
        self.handled(move |program| program.set_network(condition))
    }
}
