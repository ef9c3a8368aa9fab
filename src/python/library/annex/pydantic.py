# pydantic: models whose fields are checked and converted, with the messages of version 2.
import enum as _enum
import json as _json
import re as _re
import sys as _sys
import types as _types
import typing as _typing
import collections.abc as _abc
from typing import Annotated, Any, ClassVar, Literal, Union, get_args, get_origin

VERSION = __version__ = '2.14.3'
_NoneType = type(None)
_SITE = 'https://errors.pydantic.dev/2.14/v/'


class _Undefined:
    def __repr__(self):
        return 'PydanticUndefined'

    def __bool__(self):
        return False


PydanticUndefined = _Undefined()


# Errors

class PydanticUserError(TypeError):
    def __init__(self, message, *, code=None):
        super().__init__(message)
        self.message, self.code = message, code

    def __str__(self):
        if self.code is None:
            return self.message
        return f'{self.message}\n\nFor further information visit https://errors.pydantic.dev/2.14/u/{self.code}'


PydanticUserError.__module__ = 'pydantic.errors'


class _Bad(Exception):
    # What is wrong with a value: dicts of type, loc, msg, input and perhaps ctx.
    def __init__(self, errors):
        self.errors = errors


def _bad(kind, msg, value, **ctx):
    error = {'type': kind, 'loc': (), 'msg': msg, 'input': value}
    if ctx:
        error['ctx'] = ctx
    return _Bad([error])


def _at(loc, errors):
    for error in errors:
        error['loc'] = (loc,) + error['loc']
    return errors


class PydanticCustomError(ValueError):
    def __init__(self, error_type, message_template, context=None):
        self.type, self.message_template, self.context = error_type, message_template, context

    def message(self):
        return self.message_template.format(**(self.context or {}))

    __str__ = message


class ValidationError(ValueError):
    def __init__(self, title, errors):
        self.title, self._errors = title, errors

    @classmethod
    def from_exception_data(cls, title, line_errors):
        return cls(title, line_errors)

    def error_count(self):
        return len(self._errors)

    def errors(self, *, include_url=True, include_context=True, include_input=True):
        return [{key: value for key, value in
                 {**error, **({'url': _SITE + error['type']} if error.get('_own') is None else {})}.items()
                 if key != '_own' and (include_url or key != 'url') and (include_context or key != 'ctx') and
                 (include_input or key != 'input')} for error in self._errors]

    def json(self, *, indent=None, include_url=True, include_context=True, include_input=True):
        errors = self.errors(include_url=include_url, include_context=include_context, include_input=include_input)
        return _dumps(errors, indent)

    def __str__(self):
        count = len(self._errors)
        lines = [f'{count} validation error{"s" if count != 1 else ""} for {self.title}']
        for error in self._errors:
            if error['loc']:
                lines.append('.'.join(map(str, error['loc'])))
            shown = repr(error['input'])
            if len(shown) > 50:
                shown = shown[:25] + '...' + shown[-24:]
            lines.append(f'  {error["msg"]} [type={error["type"]}, input_value={shown}, '
                         f'input_type={type(error["input"]).__name__}]')
            if '_own' not in error:
                lines.append(f'    For further information visit {_SITE}{error["type"]}')
        return '\n'.join(lines)

    __repr__ = __str__


ValidationError.__module__ = 'pydantic_core._pydantic_core'


# Fields

class _Constraint:
    # What annotated_types calls Ge, MaxLen and so on.
    def __init__(self, name, value):
        self.name, self.value = name, value

    def __repr__(self):
        names = {'min_length': 'MinLen', 'max_length': 'MaxLen', 'multiple_of': 'MultipleOf'}
        if self.name in ('pattern', 'strict'):
            return f'_PydanticGeneralMetadata({self.name}={self.value!r})' if self.name == 'pattern' else 'Strict(strict=True)'
        return f'{names.get(self.name, self.name.title())}({self.name}={self.value!r})'


_CONSTRAINTS = ('gt', 'ge', 'lt', 'le', 'multiple_of', 'min_length', 'max_length', 'pattern', 'strict')


class FieldInfo:
    def __init__(self, default=PydanticUndefined, *, default_factory=None, alias=None, validation_alias=None,
                 serialization_alias=None, title=None, description=None, examples=None, exclude=None, frozen=None,
                 init=None, init_var=None, kw_only=None, repr=True, annotation=None, discriminator=None, regex=None,
                 validate_default=None, json_schema_extra=None, deprecated=None, allow_inf_nan=None, max_digits=None,
                 decimal_places=None, union_mode=None, **rest):
        self.annotation = annotation
        self.default = PydanticUndefined if default is ... else default
        self.default_factory, self.alias, self.title, self.description = default_factory, alias, title, description
        self.validation_alias = alias if validation_alias is None else validation_alias
        self.serialization_alias = alias if serialization_alias is None else serialization_alias
        self.examples, self.exclude, self.frozen, self.repr = examples, exclude, frozen, repr
        self.validate_default, self.json_schema_extra = validate_default, json_schema_extra
        self.discriminator = discriminator
        self.metadata = [_Constraint(name, rest[name]) for name in _CONSTRAINTS if rest.get(name) is not None]

    def is_required(self):
        return self.default is PydanticUndefined and self.default_factory is None

    def get_default(self, *, call_default_factory=False, validated_data=None):
        if self.default_factory is None:
            from copy import deepcopy
            return self.default if isinstance(self.default, (int, str, float, _NoneType)) else deepcopy(self.default)
        return self.default_factory() if call_default_factory else None

    def __repr_args__(self):
        yield f'annotation={_display(self.annotation)}'
        yield f'required={self.is_required()}'
        if self.default_factory is not None:
            yield f'default_factory={getattr(self.default_factory, "__name__", repr(self.default_factory))}'
        elif self.default is not PydanticUndefined:
            yield f'default={self.default!r}'
        if self.alias is not None:
            yield f'alias={self.alias!r}'
            yield 'alias_priority=2'
        for name in ('title', 'description', 'examples', 'exclude', 'frozen'):
            if getattr(self, name) is not None:
                yield f'{name}={getattr(self, name)!r}'
        if self.metadata:
            yield f'metadata={self.metadata!r}'

    def __repr__(self):
        return f'FieldInfo({", ".join(self.__repr_args__())})'


def Field(default=PydanticUndefined, **options):
    return FieldInfo(default, **options)


class ModelPrivateAttr:
    def __init__(self, default=PydanticUndefined, default_factory=None):
        self.default, self.default_factory = default, default_factory

    def get_default(self):
        return self.default_factory() if self.default_factory else self.default


def PrivateAttr(default=PydanticUndefined, *, default_factory=None, init=False):
    return ModelPrivateAttr(default, default_factory)


def ConfigDict(**config):
    return config


def _display(kind):
    # An annotation as pydantic writes it.
    if kind is None or kind is _NoneType:
        return 'NoneType'
    if _is_union(kind):
        return 'Union[' + ', '.join(map(_display, get_args(kind))) + ']'
    if isinstance(kind, type) and not hasattr(kind, '__args__'):
        return kind.__name__
    if get_origin(kind) is Annotated:
        return f'Annotated[{_display(get_args(kind)[0])}, {", ".join(map(repr, get_args(kind)[1:]))}]'
    return repr(kind).replace('typing.', '').replace('__main__.', '')


# What an annotation means: a function that gives the converted value or raises _Bad

def _is_union(kind):
    origin = get_origin(kind)
    return origin is Union or type(kind) is type(int | str)


class AfterValidator:
    def __init__(self, func):
        self.func = func


class BeforeValidator(AfterValidator):
    pass


class PlainValidator(AfterValidator):
    pass


class WrapValidator(AfterValidator):
    pass


class PlainSerializer:
    def __init__(self, func, return_type=None, when_used='always'):
        self.func, self.when_used = func, when_used


class StringConstraints:
    def __init__(self, **rules):
        self.rules = rules


class Strict:
    def __init__(self, strict=True):
        self.name, self.value = 'strict', strict


class ValidationInfo:
    def __init__(self, field_name=None, data=None, context=None, mode='python', config=None):
        self.field_name, self.data, self.context, self.mode, self.config = field_name, data, context, mode, config


FieldValidationInfo = ValidationInfo


def _guarded(function, value, *args):
    try:
        return function(value, *args)
    except ValidationError as error:
        raise _Bad([dict(e) for e in error._errors])
    except PydanticCustomError as error:
        bad = _bad(error.type, error.message(), value, **(error.context or {}))
        bad.errors[0]['_own'] = True
        raise bad
    except ValueError as error:
        raise _bad('value_error', f'Value error, {error}', value, error=error)
    except AssertionError as error:
        raise _bad('assertion_error', f'Assertion failed, {error}', value, error=error)


def _takes(function, count):
    code = getattr(getattr(function, '__func__', function), '__code__', None)
    if code is None:
        return False
    return code.co_argcount - isinstance(function, _types.MethodType) > count


def _call(function, value, info):
    return _guarded(function, value, info) if _takes(function, 1) else _guarded(function, value)


def _int(value):
    if type(value) is int:
        return value
    if isinstance(value, _enum.Enum) and isinstance(value.value, int) and not isinstance(value, int):
        return value.value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        if value != value or value in (float('inf'), float('-inf')):
            raise _bad('finite_number', 'Input should be a finite number', value)
        if value % 1:
            raise _bad('int_from_float', 'Input should be a valid integer, got a number with a fractional part', value)
        return int(value)
    if isinstance(value, (str, bytes)):
        text = value.decode('utf-8', 'replace') if isinstance(value, bytes) else value
        if _re.fullmatch(r'\s*[+-]?\d+(_\d+)*(\.0*)?\s*', text):
            return int(text.strip().partition('.')[0])
        raise _bad('int_parsing', 'Input should be a valid integer, unable to parse string as an integer', value)
    if type(value).__name__ == 'Decimal':
        if value % 1:
            raise _bad('int_from_float', 'Input should be a valid integer, got a number with a fractional part', value)
        return int(value)
    raise _bad('int_type', 'Input should be a valid integer', value)


def _float(value):
    if isinstance(value, (int, float)) or type(value).__name__ == 'Decimal':
        return float(value)
    if isinstance(value, (str, bytes)):
        try:
            return float(value)
        except ValueError:
            raise _bad('float_parsing', 'Input should be a valid number, unable to parse string as a number', value)
    raise _bad('float_type', 'Input should be a valid number', value)


def _str(value):
    if isinstance(value, str):
        return value.value if isinstance(value, _enum.Enum) else value
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            raise _bad('string_unicode', 'Input should be a valid string, unable to parse raw data as a unicode '
                                         'string', value)
    if isinstance(value, _enum.Enum) and isinstance(value.value, str):
        return value.value
    raise _bad('string_type', 'Input should be a valid string', value)


def _bytes(value):
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    raise _bad('bytes_type', 'Input should be a valid bytes', value)


def _bool(value):
    if isinstance(value, bool):
        return value
    if isinstance(value, (str, int, float, bytes)):
        text = value.lower() if isinstance(value, str) else value
        if text in (1, '1', 'true', 't', 'yes', 'y', 'on'):
            return True
        if text in (0, '0', 'false', 'f', 'no', 'n', 'off'):
            return False
        raise _bad('bool_parsing', 'Input should be a valid boolean, unable to interpret input', value)
    raise _bad('bool_type', 'Input should be a valid boolean', value)


def _none(value):
    if value is None:
        return None
    raise _bad('none_required', 'Input should be None', value)


def _callable(value):
    if callable(value):
        return value
    raise _bad('callable_type', 'Input should be callable', value)


def _utc():
    global _utc
    import datetime

    class TzInfo(datetime.tzinfo):
        def utcoffset(self, dt):
            return datetime.timedelta(0)

        def dst(self, dt):
            return None

        def tzname(self, dt):
            return 'UTC'

        def __repr__(self):
            return 'TzInfo(0)'
    made = TzInfo()
    _utc = lambda: made
    return made


def _moment(name, words, inexact):
    # datetime, date and time differ in their words only.
    def check(value):
        import datetime
        kind = getattr(datetime, name)
        if name == 'datetime':
            if isinstance(value, datetime.datetime):
                return value
            if isinstance(value, datetime.date):
                return datetime.datetime(value.year, value.month, value.day)
        elif isinstance(value, kind) and type(value) is not datetime.datetime:
            return value
        elif name == 'date' and isinstance(value, datetime.datetime):
            if value.time() != datetime.time():
                raise _bad(*inexact, value)
            return value.date()
        if isinstance(value, bool) or not isinstance(value, (str, bytes, int, float)):
            raise _bad(name + '_type', f'Input should be a valid {name}', value)
        text = value
        if isinstance(value, bytes):
            text = value.decode('utf-8', 'replace')
        why = 'input is too short'
        try:
            if isinstance(text, str) and _re.fullmatch(r'[+-]?\d+(\.\d+)?', text):
                text = float(text)
            if not isinstance(text, str):
                if name == 'time':
                    return (datetime.datetime.min + datetime.timedelta(seconds=text)).time().replace(
                        tzinfo=_utc())
                if abs(text) > 2e10:
                    text = text / 1000
                made = datetime.datetime.fromtimestamp(text, datetime.timezone.utc).replace(tzinfo=_utc())
            elif name == 'time':
                if len(text) >= 5:
                    why = 'invalid character in hour'
                return datetime.time.fromisoformat(text)
            else:
                found = _re.match(r'(\d{4})-(\d\d)-(\d\d)', text)
                if not found:
                    if len(text) >= 10:
                        why = 'invalid character in year'
                    raise ValueError
                why = 'month value is outside expected range of 1-12'
                if 1 <= int(found[2]) <= 12:
                    why = 'day value is outside expected range'
                    datetime.date(int(found[1]), int(found[2]), int(found[3]))
                    why = 'unexpected extra characters at the end of the input'
                made = datetime.datetime.fromisoformat(text.replace('Z', '+00:00').replace('z', '+00:00'))
                if made.tzinfo == datetime.timezone.utc:
                    made = made.replace(tzinfo=_utc())
        except (ValueError, OverflowError):
            raise _bad(words[0], f'{words[1]}, {why}', value, error=why)
        if name == 'date':
            if made.time() != datetime.time():
                raise _bad(*inexact, value)
            return made.date()
        return made
    return check


def _timedelta(value):
    import datetime
    if isinstance(value, datetime.timedelta):
        return value
    if isinstance(value, (int, float)):
        return datetime.timedelta(seconds=value)
    if isinstance(value, str):
        found = _re.fullmatch(r'([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?', value)
        if found:
            parts = [float(part or 0) for part in found.groups()[1:]]
            made = datetime.timedelta(weeks=parts[0], days=parts[1], hours=parts[2], minutes=parts[3],
                                      seconds=parts[4])
            return -made if found[1] == '-' else made
        found = _re.fullmatch(r'(?:(\d+) days?,? )?(\d+):(\d\d)(?::(\d\d(?:\.\d+)?))?', value)
        if found:
            return datetime.timedelta(days=int(found[1] or 0), hours=int(found[2]), minutes=int(found[3]),
                                      seconds=float(found[4] or 0))
        why = 'invalid digit in duration' if value else 'input is too short'
        raise _bad('time_delta_parsing', f'Input should be a valid timedelta, {why}', value, error=why)
    raise _bad('time_delta_type', 'Input should be a valid timedelta', value)


def _uuid(value):
    import uuid
    if isinstance(value, uuid.UUID):
        return value
    if not isinstance(value, (str, bytes)):
        raise _bad('uuid_type', 'UUID input should be a string, bytes or UUID object', value)
    try:
        return uuid.UUID(value if isinstance(value, str) else value.decode())
    except ValueError:
        text = str(value)
        wrong = next((at for at, c in enumerate(text) if c not in '0123456789abcdefABCDEF-{}'), None)
        why = f'invalid length: found {len(text)}' if wrong is None else \
            f'invalid character: found `{text[wrong]}` at {wrong}'
        raise _bad('uuid_parsing', f'Input should be a valid UUID, {why}', value, error=why)


def _decimal(value):
    import decimal
    if isinstance(value, decimal.Decimal):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise _bad('decimal_type', 'Decimal input should be an integer, float, string or Decimal object', value)
    try:
        return decimal.Decimal(str(value))
    except ArithmeticError:
        raise _bad('decimal_parsing', 'Input should be a valid decimal', value)


_PLAIN = {
    int: _int, float: _float, str: _str, bytes: _bytes, bool: _bool, _NoneType: _none, None: _none,
    Any: lambda value: value, object: lambda value: value,
}
_NAMED = {
    ('datetime', 'datetime'): _moment('datetime', ('datetime_from_date_parsing',
                                                   'Input should be a valid datetime or date'), None),
    ('datetime', 'date'): _moment('date', ('date_from_datetime_parsing', 'Input should be a valid date or datetime'),
                                  ('date_from_datetime_inexact',
                                   'Datetimes provided to dates should have zero time - e.g. be exact dates')),
    ('datetime', 'time'): _moment('time', ('time_parsing', 'Input should be in a valid time format'), None),
    ('datetime', 'timedelta'): _timedelta, ('uuid', 'UUID'): _uuid, ('decimal', 'Decimal'): _decimal,
}
_SEQUENCES = {list: 'list', set: 'set', frozenset: 'frozenset', tuple: 'tuple', _abc.Sequence: 'list',
              _abc.Iterable: 'list', _abc.MutableSequence: 'list', _abc.Set: 'set', _abc.Collection: 'list'}


def _either(values):
    shown = [repr(value) for value in values]
    return shown[0] if len(shown) == 1 else ', '.join(shown[:-1]) + ' or ' + shown[-1]


def _literal(values):
    def check(value):
        for each in values:
            if each == value and type(each) is type(value):
                return each
            if isinstance(each, _enum.Enum) and each.value == value:
                return each
        expected = _either(values)
        raise _bad('literal_error', f'Input should be {expected}', value, expected=expected)
    return check


def _of_enum(kind):
    def check(value):
        if isinstance(value, kind):
            return value
        try:
            return kind(value)
        except ValueError:
            if issubclass(kind, int):
                try:
                    return kind(_int(value))
                except (ValueError, _Bad):
                    pass
            expected = _either([member.value for member in kind])
            raise _bad('enum', f'Input should be {expected}', value, expected=expected)
    return check


def _sequence(name, make, item):
    def check(value):
        if isinstance(value, (str, bytes, dict)) or not (
isinstance(value, (list, tuple, set, frozenset, range)) or hasattr(value, '__next__') or
                type(value).__name__ in ('deque', 'dict_keys', 'dict_values', 'dict_items')):
            raise _bad(name + '_type', f'Input should be a valid {name}', value)
        made, errors = [], []
        for at, each in enumerate(value):
            try:
                made.append(item(each))
            except _Bad as bad:
                errors += _at(at, bad.errors)
        if errors:
            raise _Bad(errors)
        return made if name == 'list' else make(made)
    return check


def _fixed(items):
    def check(value):
        if not isinstance(value, (list, tuple, set, frozenset)):
            raise _bad('tuple_type', 'Input should be a valid tuple', value)
        made, errors = [], []
        given = list(value)
        if len(given) > len(items):
            raise _bad('too_long', f'Tuple should have at most {len(items)} item{"s" * (len(items) != 1)} after '
                                   f'validation, not {len(given)}', value, field_type='Tuple',
                       max_length=len(items), actual_length=len(given))
        for at, item in enumerate(items):
            try:
                if at >= len(given):
                    raise _bad('missing', 'Field required', value)
                made.append(item(given[at]))
            except _Bad as bad:
                errors += _at(at, bad.errors)
        if errors:
            raise _Bad(errors)
        return tuple(made)
    return check


def _mapping(key, item):
    def check(value):
        if not isinstance(value, _abc.Mapping):
            raise _bad('dict_type', 'Input should be a valid dictionary', value)
        made, errors = {}, []
        for k, v in value.items():
            try:
                k2 = key(k)
            except _Bad as bad:
                errors += _at(k, _at('[key]', bad.errors))
                continue
            try:
                made[k2] = item(v)
            except _Bad as bad:
                errors += _at(k, bad.errors)
        if errors:
            raise _Bad(errors)
        return made
    return check


def _is_exactly(kind, value):
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    origin = get_origin(kind)
    if origin is Literal:
        return any(each == value and type(each) is type(value) for each in get_args(kind))
    if origin is not None:
        return isinstance(origin, type) and isinstance(value, origin)
    return kind is Any or isinstance(kind, type) and (type(value) is kind or isinstance(value, kind) and
                                                      not isinstance(value, bool))


def _label(kind):
    if get_origin(kind) is Annotated:
        inner, *rules = get_args(kind)
        if any(isinstance(rule, (AfterValidator, PlainValidator)) for rule in rules):
            return f'function-after[{getattr(rules[0].func, "__name__", "")}(), {_label(inner)}]'
        rules = [rule for each in rules for rule in getattr(each, 'metadata', [each])]
        return f'constrained-{_label(inner)}' if any(isinstance(rule, _Constraint) for rule in rules) else _label(inner)
    if get_origin(kind) is Literal:
        return f'literal[{",".join(map(repr, get_args(kind)))}]'
    if kind in (Any, _NoneType):
        return 'any' if kind is Any else 'none'
    args = get_args(kind)
    if args and not _is_union(kind):
        return f'{get_origin(kind).__name__}[{",".join(map(_label, args))}]'
    return getattr(kind, '__name__', str(kind))


def _union(kinds, space):
    checks = [(kind, _check(kind, space)) for kind in kinds]

    def check(value):
        errors, best = [], None
        for kind, one in checks:
            if _is_exactly(kind, value):
                try:
                    return one(value)
                except _Bad:
                    pass
        for kind, one in checks:
            try:
                made = one(value)
            except _Bad as bad:
                errors += _at(_label(kind), bad.errors)
                continue
            if not isinstance(made, BaseModel):
                return made if best is None else best
            if best is None or len(made._set) > len(best._set):
                best = made
        if best is None:
            raise _Bad(errors)
        return best
    return check


def _tagged(kinds, name, space):
    models = {}
    for kind in kinds:
        field = kind.model_fields[name]
        for tag in get_args(field.annotation):
            models[tag] = kind

    def check(value):
        tag = value.get(name, PydanticUndefined) if isinstance(value, dict) else getattr(value, name, PydanticUndefined)
        if tag is PydanticUndefined:
            raise _bad('union_tag_not_found', f'Unable to extract tag using discriminator {name!r}', value,
                       discriminator=repr(name))
        if tag not in models:
            expected = ', '.join(map(repr, models))
            raise _bad('union_tag_invalid', f'Input tag {str(tag)!r} found using {name!r} does not match any of the '
                                            f'expected tags: {expected}', value, discriminator=repr(name),
                       tag=tag, expected_tags=expected)
        try:
            return models[tag]._validate(value)
        except _Bad as bad:
            raise _Bad(_at(tag, bad.errors))
    return check


def _dataclass(kind):
    import dataclasses
    fields = [field for field in dataclasses.fields(kind) if field.init]
    hints = _typing.get_type_hints(kind, include_extras=True)
    checks = {field.name: _check(hints[field.name], {}) for field in fields}

    def check(value):
        if isinstance(value, kind):
            return value
        if not isinstance(value, dict):
            raise _bad('dataclass_type', f'Input should be a dictionary or an instance of {kind.__name__}', value,
                       class_name=kind.__name__)
        made, errors = {}, []
        for field in fields:
            try:
                if field.name in value:
                    made[field.name] = checks[field.name](value[field.name])
                elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
                    raise _bad('missing', 'Field required', value)
            except _Bad as bad:
                errors += _at(field.name, bad.errors)
        if errors:
            raise _Bad(errors)
        return kind(**made)
    return check


def _typed_dict(kind):
    hints = _typing.get_type_hints(kind, include_extras=True)
    checks = {name: _check(get_args(hint)[0] if get_origin(hint) in (_typing.Required, _typing.NotRequired) else hint,
                           {}) for name, hint in hints.items()}

    def check(value):
        if not isinstance(value, dict):
            raise _bad('dict_type', 'Input should be a valid dictionary', value)
        made, errors = {}, []
        for name, one in checks.items():
            try:
                if name in value:
                    made[name] = one(value[name])
                elif name in kind.__required_keys__:
                    raise _bad('missing', 'Field required', value)
            except _Bad as bad:
                errors += _at(name, bad.errors)
        if errors:
            raise _Bad(errors)
        return made
    return check


def _check(kind, space):
    if isinstance(kind, (str, _typing.ForwardRef)):
        kind = eval(getattr(kind, '__forward_arg__', kind), space)
    try:
        plain = _PLAIN.get(kind)
    except TypeError:
        plain = None
    if plain is not None:
        return plain
    if isinstance(kind, _typing.TypeAliasType):
        return _check(kind.__value__, space)
    if isinstance(kind, _typing.NewType):
        return _check(kind.__supertype__, space)
    if isinstance(kind, _typing.TypeVar):
        return _check(kind.__bound__ or Any, space)
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _refined(_check_in(args[0], args[1:], space), args[1:])
    if _is_union(kind):
        rest = [arg for arg in args if arg is not None and arg is not _NoneType]
        check = _check(rest[0], space) if len(rest) == 1 else _union(rest, space)
        return check if len(rest) == len(args) else lambda value: None if value is None else check(value)
    if origin is Literal:
        return _literal(args)
    if origin in (_typing.Final, ClassVar):
        return _check(args[0], space)
    base = origin or getattr(kind, '__origin__', None) or kind
    if base in _SEQUENCES:
        if base is tuple and args and args[-1] is not ...:
            return _fixed([_check(arg, space) for arg in args])
        return _sequence(_SEQUENCES[base], base, _check(args[0] if args else Any, space))
    if base is _abc.Callable:
        return _callable
    if isinstance(base, type):
        if base.__module__ in ('datetime', '_pydatetime', 'uuid', 'decimal', '_pydecimal'):
            named = _NAMED.get((base.__module__.replace('_py', ''), base.__name__))
            if named:
                return named
        hook = getattr(base, '_pydantic_check', None)
        if hook:
            return hook
        if issubclass(base, BaseModel):
            return base._validate
        if issubclass(base, _enum.Enum):
            return _of_enum(base)
        if hasattr(base, '__dataclass_fields__'):
            return _dataclass(base)
        if _typing.is_typeddict(base):
            return _typed_dict(base)
        if issubclass(base, (dict, _abc.Mapping)):
            args = args or (Any, Any)
            if base.__name__ == 'Counter':
                args = (args[0], int)
            inner = _mapping(_check(args[0], space), _check(args[1], space))
            if base is dict or base in (_abc.Mapping, _abc.MutableMapping):
                return inner
            return lambda value: value if type(value) is base else base(inner(value))
        if base is type:
            return lambda value: value

        def check(value):
            if not isinstance(value, base):
                raise _bad('is_instance_of', f'Input should be an instance of {base.__name__}', value,
                           **{'class': base.__name__})
            return value
        return check
    return lambda value: value


def _check_in(kind, rules, space):
    for rule in rules:
        if getattr(rule, 'discriminator', None) and _is_union(kind):
            return _tagged(get_args(kind), rule.discriminator, space)
    return _check(kind, space)


_COMPARE = {
    'gt': ('greater_than', 'greater than', lambda a, b: a > b),
    'ge': ('greater_than_equal', 'greater than or equal to', lambda a, b: a >= b),
    'lt': ('less_than', 'less than', lambda a, b: a < b),
    'le': ('less_than_equal', 'less than or equal to', lambda a, b: a <= b),
    'multiple_of': ('multiple_of', 'a multiple of', lambda a, b: a % b == 0),
}
_COLLECTIONS = {list: 'List', tuple: 'Tuple', set: 'Set', frozenset: 'Frozenset', dict: 'Dictionary', bytes: 'Bytes'}


def _constrain(name, limit, value, given):
    if value is None:
        return
    if name in _COMPARE:
        kind, words, holds = _COMPARE[name]
        if not holds(value, limit):
            # Beside a float the limit is one, too; it is written without its zero.
            held = float(limit) if isinstance(value, float) and isinstance(limit, int) else limit
            raise _bad(kind, f'Input should be {words} {limit}', given, **{name: held})
    elif name == 'pattern':
        pattern = limit if isinstance(limit, str) else limit.pattern
        if not _re.search(pattern, value):
            raise _bad('string_pattern_mismatch', f"String should match pattern '{pattern}'", given, pattern=pattern)
    elif name in ('min_length', 'max_length'):
        size, least = len(value), name == 'min_length'
        if size < limit if least else size > limit:
            bound, end = 'least' if least else 'most', 'short' if least else 'long'
            plural = '' if limit == 1 else 's'
            if isinstance(value, (str, bytes)):
                what, unit = ('String', 'character') if isinstance(value, str) else ('Data', 'byte')
                kind = 'string' if isinstance(value, str) else 'bytes'
                raise _bad(f'{kind}_too_{end}', f'{what} should have at {bound} {limit} {unit}{plural}', given,
                           **{name: limit})
            what = _COLLECTIONS.get(type(value), 'Value')
            raise _bad(f'too_{end}', f'{what} should have at {bound} {limit} item{plural} after validation, not {size}',
                       given, **{'field_type': what, name: limit, 'actual_length': size})


def _refined(check, rules):
    # A check with what Annotated or Field adds to it, in order.
    for rule in rules:
        check = _with(check, rule)
    return check


def _with(check, rule):
    if isinstance(rule, FieldInfo):
        return _refined(check, rule.metadata)
    if isinstance(rule, (_Constraint, Strict)):
        name, limit = rule.name, rule.value
        if name == 'strict':
            return _strictly(check) if limit else check

        def constrained(value):
            made = check(value)
            _constrain(name, limit, made, value)
            return made
        return constrained
    if isinstance(rule, StringConstraints):
        rules = rule.rules

        def text(value):
            made = check(value)
            if rules.get('strip_whitespace'):
                made = made.strip()
            if rules.get('to_upper'):
                made = made.upper()
            if rules.get('to_lower'):
                made = made.lower()
            for name in ('pattern', 'min_length', 'max_length'):
                if rules.get(name) is not None:
                    _constrain(name, rules[name], made, value)
            return made
        return text
    if isinstance(rule, BeforeValidator):
        return lambda value: check(_call(rule.func, value, ValidationInfo()))
    if isinstance(rule, PlainValidator):
        return lambda value: _call(rule.func, value, ValidationInfo())
    if isinstance(rule, WrapValidator):
        return lambda value: _guarded(rule.func, value, _handler(check))
    if isinstance(rule, AfterValidator):
        def after(value):
            made = check(value)
            try:
                return _call(rule.func, made, ValidationInfo())
            except _Bad as bad:
                raise _Bad([{**error, 'input': value} if not error['loc'] else error for error in bad.errors])
        return after
    return check


def _handler(check):
    def handler(value):
        try:
            return check(value)
        except _Bad as bad:
            raise ValidationError('', bad.errors)
    return handler


def _strictly(check):
    def strict(value):
        kinds = {_int: int, _float: (int, float), _str: str, _bool: bool, _bytes: bytes}
        names = {_int: ('int_type', 'integer'), _float: ('float_type', 'number'), _str: ('string_type', 'string'),
                 _bool: ('bool_type', 'boolean'), _bytes: ('bytes_type', 'bytes')}
        if check in kinds and (not isinstance(value, kinds[check]) or check is not _bool and isinstance(value, bool)):
            raise _bad(names[check][0], f'Input should be a valid {names[check][1]}', value)
        return check(value)
    return strict


# Models

class _Mark:
    # What a decorator leaves in a class's body.
    def __init__(self, role, function, fields=(), mode='after', options=None):
        self.role, self.function, self.fields, self.mode, self.options = role, function, fields, mode, options

    def __get__(self, instance, owner=None):
        function = self.function
        if isinstance(function, staticmethod):
            return function.__func__
        if isinstance(function, classmethod):
            return _types.MethodType(function.__func__, owner)
        return function.__get__(instance, owner)


def field_validator(field, /, *fields, mode='after', check_fields=None, json_schema_input_type=None):
    if callable(field):
        raise PydanticUserError('`@field_validator` should be used with fields and keyword arguments, not bare. '
                                "E.g. usage should be `@validator('<field_name>', ...)`",
                                code='validator-no-fields')
    return lambda function: _Mark('field', function if isinstance(function, (classmethod, staticmethod))
                                  else classmethod(function), (field,) + fields, mode)


def validator(*fields, pre=False, **options):
    return field_validator(*fields, mode='before' if pre else 'after')


def model_validator(*, mode):
    return lambda function: _Mark('model', function if mode == 'after' or isinstance(function, classmethod)
                                  else classmethod(function), (), mode)


def root_validator(*args, pre=False, skip_on_failure=False, allow_reuse=False):
    return model_validator(mode='before')


def computed_field(function=None, /, *, alias=None, return_type=None, repr=True, **options):
    def mark(function):
        return _Computed(function if isinstance(function, property) or not hasattr(function, '__code__')
                         else property(function), alias, repr)
    return mark if function is None else mark(function)


class _Computed:
    def __init__(self, inner, alias, repr):
        self.inner, self.alias, self.repr = inner, alias, repr

    def __set_name__(self, owner, name):
        if hasattr(self.inner, '__set_name__'):
            self.inner.__set_name__(owner, name)

    def __get__(self, instance, owner=None):
        return self if instance is None else self.inner.__get__(instance, owner)

    def __set__(self, instance, value):
        self.inner.__set__(instance, value)


def field_serializer(*fields, mode='plain', when_used='always', return_type=None, check_fields=None):
    return lambda function: _Mark('serializer', function, fields, mode, when_used)


def model_serializer(function=None, /, *, mode='plain', when_used='always', return_type=None):
    def mark(function):
        return _Mark('model_serializer', function, (), mode, when_used)
    return mark if function is None else mark(function)


def _space(cls):
    module = _sys.modules.get(cls.__module__)
    return {**vars(module), cls.__name__: cls} if module is not None else {cls.__name__: cls}


_METHODS = (_types.FunctionType, classmethod, staticmethod, property)


class _ModelMeta(type):
    def __new__(meta, name, bases, namespace, **options):
        own = {'defaults': {}, 'marks': {}, 'private': {}, 'computed': {}}
        if not bases:
            cls = super().__new__(meta, name, bases, namespace)
            cls._own, cls._built = own, None
            return cls
        config, kept = {}, {}
        for base in reversed(bases):
            config.update(getattr(base, 'model_config', {}))
        config.update(namespace.get('model_config', {}))
        config.update(options)
        old = namespace.get('Config')
        if isinstance(old, type):
            config.update({'from_attributes' if key == 'orm_mode' else key: value for key, value in vars(old).items()
                           if not key.startswith('_')})
        for key, value in namespace.items():
            is_inner = isinstance(value, type) and value.__qualname__ == f'{namespace.get("__qualname__")}.{key}'
            if isinstance(value, _Mark):
                own['marks'][key] = value
            elif isinstance(value, _Computed):
                own['computed'][key] = value
            elif isinstance(value, _METHODS) or is_inner or key.startswith('__') or key == 'model_config' or \
                    type(value).__name__ == 'cached_property':
                pass
            elif isinstance(value, ModelPrivateAttr) or key.startswith('_'):
                own['private'][key] = value if isinstance(value, ModelPrivateAttr) else ModelPrivateAttr(value)
                continue
            else:
                own['defaults'][key] = value
                continue
            kept[key] = value
        kept['model_config'] = config
        cls = super().__new__(meta, name, bases, kept)
        cls._own, cls._built = own, None
        try:
            hints = _own_hints(cls)
        except NameError:
            return cls
        for key, value in own['defaults'].items():
            # Constants of a class say so; what has no annotation was forgotten.
            hint = hints.get(key)
            if hint is ClassVar or get_origin(hint) is ClassVar:
                setattr(cls, key, value)
            elif key not in hints and not any(key in base.model_fields for base in bases if base is not BaseModel and
                                              isinstance(base, _ModelMeta)):
                raise PydanticUserError(
                    f'A non-annotated attribute was detected: `{key} = {value!r}`. All model fields require a type '
                    f'annotation; if `{key}` is not meant to be a field, you may be able to resolve this error by '
                    f"annotating it as a `ClassVar` or updating `model_config['ignored_types']`.",
                    code='model-field-missing-annotation')
        return cls

    @property
    def model_fields(cls):
        return cls._build()['fields']

    @property
    def model_computed_fields(cls):
        return cls._build()['computed']

    @property
    def __fields__(cls):
        return cls.model_fields


def _own_hints(cls):
    return cls.__dict__.get('__annotations__') or _typing._annotations(cls.__dict__)


class BaseModel(metaclass=_ModelMeta):
    model_config = {}

    def __init__(self, /, **data):
        _fill(self, data)

    @classmethod
    def _build(cls):
        if cls._built is not None:
            return cls._built
        fields, before, after, around, serializers, computed, private = {}, [], [], [], {}, {}, {}
        marks, model_serializer = {}, None
        space = _space(cls)
        for base in reversed(cls.__mro__):
            own = base.__dict__.get('_own')
            if own is None:
                continue
            space[base.__name__] = base
            hints = _own_hints(base)
            for name, kind in hints.items():
                if isinstance(kind, str):
                    kind = eval(kind, space)
                if kind is ClassVar or get_origin(kind) is ClassVar or name == 'model_config':
                    continue
                if name.startswith('_'):
                    private.setdefault(name, ModelPrivateAttr())
                    continue
                fields[name] = _field(kind, own['defaults'].get(name, PydanticUndefined))
                generator = cls.model_config.get('alias_generator')
                if generator and fields[name].alias is None:
                    info = fields[name]
                    info.alias = info.validation_alias = info.serialization_alias = generator(name)
            for name, value in own['defaults'].items():
                if name not in hints and name in fields:
                    fields[name] = _field(fields[name].annotation, value)
            private.update(own['private'])
            computed.update(own['computed'])
            marks.update(own['marks'])
        checks = {}
        types = getattr(cls, '_parameters', None) or {}
        strip = cls.model_config.get('str_strip_whitespace')
        for name, info in fields.items():
            if types:
                info.annotation = _substituted(info.annotation, types)
            kind = info.annotation
            check = _check_in(kind, [info], space)
            if cls.model_config.get('strict'):
                check = _strictly(check)
            if strip and check is _str:
                check = lambda value: _str(value).strip()
            plain = [rule for rule in info.metadata]
            checks[name] = _refined(check, plain)
        for name, mark in marks.items():
            if mark.role == 'field':
                names = list(fields) if '*' in mark.fields else mark.fields
                for each in names:
                    if each not in fields:
                        raise PydanticUserError(
                            f"Decorators defined with incorrect fields: {cls.__module__}.{cls.__qualname__}:"
                            f"{id(cls)}.{name} (use check_fields=False if you're inheriting from the model and "
                            f'intended this)', code='decorator-missing-field')
                    checks[each] = _validated(checks[each], getattr(cls, name), mark.mode, each)
            elif mark.role == 'model':
                (before if mark.mode == 'before' else around if mark.mode == 'wrap' else after).append(
                    getattr(cls, name))
            elif mark.role == 'serializer':
                for each in mark.fields:
                    serializers[each] = mark
            else:
                model_serializer = mark
        cls._built = {'fields': fields, 'checks': checks, 'before': before[::-1], 'after': after, 'around': around,
                      'serializers': serializers, 'computed': computed, 'private': private,
                      'model_serializer': model_serializer}
        return cls._built

    @classmethod
    def _validate(cls, value):
        if isinstance(value, cls):
            return value
        built = cls._build()
        for step in built['around']:
            inner = lambda data: cls._validate_inside(data, built)
            return _guarded(step, value, _handler(inner))
        return cls._validate_inside(value, built)

    @classmethod
    def _validate_inside(cls, value, built):
        if isinstance(value, cls):
            return value
        for step in built['before']:
            value = _call(step, value, ValidationInfo())
        if not isinstance(value, dict):
            if isinstance(value, cls):
                return value
            if cls.model_config.get('from_attributes') and not isinstance(value, (str, int, list, tuple, _NoneType)):
                source = value
                value = {}
                for name, info in built['fields'].items():
                    key = info.validation_alias or name
                    if hasattr(source, key):
                        value[key] = getattr(source, key)
            elif isinstance(value, _abc.Mapping):
                value = dict(value)
            elif cls._from_json:
                raise _bad('model_type', 'Input should be an object', value, class_name=cls.__name__)
            else:
                raise _bad('model_type', f'Input should be a valid dictionary or instance of {cls.__name__}', value,
                           class_name=cls.__name__)
        made = cls.__new__(cls)
        if cls.__init__ is not BaseModel.__init__:
            made.__init__(**value)
            return made
        return _complete(made, value, built)

    _from_json = False

    @classmethod
    def model_validate(cls, obj, *, strict=None, from_attributes=None, context=None, by_alias=None, by_name=None):
        before = cls.model_config
        try:
            if from_attributes:
                cls.model_config = {**before, 'from_attributes': True}
            return cls._validate(obj)
        except _Bad as bad:
            raise ValidationError(cls.__name__, bad.errors) from None
        finally:
            cls.model_config = before

    parse_obj = model_validate

    @classmethod
    def model_validate_json(cls, json_data, *, strict=None, context=None, by_alias=None, by_name=None):
        data = _from_json(json_data, cls.__name__)
        cls._from_json = True
        try:
            return cls.model_validate(data)
        finally:
            cls._from_json = False

    parse_raw = model_validate_json

    @classmethod
    def model_construct(cls, _fields_set=None, **values):
        built = cls._build()
        made = cls.__new__(cls)
        held = {}
        for name, info in built['fields'].items():
            if name in values or info.alias in values:
                held[name] = values[name] if name in values else values[info.alias]
            elif not info.is_required():
                held[name] = info.get_default(call_default_factory=True)
        made.__dict__.update(held)
        object.__setattr__(made, '_set', set(values) if _fields_set is None else set(_fields_set))
        object.__setattr__(made, '_extra', None)
        return made

    construct = model_construct

    @classmethod
    def model_rebuild(cls, **options):
        cls._built = None
        return True

    update_forward_refs = model_rebuild

    @classmethod
    def model_json_schema(cls, by_alias=True, ref_template='#/$defs/{model}', mode='validation'):
        defs = {}
        schema = _schema(cls, defs, ref_template, True)
        defs.pop(cls.__name__, None)
        return {'$defs': defs, **schema} if defs else schema

    schema = model_json_schema

    def model_post_init(self, context, /):
        pass

    def __class_getitem__(cls, items):
        items = items if isinstance(items, tuple) else (items,)
        names = getattr(cls, '__parameters__', ())
        if not names:
            raise TypeError(f'{cls!r} cannot be parametrized because it does not inherit from typing.Generic')
        cache = cls.__dict__.get('_made')
        if cache is None:
            cache = cls._made = {}
        if items not in cache:
            made = _ModelMeta(f'{cls.__name__}[{", ".join(map(_display, items))}]', (cls,),
                              {'__module__': cls.__module__, '__qualname__': cls.__qualname__})
            made._parameters = dict(zip(names, items))
            made.__parameters__ = ()
            cache[items] = made
        return cache[items]

    @property
    def model_fields_set(self):
        return self._set

    @property
    def model_extra(self):
        return self._extra

    @property
    def model_fields(self):
        return type(self)._build()['fields']

    def __setattr__(self, name, value):
        cls = type(self)
        built = cls._build()
        info = built['fields'].get(name)
        if info is None:
            if name in built['private'] or name.startswith('_'):
                self.__dict__[name] = value
            elif isinstance(getattr(cls, name, None), (property, _Computed)):
                object.__setattr__(self, name, value)
            elif cls.model_config.get('extra') == 'allow':
                if cls.model_config.get('frozen'):
                    _frozen(cls, name, value)
                self._extra[name] = value
            else:
                raise ValueError(f'"{cls.__name__}" object has no field "{name}"')
            return
        if cls.model_config.get('frozen') or info.frozen:
            _frozen(cls, name, value, bool(info.frozen) and not cls.model_config.get('frozen'))
        if cls.model_config.get('validate_assignment'):
            try:
                value = _checked(built['checks'][name], value, {k: v for k, v in self.__dict__.items() if k != name})
            except _Bad as bad:
                raise ValidationError(cls.__name__, _at(name, bad.errors)) from None
            before = self.__dict__.get(name)
            self.__dict__[name] = value
            try:
                for step in built['after']:
                    _guarded(step, self)
            except _Bad as bad:
                self.__dict__[name] = before
                raise ValidationError(cls.__name__, bad.errors) from None
        else:
            self.__dict__[name] = value
        self._set.add(name)

    def __delattr__(self, name):
        del self.__dict__[name]

    def __getattr__(self, name):
        try:
            extra = object.__getattribute__(self, '_extra')
        except AttributeError:
            extra = None
        if extra and name in extra:
            return extra[name]
        raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')

    def __repr_args__(self):
        built = type(self)._build()
        for name, info in built['fields'].items():
            if name in self.__dict__ and info.repr:
                yield name, self.__dict__[name]
        for name, value in (self._extra or {}).items():
            yield name, value
        for name, field in built['computed'].items():
            if field.repr:
                yield name, getattr(self, name)

    def __repr__(self):
        return f'{type(self).__name__}({", ".join([f"{k}={v!r}" for k, v in self.__repr_args__()])})'

    def __str__(self):
        return ' '.join([f'{k}={v!r}' for k, v in self.__repr_args__()])

    def __eq__(self, other):
        if not isinstance(other, BaseModel):
            return NotImplemented
        return type(self) is type(other) and _held(self) == _held(other) and self._extra == other._extra

    def __hash__(self):
        if not type(self).model_config.get('frozen'):
            raise TypeError(f'unhashable type: {type(self).__name__!r}')
        return hash((type(self),) + tuple(_held(self).values()))

    def __iter__(self):
        for name in type(self).model_fields:
            yield name, self.__dict__[name]
        yield from (self._extra or {}).items()

    def __copy__(self):
        return self.model_copy()

    def model_copy(self, *, update=None, deep=False):
        from copy import deepcopy
        made = type(self).__new__(type(self))
        held = deepcopy(self.__dict__) if deep else dict(self.__dict__)
        extra = None if self._extra is None else dict(self._extra)
        for name, value in (update or {}).items():
            if extra is not None and name not in type(self).model_fields:
                extra[name] = value
            else:
                held[name] = value
        made.__dict__.update(held)
        object.__setattr__(made, '_set', self._set | set(update or ()))
        object.__setattr__(made, '_extra', extra)
        return made

    copy = model_copy

    def model_dump(self, *, mode='python', include=None, exclude=None, context=None, by_alias=None,
                   exclude_unset=False, exclude_defaults=False, exclude_none=False, round_trip=False, warnings=True,
                   serialize_as_any=False, fallback=None, exclude_computed_fields=False):
        how = {'mode': mode, 'by_alias': by_alias if by_alias is not None else
               type(self).model_config.get('serialize_by_alias', False), 'exclude_unset': exclude_unset,
               'exclude_defaults': exclude_defaults, 'exclude_none': exclude_none,
               'exclude_computed_fields': exclude_computed_fields or round_trip}
        return _dumped(self, how, include, exclude)

    dict = model_dump

    def model_dump_json(self, *, indent=None, ensure_ascii=False, **options):
        return _dumps(self.model_dump(mode='json', **options), indent)

    json = model_dump_json


def _held(model):
    return {name: value for name, value in model.__dict__.items() if name not in ('_set', '_extra')}


def _frozen(cls, name, value, is_field=False):
    kind, what = ('frozen_field', 'Field') if is_field else ('frozen_instance', 'Instance')
    raise ValidationError(cls.__name__, [{'type': kind, 'loc': (name,), 'msg': f'{what} is frozen', 'input': value}])


def _substituted(kind, types):
    if isinstance(kind, _typing.TypeVar):
        return types.get(kind, kind)
    names = getattr(kind, '__parameters__', ())
    if names and not isinstance(kind, _ModelMeta):
        return kind[tuple([types.get(name, name) for name in names])]
    if _is_union(kind):
        made = [_substituted(arg, types) for arg in get_args(kind)]
        return Union[tuple(made)]
    return kind


def _field(kind, default):
    # The FieldInfo of an annotation and what stands behind its =.
    rules = []
    while get_origin(kind) is Annotated:
        kind, *more = get_args(kind)
        rules = more + rules
    base = next((rule for rule in rules if isinstance(rule, FieldInfo)), None)
    if isinstance(default, FieldInfo):
        from copy import copy
        info = copy(default)
        info.metadata = list(default.metadata)
    else:
        info = FieldInfo(default)
    if base is not None:
        for name in ('default_factory', 'alias', 'validation_alias', 'serialization_alias', 'title', 'description',
                     'examples', 'exclude', 'frozen', 'discriminator'):
            if getattr(info, name) is None:
                setattr(info, name, getattr(base, name))
        if info.default is PydanticUndefined:
            info.default = base.default
    extra = []
    for rule in rules:
        extra += rule.metadata if isinstance(rule, FieldInfo) else [rule]
    info.metadata = extra + info.metadata
    info.annotation = kind
    return info


def _validated(check, function, mode, name):
    def step(value, data):
        info = ValidationInfo(name, data)
        if mode == 'before':
            return _checked(check, _call(function, value, info), data)
        if mode == 'plain':
            return _call(function, value, info)
        if mode == 'wrap':
            return _guarded(function, value, _handler(lambda v: _checked(check, v, data)))
        made = _checked(check, value, data)
        try:
            return _call(function, made, info)
        except _Bad as bad:
            raise _Bad([{**error, 'input': value} if not error['loc'] else error for error in bad.errors])
    step._wants_data = True
    return step


def _checked(check, value, data):
    return check(value, data) if getattr(check, '_wants_data', False) else check(value)


def _fill(self, data):
    cls = type(self)
    built = cls._build()
    try:
        for step in built['before']:
            data = _call(step, data, ValidationInfo())
        _complete(self, data, built)
    except _Bad as bad:
        raise ValidationError(cls.__name__, bad.errors) from None


def _complete(self, data, built):
    cls = type(self)
    config = cls.model_config
    held, errors, known = {}, [], set()
    checks = built['checks']
    set_ = set()
    by_name = config.get('populate_by_name') or config.get('validate_by_name')
    for name, info in built['fields'].items():
        key = info.validation_alias
        if key is None:
            key = name
        elif isinstance(key, AliasChoices):
            key = next((choice for choice in key.choices if choice in data), key.choices[0])
        elif by_name and key not in data and name in data:
            key = name
        known.add(key)
        if key in data:
            check, value = checks[name], data[key]
            set_.add(name)
        elif info.is_required():
            errors.append({'type': 'missing', 'loc': (key,), 'msg': 'Field required', 'input': data})
            continue
        else:
            value = info.default if info.default_factory is None else PydanticUndefined
            if value is PydanticUndefined:
                value = info.default_factory(held) if _takes(info.default_factory, 0) else info.default_factory()
            elif value.__class__ in (list, dict, set) or isinstance(value, BaseModel):
                value = info.get_default()
            if not (info.validate_default or config.get('validate_default')):
                held[name] = value
                continue
            check = checks[name]
        try:
            held[name] = _checked(check, value, held)
        except _Bad as bad:
            errors += _at(key, bad.errors)
    extra = config.get('extra')
    beyond = {} if extra == 'allow' else None
    if extra in ('allow', 'forbid') and len(data) > len(known & data.keys()):
        for key, value in data.items():
            if key not in known:
                if extra == 'allow':
                    beyond[key] = value
                    set_.add(key)
                else:
                    errors.append({'type': 'extra_forbidden', 'loc': (key,), 'msg': 'Extra inputs are not permitted',
                                   'input': value})
    if errors:
        raise _Bad(errors)
    self.__dict__.update(held)
    object.__setattr__(self, '_set', set_)
    object.__setattr__(self, '_extra', beyond)
    for name, attr in built['private'].items():
        value = attr.get_default()
        if value is not PydanticUndefined:
            from copy import deepcopy
            self.__dict__[name] = deepcopy(value)
    if cls.model_post_init is not BaseModel.model_post_init:
        self.model_post_init(None)
    for step in built['after']:
        try:
            made = _guarded(step, self)
        except _Bad as bad:
            raise _Bad([{**error, 'input': data} if not error['loc'] else error for error in bad.errors])
        if isinstance(made, BaseModel):
            self = made
    return self


# What is in a model, out again

def _of(which, key):
    # What include or exclude says of something inside.
    if isinstance(which, dict):
        return which.get(key, which.get('__all__'))
    return True if which is not None and key in which else None


def _dumped(model, how, include=None, exclude=None):
    cls = type(model)
    built = cls._build()
    special = built['model_serializer']
    if special is not None and not how.get('_inside'):
        function = special.function.__get__(model)
        if special.mode == 'wrap':
            return function(lambda m: _dumped(m, {**how, '_inside': True}, include, exclude))
        return _plain(function(), how)
    how = {key: value for key, value in how.items() if key != '_inside'}
    made = {}
    rows = [(name, model.__dict__[name]) for name in built['fields'] if name in model.__dict__]
    rows += (model._extra or {}).items()
    if not how.get('exclude_computed_fields'):
        rows += [(name, getattr(model, name)) for name in built['computed']]
    for name, value in rows:
        info = built['fields'].get(name)
        within, without = _of(include, name), _of(exclude, name)
        if include is not None and not within or without is True or without is Ellipsis or info and info.exclude:
            continue
        if how['exclude_unset'] and name not in model._set and name not in built['computed']:
            continue
        if how['exclude_none'] and value is None:
            continue
        if how['exclude_defaults'] and info and not info.is_required() and \
                value == info.get_default(call_default_factory=True):
            continue
        mark = built['serializers'].get(name)
        if mark is not None and (mark.options != 'json' or how['mode'] == 'json') and \
                not (mark.options == 'unless-none' and value is None):
            function = mark.function.__get__(model)
            value = function(value) if mark.mode == 'plain' else function(value, lambda v: _plain(v, how))
        else:
            rule = next((rule for rule in info.metadata if isinstance(rule, PlainSerializer)), None) if info else None
            if rule is not None and (rule.when_used != 'json' or how['mode'] == 'json'):
                value = rule.func(value)
            value = _plain(value, how, within if within is not True else None, without)
            if how['mode'] == 'json' and info and info.annotation is float and type(value) is int:
                value = float(value)
        key = name
        if how['by_alias']:
            key = info.serialization_alias or name if info else \
                getattr(built['computed'].get(name), 'alias', None) or name
        made[key] = value
    return made


def _plain(value, how, include=None, exclude=None):
    kind = type(value)
    if kind in (str, int, float, bool, _NoneType):
        return value
    if isinstance(value, BaseModel):
        return _dumped(value, how, include, exclude)
    is_json = how['mode'] == 'json'
    if isinstance(value, dict):
        return {_key(k) if is_json else k: _plain(v, how, _of(include, k), _of(exclude, k)) for k, v in value.items()
                if (include is None or _of(include, k)) and _of(exclude, k) is not True}
    if isinstance(value, (list, tuple, set, frozenset)) and not hasattr(value, '_fields'):
        made = [_plain(v, how, _of(include, at), _of(exclude, at)) for at, v in enumerate(value)
                if (include is None or _of(include, at)) and _of(exclude, at) is not True]
        return made if is_json or kind is list else kind(made)
    if hasattr(value, '__dataclass_fields__') and not isinstance(value, type):
        return {name: _plain(getattr(value, name), how) for name in value.__dataclass_fields__}
    return _jsonable(value, how) if is_json else value


def _key(key):
    if isinstance(key, str) and not isinstance(key, _enum.Enum):
        return key
    made = _jsonable(key, {'mode': 'json'})
    return made if isinstance(made, str) else _json.dumps(made)


def _jsonable(value, how):
    if isinstance(value, _enum.Enum):
        return value.value
    if isinstance(value, (str, int, float, _NoneType)):
        return value
    if isinstance(value, (bytes, bytearray)):
        return value.decode()
    kind = type(value)
    if isinstance(value, SecretStr):
        return str(value)
    if kind.__name__ == 'timedelta':
        return _duration(value)
    if hasattr(value, 'isoformat'):
        text = value.isoformat()
        return text[:-6] + 'Z' if text.endswith('+00:00') else text
    if kind.__name__ in ('UUID', 'Decimal', 'Fraction', 'HttpUrl', 'AnyUrl', 'PosixPath', 'Path'):
        return str(value)
    if isinstance(value, Exception):
        return str(value)
    if isinstance(value, (list, tuple, set, frozenset, _abc.Iterator)) or kind.__name__ == 'deque':
        return [_plain(each, how) for each in value]
    raise PydanticSerializationError(f'Unable to serialize unknown type: {kind!r}')


class PydanticSerializationError(ValueError):
    pass


PydanticSerializationError.__module__ = 'pydantic_core._pydantic_core'


def _duration(value):
    seconds = value.total_seconds()
    sign, rest = '-' if seconds < 0 else '', abs(value)
    text = f'{sign}P{rest.days}D' if rest.days else f'{sign}P'
    hours, minutes, left = rest.seconds // 3600, rest.seconds // 60 % 60, rest.seconds % 60
    time = (f'{hours}H' if hours else '') + (f'{minutes}M' if minutes else '')
    if left or rest.microseconds:
        time += f'{left}' + (f'.{rest.microseconds:06}'.rstrip('0') if rest.microseconds else '') + 'S'
    if not time and not rest.days:
        time = '0S'
    return text + ('T' + time if time else '')


def _dumps(value, indent=None):
    def other(value):
        return _jsonable(value, {'mode': 'json', 'by_alias': False, 'exclude_unset': False,
                                 'exclude_defaults': False, 'exclude_none': False}) if not isinstance(
            value, BaseModel) else value.model_dump(mode='json')
    if indent is not None:
        return _json.dumps(value, indent=indent, ensure_ascii=False, default=other)
    return _json.dumps(value, separators=(',', ':'), ensure_ascii=False, default=other)


def _from_json(data, title):
    text = data.decode() if isinstance(data, (bytes, bytearray)) else data
    try:
        return _json.loads(text)
    except ValueError as error:
        pos = getattr(error, 'pos', 0)
        line = text.count('\n', 0, pos) + 1
        column = pos - text.rfind('\n', 0, pos)
        rest = text[pos:].strip()
        msg = getattr(error, 'msg', str(error))
        if not rest or msg.startswith('Unterminated'):
            at = len(text)
            line, column = text.count('\n', 0, at) + 1, at - text.rfind('\n', 0, at) - 1
            inner = 'a list' if text.rfind('[') > text.rfind('{') else 'an object'
            why = 'EOF while parsing ' + ('a string' if msg.startswith('Unterminated') else 'a value'
                                          if msg.startswith('Expecting value') else inner)
        elif msg.startswith('Expecting value'):
            why = 'trailing comma' if text[:pos].rstrip().endswith(',') and rest[0] in ']}' else 'expected value'
            if text[pos:pos + 1] in 'tfn':
                why, column = 'expected ident', column + 1
        elif msg.startswith('Expecting property name') or msg.startswith('Illegal trailing comma'):
            is_comma = 'trailing' in msg
            why = 'trailing comma' if text[:pos].rstrip().endswith(',') or is_comma else 'key must be a string'
            column += is_comma
        elif msg.startswith('Extra data'):
            why = 'trailing characters'
        else:
            why = {"Expecting ',' delimiter": 'expected `,` or `}`', "Expecting ':' delimiter": 'expected `:`'}.get(
                msg, msg.lower())
        why = f'{why} at line {line} column {column}'
        raise ValidationError(title, [{'type': 'json_invalid', 'loc': (), 'msg': f'Invalid JSON: {why}', 'input': data,
                                       'ctx': {'error': why}}]) from None


# What a model looks like as JSON schema

_SCHEMAS = {int: 'integer', float: 'number', str: 'string', bool: 'boolean', _NoneType: 'null', list: 'array',
            dict: 'object'}
_FORMATS = {'datetime': 'date-time', 'date': 'date', 'time': 'time', 'UUID': 'uuid', 'EmailStr': 'email',
            'timedelta': 'duration', 'bytes': 'binary', 'HttpUrl': 'uri', 'Path': 'path'}
_RULES = {'gt': 'exclusiveMinimum', 'ge': 'minimum', 'lt': 'exclusiveMaximum', 'le': 'maximum',
          'multiple_of': 'multipleOf', 'pattern': 'pattern'}


def _schema(kind, defs, template, is_root=False):
    if kind in (Any, object):
        return {}
    if isinstance(kind, type) and kind in _SCHEMAS:
        made = {'type': _SCHEMAS[kind]}
        return {**made, 'items': {}} if kind is list else {**made, 'additionalProperties': True} if kind is dict \
            else made
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        made = _schema(args[0], defs, template)
        for rule in args[1:]:
            _rules(made, rule.metadata if isinstance(rule, FieldInfo) else [rule])
        return made
    if _is_union(kind):
        return {'anyOf': [_schema(_NoneType if arg is None else arg, defs, template) for arg in args]}
    if origin is Literal:
        kinds = {_SCHEMAS.get(type(arg)) for arg in args}
        made = {'const': args[0]} if len(args) == 1 else {'enum': list(args)}
        return {**made, 'type': kinds.pop()} if len(kinds) == 1 else made
    if origin in _SEQUENCES:
        if origin is tuple and args[-1] is not ...:
            return {'maxItems': len(args), 'minItems': len(args),
                    'prefixItems': [_schema(arg, defs, template) for arg in args], 'type': 'array'}
        made = {'items': _schema(args[0], defs, template), 'type': 'array'}
        return {**made, 'uniqueItems': True} if origin in (set, frozenset) else made
    if origin is dict:
        return {'additionalProperties': _schema(args[1], defs, template), 'type': 'object'}
    if not isinstance(kind, type):
        return {}
    if not (issubclass(kind, BaseModel) or issubclass(kind, _enum.Enum)):
        return {'format': _FORMATS.get(kind.__name__, kind.__name__), 'type': 'string'}
    if kind.__name__ not in defs:
        defs[kind.__name__] = None
        if issubclass(kind, _enum.Enum):
            values = [member.value for member in kind]
            made = {'enum': values, 'title': kind.__name__, 'type': _SCHEMAS.get(type(values[0]), 'string')}
        else:
            fields, required = {}, []
            for name, info in kind.model_fields.items():
                key = info.alias or name
                own = _schema(info.annotation, defs, template)
                _rules(own, info.metadata)
                if info.description:
                    own['description'] = info.description
                if info.examples:
                    own['examples'] = info.examples
                if not info.is_required() and info.default is not PydanticUndefined:
                    own['default'] = _plain(info.default, {'mode': 'json', 'by_alias': True, 'exclude_unset': False,
                                                           'exclude_defaults': False, 'exclude_none': False})
                if '$ref' not in own or info.title:
                    own['title'] = info.title or key.replace('_', ' ').title()
                fields[key] = dict(sorted(own.items()))
                if info.is_required():
                    required.append(key)
            made = {'properties': fields, 'required': required, 'title': kind.__name__, 'type': 'object'}
            if not required:
                del made['required']
            if kind.__doc__:
                made = {'description': kind.__doc__.strip(), **made}
            extra = kind.model_config.get('extra')
            if extra in ('forbid', 'allow'):
                made = {'additionalProperties': extra == 'allow', **made}
        defs[kind.__name__] = made
    return defs[kind.__name__] if is_root else {'$ref': template.replace('{model}', kind.__name__)}


def _rules(made, rules):
    for rule in rules:
        name = getattr(rule, 'name', None)
        if name in _RULES:
            made[_RULES[name]] = rule.value
        elif name in ('min_length', 'max_length'):
            made[name[:3] + ('Items' if made.get('type') == 'array' else 'Length')] = rule.value


# Types, and functions that validate without a model

class TypeAdapter:
    def __init__(self, type, *, config=None):
        self._type, self._check = type, _check(type, vars(_sys.modules['__main__']))

    def _title(self):
        kind = self._type
        return kind.__name__ if isinstance(kind, type) and not hasattr(kind, '__args__') else _label(kind)

    def validate_python(self, object, /, *, strict=None, from_attributes=None, context=None):
        try:
            return self._check(object)
        except _Bad as bad:
            raise ValidationError(self._title(), bad.errors) from None

    def validate_json(self, data, /, *, strict=None, context=None):
        return self.validate_python(_from_json(data, self._title()))

    def dump_python(self, instance, /, *, mode='python', by_alias=False, exclude_unset=False, exclude_defaults=False,
                    exclude_none=False, include=None, exclude=None):
        return _plain(instance, {'mode': mode, 'by_alias': by_alias, 'exclude_unset': exclude_unset,
                                 'exclude_defaults': exclude_defaults, 'exclude_none': exclude_none}, include, exclude)

    def dump_json(self, instance, /, *, indent=None, **options):
        return _dumps(self.dump_python(instance, mode='json', **options), indent).encode()

    def json_schema(self, **options):
        return _schema(self._type, {}, '#/$defs/{model}', True)


def validate_call(function=None, /, *, config=None, validate_return=False):
    def wrap(function):
        import functools
        import inspect
        sig = inspect.signature(function)
        hints = _typing.get_type_hints(function, include_extras=True)
        fields = {}
        for name, parameter in sig.parameters.items():
            info = _field(hints.get(name, Any), PydanticUndefined if parameter.default is parameter.empty
                          else parameter.default)
            fields[name] = info, _refined(_check(info.annotation, {}), info.metadata)

        @functools.wraps(function)
        def run(*args, **kwargs):
            bound = sig.bind(*args, **kwargs)
            errors = []
            for at, (name, value) in enumerate(list(bound.arguments.items())):
                try:
                    bound.arguments[name] = fields[name][1](value)
                except _Bad as bad:
                    errors += _at(at if name not in kwargs else name, bad.errors)
            if errors:
                raise ValidationError(function.__name__, errors) from None
            return function(*bound.args, **bound.kwargs)
        return run
    return wrap if function is None else wrap(function)


def create_model(name, /, *, __base__=BaseModel, __module__='__main__', __config__=None, **fields):
    space = {'__module__': __module__, '__qualname__': name, '__annotations__': {}}
    if __config__:
        space['model_config'] = __config__
    for key, value in fields.items():
        kind, default = value if isinstance(value, tuple) else (value, ...)
        space['__annotations__'][key] = kind
        if default is not ...:
            space[key] = default
    return _ModelMeta(name, (__base__,), space)


class EmailStr(str):
    @staticmethod
    def _pydantic_check(value):
        value = _str(value)
        name, at, host = value.strip().rpartition('@')
        why = None
        if not at:
            why = 'An email address must have an @-sign.'
        elif not name:
            why = 'There must be something before the @-sign.'
        elif not host:
            why = 'There must be something after the @-sign.'
        elif wrong := [c for c in name if c.isspace() or c in '()<>[],;:\\"@']:
            shown = ', '.join(sorted({'SPACE' if c == ' ' else repr(c) for c in wrong}))
            why = f'The email address contains invalid characters before the @-sign: {shown}.'
        elif '.' not in host:
            why = 'The part after the @-sign is not valid. It should have a period.'
        elif wrong := [c for c in host if not (c.isalnum() or c in '-.')]:
            shown = ', '.join(sorted({'SPACE' if c == ' ' else repr(c) for c in wrong}))
            why = f'The part after the @-sign contains invalid characters: {shown}.'
        if why:
            bad = _bad('value_error', f'value is not a valid email address: {why}', value, reason=why)
            bad.errors[0]['_own'] = True
            raise bad
        return f'{name}@{host.lower()}'


class AnyUrl:
    _schemes = None

    def __init__(self, url):
        from urllib.parse import urlsplit
        parts = urlsplit(url)
        self.scheme, self.host, self.port = parts.scheme, parts.hostname, parts.port
        self.path, self.query, self.fragment = parts.path or '/', parts.query or None, parts.fragment or None
        if self.port is None:
            self.port = {'http': 80, 'https': 443}.get(self.scheme)
        self._url = url if parts.path else url + '/'

    @classmethod
    def _pydantic_check(cls, value):
        if isinstance(value, AnyUrl):
            return value
        if not isinstance(value, str):
            raise _bad('url_type', 'URL input should be a string or URL', value)
        found = _re.match(r'([a-zA-Z][\w+.-]*):', value)
        why = None if found else 'relative URL without a base'
        if not why and _re.fullmatch(r'\w+:/*', value):
            why = 'empty host'
        if why:
            raise _bad('url_parsing', f'Input should be a valid URL, {why}', value, error=why)
        if cls._schemes and found[1] not in cls._schemes:
            expected = _either(cls._schemes)
            raise _bad('url_scheme', f'URL scheme should be {expected}', value, expected_schemes=expected)
        return cls(value)

    def __str__(self):
        return self._url

    def __repr__(self):
        return f'{type(self).__name__}({self._url!r})'

    def __eq__(self, other):
        return type(self) is type(other) and self._url == other._url

    def __hash__(self):
        return hash(self._url)


class HttpUrl(AnyUrl):
    _schemes = ('http', 'https')


AnyHttpUrl = HttpUrl


class SecretStr:
    def __init__(self, value):
        self._value = value

    @classmethod
    def _pydantic_check(cls, value):
        return value if isinstance(value, cls) else cls(_str(value))

    def get_secret_value(self):
        return self._value

    def __len__(self):
        return len(self._value)

    def __eq__(self, other):
        return type(self) is type(other) and self._value == other._value

    def __hash__(self):
        return hash(self._value)

    def __str__(self):
        return '**********' if self._value else ''

    def __repr__(self):
        return f'SecretStr({str(self)!r})'


class AliasChoices:
    def __init__(self, *choices):
        self.choices = list(choices)


def conint(**rules):
    return Annotated[int, Field(**rules)]


def confloat(**rules):
    return Annotated[float, Field(**rules)]


def conlist(item_type, **rules):
    return Annotated[list[item_type], Field(**rules)]


def constr(**rules):
    return Annotated[str, StringConstraints(**rules)]


PositiveInt, NonNegativeInt = conint(gt=0), conint(ge=0)
NegativeInt, NonPositiveInt = conint(lt=0), conint(le=0)
PositiveFloat, NonNegativeFloat = confloat(gt=0), confloat(ge=0)
NegativeFloat, NonPositiveFloat = confloat(lt=0), confloat(le=0)
StrictInt, StrictStr = Annotated[int, Strict()], Annotated[str, Strict()]
StrictFloat, StrictBool = Annotated[float, Strict()], Annotated[bool, Strict()]
UUID4 = UUID1 = __import__('uuid').UUID


def _submodules():
    here = globals()
    for name in ('fields', 'main', 'types', 'networks', 'functional_validators', 'config', 'error_wrappers', 'errors'):
        module = type(_sys)('pydantic.' + name)
        for key, value in here.items():
            if not key.startswith('_'):
                setattr(module, key, value)
        here.setdefault(name, module)
        _sys.modules['pydantic.' + name] = module


_submodules()


def __getattr__(name):
    if name == 'BaseSettings':
        raise ImportError('`BaseSettings` has been moved to the `pydantic-settings` package, which isn\'t part of '
                          'Loopscope')
    raise AttributeError(f"module 'pydantic' has no attribute {name!r}")
