name, n, pi = "World", 42, 3.14159
print(f"Hello {name}!", f"{n:05d} {n:x} {n:#b} {n:,} {n:+}", f"{pi:.2f} {pi:10.3f}| {pi:<10.1e}|", f"{name!r} {name!s:>8} {name!a}")
width, prec = 10, 4
print(f"{pi:{width}.{prec}}", f"{'x':^{width}}", f"{{literal}} {n}", f"{n=} {n = } {pi=:.1f} {name=!s} {n+1=}")
print(f"{'nested ' + f'{n}'}", f"{[i for i in range(3)]}", f"{ {'a': 1}['a'] }", f"{n if n > 3 else 0}", f"{(lambda x: x * 2)(4)}", f"{'quotes "inside"'}", f'{"a" "b"}')
print(f"""multi
{n}
line""", f"a" "b" f"{n}", rf"\n{n}", f"\x41\t{n}", F"{n}")
print(f"{1000000:,} {1000000:_} {0.25:.0%} {255:o} {255:X} {65:c} {1e10:g} {-5: d} {5: d} {3:08.2f} {'abc':.2} {'abc':*^9} {True:d} {True} {None}")
print(f"{n!r:>6}|{n:>6}|{n:<6}|{n:^6}|{n:=+6}|{-n:=6}|{n:06}|{-n:06}")


class F:
    def __format__(self, spec):
        return f"spec={spec!r}"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


print(f"{F()} {F():abc} {F()!s} {F()!r:>6} {F()=} {F():{n}x}")
for code in ("f'{5:q}'", "f'{\"a\":d}'", "f'{[]:5}'", "f'{None:>5}'", "f'{1.5:d}'", "f'{5:.2d}'", "f'{5:,s}'", "f'{\"a\":=5}'", "f'{nope}'"):
    try:
        print(eval(code))
    except Exception as error:
        print(type(error).__name__, error)
x = 10
print(f"{x:{'>' if x else '<'}{5}}", f"{x!r}", f"{x:>{x}}", f"{'a' if x else 'b'!r}", f"{x,}", f"{*[1, 2],}", f"{x:=5}", f"{(y := 5)} {y}")
print(f"{'\n'.join(['a', 'b'])}", f"{f"{f"{1}"}"}", f"{x  # comment
}")
