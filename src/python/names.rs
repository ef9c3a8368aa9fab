//! The names that the machine itself looks up, interned once.

use std::rc::Rc;

use super::value::Str;

macro_rules! names {
    ($($field:ident = $name:literal),* $(,)?) => {
        /// Interned names.
        pub(crate) struct Names { $(pub(crate) $field: Rc<Str>),* }

        impl Names {
            /// All of them, through `intern`.
            pub(crate) fn new(intern: &mut dyn FnMut(&str) -> Rc<Str>) -> Self {
                Self { $($field: intern($name)),* }
            }
        }
    };
}

names! {
    init = "__init__",
    new = "__new__",
    call = "__call__",
    iter = "__iter__",
    next = "__next__",
    getitem = "__getitem__",
    setitem = "__setitem__",
    delitem = "__delitem__",
    missing = "__missing__",
    contains = "__contains__",
    len = "__len__",
    bool_ = "__bool__",
    eq = "__eq__",
    ne = "__ne__",
    lt = "__lt__",
    le = "__le__",
    gt = "__gt__",
    ge = "__ge__",
    hash = "__hash__",
    repr = "__repr__",
    str_ = "__str__",
    format = "__format__",
    index = "__index__",
    getattr = "__getattr__",
    getattribute = "__getattribute__",
    setattr = "__setattr__",
    delattr = "__delattr__",
    get = "__get__",
    set = "__set__",
    delete = "__delete__",
    set_name = "__set_name__",
    init_subclass = "__init_subclass__",
    class_getitem = "__class_getitem__",
    enter = "__enter__",
    exit = "__exit__",
    aenter = "__aenter__",
    aexit = "__aexit__",
    aiter = "__aiter__",
    anext = "__anext__",
    await_ = "__await__",
    dict = "__dict__",
    doc = "__doc__",
    qualname = "__qualname__",
    module = "__module__",
    slots = "__slots__",
    annotate = "__annotate__",
    match_args = "__match_args__",
    prepare = "__prepare__",
    abstract_methods = "__abstractmethods__",
    notes = "__notes__",
    send = "send",
    throw = "throw",
    instancecheck = "__instancecheck__",
    subclasscheck = "__subclasscheck__",
    all = "__all__",
}
