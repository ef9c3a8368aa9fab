//! Two things that are waited for at the same time.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

/// The results of both, when both are there.
pub async fn both<A, B>(one: impl Future<Output = A>, other: impl Future<Output = B>) -> (A, B) {
    let (mut one, mut other) = (pin!(one), pin!(other));
    let (mut first, mut second) = (None, None);
    poll_fn(move |cx| {
        poll_once(one.as_mut(), &mut first, cx);
        poll_once(other.as_mut(), &mut second, cx);
        match (first.take(), second.take()) {
            (Some(first), Some(second)) => Poll::Ready((first, second)),
            (one, other) => {
                (first, second) = (one, other);
                Poll::Pending
            }
        }
    })
    .await
}

/// Polls what isn't ready yet.
fn poll_once<T>(future: Pin<&mut impl Future<Output = T>>, result: &mut Option<T>, cx: &mut Context<'_>) {
    if result.is_none()
        && let Poll::Ready(ready) = future.poll(cx)
    {
        *result = Some(ready);
    }
}
