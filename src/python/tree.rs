//! The syntax tree that the compiler walks: Python's `ast`, made small and regular.
//!
//! It is long because Python has many sorts of everything. Names are mangled already (`__x` in a class is `_C__x`), f-strings are joined, and each scope has its number.

use std::rc::Rc;

use crate::python::code::{Binary, Compare, Const, Conversion, Span, Unary};

/// An identifier.
pub type Name = Rc<str>;

/// Which scope: modules, functions, lambdas, classes, comprehensions and sets of annotations are numbered from 0.
pub type ScopeId = usize;

/// A name that no program can write: what is made of type parameters, as [`TypeParamsOf`] says.
pub const TYPE_PARAMS: &str = ".type_params";

/// Whose type parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeParamsOf {
    /// They become a decorator.
    Function,
    /// They become a base.
    Class,
    /// They become a tuple.
    Alias,
}

/// A program.
#[derive(Debug)]
pub struct Module {
    /// Its statements.
    pub body: Vec<Stmt>,
    /// The text that it begins with.
    pub doc: Option<Name>,
    /// Whether annotations are kept as text: `from __future__ import annotations`.
    pub textual_annotations: bool,
    /// How many scopes there are.
    pub scopes: usize,
}

/// A statement.
#[derive(Debug)]
pub struct Stmt {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: StmtKind,
}

/// An expression.
#[derive(Debug)]
pub struct Expr {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: ExprKind,
}

/// What a statement is.
#[derive(Debug)]
#[expect(missing_docs, reason = "the names are those of Python's ast")]
pub enum StmtKind {
    FunctionDef(Box<FunctionDef>),
    ClassDef(Box<ClassDef>),
    Return(Option<Expr>),
    Delete(Vec<Expr>),
    Assign {
        targets: Vec<Expr>,
        value: Expr,
    },
    AugAssign {
        target: Expr,
        op: Binary,
        value: Expr,
    },
    AnnAssign {
        target: Expr,
        annotation: Expr,
        value: Option<Expr>,
        simple: bool,
    },
    For(Box<For>),
    While {
        test: Expr,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    If {
        branches: Vec<(Expr, Vec<Stmt>)>,
        orelse: Vec<Stmt>,
    },
    With {
        is_async: bool,
        items: Vec<WithItem>,
        body: Vec<Stmt>,
    },
    Match {
        subject: Expr,
        cases: Vec<MatchCase>,
    },
    Raise {
        exc: Option<Expr>,
        cause: Option<Expr>,
    },
    Try(Box<Try>),
    Assert {
        test: Expr,
        message: Option<Expr>,
    },
    Import(Vec<Alias>),
    ImportFrom {
        module: Name,
        names: Vec<Alias>,
    },
    ImportStar {
        module: Name,
    },
    Global(Vec<Ident>),
    Nonlocal(Vec<Ident>),
    TypeAlias {
        name: Name,
        span: Span,
        /// A function that gives what it stands for.
        value: Expr,
        is_generic: bool,
    },
    /// Binds names to type variables, and [`TYPE_PARAMS`] to what is made of them all.
    TypeParams {
        params: Vec<TypeParam>,
        of: TypeParamsOf,
    },
    Expr(Expr),
    Pass,
    Break,
    Continue,
}

/// A name and where it stands.
#[derive(Clone, Debug)]
pub struct Ident {
    /// The name.
    pub name: Name,
    /// Where.
    pub span: Span,
}

/// `def`, `async def`
#[derive(Debug)]
pub struct FunctionDef {
    /// What the function is bound to.
    pub name: Name,
    /// What it is called.
    pub display: Name,
    /// Where its name stands.
    pub name_span: Span,
    /// Outermost first.
    pub decorators: Vec<Expr>,
    /// `async def`
    pub is_async: bool,
    /// The rest.
    pub function: Function,
    /// `-> …`
    pub returns: Option<Expr>,
    /// The text that it begins with.
    pub doc: Option<Name>,
    /// Its statements.
    pub body: Vec<Stmt>,
}

/// What functions and lambdas share.
#[derive(Debug)]
pub struct Function {
    /// Its scope.
    pub scope: ScopeId,
    /// The scope of its annotations.
    pub annotations: ScopeId,
    /// Positional-only, other positional, then keyword-only parameters, then `*args`, then `**kwargs`.
    pub parameters: Vec<Parameter>,
}

/// A parameter.
#[derive(Debug)]
pub struct Parameter {
    /// Its name.
    pub name: Name,
    /// Where.
    pub span: Span,
    /// Which sort.
    pub sort: Sort,
    /// `: …`
    pub annotation: Option<Expr>,
    /// `= …`
    pub default: Option<Expr>,
}

/// Which sort of parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the sorts are known by their names")]
pub enum Sort {
    PositionalOnly,
    Positional,
    KeywordOnly,
    VarArgs,
    VarKeywords,
}

/// `class`
#[derive(Debug)]
pub struct ClassDef {
    /// What the class is bound to.
    pub name: Name,
    /// What it is called.
    pub display: Name,
    /// Where its name stands.
    pub name_span: Span,
    /// Outermost first.
    pub decorators: Vec<Expr>,
    /// Its bases.
    pub bases: Vec<Expr>,
    /// `metaclass=…` and others.
    pub keywords: Vec<Keyword>,
    /// Its scope.
    pub scope: ScopeId,
    /// The scope of its annotations.
    pub annotations: ScopeId,
    /// The text that it begins with.
    pub doc: Option<Name>,
    /// Its statements.
    pub body: Vec<Stmt>,
}

/// `for`, `async for`
#[derive(Debug)]
#[expect(missing_docs, reason = "the names are those of Python's ast")]
pub struct For {
    pub is_async: bool,
    pub target: Expr,
    pub iter: Expr,
    pub body: Vec<Stmt>,
    pub orelse: Vec<Stmt>,
}

/// `context as target`
#[derive(Debug)]
#[expect(missing_docs, reason = "the names are those of Python's ast")]
pub struct WithItem {
    pub context: Expr,
    pub target: Option<Expr>,
}

/// `try`
#[derive(Debug)]
#[expect(missing_docs, reason = "the names are those of Python's ast")]
pub struct Try {
    pub body: Vec<Stmt>,
    pub handlers: Vec<ExceptHandler>,
    pub orelse: Vec<Stmt>,
    pub finalbody: Vec<Stmt>,
    pub is_star: bool,
}

/// `except`
#[derive(Debug)]
#[expect(missing_docs, reason = "the names are those of Python's ast")]
pub struct ExceptHandler {
    pub span: Span,
    pub exc: Option<Expr>,
    pub name: Option<Name>,
    pub body: Vec<Stmt>,
}

/// `name as asname`
#[derive(Debug)]
#[expect(missing_docs, reason = "the names are those of Python's ast")]
pub struct Alias {
    pub span: Span,
    /// With its dots.
    pub name: Name,
    /// What is bound: for `import a.b` that is `a`.
    pub bound: Name,
    /// Whether it has `as …`.
    pub is_renamed: bool,
}

/// `case`
#[derive(Debug)]
#[expect(missing_docs, reason = "the names are those of Python's ast")]
pub struct MatchCase {
    pub pattern: Pattern,
    pub guard: Option<Expr>,
    pub body: Vec<Stmt>,
}

/// A pattern.
#[derive(Debug)]
pub struct Pattern {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: PatternKind,
}

/// What a pattern is.
#[derive(Debug)]
#[expect(missing_docs, reason = "the names are those of Python's ast")]
pub enum PatternKind {
    Value(Expr),
    Singleton(Const),
    Sequence(Vec<Pattern>),
    Mapping { keys: Vec<Expr>, patterns: Vec<Pattern>, rest: Option<Name> },
    Class { class: Expr, patterns: Vec<Pattern>, keywords: Vec<(Name, Pattern)> },
    Star(Option<Name>),
    As { pattern: Option<Box<Pattern>>, name: Option<Name> },
    Or(Vec<Pattern>),
}

/// `name=value`, or `**value`
#[derive(Debug)]
#[expect(missing_docs, reason = "the names are those of Python's ast")]
pub struct Keyword {
    pub span: Span,
    pub name: Option<Name>,
    pub value: Expr,
}

/// What an expression is.
#[derive(Debug)]
#[expect(missing_docs, reason = "the names are those of Python's ast")]
pub enum ExprKind {
    Constant(Const),
    Name(Name),
    Attribute {
        value: Box<Expr>,
        attr: Name,
    },
    Subscript {
        value: Box<Expr>,
        index: Box<Expr>,
    },
    Slice(Box<[Option<Expr>; 3]>),
    Starred(Box<Expr>),
    Call(Box<Call>),
    Unary {
        op: Unary,
        operand: Box<Expr>,
    },
    Binary {
        op: Binary,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    Bool {
        is_and: bool,
        values: Vec<Expr>,
    },
    Compare {
        left: Box<Expr>,
        rest: Vec<(Comparison, Expr)>,
    },
    IfExp(Box<IfExp>),
    Named {
        target: Name,
        target_span: Span,
        value: Box<Expr>,
    },
    Lambda(Box<Lambda>),
    Tuple(Vec<Expr>),
    List(Vec<Expr>),
    Set(Vec<Expr>),
    /// Without a key: `**value`.
    Dict(Vec<(Option<Expr>, Expr)>),
    Comprehension(Box<Comprehension>),
    Await(Box<Expr>),
    Yield(Option<Box<Expr>>),
    YieldFrom(Box<Expr>),
    Joined(Vec<Part>),
}

/// A call.
#[derive(Debug)]
#[expect(missing_docs, reason = "the names are those of Python's ast")]
pub struct Call {
    pub func: Expr,
    pub args: Vec<Expr>,
    pub keywords: Vec<Keyword>,
}

/// `body if test else orelse`
#[derive(Debug)]
#[expect(missing_docs, reason = "the names are those of Python's ast")]
pub struct IfExp {
    pub test: Expr,
    pub body: Expr,
    pub orelse: Expr,
}

/// A type parameter: `T`, `T: int = bool`, `*Ts`, `**P`.
#[derive(Debug)]
pub struct TypeParam {
    /// What it is bound to.
    pub name: Ident,
    /// What it is called.
    pub shown: Name,
    /// The function in `typing` that makes it.
    pub maker: &'static str,
    /// What bounds it, and what it is by default, as functions: neither is evaluated before somebody asks.
    pub details: [Option<Expr>; 2],
}

/// `lambda`
#[derive(Debug)]
#[expect(missing_docs, reason = "the names are those of Python's ast")]
pub struct Lambda {
    pub function: Function,
    pub body: Expr,
}

/// `==`, `is`, `in`, …
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "operators are known by their names")]
pub enum Comparison {
    Order(Compare),
    Is { negated: bool },
    In { negated: bool },
}

/// A comprehension or generator expression.
#[derive(Debug)]
pub struct Comprehension {
    /// What it makes.
    pub sort: ComprehensionSort,
    /// Its scope.
    pub scope: ScopeId,
    /// The element, or the key.
    pub element: Expr,
    /// In a dict comprehension, the value.
    pub value: Option<Expr>,
    /// Outermost first.
    pub clauses: Vec<Clause>,
}

/// What a comprehension makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the sorts are known by their names")]
pub enum ComprehensionSort {
    List,
    Set,
    Dict,
    Generator,
}

/// `for target in iter if …`
#[derive(Debug)]
#[expect(missing_docs, reason = "the names are those of Python's ast")]
pub struct Clause {
    pub is_async: bool,
    pub span: Span,
    pub target: Expr,
    pub iter: Expr,
    pub conditions: Vec<Expr>,
}

/// A part of an f-string.
#[derive(Debug)]
pub enum Part {
    /// Text.
    Text(String),
    /// `{value!conversion:spec}`
    #[expect(missing_docs, reason = "the names are those of Python's ast")]
    Value { span: Span, value: Expr, conversion: Conversion, spec: Option<Vec<Part>> },
}
