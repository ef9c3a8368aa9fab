//! The page: components that draw what they are given and say what the reader did.
//!
//! State and its changes are in [`state`], effects in [`session`] and in the hooks. No component sees an event of a
//! trace, and none reads a clock.

mod app;
mod arrival;
mod at_instant;
mod beside;
mod comparison;
mod drafts;
pub mod editing;
mod editor;
mod embed_view;
mod files_panel;
mod findings_panel;
mod header;
mod highlight;
mod highlight_python;
mod inspector;
mod lanes_list;
mod lesson;
mod link;
mod mention;
mod order;
mod output;
mod painter;
mod parts;
mod picture;
mod pointer;
mod program_view;
mod session;
mod share;
mod shelf;
mod source_view;
mod state;
mod station;
mod timeline_view;
mod tooltip;
mod transcript_table;
mod use_host;
mod use_kept_files;
mod use_session;
mod use_size;
mod use_style;
mod visitors_panel;
mod visits_chart;
mod windows;

pub use self::app::App;
pub use self::arrival::Arrival;
pub use self::drafts::Drafts;
pub use self::highlight::{Token, highlight};
pub use self::highlight_python::{Within, highlight_python};
pub use self::link::{LIMIT, Link};
pub use self::mention::{Mention, mention};
pub use self::painter::{Frame, Painter};
