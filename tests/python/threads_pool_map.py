from concurrent.futures import ThreadPoolExecutor


def work(n):
    if n == 3:
        raise ValueError("three")
    return n * n


with ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(work, [1, 2, 4])), list(pool.map(pow, [2, 3], [3, 2])))
    results = pool.map(work, range(5))
    try:
        for r in results:
            print(r)
    except ValueError as error:
        print("error", error)
    f = pool.submit(work, 5)
    print(f.result(), f.done(), f.cancelled(), f.running(), f.exception())
    f = pool.submit(work, 3)
    print(repr(f.exception()))
    f = pool.submit(lambda *a, **k: (a, k), 1, x=2)
    f.add_done_callback(lambda f: None)
    print(f.result(timeout=5))
try:
    pool.submit(work, 1)
except RuntimeError as error:
    print(error)
try:
    ThreadPoolExecutor(0)
except ValueError as error:
    print(error)
