//! What a program asks of the network.

/// A request, as `fetch` takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// In upper case.
    pub method: String,
    /// Absolute.
    pub url: String,
    /// Names and values that the program set; a browser adds its own.
    pub headers: Vec<(String, String)>,
    /// Empty where there is none.
    pub body: Vec<u8>,
}

impl Request {
    /// A plain GET.
    #[must_use]
    pub fn get(url: impl Into<String>) -> Self {
        Self { method: "GET".to_owned(), url: url.into(), ..Self::default() }
    }

    /// The first header called `name`, which is in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let named = |(key, _): &&(String, String)| key.eq_ignore_ascii_case(name);
        self.headers.iter().find(named).map(|(_, value)| value.as_str())
    }
}
