# enum: enumerations.
from types import MappingProxyType, DynamicClassAttribute

_builtin_property = property


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


class auto:
    def __init__(self, value=None):
        self.value = value

    def __repr__(self):
        return f'auto({self.value!r})'


class property(DynamicClassAttribute):
    def __get__(self, instance, ownerclass=None):
        if instance is None:
            members = ownerclass.__dict__.get('_member_map_', {})
            if self.name in members:
                return members[self.name]
            raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}')
        if self.fget is None:
            raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}')
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f'<enum {self.clsname!r}> cannot set attribute {self.name!r}')
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f'<enum {self.clsname!r}> cannot delete attribute {self.name!r}')
        self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name, self.clsname = name, ownerclass.__name__


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_descriptor(obj):
    kind = type(obj)
    return kind in (classmethod, staticmethod) or hasattr(kind, '__get__') or hasattr(kind, '__set__') or hasattr(kind, '__delete__')


class EnumDict(dict):
    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._names = {}
        self._ignore = []
        self._last_values = []
        self._generate = None

    @_builtin_property
    def member_names(self):
        return list(self._names)

    def __setitem__(self, key, value):
        if self._cls_name is not None and key.startswith(f'_{self._cls_name}__'):
            pass
        elif _is_sunder(key):
            if key not in ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_',
                           '_iter_member_', '_iter_member_by_value_', '_iter_member_by_def_', '_add_alias_',
                           '_add_value_alias_', '_value_', '_simple'):
                raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use.')
            if key == '_generate_next_value_':
                if self._last_values:
                    raise TypeError('_generate_next_value_ must be defined before members')
                self._generate = value.__func__ if isinstance(value, staticmethod) else value
            elif key == '_ignore_':
                value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
                self._ignore = value
        elif _is_dunder(key):
            pass
        elif key in self._names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member):
            value = value.value
            self._names[key] = None
            self._last_values.append(value)
        elif _is_descriptor(value) or isinstance(value, type):
            pass
        else:
            if key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            if isinstance(value, auto):
                value = self._auto(key, value)
            elif isinstance(value, tuple) and any(isinstance(v, auto) for v in value):
                value = tuple([self._auto(key, v) if isinstance(v, auto) else v for v in value])
            self._names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _auto(self, key, value):
        if value.value is None:
            value.value = self._generate(key, 1, len(self._names), self._last_values[:])
        return value.value

    def update(self, members, **more):
        for name, value in list(dict(members).items()) + list(more.items()):
            self[name] = value


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        if Enum is None:
            return {}
        for base in bases:
            if getattr(base, '_member_names_', None):
                raise TypeError(f'<enum {cls!r}> cannot extend {base!r}')
        space = EnumDict(cls)
        for base in bases:
            generate = getattr(base, '_generate_next_value_', None)
            if generate is not None:
                space._generate = generate
                break
        return space

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if Enum is None:
            return super().__new__(metacls, cls, bases, dict(classdict), **kwds)
        names = list(classdict._names)
        invalid = [name for name in names if name == 'mro' or name == '']
        if invalid:
            raise ValueError(f'invalid enum member name(s) {",".join([repr(n) for n in invalid])}')
        space = dict(classdict)
        for name in classdict._ignore:
            space.pop(name, None)
        space.pop('_ignore_', None)
        space.pop('_order_', None)
        if '_generate_next_value_' in space and not isinstance(space['_generate_next_value_'], staticmethod):
            space['_generate_next_value_'] = staticmethod(space['_generate_next_value_'])
        values = [space.pop(name) for name in names]
        data_type = _data_type(cls, bases)
        maker = space.pop('__new__', None)
        if maker is None:
            for base in bases:
                maker = getattr(base, '_new_member_', None)
                if maker is not None and maker is not object.__new__:
                    break
            else:
                maker = data_type.__new__
        else:
            maker = maker.__func__ if isinstance(maker, staticmethod) else maker
        use_args = maker is not object.__new__
        space['_member_names_'] = []
        space['_member_map_'] = {}
        space['_value2member_map_'] = {}
        space['_unhashable_'] = []
        space['_member_type_'] = data_type
        space['_new_member_'] = maker
        enum_base = next(base for base in bases if isinstance(base, EnumType))
        is_flag = Flag is not None and any(issubclass(base, Flag) for base in bases)
        for base in bases:
            boundary = boundary or getattr(base, '_boundary_', None)
        space['_boundary_'] = boundary
        if is_flag:
            space['_flag_mask_'] = space['_all_bits_'] = space['_singles_mask_'] = 0
        new = super().__new__(metacls, cls, bases, space, **kwds)
        if data_type is not object:
            _mix(new, data_type, enum_base, space)
        if '__reduce_ex__' not in space:
            new.__new__ = Enum.__new__
        for name, value in zip(names, values):
            new._create(name, value, maker, use_args, data_type, is_flag)
        return new

    def _create(cls, name, value, maker, use_args, data_type, is_flag):
        args = value if isinstance(value, tuple) else (value,)
        if data_type is tuple:
            args = (args,)
        obj = maker(cls, *args) if use_args else object.__new__(cls)
        if not hasattr(obj, '_value_'):
            if data_type is object:
                obj._value_ = value
            else:
                try:
                    obj._value_ = data_type(*args)
                except Exception as error:
                    raise TypeError('_value_ not set in __new__, unable to create it') from error
        value = obj._value_
        obj._name_ = name
        obj.__objclass__ = cls
        if not isinstance(value, EnumType) and '__init__' in {
                n for base in cls.__mro__ if base not in (Enum, object, data_type) for n in base.__dict__}:
            obj.__init__(*args)
        obj._sort_order_ = len(cls._member_names_)
        known = cls._by_value(obj._value_)
        if known is not None:
            obj = known
        else:
            if is_flag and isinstance(value, int):
                if value >= 0:
                    cls._flag_mask_ |= value
                    cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
                if value and value & (value - 1) == 0:
                    cls._singles_mask_ |= value
                    cls._member_names_.append(name)
            else:
                cls._member_names_.append(name)
            try:
                cls._value2member_map_[obj._value_] = obj
            except TypeError:
                cls._unhashable_.append(obj)
        cls._member_map_[name] = obj
        for base in cls.__mro__[1:]:
            if isinstance(base.__dict__.get(name), property):
                return
        type.__setattr__(cls, name, obj)

    def _by_value(cls, value):
        try:
            return cls._value2member_map_.get(value)
        except TypeError:
            for each in cls._unhashable_:
                if each._value_ == value:
                    return each

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls._member_map_:
            if names is not None:
                value = (value, names) + values
            return cls.__new__(cls, value)
        if names is None and type is None:
            return cls.__new__(cls, value)
        return cls._functional(value, names, module, qualname, type, start, boundary)

    def _functional(cls, class_name, names, module, qualname, mixin, start, boundary):
        metacls = cls.__class__
        bases = (cls,) if mixin is None else (mixin, cls)
        space = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            last, pairs = [], []
            for count, name in enumerate(names):
                value = cls._generate_next_value_(name, start, count, last[:])
                last.append(value)
                pairs.append((name, value))
            names = pairs
        for item in names or ():
            name, value = (item, names[item]) if isinstance(item, str) else item
            space[name] = value
        space['__module__'] = module or '__main__'
        if qualname is not None:
            space['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, space, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        if cls._by_value(value) is not None:
            return True
        if Flag is not None and issubclass(cls, Flag):
            try:
                return cls._missing_(value) is not None
            except ValueError:
                return False
        return False

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.')
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __dir__(cls):
        return sorted(['__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__',
                       '__len__', '__members__', '__module__', '__name__', '__qualname__'] + cls._member_names_)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @_builtin_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f'<flag {cls.__name__!r}>'
        return f'<enum {cls.__name__!r}>'

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))


def _data_type(cls_name, bases):
    found = []
    for chain in bases:
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                kind = base.__dict__.get('_member_type_', object)
                if kind is not object:
                    found.append(kind)
                    break
            elif '__new__' in base.__dict__ or base in (int, str, float, bytes, tuple, complex) or \
                    '__dataclass_fields__' in base.__dict__:
                found.append(chain if not isinstance(chain, EnumType) else base)
                break
    found = list(dict.fromkeys(found))
    if len(found) > 1:
        raise TypeError(f'too many data types for {cls_name!r}: {set(found)!r}')
    return found[0] if found else object


def _mix(cls, data_type, enum_base, space):
    for name in ('__repr__', '__str__', '__format__'):
        if name in space:
            continue
        for base in cls.__mro__:
            if name in base.__dict__:
                break
        if base is data_type or base not in (Enum, Flag) and not isinstance(base, EnumType):
            method = getattr(enum_base, name)
            if method is not getattr(object, name):
                setattr(cls, name, method)


EnumMeta = EnumType
Enum = Flag = None


class Enum(metaclass=EnumType):
    _member_names_, _member_map_, _value2member_map_, _unhashable_ = [], {}, {}, []
    _member_type_, _new_member_ = object, object.__new__

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __new__(cls, value):
        if type(value) is cls:
            return value
        found = cls._by_value(value)
        if found is not None:
            return found
        if not cls._member_map_:
            if cls is Enum or not cls._member_map_ and not issubclass(cls, Flag or ()):
                raise TypeError(f'{cls!r} has no members defined')
        try:
            error = None
            result = cls._missing_(value)
        except Exception as e:
            error, result = e, None
        if isinstance(result, cls):
            return result
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
            return result
        wrong = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        if result is None and error is None:
            raise wrong
        if error is None:
            error = TypeError(f'error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid '
                              'member')
        if not isinstance(error, ValueError):
            error.__context__ = wrong
        raise error

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None

    @classmethod
    def _missing_(cls, value):
        return None

    def _add_alias_(self, name):
        self.__class__._member_map_[name] = self
        type.__setattr__(self.__class__, name, self)

    def _add_value_alias_(self, value):
        self.__class__._value2member_map_[value] = self

    def __repr__(self):
        shown = repr(self._value_)
        if '__dataclass_fields__' in self._member_type_.__dict__ and '__repr__' not in self._member_type_.__dict__:
            shown = ', '.join([f'{n}={getattr(self, n)!r}' for n in self._member_type_.__dataclass_fields__])
        return f'<{self.__class__.__name__}.{self._name_}: {shown}>'

    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'

    def __dir__(self):
        return sorted({'__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value'} | {
            name for base in self.__class__.__mro__ for name in base.__dict__
            if name[0] != '_' and name not in self._member_map_})

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    __str__, __format__ = int.__repr__, int.__format__


class StrEnum(str, ReprEnum):
    __str__, __format__ = str.__str__, str.__format__

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        for value in values:
            if not isinstance(value, str):
                raise TypeError(f'{value!r} is not a string')
        value = str(*values)
        self = str.__new__(cls, value)
        self._value_ = value
        return self

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _bits(value, width):
    if value < 0:
        text = f'{value + (1 << max(width, value.bit_length())):b}'
        return f'0b1 {text.rjust(width, "1")}'
    return f'0b0 {value:b}'.replace('0b0 ', '0b0 ' + '0' * max(width - max(value.bit_length(), 1), 0))


class Flag(Enum, boundary=STRICT):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return 1 if start is None else start
        highest = max(last_values)
        try:
            return 2 ** highest.bit_length()
        except Exception:
            raise TypeError(f'invalid flag value {highest!r}') from None

    @classmethod
    def _iter_member_(cls, value):
        for name in cls._member_names_:
            member = cls._member_map_[name]
            if member._value_ & value:
                yield member

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        mask, singles, every = cls._flag_mask_, cls._singles_mask_, cls._all_bits_
        if not ~every <= value <= every or value & (every ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f'{cls!r} invalid value {value!r}\n    given {_bits(value, width)}\n'
                                 f'  allowed {_bits(mask, width)}')
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value = max(every + 1, 2 ** value.bit_length()) + value
        if value < 0:
            value += every + 1 if cls._boundary_ is KEEP else 0
            value = value & mask if cls._boundary_ is not KEEP else value
        found = cls._value2member_map_.get(value)
        if found is not None:
            return found
        if cls._member_type_ is object:
            self = object.__new__(cls)
        else:
            self = cls._member_type_.__new__(cls, value)
        self._value_ = value
        names = [m._name_ for m in cls._iter_member_(value)]
        unknown = value & ~mask
        if names:
            self._name_ = '|'.join(names)
            if unknown:
                self._name_ += f'|{unknown}'
        else:
            self._name_ = None
        cls._value2member_map_[value] = self
        return self

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                            f'{self.__class__.__qualname__!r}')
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        name = self.__class__.__name__
        if self._name_ is None:
            return f'<{name}: {self._value_!r}>'
        return f'<{name}.{self._name_}: {self._value_!r}>'

    def __str__(self):
        name = self.__class__.__name__
        return f'{name}({self._value_!r})' if self._name_ is None else f'{name}.{self._name_}'

    def __bool__(self):
        return bool(self._value_)

    def _other(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def __or__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ ^ value)

    def __invert__(self):
        cls = self.__class__
        if cls._boundary_ in (EJECT, KEEP):
            return cls(~self._value_)
        return cls(cls._singles_mask_ & ~self._value_)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    __str__, __format__ = int.__repr__, int.__format__
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__, __contains__, __repr__ = Flag.__invert__, Flag.__contains__, Flag.__repr__


def unique(enumeration):
    duplicates = [f'{name} -> {each.name}' for name, each in enumeration.__members__.items() if name != each.name]
    if duplicates:
        raise ValueError(f'duplicate values found in {enumeration!r}: {", ".join(duplicates)}')
    return enumeration


class EnumCheck(StrEnum):
    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                duplicates = [f'{n} -> {e.name}' for n, e in enumeration.__members__.items() if n != e.name]
                if duplicates:
                    raise ValueError(f'aliases found in {enumeration!r}: {", ".join(duplicates)}')
            elif check is CONTINUOUS:
                values = {e.value for e in enumeration}
                missing = [v for v in range(min(values), max(values)) if v not in values] if values else []
                if missing:
                    raise ValueError(f'invalid {"flag" if issubclass(enumeration, Flag) else "enum"} '
                                     f'{enumeration.__name__!r}: missing values {", ".join(map(str, missing))}')
        return enumeration


def global_enum(cls, update_str=False):
    import sys
    if not issubclass(cls, Flag):
        cls.__repr__ = lambda self: f'{self.__class__.__module__}.{self._name_}'
    vars(sys.modules[cls.__module__]).update(cls.__members__)
    return cls
