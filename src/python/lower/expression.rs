//! Expressions, literals and f-strings.

use std::rc::Rc;

use ruff_python_ast as ast;

use super::{Lower, span, span_of};
use crate::python::code::{Binary, Compare, Const, Conversion, Unary};
use crate::python::tree::{
    Call, Clause, Comparison, Comprehension, ComprehensionSort, Expr, ExprKind, IfExp, Keyword, Lambda, Part,
};

/// Beyond this, CPython doesn't read a decimal number.
const MOST_DIGITS: usize = 4300;

pub(super) fn binary(op: ast::Operator) -> Binary {
    match op {
        ast::Operator::Add => Binary::Add,
        ast::Operator::Sub => Binary::Sub,
        ast::Operator::Mult => Binary::Mul,
        ast::Operator::MatMult => Binary::MatMul,
        ast::Operator::Div => Binary::Div,
        ast::Operator::Mod => Binary::Mod,
        ast::Operator::Pow => Binary::Pow,
        ast::Operator::LShift => Binary::LShift,
        ast::Operator::RShift => Binary::RShift,
        ast::Operator::BitOr => Binary::Or,
        ast::Operator::BitXor => Binary::Xor,
        ast::Operator::BitAnd => Binary::And,
        ast::Operator::FloorDiv => Binary::FloorDiv,
    }
}

fn unary(op: ast::UnaryOp) -> Unary {
    match op {
        ast::UnaryOp::Invert => Unary::Invert,
        ast::UnaryOp::Not => Unary::Not,
        ast::UnaryOp::UAdd => Unary::Positive,
        ast::UnaryOp::USub => Unary::Negative,
    }
}

fn comparison(op: ast::CmpOp) -> Comparison {
    match op {
        ast::CmpOp::Eq => Comparison::Order(Compare::Eq),
        ast::CmpOp::NotEq => Comparison::Order(Compare::Ne),
        ast::CmpOp::Lt => Comparison::Order(Compare::Lt),
        ast::CmpOp::LtE => Comparison::Order(Compare::Le),
        ast::CmpOp::Gt => Comparison::Order(Compare::Gt),
        ast::CmpOp::GtE => Comparison::Order(Compare::Ge),
        ast::CmpOp::Is => Comparison::Is { negated: false },
        ast::CmpOp::IsNot => Comparison::Is { negated: true },
        ast::CmpOp::In => Comparison::In { negated: false },
        ast::CmpOp::NotIn => Comparison::In { negated: true },
    }
}

fn conversion(flag: ast::ConversionFlag) -> Conversion {
    match flag {
        ast::ConversionFlag::None => Conversion::None,
        ast::ConversionFlag::Str => Conversion::Str,
        ast::ConversionFlag::Repr => Conversion::Repr,
        ast::ConversionFlag::Ascii => Conversion::Ascii,
    }
}

/// The digits, in tens, of a number written in hexadecimal, octal, binary, or in tens already.
fn decimal(token: &str) -> String {
    let token = token.replace('_', "");
    let radix = match token.get(..2) {
        Some("0x" | "0X") => 16,
        Some("0o" | "0O") => 8,
        Some("0b" | "0B") => 2,
        _ => return token,
    };
    // Groups of nine digits, the last ones first.
    let mut groups: Vec<u64> = vec![0];
    for digit in token[2..].chars().filter_map(|digit| digit.to_digit(radix)) {
        let mut carry = u64::from(digit);
        for group in &mut groups {
            let value = *group * u64::from(radix) + carry;
            *group = value % 1_000_000_000;
            carry = value / 1_000_000_000;
        }
        if carry > 0 {
            groups.push(carry);
        }
    }
    let mut digits = groups.pop().unwrap_or(0).to_string();
    for group in groups.iter().rev() {
        digits.push_str(&format!("{group:09}"));
    }
    digits
}

impl Lower<'_> {
    pub(super) fn expressions(&mut self, exprs: &[ast::Expr]) -> Vec<Expr> {
        exprs.iter().map(|expr| self.expression(expr)).collect()
    }

    fn boxed(&mut self, expr: &ast::Expr) -> Box<Expr> {
        Box::new(self.expression(expr))
    }

    /// What is assigned to or deleted.
    pub(super) fn target(&mut self, expr: &ast::Expr) -> Expr {
        match expr {
            ast::Expr::Name(name) => self.check_target(name.id.as_str(), span(name.range)),
            ast::Expr::Attribute(attribute) => {
                self.check_target(attribute.attr.as_str(), span(attribute.range));
            }
            ast::Expr::Tuple(ast::ExprTuple { elts, .. }) | ast::Expr::List(ast::ExprList { elts, .. }) => {
                let stars = elts.iter().filter(|element| element.is_starred_expr()).count();
                if stars > 1 {
                    self.syntax("multiple starred expressions in assignment", span_of(expr));
                }
            }
            ast::Expr::Starred(_) => {
                self.syntax("starred assignment target must be in a list or tuple", span_of(expr));
            }
            _ => {}
        }
        self.expression(expr)
    }

    pub(super) fn expression(&mut self, expr: &ast::Expr) -> Expr {
        let kind = match expr {
            ast::Expr::Name(node) => self.name_or_debug(node),
            ast::Expr::NumberLiteral(node) => ExprKind::Constant(self.number(node)),
            ast::Expr::StringLiteral(node) => ExprKind::Constant(Const::Str(Rc::from(node.value.to_str()))),
            ast::Expr::BytesLiteral(node) => ExprKind::Constant(Const::Bytes(node.value.bytes().collect())),
            ast::Expr::BooleanLiteral(node) => ExprKind::Constant(Const::Bool(node.value)),
            ast::Expr::NoneLiteral(_) => ExprKind::Constant(Const::None),
            ast::Expr::EllipsisLiteral(_) => ExprKind::Constant(Const::Ellipsis),
            ast::Expr::BoolOp(node) => self.bool_op(node),
            ast::Expr::Named(node) => self.named(node),
            ast::Expr::BinOp(node) => self.bin_op(node),
            ast::Expr::UnaryOp(node) => ExprKind::Unary { op: unary(node.op), operand: self.boxed(&node.operand) },
            ast::Expr::Lambda(node) => self.lambda(node),
            ast::Expr::If(node) => self.if_expression(node),
            ast::Expr::Dict(node) => self.dict(node),
            ast::Expr::Set(node) => ExprKind::Set(self.expressions(&node.elts)),
            ast::Expr::ListComp(node) => self.comprehension(ComprehensionSort::List, &node.elt, None, &node.generators),
            ast::Expr::SetComp(node) => self.comprehension(ComprehensionSort::Set, &node.elt, None, &node.generators),
            ast::Expr::Generator(node) => {
                self.comprehension(ComprehensionSort::Generator, &node.elt, None, &node.generators)
            }
            ast::Expr::DictComp(node) => {
                let key = node.key.as_deref().unwrap_or(&node.value);
                self.comprehension(ComprehensionSort::Dict, key, Some(&node.value), &node.generators)
            }
            ast::Expr::Await(node) => ExprKind::Await(self.boxed(&node.value)),
            ast::Expr::Yield(node) => ExprKind::Yield(node.value.as_ref().map(|value| self.boxed(value))),
            ast::Expr::YieldFrom(node) => ExprKind::YieldFrom(self.boxed(&node.value)),
            ast::Expr::Compare(node) => self.compare(node),
            ast::Expr::Call(node) => self.call(node),
            ast::Expr::FString(node) => self.joined(node),
            ast::Expr::TString(_) => {
                self.unsupported("t-strings aren't part of Loopscope", span_of(expr));
                ExprKind::Constant(Const::None)
            }
            ast::Expr::Attribute(node) => {
                ExprKind::Attribute { value: self.boxed(&node.value), attr: self.name(node.attr.as_str()) }
            }
            ast::Expr::Subscript(node) => {
                ExprKind::Subscript { value: self.boxed(&node.value), index: self.boxed(&node.slice) }
            }
            ast::Expr::Starred(node) => ExprKind::Starred(self.boxed(&node.value)),
            ast::Expr::List(node) => ExprKind::List(self.expressions(&node.elts)),
            ast::Expr::Tuple(node) => ExprKind::Tuple(self.expressions(&node.elts)),
            ast::Expr::Slice(node) => self.slice(node),
            ast::Expr::IpyEscapeCommand(_) => {
                self.syntax("invalid syntax", span_of(expr));
                ExprKind::Constant(Const::None)
            }
        };
        Expr { span: span_of(expr), kind }
    }

    fn name_or_debug(&self, node: &ast::ExprName) -> ExprKind {
        match node.id.as_str() {
            "__debug__" => ExprKind::Constant(Const::Bool(true)),
            name => ExprKind::Name(match self.type_names.iter().rev().find(|(own, _)| own == name) {
                Some((_, hidden)) => hidden.clone(),
                None => self.name(name),
            }),
        }
    }

    fn number(&mut self, node: &ast::ExprNumberLiteral) -> Const {
        match &node.value {
            ast::Number::Int(int) => match int.as_i64() {
                Some(value) => Const::Int(value),
                None => {
                    let token = int.to_string();
                    let digits = decimal(&token);
                    if digits.len() > MOST_DIGITS && !token.starts_with("0x") {
                        let message = format!(
                            "Exceeds the limit ({MOST_DIGITS} digits) for integer string conversion: value has {} \
                             digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal \
                             for huge integer literals to avoid decimal conversion limits.",
                            digits.len()
                        );
                        self.syntax(message, span(node.range));
                    }
                    Const::Big(digits)
                }
            },
            ast::Number::Float(value) => Const::Float(*value),
            ast::Number::Complex { imag, .. } => Const::Imaginary(*imag),
        }
    }

    fn bool_op(&mut self, node: &ast::ExprBoolOp) -> ExprKind {
        ExprKind::Bool { is_and: node.op == ast::BoolOp::And, values: self.expressions(&node.values) }
    }

    fn named(&mut self, node: &ast::ExprNamed) -> ExprKind {
        let value = self.boxed(&node.value);
        match &*node.target {
            ast::Expr::Name(name) => {
                self.check_target(name.id.as_str(), span(name.range));
                ExprKind::Named { target: self.name(name.id.as_str()), target_span: span(name.range), value }
            }
            _ => ExprKind::Constant(Const::None),
        }
    }

    fn bin_op(&mut self, node: &ast::ExprBinOp) -> ExprKind {
        let left = self.boxed(&node.left);
        ExprKind::Binary { op: binary(node.op), left, right: self.boxed(&node.right) }
    }

    fn lambda(&mut self, node: &ast::ExprLambda) -> ExprKind {
        let function = self.function(node.parameters.as_deref());
        ExprKind::Lambda(Box::new(Lambda { function, body: self.expression(&node.body) }))
    }

    /// An expression as a function that gives its value.
    pub(super) fn later(&mut self, node: &ast::Expr) -> Expr {
        let function = self.function(None);
        let body = self.expression(node);
        Expr { span: body.span, kind: ExprKind::Lambda(Box::new(Lambda { function, body })) }
    }

    fn if_expression(&mut self, node: &ast::ExprIf) -> ExprKind {
        ExprKind::IfExp(Box::new(IfExp {
            test: self.expression(&node.test),
            body: self.expression(&node.body),
            orelse: self.expression(&node.orelse),
        }))
    }

    fn dict(&mut self, node: &ast::ExprDict) -> ExprKind {
        let mut items = Vec::with_capacity(node.items.len());
        for item in &node.items {
            let key = item.key.as_ref().map(|key| self.expression(key));
            items.push((key, self.expression(&item.value)));
        }
        ExprKind::Dict(items)
    }

    fn slice(&mut self, node: &ast::ExprSlice) -> ExprKind {
        let parts = [&node.lower, &node.upper, &node.step];
        ExprKind::Slice(Box::new(parts.map(|part| part.as_ref().map(|part| self.expression(part)))))
    }

    fn comprehension(
        &mut self,
        sort: ComprehensionSort,
        element: &ast::Expr,
        value: Option<&ast::Expr>,
        generators: &[ast::Comprehension],
    ) -> ExprKind {
        let scope = self.scope();
        let element = self.expression(element);
        let value = value.map(|value| self.expression(value));
        let mut clauses = Vec::with_capacity(generators.len());
        for generator in generators {
            clauses.push(Clause {
                is_async: generator.is_async,
                span: span(generator.range),
                target: self.target(&generator.target),
                iter: self.expression(&generator.iter),
                conditions: self.expressions(&generator.ifs),
            });
        }
        ExprKind::Comprehension(Box::new(Comprehension { sort, scope, element, value, clauses }))
    }

    fn compare(&mut self, node: &ast::ExprCompare) -> ExprKind {
        let left = self.boxed(&node.left);
        let rest = node.ops.iter().zip(&node.comparators);
        ExprKind::Compare { left, rest: rest.map(|(op, right)| (comparison(*op), self.expression(right))).collect() }
    }

    fn call(&mut self, node: &ast::ExprCall) -> ExprKind {
        let func = self.expression(&node.func);
        let (args, keywords) = self.arguments(&node.arguments);
        ExprKind::Call(Box::new(Call { func, args, keywords }))
    }

    pub(super) fn arguments(&mut self, arguments: &ast::Arguments) -> (Vec<Expr>, Vec<Keyword>) {
        let args = self.expressions(&arguments.args);
        let mut keywords: Vec<Keyword> = Vec::with_capacity(arguments.keywords.len());
        for keyword in &arguments.keywords {
            let name = keyword.arg.as_ref().map(|name| self.name(name.as_str()));
            if let Some(name) = &name {
                self.check_target(name, span(keyword.range));
                if keywords.iter().any(|other| other.name.as_ref() == Some(name)) {
                    self.syntax(format!("keyword argument repeated: {name}"), span(keyword.range));
                }
            }
            keywords.push(Keyword { span: span(keyword.range), name, value: self.expression(&keyword.value) });
        }
        (args, keywords)
    }

    fn joined(&mut self, node: &ast::ExprFString) -> ExprKind {
        let mut parts = Vec::new();
        for part in &node.value {
            match part {
                ast::FStringPart::Literal(literal) => push_text(&mut parts, &literal.value),
                ast::FStringPart::FString(string) => self.parts(&string.elements, &mut parts),
            }
        }
        match parts.as_mut_slice() {
            [] => ExprKind::Constant(Const::Str(Rc::from(""))),
            [Part::Text(text)] => ExprKind::Constant(Const::Str(Rc::from(text.as_str()))),
            _ => ExprKind::Joined(parts),
        }
    }

    fn parts(&mut self, elements: &ast::InterpolatedStringElements, parts: &mut Vec<Part>) {
        for element in elements {
            match element {
                ast::InterpolatedStringElement::Literal(literal) => push_text(parts, &literal.value),
                ast::InterpolatedStringElement::Interpolation(node) => self.interpolation(node, parts),
            }
        }
    }

    fn interpolation(&mut self, node: &ast::InterpolatedElement, parts: &mut Vec<Part>) {
        let mut how = conversion(node.conversion);
        if let Some(debug) = &node.debug_text {
            push_text(parts, debug.as_str());
            if how == Conversion::None && node.format_spec.is_none() {
                how = Conversion::Repr;
            }
        }
        let value = self.expression(&node.expression);
        let spec = node.format_spec.as_ref().map(|spec| {
            let mut inner = Vec::new();
            self.parts(&spec.elements, &mut inner);
            inner
        });
        parts.push(Part::Value { span: span(node.range), value, conversion: how, spec });
    }
}

fn push_text(parts: &mut Vec<Part>, text: &str) {
    if let Some(Part::Text(last)) = parts.last_mut() {
        last.push_str(text);
    } else if !text.is_empty() {
        parts.push(Part::Text(text.to_owned()));
    }
}
