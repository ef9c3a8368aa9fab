import asyncio
import traceback


class ValidationError(Exception):
    pass


class DBError(Exception):
    pass


async def validate(i):
    await asyncio.sleep(0.001 * i)
    raise ValidationError(f"item {i}")


async def store(i):
    await asyncio.sleep(0.001)
    if i == 2:
        raise DBError("constraint violated")
    return i


def show(eg, indent=0):
    pad = "  " * indent
    if isinstance(eg, BaseExceptionGroup):
        print(f"{pad}{type(eg).__name__}: {eg.message} ({len(eg.exceptions)})")
        for e in eg.exceptions:
            show(e, indent + 1)
    else:
        print(f"{pad}{type(eg).__name__}: {eg}")


async def batch():
    errors = []
    for coro in (validate(1), store(1), store(2), validate(2)):
        try:
            await coro
        except Exception as e:
            errors.append(e)
    inner = ExceptionGroup("validation", [e for e in errors if isinstance(e, ValidationError)])
    raise ExceptionGroup("batch", [inner, *(e for e in errors if isinstance(e, DBError))])


async def main():
    try:
        await batch()
    except* ValidationError as eg:
        show(eg)
    except* DBError as eg:
        show(eg)
    try:
        await batch()
    except ExceptionGroup as eg:
        match, rest = eg.split(ValidationError)
        show(match)
        show(rest)
        print(eg.subgroup(lambda e: "2" in str(e)))
        print(eg.subgroup(KeyError), eg.derive([ValueError(1)]))
        leaf = eg.exceptions[0].exceptions[1]
        print(traceback.format_exception_only(leaf))
    try:
        try:
            raise ExceptionGroup("a", [ValueError(1), TypeError("t"), OSError(5, "io")])
        except* ValueError as eg:
            raise KeyError("from handler")
        except* TypeError:
            print("type handled")
    except ExceptionGroup as eg:
        show(eg)
        print([type(e.__context__).__name__ for e in eg.exceptions])
    try:
        raise ExceptionGroup("empty", [])
    except ValueError as e:
        print(e)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(store(2))
        tg.create_task(validate(0))


asyncio.run(main())
