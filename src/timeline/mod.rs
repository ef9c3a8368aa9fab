//! From a run to shapes: pure geometry, for a painter that knows nothing of tasks.
//!
//! ```text
//!                 Viewport: µs ↔ px
//!          0 s       0.2 s      0.4 s       axis          ┐
//!   ──────────┼──────────┼──────────┼─────────            │
//!   loop      •          •          •                     │ plot space: CSS px from the left edge of the plot,
//!   main      ┃━━━━━━━━━━━━━━━━━━━━━┃ ✓                   │ and from the top of what is scrolled into sight.
//!    job 1    ▒▒▒▒▒▒▒▒▒▒▒██████████ ✓      Lanes: rows    │ Layout: its shapes
//!    job 2    ┃━━━━━━━━━━┃ ✕                              ┘
//! ```
//!
//! There are three spaces. *Time* is whole microseconds since the run began. *Rows* are CSS pixels from the top of the
//! first row, before scrolling ([`Lanes`]). *Plot* space is what the painter sees and the pointer hits ([`Scene`]).
//!
//! A frame is: [`Lanes::update`] after the run was extended, [`Viewport::follow`], then [`layout`] with a [`Cache`]
//! that lives as long as the run.

mod arrows;
mod bars;
mod cache;
mod digest;
mod hit;
mod lanes;
mod layout;
mod loop_row;
mod pieces;
mod scene;
mod shape;
mod task_row;
mod ticks;
mod viewport;

pub use cache::Cache;
pub use digest::{Digest, Totals};
pub use hit::{Target, hit};
pub use lanes::{Lanes, Row, RowKind, ScopeRows};
pub use layout::layout;
pub use pieces::{Crowd, Piece, Pieces, pieces};
pub use scene::{Focus, Scene};
pub use shape::{
    Arrow, ArrowStyle, Bar, BarStyle, Bracket, Dot, Label, LabelStyle, Layout, Line, LineStyle, Mark, MarkKind,
};
pub use ticks::{Tick, ticks};
pub use viewport::Viewport;
