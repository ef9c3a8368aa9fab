import string
from string import Template, Formatter

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace))
print(string.capwords("hello  big world"), string.capwords("a-b-c", "-"))
t = Template("$who likes ${what}s for $$5")
print(t.substitute(who="tim", what="kung pao"), t.safe_substitute(who="x"), t.get_identifiers(), t.is_valid())
for bad in (lambda: t.substitute(who=1), lambda: Template("$1 x").substitute(), lambda: Template("a\n $").substitute()):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print(t.substitute({"who": "a"}, what="b"), t.template)
print(Formatter().format("{0} {x!r:>5}", 1, x="y"))


class Upper(Formatter):
    def get_value(self, key, args, kwargs):
        return str(super().get_value(key, args, kwargs)).upper()


print(len(string.printable), string.ascii_lowercase[::5])
