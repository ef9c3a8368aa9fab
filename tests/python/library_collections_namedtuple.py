from collections import namedtuple

Point = namedtuple("Point", "x y", defaults=[0])
p = Point(11)
print(p, p.x + p.y, p[0], tuple(p), p._asdict(), p._replace(y=5), Point._fields, Point._field_defaults)
x, y = p
print(x, y, p == (11, 0), Point._make([4, 5]), isinstance(p, tuple), len(p))
print(Point.__doc__, Point.x.__doc__, Point.__name__)
for bad in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(z=1), lambda: p._replace(q=1), lambda: Point._make([1])):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
for args in ("Bad", ["a", "a"]), ("Bad", ["class"]), ("Bad", ["_x"]), ("1Bad", "a"):
    try:
        namedtuple(*args)
    except ValueError as error:
        print(error)
print(namedtuple("R", ["a", "class", "a", "_b"], rename=True)._fields)
try:
    p.x = 1
except AttributeError as error:
    print(error)


class Point3(namedtuple("Base", "x, y, z")):
    __slots__ = ()

    @property
    def norm(self):
        return (self.x**2 + self.y**2 + self.z**2) ** 0.5

    def __str__(self):
        return f"<{self.x} {self.y} {self.z}>"


print(Point3(1, 2, 2), repr(Point3(1, 2, 2)), Point3(1, 2, 2).norm, sorted([Point3(2, 0, 0), Point3(1, 9, 9)]))
match p:
    case Point(x=a, y=0):
        print("matched", a)
