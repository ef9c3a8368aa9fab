# re: what is no pattern, and where.
import re

for pattern in ["(", ")", "(a", "a)", "*", "a**", "+a", "a|*", "(?", "(?P", "(?P<", "(?P<a", "(?P<1a>b)", "(?P<a>b)(?P<a>c)", "(?P=x)", "(?Px)", "(?<a)", "(?z)", "[", "[a", "[]", "[b-a]", r"[a-\d]", "\\", r"\q", r"[\q]", r"\1", r"(a\1)", r"(?P<a>x\1)", "a{2,1}", "(?<=a+)b", "(?<=a*)", "(?(1)a|b)", "(?(x)a)", "(?(1)a|b|c)", "(?(0)a)", r"\x4", r"\u12", r"\400", "x(?i)", "(?i", "(?-i)", "(?#", "a\n(b", "(?P<>a)", "(?i-:a)", "(?L)a", "a{1}{2}", "a+++", "(?:*)", "^*"]:
    try:
        print(repr(pattern), re.compile(pattern))
    except re.error as error:
        print(repr(pattern), error, "|", error.msg, error.pos, error.lineno, error.colno, error.pattern == pattern)
print(re.error is re.PatternError, re.error.__name__, issubclass(re.error, Exception))
try:
    re.compile("[")
except re.PatternError as error:
    print(type(error).__name__, error.args)
