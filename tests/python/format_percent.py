# Formatting with %.
print("%s %r %a" % ("a", "b", "ü"))
print("%d %i %u %5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5, 6, 7, 8))
print("%x %X %#x %#X %o %#o %08x %#010x" % (255, 255, 255, 255, 8, 8, 255, 255))
print("%e %E %.2e %f %.1f %F %g %G %.3g %10.2f|%-10.2f|%010.2f|%+.1f" % (1.5, 1.5, 12345.678, 1.5, 2.25, 3.0, 1e-5, 1e20, 1234.5, 3.14159, 3.14159, -3.14159, 2.0))
print("%c%c %%" % ("x", 65))
print("%(name)s is %(age)03d, %(name)r %%" % {"name": "Ada", "age": 36})
print("%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159))
print("%s" % [1, 2], "%s" % (None,), "%s" % {"a": 1}, "%5s|%-5s|%.2s" % ("a", "b", "cde"))
print("%.5d %.3x %s" % (42, 10, 2**70), "%d" % 3.99, "%d" % True, "%d" % -2**70)
print("%#.0f %.0f %5.1f%%" % (2.0, 2.5, 99.5), "%s" % 1.0, "%s %s" % ("a", 1), "no" % [])
for text, args in [("%d", "a"), ("%i", "a"), ("%x", 1.5), ("%x", "a"), ("%f", "a"), ("%y", 1), ("%", 1), ("%(a", {}), ("%(a)s", 1), ("%*d", ("a", 1)), ("%s %s", 1), ("%s %s", (1,)), ("a", 1), ("%s", (1, 2)), ("%c", "ab"), ("%c", 1.5), ("%c", -1), ("%(a)s", {}), ("%e", None)]:
    try:
        print(text % args)
    except (TypeError, ValueError, OverflowError, KeyError) as error:
        print(text, type(error).__name__, error)


class Vector:
    def __str__(self):
        return "vec"

    def __repr__(self):
        return "Vector()"


print("%s %r %10s|" % (Vector(), Vector(), Vector()))
