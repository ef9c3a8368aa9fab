# Dates and times: subclasses, combining, texts, what is deprecated; a property's class by its whole name.
import datetime as dt
class SD(dt.date): pass
print(repr(SD(2020,1,2)), repr(dt.date(2020,1,2)))
class SDT(dt.datetime): pass
print(repr(SDT(2020,1,2)), repr(dt.timedelta(1)))
try: dt.datetime.combine(dt.time(1), dt.time(2))
except TypeError as e: print(e)
try: dt.datetime.combine(dt.date(1,1,1), 5)
except TypeError as e: print(e)
print(dt.datetime.combine(dt.datetime(2020,1,1,5), dt.time(3)))
print(dt.date.strptime('2024-03-01','%Y-%m-%d'), repr(dt.time.strptime('10:20','%H:%M')))
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    dt.datetime.utcnow(); dt.datetime.utcfromtimestamp(0)
for x in w: print(x.category.__name__, x.message, x.lineno)
print(dt.datetime.fromtimestamp(timestamp=0, tz=dt.timezone.utc))
def f():
    class C:
        @property
        def a(self): return 1
    try: C().a = 3
    except AttributeError as e: print(e)
    try: del C().a
    except AttributeError as e: print(e)
f()
