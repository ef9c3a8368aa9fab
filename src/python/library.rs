//! The modules of ours that are written in Python.

macro_rules! library {
    ($($name:literal = $file:literal),* $(,)?) => {
        /// Each module's name and its text.
        pub(crate) const LIBRARY: &[(&str, &str)] = &[$(($name, include_str!(concat!("library/", $file)))),*];
    };
}

library! {
    "__future__" = "__future__.py",
    "_binding" = "_binding.py",
    "_prelude" = "_prelude.py",
    "abc" = "abc.py",
    "asyncio" = "asyncio.py",
    "base64" = "base64.py",
    "bisect" = "bisect.py",
    "collections" = "collections.py",
    "collections.abc" = "collections_abc.py",
    "concurrent" = "concurrent.py",
    "concurrent.futures" = "concurrent_futures.py",
    "contextlib" = "contextlib.py",
    "contextvars" = "contextvars.py",
    "copy" = "copy.py",
    "dataclasses" = "dataclasses.py",
    "datetime" = "datetime.py",
    "enum" = "enum.py",
    "fractions" = "fractions.py",
    "functools" = "functools.py",
    "hashlib" = "hashlib.py",
    "heapq" = "heapq.py",
    "html" = "html.py",
    "inspect" = "inspect.py",
    "io" = "io.py",
    "itertools" = "itertools.py",
    "json" = "json.py",
    "logging" = "logging.py",
    "numbers" = "numbers.py",
    "operator" = "operator.py",
    "os" = "os.py",
    "platform" = "platform.py",
    "pprint" = "pprint.py",
    "queue" = "queue.py",
    "random" = "random.py",
    "secrets" = "secrets.py",
    "signal" = "signal.py",
    "statistics" = "statistics.py",
    "string" = "string.py",
    "textwrap" = "textwrap.py",
    "threading" = "threading.py",
    "traceback" = "traceback.py",
    "types" = "types.py",
    "typing" = "typing.py",
    "urllib" = "urllib.py",
    "urllib.parse" = "urllib_parse.py",
    "uuid" = "uuid.py",
    "warnings" = "warnings.py",
    "weakref" = "weakref.py",
}
