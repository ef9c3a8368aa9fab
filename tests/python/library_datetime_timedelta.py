from datetime import timedelta

print(timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6), repr(timedelta(weeks=1, seconds=-1)))
print(timedelta(-1), timedelta(seconds=-1), repr(timedelta()), timedelta(), timedelta(microseconds=1), timedelta(days=2, microseconds=500))
t = timedelta(hours=25, seconds=0.5)
print(t.days, t.seconds, t.microseconds, t.total_seconds(), -t, abs(-t), +t, bool(timedelta()), t * 2, 2 * t, t / 2, t // 2, t * 1.5)
print(t / timedelta(hours=1), t // timedelta(hours=1), t % timedelta(hours=1), divmod(t, timedelta(hours=1)), t / 0.3)
print(t > timedelta(1), t == timedelta(1), max(t, timedelta(2)), sum([t, t], timedelta()))
print(timedelta.max, timedelta.min, timedelta.resolution, timedelta(seconds=86399.9999996), timedelta(minutes=1.5), timedelta(days=0.1))
for bad in (lambda: timedelta(days=10**9), lambda: t / 0, lambda: t // timedelta(0), lambda: timedelta(days="x")):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(hash(timedelta(1)) == hash(timedelta(hours=24)), str(timedelta(days=-1, hours=5)), timedelta(microseconds=0.5))
