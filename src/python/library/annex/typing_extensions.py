# typing_extensions: what typing has by now.
from typing import *
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Coroutine, Iterable, Iterator
from types import get_original_bases
from typing import TypeAliasType, get_overloads, is_typeddict, get_protocol_members
from warnings import deprecated

runtime = runtime_checkable
