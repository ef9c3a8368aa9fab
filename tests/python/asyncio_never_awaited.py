# What is never awaited is a warning as any other: filtered, caught, made an error.
import sys
import warnings

sys.stderr = sys.stdout


async def work():
    pass


def forget():
    work()


with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    forget()
print("ignored")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for _ in range(2):
        forget()
for w in caught:
    print(w.category.__name__, w.message, w.lineno)
forget()
for _ in range(3):
    forget()
