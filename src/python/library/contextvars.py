# contextvars: values that follow the context.
from _contextvars import ContextVar, Context, Token, copy_context
