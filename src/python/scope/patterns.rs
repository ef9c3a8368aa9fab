//! The names that patterns bind, and the rules for them.

use super::walk::Walker;
use crate::python::tree::{Name, Pattern, PatternKind};

impl Walker {
    /// Walks a pattern and gives the names that it binds.
    pub(super) fn pattern(&mut self, pattern: &Pattern, names: &mut Vec<Name>) {
        match &pattern.kind {
            PatternKind::Value(value) => self.expr(value),
            PatternKind::Singleton(_) => {}
            PatternKind::Sequence(patterns) => self.patterns(patterns, names),
            PatternKind::Mapping { keys, patterns, rest } => {
                for key in keys {
                    self.expr(key);
                }
                self.patterns(patterns, names);
                self.capture(rest.as_ref(), pattern, names);
            }
            PatternKind::Class { class, patterns, keywords } => {
                self.expr(class);
                self.patterns(patterns, names);
                for (_, pattern) in keywords {
                    self.pattern(pattern, names);
                }
            }
            PatternKind::Star(name) => self.capture(name.as_ref(), pattern, names),
            PatternKind::As { pattern: inner, name } => {
                if let Some(inner) = inner {
                    self.pattern(inner, names);
                }
                self.capture(name.as_ref(), pattern, names);
            }
            PatternKind::Or(patterns) => {
                let mut all: Option<Vec<Name>> = None;
                for alternative in patterns {
                    let mut mine = Vec::new();
                    self.pattern(alternative, &mut mine);
                    mine.sort();
                    if all.as_ref().is_some_and(|all| *all != mine) {
                        self.error("alternative patterns bind different names", pattern.span);
                        return;
                    }
                    all = Some(mine);
                }
                for name in all.unwrap_or_default() {
                    self.capture(Some(&name), pattern, names);
                }
            }
        }
    }

    fn patterns(&mut self, patterns: &[Pattern], names: &mut Vec<Name>) {
        for pattern in patterns {
            self.pattern(pattern, names);
        }
    }

    fn capture(&mut self, name: Option<&Name>, pattern: &Pattern, names: &mut Vec<Name>) {
        let Some(name) = name else { return };
        if names.contains(name) {
            self.error(format!("multiple assignments to name '{name}' in pattern"), pattern.span);
        } else {
            names.push(name.clone());
        }
        self.bind(name);
    }
}
