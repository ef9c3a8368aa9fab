//! Leaves text as it is, so that the tables of all normal forms stay out of the page.

use std::str::Chars;

/// What the parser asks of text.
pub trait UnicodeNormalization<'text> {
    /// The characters as they are.
    fn nfkc(self) -> Chars<'text>;
}

impl<'text> UnicodeNormalization<'text> for &'text str {
    fn nfkc(self) -> Chars<'text> {
        self.chars()
    }
}
