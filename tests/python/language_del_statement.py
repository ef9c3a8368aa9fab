a = [1, 2, 3, 4, 5]
del a[0], a[-1]
print(a)
del a[::2]
print(a)
d = {"x": 1, "y": 2}
del d["x"]
print(d)


class P:
    def __init__(self):
        self.v = 1

    def __delattr__(self, name):
        print("delattr", name)
        super().__delattr__(name)

    def __delitem__(self, key):
        print("delitem", key)

    @property
    def prop(self):
        return 1

    @prop.deleter
    def prop(self):
        print("deleter")


p = P()
del p.v, p[1], p[1:2], p.prop
for code in ("del p.v", "del d['q']", "del a[9]", "del nothing", "del (1, 2)[0]", "del 'abc'[0]"):
    try:
        exec(code)
    except Exception as error:
        print(type(error).__name__, error)
x = y = z = 1
del (x, [y, z])
try:
    x
except NameError as error:
    print(error)


def f():
    for i in range(2):
        del i
    return "ok"


print(f())
