//! Exceptions: the tree of their classes, what one carries, and how our own code raises one.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::frame::Body;
use super::seen::Kept;
use super::value::{Args, Object, Payload, Value};
use super::wait::Wait;

/// An exception that is raised: an object whose payload is [`Payload::Exception`].
pub(crate) type Exc = Rc<Object>;

/// What an exception carries.
#[derive(Default)]
pub(crate) struct ExceptionData {
    pub(crate) args: RefCell<Vec<Value>>,
    pub(crate) cause: RefCell<Option<Exc>>,
    pub(crate) context: RefCell<Option<Exc>>,
    pub(crate) suppress_context: Cell<bool>,
    /// Where it came through, innermost first.
    pub(crate) traceback: RefCell<Vec<Passed>>,
    /// No handler may catch it: the run is being ended.
    pub(crate) is_final: Cell<bool>,
}

/// A place that an exception came through.
#[derive(Clone)]
pub(crate) struct Passed {
    pub(crate) body: Rc<Body>,
    pub(crate) op: u32,
    /// Its locals, once the call has ended.
    pub(crate) kept: Option<Rc<Kept>>,
}

/// Why there is no value.
pub(crate) enum Leave {
    /// An exception.
    Raise(Exc),
    /// One that is yet to be made.
    Error(Box<(Kind, String)>),
    /// A native function leaves its answer to a call of this, so that no machine runs inside another.
    Call(Box<(Value, Args)>),
    /// The thread must wait.
    Wait(Box<Wait>),
}

/// What most of the machine's functions give.
pub(crate) type R<T = Value> = Result<T, Leave>;

macro_rules! kinds {
    ($($name:ident($base:ident)),* $(,)?) => {
        /// The builtin exceptions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Kind { $($name),* }

        /// Each with its name and its base; bases come first.
        pub(crate) const KINDS: &[(Kind, &str, Kind)] = &[$((Kind::$name, stringify!($name), Kind::$base)),*];
    };
}

kinds! {
    BaseException(BaseException),
    Exception(BaseException),
    BaseExceptionGroup(BaseException),
    ExceptionGroup(BaseExceptionGroup),
    GeneratorExit(BaseException),
    KeyboardInterrupt(BaseException),
    SystemExit(BaseException),
    CancelledError(BaseException),
    StopIteration(Exception),
    StopAsyncIteration(Exception),
    ArithmeticError(Exception),
    FloatingPointError(ArithmeticError),
    OverflowError(ArithmeticError),
    ZeroDivisionError(ArithmeticError),
    AssertionError(Exception),
    AttributeError(Exception),
    BufferError(Exception),
    EOFError(Exception),
    ImportError(Exception),
    ModuleNotFoundError(ImportError),
    LookupError(Exception),
    IndexError(LookupError),
    KeyError(LookupError),
    MemoryError(Exception),
    NameError(Exception),
    UnboundLocalError(NameError),
    OSError(Exception),
    BlockingIOError(OSError),
    ChildProcessError(OSError),
    ConnectionError(OSError),
    BrokenPipeError(ConnectionError),
    ConnectionAbortedError(ConnectionError),
    ConnectionRefusedError(ConnectionError),
    ConnectionResetError(ConnectionError),
    FileExistsError(OSError),
    FileNotFoundError(OSError),
    InterruptedError(OSError),
    IsADirectoryError(OSError),
    NotADirectoryError(OSError),
    PermissionError(OSError),
    ProcessLookupError(OSError),
    TimeoutError(OSError),
    ReferenceError(Exception),
    RuntimeError(Exception),
    NotImplementedError(RuntimeError),
    RecursionError(RuntimeError),
    PythonFinalizationError(RuntimeError),
    SyntaxError(Exception),
    IndentationError(SyntaxError),
    TabError(IndentationError),
    SystemError(Exception),
    TypeError(Exception),
    ValueError(Exception),
    UnicodeError(ValueError),
    UnicodeDecodeError(UnicodeError),
    UnicodeEncodeError(UnicodeError),
    UnicodeTranslateError(UnicodeError),
    Warning(Exception),
    BytesWarning(Warning),
    DeprecationWarning(Warning),
    EncodingWarning(Warning),
    FutureWarning(Warning),
    ImportWarning(Warning),
    PendingDeprecationWarning(Warning),
    ResourceWarning(Warning),
    RuntimeWarning(Warning),
    SyntaxWarning(Warning),
    UnicodeWarning(Warning),
    UserWarning(Warning),
    InvalidStateError(Exception),
}

/// An error of this kind with this message.
#[cold]
pub(crate) fn error(kind: Kind, message: impl Into<String>) -> Leave {
    Leave::Error(Box::new((kind, message.into())))
}

/// A `TypeError`.
#[cold]
pub(crate) fn type_error(message: impl Into<String>) -> Leave {
    error(Kind::TypeError, message)
}

/// A `ValueError`.
#[cold]
pub(crate) fn value_error(message: impl Into<String>) -> Leave {
    error(Kind::ValueError, message)
}

/// Leaves the answer to a call.
pub(crate) fn instead(callable: Value, args: impl Into<Args>) -> Leave {
    Leave::Call(Box::new((callable, args.into())))
}

/// What an exception carries.
pub(crate) fn data(exc: &Exc) -> &ExceptionData {
    match &exc.payload {
        Payload::Exception(data) => data,
        _ => unreachable!("only exceptions are raised"),
    }
}

/// Whether an object is an exception.
pub(crate) fn is_exception(value: &Value) -> Option<&Exc> {
    match value {
        Value::Object(object) if matches!(object.payload, Payload::Exception(_)) => Some(object),
        _ => None,
    }
}
