# Details of containers, numbers, errors and patterns that CPython's own tests ask for.
hash(slice(1,2))
print(hash(slice(1,2)) == hash(slice(1,2)))
for t in ('1__0','_1','1_','0x_1'):
    try: print(int(t))
    except ValueError as e: print(e)
    try: print(float(t))
    except ValueError as e: print(e)
print(int('1_000'), float('1_0.5_0'), int('0b_1', 0))
def g4(): yield
def g4():
    yield


gg = g4()
print(gg.__name__, gg.__qualname__)
gg.__name__ = 'zz'
gg.__qualname__ = 'q.z'
print(gg.__name__, repr(gg)[:24])
d = {1:1,2:2}
try:
    for k in d: del d[k]
except RuntimeError as e: print(e)
d = {1:1,2:2}
try:
    for k in d: del d[k]; d[k+10]=1
except RuntimeError as e: print(e)
class MyS:
    __slots__ = ['__s', '_t']
    def __init__(self): self.__s = 5
    def get(self): return self.__s
async def w():
    async with CM(): pass
class CM:
    def __aenter__(self): return 123
    def __aexit__(self, *e): return 456
try: w().send(None)
except TypeError as e: print(e)
class CM:
    async def __aenter__(self): return 123
    def __aexit__(self, *e): return 456
try: w().send(None)
except TypeError as e: print(e)
print({1} in {frozenset({1})}, {frozenset({1})} .discard({1}))
l=[1]; l2=l.__iadd__([2]); print(l2 is l, l)
d={1:2}; d.__ior__({3:4}); print(d); s={1}; s.__ior__({2}); print(s)
from collections import deque, ChainMap, UserDict, UserList, Counter
print(2*deque([1,2]), deque([1,2,3,1]).index(1,1))
print(ChainMap({1:2}) | {3:4}, {3:4} | ChainMap({1:2}))
import copy
u = UserDict({1:2}); v = copy.copy(u); v[3]=4; print(u, v); u.copy()
u = UserList([1]); v=copy.copy(u); v.append(3); print(u,v)
print(Counter(a=None), Counter(a=1,b=2))
try: bytearray(b'a') <= bytearray(b'b'); print(b'a' <= bytearray(b'b'), 2*bytearray(b'ab'), b'abc'.find(bytearray(b'b')))
except TypeError as e: print(e)
print(f'{-0.0:z.1f}', format(-0.00001,'z.2f'))
class A: pass
e1 = SyntaxError('m', ('f',1,2,'text',3,4)); print(e1.end_lineno, e1.end_offset, SyntaxError('m').end_lineno)
print(OSError(2,'x','a',None,'b').filename2, OSError(2,'x','a',None,'b'))
from functools import reduce, partial, partialmethod
print(reduce(lambda a,b:a+b, [1,2], initial=3))
class T:
    def f(self,a,b): return (a,b)
    g = partialmethod(f, 1)
    def __repr__(self): return 'T'
print(T().g(2), repr(partialmethod(int, 1)), T.g(T(), 5))
match True:
    case bool(x): print('bool', x)
for src in ("match x:\n case {'a':a, 'b':a}: pass", "match x:\n case Foo(a=1,a=2): pass", "match x:\n case a|b: pass","match x:\n case [*a,*b]: pass","match x:\n case _: pass\n case 1: pass","match x:\n case a|1: pass"):
    try: compile(src,'f','exec'); print('ok')
    except SyntaxError as e: print(e)
try: raise ValueError from 3
except TypeError as e: print(e)


class Slotted:
    __slots__ = ['__own', 'shared']

    def __init__(self):
        self.__own, self.shared = 5, 6


print(Slotted()._Slotted__own, Slotted().shared)
print(hash(range(0)) == hash(range(5, 5)), len({range(3), range(0, 3, 1)}))
cell = (lambda x: (lambda: x))(1).__closure__[0]
cell.cell_contents = 4
print(cell.cell_contents)
del cell.cell_contents
try:
    cell.cell_contents
except ValueError as e:
    print(repr(e)[:10])
