import time

t = time.gmtime(1700000000)
print(time.strftime("%Y-%m-%d %H:%M:%S %a %A %b %B %j %p %I %y %U %w", t), t.tm_year, t.tm_yday, t[3], len(t))
print(time.asctime(t), time.strftime("%d/%m", time.gmtime(0)), time.gmtime(0) == time.struct_time((1970, 1, 1, 0, 0, 0, 3, 1, 0)))
print(time.strptime("2024-02-29 10:20", "%Y-%m-%d %H:%M")[:6], repr(time.gmtime(0)))
a = time.monotonic()
time.sleep(0.01)
b = time.monotonic()
print(b > a, time.perf_counter() >= 0, isinstance(time.time(), float), isinstance(time.time_ns(), int))
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
