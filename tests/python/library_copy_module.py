import copy


class Node:
    def __init__(self, value, children=()):
        self.value = value
        self.children = list(children)

    def __repr__(self):
        return f"Node({self.value}, {self.children})"


n = Node(1, [Node(2)])
s, d = copy.copy(n), copy.deepcopy(n)
n.children[0].value = 99
n.children.append(3)
print(n, s, d, s.children is n.children)
loop = [1]
loop.append(loop)
c = copy.deepcopy(loop)
print(c[1] is c, c is not loop, c)
shared = [0]
pair = copy.deepcopy([shared, shared])
print(pair[0] is pair[1], copy.copy((1, 2)), copy.deepcopy({"a": {1: [2]}}), copy.copy({1, 2}))
t = (1, [2])
print(copy.deepcopy(t) is t, copy.deepcopy((1, (2,))) is not None, copy.copy(print) is print)


class Custom:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return f"deep {type(memo).__name__}"

    def __replace__(self, **kw):
        return kw


print(copy.copy(Custom()), copy.deepcopy([Custom()]), copy.replace(Custom(), a=1))


class Slots:
    __slots__ = "a", "b"


x = Slots()
x.a = [1]
y = copy.deepcopy(x)
print(y.a, y.a is x.a, hasattr(y, "b"))
e = copy.copy(ValueError("a", 1))
print(repr(e), e.args)
try:
    copy.replace(3, a=1)
except TypeError as error:
    print(error)
