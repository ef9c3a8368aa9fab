//! The timeline: layouts of real runs drawn as text, and laws of the geometry.

#[path = "timeline/support.rs"]
mod support;

#[path = "timeline/hostile.rs"]
mod hostile;
#[path = "timeline/lanes.rs"]
mod lanes;
#[path = "timeline/many.rs"]
mod many;
#[path = "timeline/pictures.rs"]
mod pictures;
#[path = "timeline/pieces.rs"]
mod pieces;
#[path = "timeline/pointer.rs"]
mod pointer;
#[path = "timeline/viewport.rs"]
mod viewport;
