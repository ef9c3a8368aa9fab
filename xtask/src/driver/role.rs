//! Finding things the way a person with a screen reader does: by what they are and what they are called.
//!
//! Role and name are the browser's own reckoning, not ours: a test that finds a button this way has shown that the
//! button is one, and says so.

use anyhow::{Result, bail};
use serde_json::json;

use super::{Browser, Element};

/// What a thing is to assistive technology.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the ARIA role of its name")]
pub enum Role {
    Alert,
    Application,
    Button,
    Checkbox,
    Combobox,
    Dialog,
    Document,
    Grid,
    Heading,
    Image,
    Link,
    List,
    ListBox,
    ListItem,
    Log,
    Option,
    Radio,
    RadioGroup,
    Region,
    Row,
    Slider,
    SpinButton,
    Status,
    Switch,
    Tab,
    Table,
    TabList,
    TabPanel,
    TextBox,
    Toolbar,
    Tree,
    TreeItem,
}

impl Role {
    /// Its name in ARIA, and the HTML elements that may have it without saying so.
    const fn definition(self) -> (&'static str, &'static str) {
        match self {
            Self::Alert => ("alert", ""),
            Self::Application => ("application", ""),
            Self::Button => ("button", "button, summary, input"),
            Self::Checkbox => ("checkbox", "input"),
            Self::Combobox => ("combobox", "select, input"),
            Self::Dialog => ("dialog", "dialog"),
            Self::Document => ("document", "html"),
            Self::Grid => ("grid", ""),
            Self::Heading => ("heading", "h1, h2, h3, h4, h5, h6"),
            Self::Image => ("image", "img, svg"),
            Self::Link => ("link", "a"),
            Self::List => ("list", "ul, ol, menu"),
            Self::ListBox => ("listbox", "select"),
            Self::ListItem => ("listitem", "li"),
            Self::Log => ("log", ""),
            Self::Option => ("option", "option"),
            Self::Radio => ("radio", "input"),
            Self::RadioGroup => ("radiogroup", ""),
            Self::Region => ("region", "section"),
            Self::Row => ("row", "tr"),
            Self::Slider => ("slider", "input"),
            Self::SpinButton => ("spinbutton", "input"),
            Self::Status => ("status", "output"),
            Self::Switch => ("switch", "input"),
            Self::Tab => ("tab", ""),
            Self::Table => ("table", "table"),
            Self::TabList => ("tablist", ""),
            Self::TabPanel => ("tabpanel", ""),
            Self::TextBox => ("textbox", "input, textarea, [contenteditable]"),
            Self::Toolbar => ("toolbar", ""),
            Self::Tree => ("tree", ""),
            Self::TreeItem => ("treeitem", ""),
        }
    }

    /// Whether the browser's word for a role means this one.
    fn is(self, computed: &str) -> bool {
        let (name, _) = self.definition();
        // Both words are in use for one role; ARIA 1.3 made them synonyms.
        computed == name || (name == "image" && computed == "img")
    }
}

/// All elements for a selector, in the order of the page, those in open shadow trees too.
const DEEP_QUERY: &str = "
    const found = [];
    const visit = (root) => {
        for (const element of root.querySelectorAll('*')) {
            if (element.matches(arguments[0])) found.push(element);
            if (element.shadowRoot) visit(element.shadowRoot);
        }
    };
    visit(document);
    return found;";

/// Whether the browser says that the page has taken the element away.
fn is_gone(error: &anyhow::Error) -> bool {
    error.to_string().starts_with("stale element reference")
}

impl Browser {
    /// The one element with this role and exactly this name.
    ///
    /// # Errors
    /// When there is none, or more than one. The message names what there is.
    pub fn find(&self, role: Role, name: &str) -> Result<Element<'_>> {
        let all = self.find_all(role)?;
        let names: Vec<String> = all.iter().map(|(name, _)| format!("“{name}”")).collect();
        let mut matching: Vec<Element<'_>> =
            all.into_iter().filter_map(|(found, element)| (found == name).then_some(element)).collect();
        match (matching.pop(), matching.len()) {
            (Some(element), 0) => Ok(element),
            (None, _) if names.is_empty() => bail!("no {role:?} named “{name}”, nor any other"),
            (None, _) => bail!("no {role:?} named “{name}”, only {}", names.join(", ")),
            (Some(_), others) => bail!("{} of {role:?} are named “{name}”", others + 1),
        }
    }

    /// All elements with this role that a screen reader would meet, with their names.
    ///
    /// # Errors
    /// When the page changes under our hands.
    pub fn find_all(&self, role: Role) -> Result<Vec<(String, Element<'_>)>> {
        let (aria, implied) = role.definition();
        let mut selector = format!("[role~={aria}]");
        if role == Role::Image {
            selector.push_str(", [role~=img]");
        }
        if !implied.is_empty() {
            selector.push_str(", ");
            selector.push_str(implied);
        }
        let mut found = Vec::new();
        for element in self.select(&selector)? {
            // What is hidden has the role "none" or no name that anyone hears; the browser knows.
            match element.role().and_then(|computed| Ok((computed, element.name()?))) {
                Ok((computed, name)) if role.is(&computed) => found.push((name, element)),
                Ok(_) => {}
                // A page that lives takes things away while we look: then they aren't there.
                Err(error) if is_gone(&error) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(found)
    }

    /// All elements for a CSS selector, those in open shadow trees too. For what has no role to find it by.
    ///
    /// # Errors
    /// When the selector is none.
    pub fn select(&self, selector: &str) -> Result<Vec<Element<'_>>> {
        let found = self.run_with(DEEP_QUERY, &json!([selector]))?;
        let found = found.as_array().map(Vec::as_slice).unwrap_or_default();
        found.iter().map(|reference| Element::new(self, reference)).collect()
    }
}
