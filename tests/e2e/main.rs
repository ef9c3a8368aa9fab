//! The built site as a visitor meets it, in a real browser. Run by `cargo xtask test --e2e`.
//!
//! It needs the feature `e2e`, the folder of the built site in `LOOPSCOPE_DIST`, and a browser.

mod annex;
mod axe;
mod embed;
mod examples;
mod first_visit;
mod hidden;
mod hosting;
mod http;
mod keyboard;
mod lab_network;
mod lessons;
mod links;
mod names;
mod network;
mod offline;
mod on_page;
mod page_alive;
mod places;
mod python;
mod servers;
mod share;
mod speedscope;
mod sqlite;
mod stop;
mod support;
mod tools;
