# re: every construct.
import re


def show(pattern, text, flags=0):
    m = re.search(pattern, text, flags)
    print(f"{pattern!r:34} {text!r:20}", m and (m.span(), m.group(), m.groups()))


for pattern, text in [
    ("a|bc|d", "xbc"), ("^a", "ba"), ("a$", "ba\n"), (r"a\Z", "a\n"), (r"\Aa", "ab"), ("a.c", "a\nc"), ("[a-c]+", "xabcd"), ("[^a-c]+", "abxyz"), ("[]a]+", "x]a]"), ("[a-]+", "x-a"), (r"[\w.-]+", "!a.b-c!"), (r"[^\s]+", " ab "), ("[\\]]", "]"),
    ("a*", "aaa"), ("a+?", "aaa"), ("a??b", "ab"), ("a{2}", "aaa"), ("a{2,}", "aaaa"), ("a{,2}", "aaa"), ("a{1,2}?", "aaa"), ("a{", "a{"), ("a{1,x}", "a{1,x}"), ("x{0}y", "xy"), ("(ab)+", "ababab"), ("(a|b)*c", "ababc"), ("(?:ab)+", "abab"), ("(a*)*", "aa"), ("(a*)+", "b"), ("(?:a|ab)(?:c|bcd)(d*)", "abcd"), ("((a)|(b))*", "ab"),
    (r"(\w)\1", "abccd"), (r"(?P<q>['\"]).*?(?P=q)", "say 'hi' now"), (r"(a)?(?(1)b|c)", "c"), (r"(a)?(?(1)b|c)", "ab"), (r"(?P<x>a)?(?(x)b)", "ab"),
    ("a(?=b)", "acab"), ("a(?!b)", "abac"), ("(?<=a)b", "bab"), ("(?<!a)b", "abb"), ("(?=(a+))a*b", "aab"), (r"(?<=\d{3})x", "12x123x"), ("(?!)", "a"), ("(?<=^|,)x", "y"),
    ("(?>a+)ab", "aaab"), ("(?>a|ab)c", "abc"), ("a++b", "aaab"), ("a*+a", "aaa"), ("a?+a", "a"), ("(?:ab)++c", "ababc"), ("a{1,2}+a", "aa"),
    ("(?i)aB", "xAb"), ("(?i:a)b", "Ab"), ("(?i:a)b", "AB"), ("(?s).+", "a\nb"), ("(?m)^b$", "a\nb\nc"), ("(?x) a b # c\n c", "abc"), ("(?s-i:.)a", "\na"), ("(?#comment)a", "a"), ("(?a)\\w+", "é_a"), (r"\w+", "é_a"), ("(?i)[a-c]+", "xABC"), ("(?i)É", "é"), (r"(?i)(a)\1", "aA"),
    (r"\d+\D+\s\S+\w\W", "12ab c4!"), (r"\bfoo\b", "a foo."), (r"\Boo", "foo"), (r"\x41\u00e9\101\0", "Aé A\x00 AéA\x00"), (r"\t\n\\\.", "\t\n\\."), (r"\$\^\(", "$^("), ("é+", "aéé"), ("😀.", "a😀b"), ("(((a)))", "a"), ("", "abc"), ("()", "a"), ("a||b", "b"), ("(|a)+", "aa"), (r"(?:a?)*?b", "aab"), (r"(a{2}){2}", "aaaa"), ("^*", "x"),
]:
    try:
        show(pattern, text)
    except re.error as error:
        print(pattern, "->", error)
show("^b", "a\nb", re.M)
show("a.b", "a\nb", re.DOTALL)
show("A B", "ab", re.I | re.X)
print(re.findall(r"^", "a\nb\n", re.M), re.findall(r"$", "a\nb\n", re.M), re.findall("$", "a\n"), re.compile("^a").search("ba", 1), re.compile(r"\Ba").search("ba", 1))
