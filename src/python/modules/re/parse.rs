//! Regular expressions read. It is long, because their syntax is one.

use super::program::{At, Class, Item, Node, Repeats, width};

pub(super) const IGNORE_CASE: u32 = 2;
pub(super) const LOCALE: u32 = 4;
pub(super) const MULTILINE: u32 = 8;
pub(super) const DOT_ALL: u32 = 16;
pub(super) const UNICODE: u32 = 32;
pub(super) const VERBOSE: u32 = 64;
pub(super) const ASCII: u32 = 256;

/// Groups in groups go this deep.
const DEEPEST: usize = 100;

/// What is wrong, and where.
pub(super) struct Wrong(pub(super) String, pub(super) usize);

type P<T = Node> = Result<T, Wrong>;

fn wrong<T>(message: impl Into<String>, at: usize) -> P<T> {
    Err(Wrong(message.into(), at))
}

/// A pattern, read.
pub(super) struct Parsed {
    pub(super) node: Node,
    pub(super) groups: usize,
    pub(super) names: Vec<(String, usize)>,
    pub(super) flags: u32,
}

struct Parser<'a> {
    chars: &'a [char],
    at: usize,
    is_bytes: bool,
    /// The least and the most characters that each group matches; nothing for those that are open.
    widths: Vec<Option<(usize, usize)>>,
    names: Vec<(String, usize)>,
    /// Of the whole pattern.
    flags: u32,
    depth: usize,
    /// References by conditionals, to be checked at the end.
    conditions: Vec<(usize, usize)>,
}

pub(super) fn parse(chars: &[char], is_bytes: bool, flags: u32) -> P<Parsed> {
    let mut flags = flags;
    loop {
        let mut parser = Parser {
            chars,
            at: 0,
            is_bytes,
            widths: vec![None],
            names: Vec::new(),
            flags,
            depth: 0,
            conditions: Vec::new(),
        };
        let node = parser.alternatives(flags)?;
        if parser.at < chars.len() {
            return wrong("unbalanced parenthesis", parser.at);
        }
        for (group, at) in &parser.conditions {
            if *group >= parser.widths.len() {
                return wrong(format!("invalid group reference {group}"), *at);
            }
        }
        if parser.flags != flags {
            // Flags that stand inside are the whole pattern's.
            flags = parser.flags;
            continue;
        }
        if !is_bytes && flags & ASCII == 0 {
            flags |= UNICODE;
        }
        if flags & ASCII != 0 && flags & UNICODE != 0 {
            return wrong("ASCII and UNICODE flags are incompatible", usize::MAX);
        }
        return Ok(Parsed { node, groups: parser.widths.len() - 1, names: parser.names, flags });
    }
}

pub(super) fn is_word(char: char, ascii: bool) -> bool {
    char == '_' || if ascii { char.is_ascii_alphanumeric() } else { char.is_alphanumeric() }
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let char = self.peek();
        self.at += usize::from(char.is_some());
        char
    }

    fn eat(&mut self, char: char) -> bool {
        let is = self.peek() == Some(char);
        self.at += usize::from(is);
        is
    }

    fn until(&mut self, end: char, what: &str) -> P<String> {
        let start = self.at;
        let mut text = String::new();
        loop {
            match self.next() {
                None if text.is_empty() => return wrong(format!("missing {what}"), start),
                None => return wrong(format!("missing {end}, unterminated name"), start),
                Some(char) if char == end => {
                    return if text.is_empty() { wrong(format!("missing {what}"), start) } else { Ok(text) };
                }
                Some(char) => text.push(char),
            }
        }
    }

    fn ascii(&self, flags: u32) -> bool {
        self.is_bytes || flags & ASCII != 0
    }

    fn alternatives(&mut self, flags: u32) -> P {
        let mut flags = flags;
        let mut all = vec![self.sequence(&mut flags)?];
        while self.eat('|') {
            all.push(self.sequence(&mut flags)?);
        }
        Ok(if all.len() == 1 { all.remove(0) } else { Node::Alternatives(all) })
    }

    fn sequence(&mut self, flags: &mut u32) -> P {
        let mut all: Vec<Node> = Vec::new();
        // Whether the last of them may be repeated, and whether it is already.
        let (mut may_repeat, mut is_repeat) = (false, false);
        while let Some(char) = self.peek() {
            let here = self.at;
            if matches!(char, '|' | ')') {
                break;
            }
            self.at += 1;
            if *flags & VERBOSE != 0 {
                if matches!(char, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c') {
                    continue;
                }
                if char == '#' {
                    while self.next().is_some_and(|char| char != '\n') {}
                    continue;
                }
            }
            if let Some((least, most)) = self.quantifier(char)? {
                if !may_repeat {
                    return wrong(if is_repeat { "multiple repeat" } else { "nothing to repeat" }, here);
                }
                let kind = if self.eat('?') {
                    Repeats::Lazy
                } else if self.eat('+') {
                    Repeats::Possessive
                } else {
                    Repeats::Greedy
                };
                let node = all.pop().unwrap_or(Node::Empty);
                all.push(Node::Repeat { node: Box::new(node), least, most, kind });
                (may_repeat, is_repeat) = (false, true);
                continue;
            }
            let node = match char {
                '.' => Node::Any(*flags & DOT_ALL != 0),
                '^' => Node::At(if *flags & MULTILINE != 0 { At::LineStart } else { At::Start }),
                '$' => Node::At(if *flags & MULTILINE != 0 { At::LineEnd } else { At::EndOrLast }),
                '[' => Node::Set(self.class(here, *flags)?),
                '(' => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return wrong("too many nested groups", here);
                    }
                    let node = self.group(here, flags)?;
                    self.depth -= 1;
                    match node {
                        Some(node) => node,
                        None => continue,
                    }
                }
                '\\' => self.escape(here, *flags)?,
                char => Node::Char(char, *flags & IGNORE_CASE != 0),
            };
            may_repeat = !matches!(node, Node::At(_) | Node::Empty);
            is_repeat = false;
            all.push(node);
        }
        Ok(if all.len() == 1 { all.remove(0) } else { Node::Sequence(all) })
    }

    fn quantifier(&mut self, char: char) -> P<Option<(usize, usize)>> {
        Ok(match char {
            '*' => Some((0, usize::MAX)),
            '+' => Some((1, usize::MAX)),
            '?' => Some((0, 1)),
            '{' => {
                let start = self.at;
                let least = self.number();
                let most = if self.eat(',') { self.number().or(Some(usize::MAX)) } else { least };
                if !self.eat('}') || (least.is_none() && (most.is_none() || self.chars[start] != ',')) {
                    self.at = start;
                    return Ok(None);
                }
                let (least, most) = (least.unwrap_or(0), most.unwrap_or(usize::MAX));
                if most < least {
                    return wrong("min repeat greater than max repeat", start);
                }
                Some((least, most))
            }
            _ => None,
        })
    }

    fn number(&mut self) -> Option<usize> {
        let mut number: Option<usize> = None;
        while let Some(digit) = self.peek().and_then(|char| char.to_digit(10)) {
            number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(digit as usize));
            self.at += 1;
        }
        number
    }

    /// After `(`. Nothing for comments and flags.
    fn group(&mut self, start: usize, flags: &mut u32) -> P<Option<Node>> {
        let mut inner = *flags;
        let mut name = None;
        let mut captures = true;
        if self.eat('?') {
            captures = false;
            let Some(char) = self.next() else { return wrong("unexpected end of pattern", self.at) };
            match char {
                ':' => {}
                'P' => {
                    if self.eat('<') {
                        let at = self.at;
                        let text = self.until('>', "group name")?;
                        self.check_name(&text, at)?;
                        name = Some((text, at));
                        captures = true;
                    } else if self.eat('=') {
                        let at = self.at;
                        let text = self.until(')', "group name")?;
                        self.check_name(&text, at)?;
                        let Some((_, group)) = self.names.iter().find(|(name, _)| *name == text) else {
                            return wrong(format!("unknown group name '{text}'"), at);
                        };
                        return self.reference(*group, at, at, *flags).map(Some);
                    } else {
                        let Some(char) = self.next() else { return wrong("unexpected end of pattern", self.at) };
                        return wrong(format!("unknown extension ?P{char}"), start + 1);
                    }
                }
                '#' => loop {
                    match self.next() {
                        None => return wrong("missing ), unterminated comment", start),
                        Some(')') => return Ok(None),
                        Some(_) => {}
                    }
                },
                '=' | '!' => return self.look(start, *flags, false, char == '!').map(Some),
                '<' => {
                    let Some(char) = self.next() else { return wrong("unexpected end of pattern", self.at) };
                    if !matches!(char, '=' | '!') {
                        return wrong(format!("unknown extension ?<{char}"), start + 1);
                    }
                    return self.look(start, *flags, true, char == '!').map(Some);
                }
                '>' => {
                    let node = self.rest_of_group(start, *flags)?;
                    return Ok(Some(Node::Atomic(Box::new(node))));
                }
                '(' => return self.conditional(start, *flags).map(Some),
                _ => {
                    self.at -= 1;
                    match self.inline_flags(start, *flags)? {
                        None => {
                            *flags |= self.flags;
                            return Ok(None);
                        }
                        Some(new) => inner = new,
                    }
                }
            }
        }
        if !captures {
            let node = self.rest_of_group(start, inner)?;
            return Ok(Some(Node::Group(None, Box::new(node))));
        }
        let number = self.widths.len();
        self.widths.push(None);
        if let Some((name, at)) = name {
            if let Some((_, first)) = self.names.iter().find(|(known, _)| *known == name) {
                return wrong(format!("redefinition of group name '{name}' as group {number}; was group {first}"), at);
            }
            self.names.push((name, number));
        }
        let node = self.rest_of_group(start, inner)?;
        self.widths[number] = Some(width(&node, &self.widths));
        Ok(Some(Node::Group(Some(number), Box::new(node))))
    }

    fn rest_of_group(&mut self, start: usize, flags: u32) -> P {
        let node = self.alternatives(flags)?;
        if self.eat(')') { Ok(node) } else { wrong("missing ), unterminated subpattern", start) }
    }

    fn check_name(&self, name: &str, at: usize) -> P<()> {
        let is_name = name.starts_with(|char: char| char == '_' || char.is_alphabetic())
            && name.chars().all(|char| is_word(char, self.is_bytes));
        if is_name { Ok(()) } else { wrong(format!("bad character in group name '{name}'"), at) }
    }

    fn reference(&mut self, group: usize, at: usize, open_at: usize, flags: u32) -> P {
        match self.widths.get(group) {
            None => wrong(format!("invalid group reference {group}"), at),
            Some(None) if group > 0 => wrong("cannot refer to an open group", open_at),
            _ => Ok(Node::Reference(group, flags & IGNORE_CASE != 0)),
        }
    }

    fn look(&mut self, start: usize, flags: u32, behind: bool, negated: bool) -> P {
        let node = self.rest_of_group(start, flags)?;
        let mut back = None;
        if behind {
            let (least, most) = width(&node, &self.widths);
            if least != most {
                return wrong("look-behind requires fixed-width pattern", usize::MAX);
            }
            back = Some(least);
        }
        Ok(Node::Look { node: Box::new(node), back, negated })
    }

    fn conditional(&mut self, start: usize, flags: u32) -> P {
        let at = self.at;
        let name = self.until(')', "group name")?;
        let group = match self.names.iter().find(|(known, _)| *known == name) {
            Some((_, group)) => *group,
            None => match name.parse::<usize>() {
                Ok(0) => return wrong("bad group number", at),
                Ok(number) => {
                    self.conditions.push((number, at));
                    number
                }
                Err(_) => {
                    self.check_name(&name, at)?;
                    return wrong(format!("unknown group name '{name}'"), at);
                }
            },
        };
        let mut flags = flags;
        let yes = self.sequence(&mut flags)?;
        let no = if self.eat('|') { self.sequence(&mut flags)? } else { Node::Empty };
        if self.peek() == Some('|') {
            return wrong("conditional backref with more than two branches", self.at);
        }
        if !self.eat(')') {
            return wrong("missing ), unterminated subpattern", start);
        }
        Ok(Node::Conditional { group, yes: Box::new(yes), no: Box::new(no) })
    }

    /// `i)` for the whole pattern, or the flags of `i-s:`.
    fn inline_flags(&mut self, start: usize, flags: u32) -> P<Option<u32>> {
        let (mut on, mut off, mut negated) = (0, 0, false);
        loop {
            let at = self.at;
            let missing = if negated { "missing :" } else { "missing -, : or )" };
            let Some(char) = self.next() else { return wrong(missing, at) };
            let flag = match char {
                'i' => IGNORE_CASE,
                'L' => LOCALE,
                'm' => MULTILINE,
                's' => DOT_ALL,
                'u' => UNICODE,
                'x' => VERBOSE,
                'a' => ASCII,
                '-' if !negated => {
                    negated = true;
                    continue;
                }
                ':' => {
                    if negated && off == 0 {
                        return wrong("missing flag", at);
                    }
                    // Letters of `a`, `u` and `L` take each other's place.
                    let kept = if on & (ASCII | UNICODE) != 0 { flags & !(ASCII | UNICODE) } else { flags };
                    return Ok(Some((kept | on) & !off));
                }
                ')' if !negated => {
                    if start != 0 {
                        return wrong("global flags not at the start of the expression", start);
                    }
                    self.flags |= on;
                    return Ok(None);
                }
                char if on == 0 && off == 0 && !negated => {
                    return wrong(format!("unknown extension ?{char}"), start + 1);
                }
                char if char.is_alphabetic() => return wrong("unknown flag", at),
                _ => return wrong(if negated && off == 0 { "missing flag" } else { missing }, at),
            };
            if flag == LOCALE && !self.is_bytes {
                return wrong("bad inline flags: cannot use 'L' flag with a str pattern", self.at);
            }
            if flag == UNICODE && self.is_bytes {
                return wrong("bad inline flags: cannot use 'u' flag with a bytes pattern", self.at);
            }
            if negated { off |= flag } else { on |= flag }
        }
    }

    /// After `[`.
    fn class(&mut self, start: usize, flags: u32) -> P<Class> {
        let negated = self.eat('^');
        let mut class = Class { items: Vec::new(), negated, ignore_case: flags & IGNORE_CASE != 0 };
        let first = self.at;
        loop {
            let here = self.at;
            let Some(char) = self.next() else { return wrong("unterminated character set", start) };
            if char == ']' && here != first {
                return Ok(class);
            }
            let low = self.class_item(char, here, flags)?;
            if self.peek() != Some('-') {
                class.items.push(low);
                continue;
            }
            self.at += 1;
            let there = self.at;
            let high = match self.next() {
                None => return wrong("unterminated character set", start),
                Some(']') => {
                    class.items.push(low);
                    class.items.push(Item::Range('-', '-'));
                    return Ok(class);
                }
                Some(char) => self.class_item(char, there, flags)?,
            };
            match (low, high) {
                (Item::Range(low, _), Item::Range(high, _)) if low <= high => {
                    class.items.push(Item::Range(low, high));
                }
                _ => {
                    let text: String = self.chars[here..self.at].iter().collect();
                    return wrong(format!("bad character range {text}"), here);
                }
            }
        }
    }

    fn class_item(&mut self, char: char, here: usize, flags: u32) -> P<Item> {
        if char != '\\' {
            return Ok(Item::Range(char, char));
        }
        let Some(char) = self.next() else { return wrong("bad escape (end of pattern)", here) };
        if let Some(item) = category(char, self.ascii(flags)) {
            return Ok(item);
        }
        let char = match char {
            'b' => '\x08',
            '0'..='7' => {
                self.at -= 1;
                self.octal(here)?
            }
            _ => self.plain_escape(char, here)?,
        };
        Ok(Item::Range(char, char))
    }

    fn octal(&mut self, here: usize) -> P<char> {
        let mut code = 0;
        for _ in 0..3 {
            let Some(digit) = self.peek().and_then(|char| char.to_digit(8)) else { break };
            code = code * 8 + digit;
            self.at += 1;
        }
        if code > 0o377 {
            let text: String = self.chars[here..self.at].iter().collect();
            return wrong(format!("octal escape value {text} outside of range 0-0o377"), here);
        }
        Ok(char::from_u32(code).unwrap_or_default())
    }

    /// Escapes that mean a character, in classes and outside.
    fn plain_escape(&mut self, char: char, here: usize) -> P<char> {
        let digits = match char {
            'a' => return Ok('\x07'),
            'f' => return Ok('\x0c'),
            'n' => return Ok('\n'),
            'r' => return Ok('\r'),
            't' => return Ok('\t'),
            'v' => return Ok('\x0b'),
            'x' => 2,
            'u' if !self.is_bytes => 4,
            'U' if !self.is_bytes => 8,
            char if char.is_ascii_alphanumeric() => return wrong(format!("bad escape \\{char}"), here),
            char => return Ok(char),
        };
        let mut code = 0;
        for _ in 0..digits {
            let Some(digit) = self.peek().and_then(|char| char.to_digit(16)) else {
                let text: String = self.chars[here..self.at].iter().collect();
                return wrong(format!("incomplete escape {text}"), here);
            };
            code = code * 16 + digit;
            self.at += 1;
        }
        char::from_u32(code).map_or_else(|| wrong("bad escape", here), Ok)
    }

    /// After `\`, outside classes.
    fn escape(&mut self, here: usize, flags: u32) -> P {
        let Some(char) = self.next() else { return wrong("bad escape (end of pattern)", here) };
        let ascii = self.ascii(flags);
        if let Some(item) = category(char, ascii) {
            return Ok(Node::Set(Class { items: vec![item], negated: false, ignore_case: false }));
        }
        let ignore_case = flags & IGNORE_CASE != 0;
        Ok(match char {
            'A' => Node::At(At::Start),
            'Z' | 'z' => Node::At(At::End),
            'b' => Node::At(At::Word(ascii)),
            'B' => Node::At(At::NotWord(ascii)),
            '0' => {
                self.at -= 1;
                Node::Char(self.octal(here)?, ignore_case)
            }
            '1'..='9' => {
                let digit = |at: usize, radix| self.chars.get(at).is_some_and(|char| char.is_digit(radix));
                if char < '8' && digit(self.at, 8) && digit(self.at + 1, 8) {
                    self.at -= 1;
                    return Ok(Node::Char(self.octal(here)?, ignore_case));
                }
                let mut group = char as usize - '0' as usize;
                if let Some(digit) = self.peek().and_then(|char| char.to_digit(10)) {
                    group = group * 10 + digit as usize;
                    self.at += 1;
                }
                self.reference(group, here + 1, here, flags)?
            }
            _ => Node::Char(self.plain_escape(char, here)?, ignore_case),
        })
    }
}

fn category(char: char, ascii: bool) -> Option<Item> {
    let kind = char.to_ascii_lowercase();
    matches!(kind, 'd' | 's' | 'w').then_some(Item::Category { kind, negated: char.is_ascii_uppercase(), ascii })
}
