"""Module doc.

>>> add(2, 2)
4
"""
import doctest
def add(a, b):
    """Add.

    >>> add(1, 2)
    3
    >>> add('a', 'b')
    'ab'
    >>> add(1, 'x')
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for +: 'int' and 'str'
    """
    return a + b
def wrong(x):
    """
    >>> wrong(1)
    1
    >>> for i in range(2):
    ...     print(i)
    0
    1
    >>> wrong([1,
    ...    2])
    [1, 2]
    >>> wrong(None)
    >>> list(range(20)) # doctest: +ELLIPSIS
    [0, 1, ..., 19]
    """
    return x
class C:
    """
    >>> C().m()
    'm'
    """
    def m(self):
        """
        >>> C().m()
        'm'
        """
        return "m"
print(doctest.testmod())
print(doctest.testmod(verbose=True))
