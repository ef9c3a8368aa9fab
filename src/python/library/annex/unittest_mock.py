# unittest.mock: objects that answer to everything and remember what they were asked.
import asyncio
import contextlib
import functools
import inspect
import sys

DEFAULT = type('_Sentinel', (), {'__repr__': lambda self: 'sentinel.DEFAULT'})()
ANY = type('_ANY', (), {'__eq__': lambda self, other: True, '__ne__': lambda self, other: False,
                        '__repr__': lambda self: '<ANY>'})()


class _Sentinels:
    def __getattr__(self, name):
        found = type('_Sentinel', (), {'__repr__': lambda self: f'sentinel.{name}'})()
        setattr(self, name, found)
        return found


sentinel = _Sentinels()


# A call: its name, and what it was called with.
class _Call(tuple):
    def __new__(cls, args=(), kwargs=None, name=''):
        self = tuple.__new__(cls, (name, tuple(args), kwargs or {}))
        self._name = name
        return self

    args = property(lambda self: tuple.__getitem__(self, 1))
    kwargs = property(lambda self: tuple.__getitem__(self, 2))

    def __getitem__(self, index):
        # Without a name it is a pair.
        return ((self.args, self.kwargs) if not self._name else (self._name, self.args, self.kwargs))[index]

    def __iter__(self):
        return iter((self.args, self.kwargs) if not self._name else (self._name, self.args, self.kwargs))

    def __len__(self):
        return 3 if self._name else 2

    def __eq__(self, other):
        if isinstance(other, _Call):
            return (not self._name or not other._name or self._name == other._name) and (
                self.args == other.args and self.kwargs == other.kwargs)
        if isinstance(other, tuple):
            parts = [part for part in other if not isinstance(part, str)]
            args = next((part for part in parts if isinstance(part, tuple)), ())
            kwargs = next((part for part in parts if isinstance(part, dict)), {})
            return self.args == args and self.kwargs == kwargs
        return NotImplemented

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __call__(self, *args, **kwargs):
        return _Call(args, kwargs, self._name)

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return _Call((), {}, f'{self._name}.{name}' if self._name else name)

    def _shown(self, name):
        parts = [repr(arg) for arg in self.args] + [f'{key}={value!r}' for key, value in self.kwargs.items()]
        return f'{name}({", ".join(parts)})'

    def __repr__(self):
        return self._shown(f'call.{self._name}' if self._name else 'call')


call = _Call()
_OWN = {'return_value', 'side_effect', 'called', 'call_count', 'call_args', 'call_args_list', 'mock_calls', 'method_calls',
        'await_count', 'await_args', 'await_args_list'}


class NonCallableMock:
    def __new__(cls, *args, **kwargs):
        # A class of its own, so that it can have special methods of its own.
        return object.__new__(type(cls.__name__, (cls,), {'__module__': cls.__module__}))

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 unsafe=False, **kwargs):
        own = self.__dict__
        own['_mock_name'], own['_mock_parent'], own['_mock_children'] = name, None, {}
        own['_mock_wraps'], own['_mock_return'], own['side_effect'] = wraps, return_value, side_effect
        spec = spec_set if spec_set is not None else spec
        own['_mock_names'] = None if spec is None else set(spec if isinstance(spec, (list, tuple)) else dir(spec))
        own['_mock_class'] = None if spec is None or isinstance(spec, list) else spec if isinstance(spec, type) else type(spec)
        own['_mock_async'] = {name for name in own['_mock_names'] or ()
                              if not isinstance(spec, (list, tuple))
                              and inspect.iscoroutinefunction(getattr(spec, name, None))}
        self._forget()
        self.configure_mock(**kwargs)

    def _forget(self):
        self.__dict__.update(called=False, call_count=0, call_args=None, call_args_list=[], mock_calls=[],
                             method_calls=[], await_count=0, await_args=None, await_args_list=[])

    def reset_mock(self, *, return_value=False, side_effect=False):
        self._forget()
        for child in self._mock_children.values():
            child.reset_mock()
        if return_value:
            self.__dict__['_mock_return'] = DEFAULT
        if side_effect:
            self.__dict__['side_effect'] = None

    def configure_mock(self, **kwargs):
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count('.')):
            *parts, last = path.split('.')
            mock = self
            for part in parts:
                mock = getattr(mock, part)
            setattr(mock, last, value)

    @property
    def __class__(self):
        return self.__dict__.get('_mock_class') or type(self)

    def _child(self, name):
        kind = type(self).__mro__[1]
        if kind in (AsyncMock, MagicMock) or kind is Mock:
            kind = AsyncMock if kind is AsyncMock or name in self._mock_async else kind
        if kind is NonCallableMock:
            kind = Mock
        child = kind(name=name)
        child.__dict__['_mock_parent'] = self
        return child

    def __getattr__(self, name):
        own = self.__dict__
        if name == 'return_value':
            return self._returned()
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        if own['_mock_names'] is not None and name not in own['_mock_names']:
            raise AttributeError(f'Mock object has no attribute {name!r}')
        if name.startswith(('assert', 'assret', 'called_')):
            raise AttributeError(f'{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be '
                                 'an attribute.')
        child = own['_mock_children'].get(name)
        if child is None:
            wrapped = own['_mock_wraps']
            child = own['_mock_children'][name] = self._child(name)
            if wrapped is not None:
                child.__dict__['_mock_wraps'] = getattr(wrapped, name)
        return child

    def _returned(self):
        if self._mock_return is DEFAULT:
            child = self._child('()')
            if isinstance(self, AsyncMock):
                child = MagicMock(name='()')
                child.__dict__['_mock_parent'] = self
            self.__dict__['_mock_return'] = child
        return self._mock_return

    def __setattr__(self, name, value):
        if name == 'return_value':
            self.__dict__['_mock_return'] = value
        elif name.startswith('__') and name.endswith('__') and name != '__class__':
            setattr(type(self), name, value if not callable(value) or isinstance(value, NonCallableMock)
                    else (lambda own, *args, **kwargs: value(own, *args, **kwargs)))
            self._mock_children[name] = value
        elif self.__dict__.get('_mock_names') is not None and name not in self._mock_names and name not in _OWN and (
                name not in self.__dict__) and not name.startswith('_mock'):
            self.__dict__[name] = value
        else:
            if isinstance(value, NonCallableMock) and value.__dict__['_mock_parent'] is None and (
                    value.__dict__['_mock_name'] is None):
                value.__dict__['_mock_parent'], value.__dict__['_mock_name'] = self, name
                self._mock_children[name] = value
            self.__dict__[name] = value

    def __delattr__(self, name):
        self.__dict__.pop(name, None)
        self._mock_children.pop(name, None)
        if self._mock_names is None:
            self.__dict__['_mock_names'] = None

    def attach_mock(self, mock, attribute):
        mock.__dict__['_mock_parent'], mock.__dict__['_mock_name'] = None, None
        setattr(self, attribute, mock)

    def _path(self):
        name, parent = self._mock_name or 'mock', self._mock_parent
        if parent is None:
            return name
        return parent._path() + (name if name == '()' else '.' + name)

    def __repr__(self):
        kind = type(self).__mro__[1].__name__
        name = f' name={self._path()!r}' if self._mock_name or self._mock_parent else ''
        spec = f' spec={self._mock_class.__name__!r}' if self._mock_class else ''
        return f'<{kind}{name}{spec} id={str(id(self))!r}>'

    def __dir__(self):
        return sorted({*dir(type(self)), *self.__dict__, *self._mock_children})

    def _noted(self, args, kwargs):
        made = _Call(args, kwargs)
        self.__dict__.update(called=True, call_count=self.call_count + 1, call_args=made)
        self.call_args_list.append(made)
        self.mock_calls.append(made)
        name, mock = '', self
        while mock._mock_parent is not None:
            step = mock._mock_name
            name = step + name if name.startswith('(') or not name else f'{step}.{name}'
            mock = mock._mock_parent
            mock.mock_calls.append(_Call(args, kwargs, name))
            if '(' not in name:
                mock.method_calls.append(_Call(args, kwargs, name))

    # What it answers with.
    def _answer(self, args, kwargs):
        effect = self.side_effect
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            if not callable(effect):
                if not hasattr(effect, '__next__'):
                    effect = self.__dict__['side_effect'] = iter(effect)
                try:
                    result = next(effect)
                except StopIteration:
                    if isinstance(self, AsyncMock):
                        raise StopAsyncIteration from None
                    raise
                if isinstance(result, BaseException) or isinstance(result, type) and issubclass(result, BaseException):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return is DEFAULT and self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self._returned()

    def _label(self):
        return self._mock_name or 'mock'

    def _shown(self, calls):
        return '[' + ',\n '.join(map(repr, calls)) + ']'

    def assert_called(self):
        if not self.call_count:
            raise AssertionError(f"Expected '{self._label()}' to have been called.")

    def assert_not_called(self):
        if self.call_count:
            s = '' if self.call_count == 1 else 's'
            raise AssertionError(f"Expected '{self._label()}' to not have been called. Called {self.call_count} "
                                 f'time{s}.\nCalls: {self._shown(self.mock_calls)}.')

    def assert_called_once(self):
        if self.call_count != 1:
            more = f'\nCalls: {self._shown(self.mock_calls)}.' if self.call_count else ''
            raise AssertionError(f"Expected '{self._label()}' to have been called once. Called {self.call_count} "
                                 f'times.{more}')

    def assert_called_with(self, /, *args, **kwargs):
        expected, label = _Call(args, kwargs), self._label()
        if self.call_args is None:
            raise AssertionError(f'expected call not found.\nExpected: {expected._shown(label)}\n  Actual: not called.')
        if self.call_args != expected:
            raise AssertionError(f'expected call not found.\nExpected: {expected._shown(label)}\n  Actual: '
                                 f'{self.call_args._shown(label)}')

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            more = f'\nCalls: {self._shown(self.mock_calls)}.' if self.call_count else ''
            raise AssertionError(f"Expected '{self._label()}' to be called once. Called {self.call_count} times.{more}")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        expected = _Call(args, kwargs)
        if expected not in self.call_args_list:
            raise AssertionError(f'{expected._shown(self._label())} call not found')

    def assert_has_calls(self, calls, any_order=False):
        calls, all_calls = list(calls), self.mock_calls
        if any_order:
            found = all([each in all_calls for each in calls])
        else:
            found = any([all_calls[i:i + len(calls)] == calls for i in range(len(all_calls) - len(calls) + 1)])
        if not found:
            raise AssertionError(f'Calls not found.\nExpected: {self._shown(calls)}\n  Actual: {self._shown(all_calls)}')


class Mock(NonCallableMock):
    def __call__(self, /, *args, **kwargs):
        self._noted(args, kwargs)
        return self._answer(args, kwargs)


_DEFAULTS = {'__len__': 0, '__bool__': True, '__int__': 1, '__float__': 1.0, '__contains__': False, '__index__': 1,
             '__exit__': False}


def _special(name):
    def method(self, *args, **kwargs):
        return getattr(self, name)(*args, **kwargs)
    return method


class _Magic:
    # A special method is a mock, too: found by the instance, called by the class.
    def __getattribute__(self, name):
        if name[:2] == '__' and name in _MAGIC:
            own = object.__getattribute__(self, '__dict__')
            children = own.get('_mock_children')
            if children is not None:
                if name not in children:
                    made = (AsyncMock if name in ('__aenter__', '__aexit__', '__anext__') else MagicMock)(name=name)
                    made.__dict__['_mock_parent'] = self
                    if name in _DEFAULTS:
                        made.return_value = _DEFAULTS[name]
                    elif name == '__iter__':
                        made.side_effect = lambda: iter(made.__dict__['_items'])
                        made.__dict__['_items'] = []
                    elif name == '__aexit__':
                        made.return_value = False
                    elif name == '__str__':
                        made.side_effect = lambda: NonCallableMock.__repr__(self)
                    elif name == '__aiter__':
                        async def items():
                            for item in made.__dict__.get('_mock_items', ()):
                                yield item
                        made.side_effect = items
                    children[name] = made
                found = children[name]
                if name in ('__iter__', '__aiter__') and found._mock_return is not DEFAULT:
                    value, key = found._mock_return, '_items' if name == '__iter__' else '_mock_items'
                    found.__dict__[key] = value
                return found
        return object.__getattribute__(self, name)


_MAGIC = set(('__len__ __bool__ __int__ __float__ __contains__ __index__ __getitem__ __setitem__ __delitem__ __iter__ __next__ '
              '__enter__ __exit__ __aenter__ __aexit__ __aiter__ __anext__ __add__ __sub__ __mul__ __truediv__ '
              '__floordiv__ __mod__ __and__ __or__ __xor__ __lshift__ __rshift__ __neg__ __lt__ __gt__ __le__ __ge__ '
              '__iadd__ __str__').split()) - {'__next__'}
for _name in _MAGIC:
    setattr(_Magic, _name, _special(_name))


class NonCallableMagicMock(_Magic, NonCallableMock):
    pass


class MagicMock(_Magic, Mock):
    pass


class AsyncMock(_Magic, NonCallableMock):
    _is_coroutine_mark = True

    async def __call__(self, /, *args, **kwargs):
        self._noted(args, kwargs)
        made = self.call_args
        self.__dict__.update(await_count=self.await_count + 1, await_args=made)
        self.await_args_list.append(made)
        result = self._answer(args, kwargs)
        return await result if inspect.iscoroutine(result) else result

    def assert_awaited(self):
        if not self.await_count:
            raise AssertionError(f'Expected {self._label()} to have been awaited.')

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f'Expected {self._label()} to have been awaited once. Awaited {self.await_count} times.')

    def assert_awaited_with(self, /, *args, **kwargs):
        if self.await_args is None:
            raise AssertionError(f'Expected await: {_Call(args, kwargs)._shown(self._label())}\nNot awaited')
        self.assert_called_with(*args, **kwargs)

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        if _Call(args, kwargs) not in self.await_args_list:
            raise AssertionError(f'{_Call(args, kwargs)._shown(self._label())} await not found')

    def assert_has_awaits(self, calls, any_order=False):
        calls, awaits = list(calls), list(self.await_args_list)
        if any_order:
            found = all([each in awaits for each in calls])
        else:
            found = any([awaits[i:i + len(calls)] == calls for i in range(len(awaits) - len(calls) + 1)])
        if not found:
            raise AssertionError(f'Awaits not found.\nExpected: {self._shown(calls)}\nActual: {self._shown(awaits)}')

    def assert_not_awaited(self):
        if self.await_count:
            raise AssertionError(f'Expected {self._label()} to not have been awaited. Awaited {self.await_count} times.')


class PropertyMock(Mock):
    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


_missing = object()


class _Patch:
    def __init__(self, target, attribute, new, kwargs, create=False, kind=None):
        self._target, self._attribute, self._new, self._kwargs = target, attribute, new, kwargs
        self._create, self._kind = create, kind

    def __enter__(self):
        target = self._target() if callable(self._target) and not isinstance(self._target, type) and getattr(
            self._target, '_finds', False) else self._target
        self._on = target
        self._had = self._attribute in getattr(target, '__dict__', {})
        found = getattr(target, self._attribute, _missing)
        if found is _missing and not self._create:
            name = getattr(target, '__name__', repr(target))
            raise AttributeError(f"{target!r} does not have the attribute {self._attribute!r}")
        raw = target.__dict__[self._attribute] if self._had else found
        self._old = raw
        new = self._new
        if new is DEFAULT:
            kind = self._kind or (AsyncMock if inspect.iscoroutinefunction(found) else MagicMock)
            new = kind(name=self._attribute, **self._kwargs)
        setattr(target, self._attribute, new)
        return new

    def __exit__(self, *exc):
        if self._had or self._old is not _missing and not isinstance(self._on, type):
            setattr(self._on, self._attribute, self._old)
        else:
            delattr(self._on, self._attribute)

    start = __enter__

    def stop(self):
        self.__exit__(None, None, None)

    async def __aenter__(self):
        return self.__enter__()

    async def __aexit__(self, *exc):
        return self.__exit__(*exc)

    def __call__(self, function):
        if isinstance(function, type):
            for name in dir(function):
                if name.startswith('test'):
                    setattr(function, name, self(getattr(function, name)))
            return function
        # The innermost decorator's mock comes first.
        patches = getattr(function, '_patches', None)
        if patches is not None:
            patches.append(self)
            return function
        patches = [self]

        def mocks(stack):
            entered = [(patch, stack.enter_context(patch)) for patch in patches]
            return [mock for patch, mock in entered if getattr(patch, '_new', None) is DEFAULT]

        if inspect.iscoroutinefunction(function):
            @functools.wraps(function)
            async def wrapper(*args, **kwargs):
                with contextlib.ExitStack() as stack:
                    return await function(*args, *mocks(stack), **kwargs)
        else:
            @functools.wraps(function)
            def wrapper(*args, **kwargs):
                with contextlib.ExitStack() as stack:
                    return function(*args, *mocks(stack), **kwargs)
        wrapper._patches = patches
        return wrapper


def _finder(path):
    def find():
        parts = path.split('.')
        found = None
        for cut in range(len(parts), 0, -1):
            name = '.'.join(parts[:cut])
            try:
                __import__(name)
            except ImportError:
                continue
            found, rest = sys.modules[name], parts[cut:]
            break
        if found is None:
            raise ModuleNotFoundError(f'No module named {parts[0]!r}')
        for part in rest:
            found = getattr(found, part)
        return found
    find._finds = True
    return find


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    path, _, attribute = target.rpartition('.')
    if not path:
        raise TypeError(f'Need a valid target to patch. You supplied: {target!r}')
    if spec is not None and spec is not True:
        kwargs['spec'] = spec
    return _Patch(_finder(path), attribute, new, kwargs, create, new_callable)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, **kwargs):
    return _Patch(target, attribute, new, kwargs, create, new_callable)


class _patch_dict:
    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self._given, self._values, self._clear = in_dict, {**dict(values), **kwargs}, clear
        self._new = None

    def __enter__(self):
        given = self._given
        if isinstance(given, str):
            path, _, name = given.rpartition('.')
            given = getattr(_finder(path)(), name)
        self._dict, self._old = given, dict(given)
        if self._clear:
            given.clear()
        given.update(self._values)
        return given

    def __exit__(self, *exc):
        self._dict.clear()
        self._dict.update(self._old)

    start = __enter__

    def stop(self):
        self.__exit__()

    __call__ = _Patch.__call__


def _patch_multiple(target, **kwargs):
    stack = contextlib.ExitStack()
    target = _finder(target)() if isinstance(target, str) else target
    for name, new in kwargs.items():
        stack.enter_context(_patch_object(target, name, new))
    return stack


patch.object, patch.dict, patch.multiple = _patch_object, _patch_dict, _patch_multiple


def create_autospec(spec, spec_set=False, instance=False, **kwargs):
    kind = AsyncMock if inspect.iscoroutinefunction(spec) else MagicMock
    return kind(spec=None if inspect.isfunction(spec) else spec, **kwargs)


def mock_open(mock=None, read_data=''):
    import io
    mock = mock or MagicMock(name='open')

    def opened(*args, **kwargs):
        handle.read.side_effect = lambda *a, file=io.StringIO(read_data): file.read(*a)
        return handle
    handle = MagicMock()
    handle.__enter__.return_value = handle
    handle.readlines.side_effect = lambda: io.StringIO(read_data).readlines()
    handle.readline.side_effect = io.StringIO(read_data).readline
    handle.__iter__.side_effect = lambda: iter(io.StringIO(read_data).readlines())
    mock.side_effect = opened
    mock.return_value = handle
    return mock


def seal(mock):
    mock.__dict__['_mock_names'] = set(mock._mock_children)
