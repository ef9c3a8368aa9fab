# Calls of functions whose parameters are made at run time: dataclasses, named tuples.
def listed(names):
    names = [repr(name) for name in names]
    if len(names) > 2:
        return ', '.join(names[:-1]) + ', and ' + names[-1]
    return ' and '.join(names)


# The values of names[:positional] and of names[positional:], which are keyword-only, in their order.
def bind(title, names, positional, defaults, args, kwargs):
    count = len(args)
    if count > positional:
        values = dict(zip(names[:positional], args))
    else:
        values = dict(zip(names, args))
    for name, value in kwargs.items():
        if name not in names:
            raise TypeError(f'{title}() got an unexpected keyword argument {name!r}')
        if name in values:
            raise TypeError(f'{title}() got multiple values for argument {name!r}')
        values[name] = value
    if count > positional:
        least = len([name for name in names[:positional] if name not in defaults])
        takes = f'{positional + 1}' if least == positional else f'from {least + 1} to {positional + 1}'
        plural = '' if positional == 0 else 's'
        extra = len([name for name in names[positional:] if name in kwargs])
        given = f'{count + 1}'
        if extra:
            given += f' positional argument{"s" if count else ""} (and {extra} keyword-only argument' \
                     f'{"s" if extra > 1 else ""})'
        raise TypeError(f'{title}() takes {takes} positional argument{plural} but {given} were given')
    if len(values) < len(names):
        for some, kind in ((names[:positional], 'positional'), (names[positional:], 'keyword-only')):
            missing = [name for name in some if name not in values and name not in defaults]
            if missing:
                plural = '' if len(missing) == 1 else 's'
                raise TypeError(f'{title}() missing {len(missing)} required {kind} argument{plural}: '
                                f'{listed(missing)}')
        return [values[name] if name in values else defaults[name] for name in names]
    return [values[name] for name in names]
