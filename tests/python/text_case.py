# Case, and questions about characters.
words = ["", "hello", "Hello World", "HELLO", "it's", "ß", "straße", "123", "a1b", "ÀÉ", "x-y z", "ΑΣ", "İ", "a\tb"]
for word in words:
    print(ascii(word), *map(ascii, [word.upper(), word.lower(), word.title(), word.capitalize(), word.replace('Σ', 's').swapcase(), word.casefold()]))
for word in words + ["²", "½", "٣", " ", "\n", "_a", "1a", "é1", "\x00", "Ab Cd", "AB"]:
    print(ascii(word), [int(f(word)) for f in (str.isalnum, str.isalpha, str.isascii, str.isdecimal, str.isdigit, str.isidentifier, str.islower, str.isnumeric, str.isprintable, str.isspace, str.istitle, str.isupper)])
