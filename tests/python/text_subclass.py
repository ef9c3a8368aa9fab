# Classes that extend str and bytes.
class Name(str):
    def __new__(cls, value, note=None):
        made = super().__new__(cls, value.strip())
        made.note = note
        return made

    def shout(self):
        return self.upper() + "!"

    def __len__(self):
        return super().__len__() + 100

    def __getitem__(self, key):
        return "<" + super().__getitem__(key) + ">"

    def __add__(self, other):
        return Name(super().__add__(other))

    def __contains__(self, item):
        return item == "magic" or super().__contains__(item)


name = Name("  ada ", note=1)
print(name, repr(name), name.note, name.shout(), len(name), name[0], name[:2], type(name + "x").__name__, "magic" in name, "d" in name)
print(name == "ada", {name: 1}["ada"], hash(name) == hash("ada"), isinstance(name, str), type(name.upper()).__name__, type(str(name)).__name__)
print(f"{name:>5}|", "%s" % name, "{}".format(name), ",".join([name, "b"]), name * 2, "x" + name, name.split("d"), name in ["ada"])


class Loud(str):
    def __str__(self):
        return "LOUD"

    def __format__(self, spec):
        return "fmt:" + super().__format__(spec)

    def __mod__(self, other):
        return "mod " + super().__mod__(other)


loud = Loud("a%s")
print(str(loud), f"{loud}", f"{loud:>5}", loud % 3, "%s" % loud, repr(loud))


class Blob(bytes):
    pass


blob = Blob(b"ab")
print(blob, type(blob).__name__, blob + b"c", blob.hex(), blob == b"ab", blob[0], blob.decode())
