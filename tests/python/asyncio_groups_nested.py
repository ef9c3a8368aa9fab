import asyncio
async def child(name, t, exc=None):
    try:
        await asyncio.sleep(t)
        if exc: raise exc
        print(name, "ok")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            t1 = tg.create_task(child("a", .01))
            t2 = tg.create_task(child("b", .02, ValueError("b!")))
            t3 = tg.create_task(child("c", .03), name="cee")
            t4 = tg.create_task(child("d", .02, TypeError("d!")))
    except* ValueError as eg:
        print("VE", eg.exceptions, eg.message)
        for e in eg.exceptions: print(e.__traceback__ is not None)
    except* TypeError as eg:
        print("TE", [str(e) for e in eg.exceptions])
    print(t1.result(), t3.cancelled(), t2.exception(), t3.get_name())
    try:
        try:
            async with asyncio.TaskGroup() as tg:
                tg.create_task(child("x", .01, OSError("disk")))
                async with asyncio.TaskGroup() as inner:
                    inner.create_task(child("y", .005, KeyError("k")))
                    inner.create_task(child("z", .05))
        except* KeyError as e:
            print("inner", e)
            raise
    except BaseExceptionGroup as e:
        print(repr(e))
        print(e.split(KeyError))
        print(e.subgroup(lambda x: isinstance(x, OSError)))
        print(e.derive([ValueError(1)]))
    eg = ExceptionGroup("top", [ValueError(1), ExceptionGroup("nested", [TypeError(2), ValueError(3)])])
    eg.add_note("note")
    m, r = eg.split(ValueError)
    print(m.exceptions, r.exceptions, m.__notes__)
    try:
        ExceptionGroup("x", [])
    except ValueError as e: print(e)
    try:
        ExceptionGroup("x", [1])
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
    try:
        raise eg
    except* TypeError as t:
        print("T", t)
    except* ValueError as v:
        print("V", v)
    else:
        print('never')
    finally:
        print('fin')
asyncio.run(main())
