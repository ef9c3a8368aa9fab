log = []


def v(name, value=1):
    log.append(name)
    return value


d = {}
d[v("key")] = v("value")
v("a") + v("b") * v("c") - v("d")
print(log)
log.clear()
v("x", 0) and v("skipped")
v("f", print)(v("arg1"), *v("star", [2]), k=0, **v("kw", {})) if False else None
[v("i1"), v("i2")], {v("k1"): v("v1")}, v("lo") < v("hi") < v("top", 0) < v("never")
print(log)
log.clear()
l = [0, 1]
l[v("i", 0)] += v("rhs")
print(log, l)
i = 0
i, l[i] = 1, 9
print(l)
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e, t)
