//! The hook that places elements: strict rules of a page forbid style attributes, and allow this.

use yew::prelude::*;

use crate::browser::set_style;

/// An element with these styles, such as `height:20px`. They are there before the element is painted.
#[hook]
pub(super) fn use_style(style: String) -> NodeRef {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(style, move |style| set_style(&node, style));
    }
    node
}
