//! Animation frames, on the page and in a worker alike.

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::host::whole_millis;
use super::script::{cancel_animation_frame, request_animation_frame};
use crate::time::Span;

/// Calls back once per frame until it is dropped.
#[must_use = "frames end when this is dropped"]
pub struct Frames(Rc<Shared>);

/// What the browser calls with a frame's time.
type Callback = Closure<dyn FnMut(f64)>;

struct Shared {
    callback: RefCell<Option<Callback>>,
    handle: Cell<Option<f64>>,
    over: Cell<bool>,
}

impl Frames {
    /// Calls `each` once per frame for as long as it says so. Where there are no frames it is never called.
    pub fn each(mut each: impl FnMut() -> ControlFlow<()> + 'static) -> Self {
        let shared = Rc::new(Shared { callback: RefCell::default(), handle: Cell::default(), over: Cell::default() });
        let callback = {
            let shared = Rc::downgrade(&shared);
            Closure::new(move |_| {
                let Some(shared) = shared.upgrade() else { return };
                if !shared.over.get() && each().is_continue() && !shared.over.get() {
                    shared.request();
                }
            })
        };
        *shared.callback.borrow_mut() = Some(callback);
        shared.request();
        Self(shared)
    }
}

impl Shared {
    fn request(&self) {
        if let Some(callback) = &*self.callback.borrow() {
            self.handle.set(request_animation_frame(callback.as_ref().unchecked_ref()).ok());
        }
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        self.0.over.set(true);
        if let Some(handle) = self.0.handle.take() {
            // Nothing is lost if it can't be cancelled: `over` is set.
            let _ = cancel_animation_frame(handle);
        }
    }
}

/// Calls back once per frame until it is dropped; where none come, as in a hidden page or in a frame out of sight, four
/// times a second.
#[must_use = "it ends when this is dropped"]
pub struct Pulse {
    _frames: Frames,
    _alive: Rc<()>,
}

impl Pulse {
    /// Calls `each` for as long as it says so.
    pub fn each(each: impl Fn() -> ControlFlow<()> + 'static) -> Self {
        let (each, drawn, alive) = (Rc::new(each), Rc::new(Cell::new(false)), Rc::new(()));
        let frames = {
            let (each, drawn) = (Rc::clone(&each), Rc::clone(&drawn));
            Frames::each(move || {
                drawn.set(true);
                each()
            })
        };
        let kept = Rc::downgrade(&alive);
        super::spawn_local(async move {
            loop {
                gloo_timers::future::TimeoutFuture::new(250).await;
                if kept.strong_count() == 0 || (!drawn.replace(false) && each().is_break()) {
                    break;
                }
            }
        });
        Self { _frames: frames, _alive: alive }
    }
}

/// Waits so long.
pub async fn rest(span: Span) {
    gloo_timers::future::TimeoutFuture::new(whole_millis(span)).await;
}

/// Waits for the next frame, but no longer than 60 ms: a hidden page draws none.
pub async fn next_frame() -> bool {
    let drawn = Rc::new(Cell::new(false));
    let waker: Rc<RefCell<Option<std::task::Waker>>> = Rc::default();
    let _frames = {
        let (drawn, waker) = (Rc::clone(&drawn), Rc::clone(&waker));
        Frames::each(move || {
            drawn.set(true);
            if let Some(waker) = waker.borrow_mut().take() {
                waker.wake();
            }
            ControlFlow::Break(())
        })
    };
    let mut limit = gloo_timers::future::TimeoutFuture::new(60);
    std::future::poll_fn(|cx| {
        *waker.borrow_mut() = Some(cx.waker().clone());
        if drawn.get() {
            return std::task::Poll::Ready(());
        }
        Future::poll(std::pin::Pin::new(&mut limit), cx)
    })
    .await;
    drawn.get()
}
