//! The hook that knows how wide an element is.

use yew::prelude::*;

use crate::browser::{SizeObserver, dom::Element};

/// The inner width of an element, in CSS pixels; 0 before it is known.
#[hook]
pub(super) fn use_size(node: &NodeRef) -> f64 {
    let width = use_state_eq(|| 0.0);
    let (setter, node) = (width.setter(), node.clone());
    use_effect_with((), move |()| {
        let observer =
            node.cast::<Element>().and_then(|element| SizeObserver::watch(&element, move |width| setter.set(width)));
        move || drop(observer)
    });
    *width
}
