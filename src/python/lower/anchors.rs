//! What a traceback points at within an expression: an operator, the brackets of a subscript or of a call.

use ruff_python_ast as ast;
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::Ranged;

/// The part of an expression's text that did it, in bytes from its start; nothing for other expressions.
pub(crate) fn anchor(text: &str) -> Option<(usize, usize)> {
    // In parentheses its lines may break.
    let wrapped = format!("(\n{text}\n)");
    let parsed = parse_unchecked(&wrapped, ParseOptions::from(Mode::Expression));
    if !parsed.errors().is_empty() {
        return None;
    }
    let ast::Mod::Expression(tree) = parsed.into_syntax() else { return None };
    let after = match &*tree.body {
        ast::Expr::BinOp(binary) => binary.left.end(),
        ast::Expr::Subscript(subscript) => subscript.value.end(),
        ast::Expr::Call(call) => call.func.end(),
        _ => return None,
    };
    let mut at = after.to_usize();
    // Between the two there may be blanks, the end of parentheses, and comments.
    loop {
        let rest = &wrapped[at..];
        match rest.chars().next()? {
            '#' => at += rest.find('\n')?,
            next if next.is_whitespace() || matches!(next, ')' | '\\') => at += next.len_utf8(),
            _ => break,
        }
    }
    let end = match &*tree.body {
        ast::Expr::BinOp(binary) => {
            let second = wrapped.as_bytes().get(at + 1).copied().unwrap_or(b' ');
            let is_long = at + 1 < binary.right.start().to_usize() && matches!(second, b'*' | b'/' | b'<' | b'>');
            at + 1 + usize::from(is_long)
        }
        other => other.end().to_usize(),
    };
    Some((at - 2, end - 2))
}

/// Whether all that these lines do is to call the function whose call stands at this place in them.
pub(crate) fn only_calls(lines: &str, start: usize, end: usize) -> bool {
    let parsed = parse_unchecked(lines, ParseOptions::from(Mode::Module));
    if !parsed.errors().is_empty() {
        return false;
    }
    let ast::Mod::Module(tree) = parsed.into_syntax() else { return false };
    let call = match tree.body.first() {
        Some(ast::Stmt::Return(ast::StmtReturn { value: Some(value), .. })) => match &**value {
            ast::Expr::Call(call) if call.func.is_name_expr() => call,
            _ => return false,
        },
        Some(ast::Stmt::Assign(assign)) => match &*assign.value {
            ast::Expr::Call(call) => call,
            _ => return false,
        },
        _ => return false,
    };
    (call.start().to_usize(), call.end().to_usize()) == (start, end)
}
