import textwrap

text = "The quick brown fox jumped over the lazy dog, and a-very-long-hyphenated-word follows supercalifragilisticexpialidocious."
print(textwrap.wrap(text, 20))
print(textwrap.fill(text, width=30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten("Hello  world, this is me", width=15), "|", textwrap.shorten("Hello world", width=9, placeholder="..."), "|", textwrap.shorten("short", 10))
print(repr(textwrap.dedent("""
    a
      b

    c
    """)))
print(textwrap.indent("a\n\nb\n", "> "), textwrap.indent("a\n\nb", "- ", lambda line: True))
print(textwrap.wrap(text, 15, break_long_words=False, break_on_hyphens=False))
print(textwrap.wrap("a\tb  c\nd", 80), textwrap.wrap("a  b", 80, drop_whitespace=False), textwrap.wrap("", 5), textwrap.wrap("aaaa bbbb cccc", 5, max_lines=2))
w = textwrap.TextWrapper(width=12)
print(w.wrap("One. Two three. Four"), w.fill("x y z " * 6))
try:
    textwrap.wrap("abc", 0)
except ValueError as error:
    print(error)
