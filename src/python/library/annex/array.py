# array: numbers of one kind, kept as a list.
import struct

typecodes = 'bBuwhHiIlLqQfd'


class array:
    def __init__(self, typecode, initializer=(), /):
        if typecode not in typecodes or len(typecode) != 1:
            raise ValueError('bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)')
        self.typecode = typecode
        self.itemsize = 4 if typecode in 'uw' else struct.calcsize(typecode)
        self._items = []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    def _checked(self, item):
        if self.typecode in 'uw':
            if not isinstance(item, str) or len(item) != 1:
                raise TypeError('array item must be a unicode character, not ' + type(item).__name__)
            return item
        if self.typecode in 'fd':
            if not isinstance(item, (int, float)):
                raise TypeError(f'must be real number, not {type(item).__name__}')
            return struct.unpack('f', struct.pack('f', item))[0] if self.typecode == 'f' else float(item)
        if not hasattr(item, '__index__'):
            raise TypeError(f"'{type(item).__name__}' object cannot be interpreted as an integer")
        item, bits = item.__index__(), self.itemsize * 8
        signed = self.typecode.islower()
        low, high = (-1 << bits - 1, (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
        name = {'b': 'signed char', 'B': 'unsigned byte integer', 'h': 'signed short', 'H': 'unsigned short',
                'i': 'signed integer', 'I': 'unsigned int'}.get(self.typecode, 'int')
        if bits == 32 and signed and not -1 << 63 <= item < 1 << 63:
            raise OverflowError('Python int too large to convert to C long')
        if item < low:
            raise OverflowError(f'{name} is less than minimum')
        if item > high:
            raise OverflowError(f'{name} is greater than maximum')
        return item

    def _new(self, items):
        new = type(self)(self.typecode)
        new._items = items
        return new

    def append(self, x):
        self._items.append(self._checked(x))

    def extend(self, iterable):
        if isinstance(iterable, array) and iterable.typecode != self.typecode:
            raise TypeError('can only extend with array of same kind')
        for item in iterable:
            self.append(item)

    fromlist = fromunicode = extend

    def frombytes(self, buffer):
        if len(buffer) % self.itemsize:
            raise ValueError('bytes length not a multiple of item size')
        self._items += [value for value, in struct.iter_unpack(self.typecode, buffer)] if buffer else []

    def tobytes(self):
        return struct.pack(f'{len(self._items)}{self.typecode}', *self._items)

    __bytes__ = tobytes

    def tolist(self):
        return self._items[:]

    def tounicode(self):
        return ''.join(self._items)

    def insert(self, i, x):
        self._items.insert(i, self._checked(x))

    def pop(self, i=-1):
        if not self._items:
            raise IndexError('pop from empty array')
        return self._items.pop(i)

    def remove(self, x):
        if x not in self._items:
            raise ValueError('array.remove(x): x not in array')
        self._items.remove(x)

    def index(self, x, *bounds):
        try:
            return self._items.index(x, *bounds)
        except ValueError:
            raise ValueError('array.index(x): x not in array') from None

    def count(self, x):
        return self._items.count(x)

    def reverse(self):
        self._items.reverse()

    def byteswap(self):
        for i, item in enumerate(self._items):
            self._items[i], = struct.unpack('<' + self.typecode, struct.pack('>' + self.typecode, item))

    def buffer_info(self):
        return id(self._items), len(self._items)

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, x):
        return x in self._items

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self._new(self._items[i])
        try:
            return self._items[i]
        except IndexError:
            raise IndexError('array index out of range') from None

    def __setitem__(self, i, x):
        if isinstance(i, slice):
            if not isinstance(x, array):
                raise TypeError(f'can only assign array (not "{type(x).__name__}") to array slice')
            self._items[i] = x._items
        else:
            try:
                self._items[i] = self._checked(x)
            except IndexError:
                raise IndexError('array assignment index out of range') from None

    def __delitem__(self, i):
        del self._items[i]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        return self._new(self._items + other._items)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._new(self._items * n)

    __rmul__ = __mul__

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __copy__(self):
        return self._new(self._items[:])

    def __deepcopy__(self, memo):
        return self._new(self._items[:])

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        return f"array('{self.typecode}', {self.tounicode() if self.typecode in 'uw' else self._items!r})"


ArrayType = array
