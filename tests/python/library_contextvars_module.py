from contextvars import ContextVar, copy_context, Context

v = ContextVar("v", default=1)
w = ContextVar("w")
print(v.get(), v.name, w.get("fallback"))
try:
    w.get()
except LookupError as error:
    print(type(error).__name__)
token = v.set(2)
print(v.get(), token.var is v)
t2 = v.set(3)
print(t2.old_value)
v.reset(t2)
print(v.get())
v.reset(token)
print(v.get())
try:
    v.reset(token)
except RuntimeError:
    print("used once")
c = copy_context()


def change():
    v.set("inside")
    return v.get()


print(c.run(change), v.get(), c[v], v in c, w in c, len(c), c.get(w, "none"), [x.name for x in c])
empty = Context()
print(empty.run(v.get), len(empty))
with v.set("with"):
    print(v.get())
print(v.get())
