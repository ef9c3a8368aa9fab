# contextvars: values that follow the context.
from _contextvars import ContextVar, Context, Token, copy_context, _set_missing


class _Missing:
    __slots__ = ()
    __qualname__ = 'Token.MISSING'

    def __repr__(self):
        return '<Token.MISSING>'


_set_missing(_Missing())
