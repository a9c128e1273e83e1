//! Code of the embedder that panics: caught where it is called, with the message of the panic. It must not know what
//! such code is for.

use std::any::Any;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::Poll;

/// Runs code; the error is the message of its panic.
pub fn caught<T>(act: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(act)).map_err(message)
}

/// Waits for a future; the error is the message of its panic. It is pinned already, because a future that is passed by
/// value is in the one that waits for it twice.
pub async fn caught_later<F: Future + ?Sized>(mut future: Pin<&mut F>) -> Result<F::Output, String> {
    poll_fn(|cx| match caught(|| future.as_mut().poll(cx)) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(output)) => Poll::Ready(Ok(output)),
        Err(message) => Poll::Ready(Err(message)),
    })
    .await
}

fn message(panic: Box<dyn Any + Send>) -> String {
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(panic) => match panic.downcast::<&'static str>() {
            Ok(text) => (*text).to_owned(),
            Err(panic) => {
                // Dropping a payload of another type could panic again.
                std::mem::forget(panic);
                "a panic without a message".to_owned()
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_is_its_message() {
        assert_eq!(caught(|| 1), Ok(1));
        assert_eq!(caught(|| panic!("no luck")), Err::<(), _>("no luck".to_owned()));
        let later = async {
            tokio::task::yield_now().await;
            panic!("{}", "later")
        };
        assert_eq!(caught_later(std::pin::pin!(later)).await, Err::<(), _>("later".to_owned()));
        let odd = caught(|| std::panic::panic_any(3));
        assert_eq!(odd, Err::<(), _>("a panic without a message".to_owned()));
    }
}
