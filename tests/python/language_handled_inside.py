# What is being handled is known to whoever is called meanwhile: generators, coroutines, keys, reprs.
def gen():
    try:
        yield 1
    except TypeError as e:
        print('ctx', repr(e.__context__))
    yield 2
try:
    raise ValueError('a')
except ValueError:
    g = gen(); next(g)
    try:
        g.throw(TypeError('x'))
    except Exception as e: print(repr(e))
def g2():
    try:
        raise KeyError('in')
    except KeyError as e:
        print(repr(e.__context__))
    yield
    try: 
        raise
    except Exception as e: print('reraised', repr(e))
try: raise ValueError('b')
except ValueError:
    g = g2(); next(g)
    try: next(g)
    except StopIteration: pass
import sys
def g3():
    yield sys.exception()
    yield sys.exception()
try: raise ValueError('c')
except ValueError:
    g = g3()
    print(repr(next(g)))
print(repr(next(g)))
def g4():
    def inner(): yield 
    try: raise OSError('gen')
    except OSError: yield sys.exception()
    yield sys.exception()
g = g4()
try: raise ValueError('d')
except ValueError:
    print(repr(next(g)))
    print(repr(sys.exception()))
    print(repr(next(g)))
async def co():
    try: raise KeyError('co')
    except KeyError as e: print('co', repr(e.__context__))
    try:
        {}['zz']
    except KeyError as e: print('co', repr(e.__context__))
try: raise ValueError('e')
except ValueError:
    try: co().send(None)
    except StopIteration: pass


class Shown:
    def __repr__(self):
        return f'<{sys.exception()!r}>'


def key(x):
    seen.append(repr(sys.exception()))
    return x


seen = []
try:
    raise ValueError('f')
except ValueError:
    print(Shown(), sorted([2, 1], key=key), seen)
    try:
        list(map(int, ['x']))
    except ValueError as e:
        print(repr(e.__context__))
print(sys.exception())
