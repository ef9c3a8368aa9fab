from contextvars import ContextVar, copy_context

colour = ContextVar("colour", default="grey")
size = ContextVar("size")
token = size.set(1)
try:
    colour.reset(token)
except ValueError as error:
    print(str(error).endswith("was created by a different ContextVar"))
print(size.get(), token.var is size)
size.reset(token)
print(size.get("none"))
try:
    size.reset(token)
except RuntimeError as error:
    print(str(error).endswith("has already been used once"))
context = copy_context()
context.run(colour.set, "red")
print(colour.get(), list(context.keys()) == [colour], list(context.values()), list(context.items())[0][1])
