from contextlib import contextmanager

log = []


@contextmanager
def step(name):
    log.append(f"begin {name}")
    try:
        yield log
    except ValueError as error:
        log.append(f"{name} failed: {error}")
    else:
        log.append(f"{name} went well")
    finally:
        log.append(f"end {name}")


with step("one"):
    pass
with step("two"):
    raise ValueError("no")
with step("three"), step("four"):
    log.append("inside")
print(*log, sep="\n")
