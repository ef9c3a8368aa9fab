//! What programs want that isn't in the page's module: a database engine, Python modules from the annex.

use super::annex;
use super::both::both;
use super::database::{self, Loaded};
use super::program::Program;
use crate::python::Delivery;

/// What a run has of it: each thing, or why it isn't there.
#[derive(Clone, Debug)]
pub struct Supplies {
    /// The code of a database engine.
    pub(super) database: Loaded,
    /// The modules.
    pub(super) annex: Delivery,
}

impl Supplies {
    /// Loads what these programs want, unless the page has it already.
    pub async fn load(programs: Vec<Program>) -> Self {
        let database = async {
            if programs.iter().any(Program::wants_database) {
                database::load().await
            } else {
                Err("no program seemed to want a database".to_owned())
            }
        };
        let modules = async {
            if programs.iter().any(Program::wants_annex) {
                annex::load().await
            } else {
                Err("no line of the program that says `import` names it".to_owned())
            }
        };
        let (database, annex) = both(database, modules).await;
        Self { database, annex }
    }
}
