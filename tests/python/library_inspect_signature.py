import inspect
from inspect import signature, Parameter


def f(a, /, b: int, *args, c=3, d: str = "x", **kw) -> bool:
    """The doc.

    More.
    """


s = signature(f)
print(s, list(s.parameters), s.return_annotation)
for p in s.parameters.values():
    print(p, p.name, p.kind, p.kind.description, p.default is Parameter.empty, p.annotation is Parameter.empty)
bound = s.bind(1, 2, 3, 4, c=5, z=6)
print(bound.arguments, bound.args, bound.kwargs)
bound = s.bind(1, 2)
bound.apply_defaults()
print(bound.arguments)
for call in (lambda: s.bind(), lambda: s.bind(1), lambda: s.bind(1, 2, b=3), lambda: signature(lambda x: 0).bind(1, 2), lambda: signature(lambda x: 0).bind(1, q=2)):
    try:
        call()
    except TypeError as error:
        print(error)


class A:
    def __init__(self, x, *, y=1):
        pass

    def method(self, z=(1, 2)):
        pass

    @classmethod
    def cm(cls, q): pass

    @staticmethod
    def sm(r): pass


print(signature(A), signature(A.method), signature(A(1).method), signature(A.cm), signature(A.sm), signature(lambda *a, **k: 0), signature(lambda: 0))
print(inspect.getdoc(f), inspect.isfunction(f), inspect.ismethod(A(1).method), inspect.isclass(A), inspect.isgeneratorfunction(f), inspect.isbuiltin(len))
print(s.replace(return_annotation=inspect.Signature.empty), s == signature(f), inspect.getmro(A) == A.__mro__)


async def co(): pass
async def ag(): yield
def g(): yield


print(inspect.iscoroutinefunction(co), inspect.isasyncgenfunction(ag), inspect.isgenerator(g()), [inspect.getgeneratorstate(g())])
print(str(signature(lambda a, b=[], /, *, c: 0)), inspect.cleandoc("  a\n     b\n   c"))
