import types

ns = types.SimpleNamespace(a=1, b="x")
ns.c = [1]
print(ns, ns == types.SimpleNamespace(a=1, b="x", c=[1]), vars(ns))
del ns.a
print(ns, hasattr(ns, "a"))
proxy = types.MappingProxyType({"a": 1})
print(proxy["a"], list(proxy.items()), len(proxy), "a" in proxy)
try:
    proxy["b"] = 1
except TypeError as error:
    print(error)
print(types.FunctionType is type(lambda: 0), types.GeneratorType.__name__, types.NoneType, types.BuiltinFunctionType, types.ModuleType.__name__)
C = types.new_class("C", (int,), {}, lambda ns: ns.update(x=5))
print(C.x, C(3) + 1)


class A:
    def f(self): pass


print(type(A().f) is types.MethodType, types.MethodType(lambda self, x: (self, x), 1)(2), isinstance(int | str, types.UnionType), types.CoroutineType.__name__)
m = types.ModuleType("mod", "the doc")
m.x = 1
print(m.__name__, m.__doc__, m.x)
print(type(...), type(NotImplemented), types.GenericAlias(list, (int,)))


@types.coroutine
def old():
    x = yield 1
    return x



