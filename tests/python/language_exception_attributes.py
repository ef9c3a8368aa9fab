class AppError(Exception):
    def __init__(self, code, message="default"):
        super().__init__(code, message)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {self.args[1]}"


class Sub(AppError):
    pass


try:
    raise Sub(404)
except AppError as error:
    print(error, repr(error), error.code, error.args, type(error).__mro__[:3])
for code in ("{}['k']", "[][1]", "(1).nope", "nope", "int('z')", "open", "1/0", "float('x')", "'a'.foo()", "[].remove(1)", "().index(3)", "{1}.remove(2)", "set().pop()", "{}.popitem()", "[].pop()", "[1].pop(5)", "'abc'.index('z')",
             "chr(-1)", "ord('ab')", "bytes([256])", "'é'.encode('ascii')", "b'\\xff'.decode()", "int('1', 99)", "range(1, 2, 0)", "max([])", "max()", "[1,2][::0]", "'{}'.format()", "'{a}'.format()", "'%d' % 'x'", "'%s %s' % 1", "'%z' % 1", "10 ** 400 * 1.0", "1 << -1", "round('x')", "sum(['a'])", "sorted([1, 'a'])", "zip(1)", "list(zip([1], [], strict=True))", "isinstance(1, 5)", "issubclass(1, int)", "hash([])", "iter(int, 1).x", "object(1)", "int([])", "float([])", "complex('x')", "getattr(1, 'x')", "super().x", "__import__('nope')", "next(iter([]))", "dict([(1, 2, 3)])", "'a'.join([1])", "'abc'.split('')", "'x'.center()", "divmod(1, 0)", "1 % 0", "1.5 // 0", "0 ** -1", "pow(2, -1, 4)", "int(float('nan'))", "int(float('inf'))", "bytes(-1)", "b'a' + 'a'", "'a' in 5", "print(sep=1)", "slice()", "enumerate(5)", "map()", "reversed({1})"):
    try:
        eval(code)
    except Exception as error:
        print(f"{code:28}", type(error).__name__, error)
try:
    "x".nope
except AttributeError as error:
    print(error)
try:
    {}["k"]
except KeyError as error:
    print(error.args)
try:
    next(iter(()))
except StopIteration as error:
    print(repr(error.value))
try:
    raise SystemExit(3)
except SystemExit as error:
    print(error.code)
u = UnicodeDecodeError("utf-8", b"abc", 1, 2, "reason")
print(u)
o = OSError(2, "No such", "file")
print(o, o.errno, o.strerror, o.filename)
i = ImportError("m", name="n", path="p")
print(i.name, i.path, i.msg)
