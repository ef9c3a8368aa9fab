from datetime import datetime, date, time, timedelta, timezone, UTC
d = datetime(2024, 2, 29, 13, 45, 30, 123456)
print(d, repr(d), d.isoformat(), d.isoformat(" ", "minutes"), d.date(), d.time(), d.weekday(), d.isoweekday(), d.isocalendar(), d.timetuple().tm_yday)
print(d.strftime("%Y-%m-%d %H:%M:%S.%f %a %A %b %B %d %j %I %p %y %U %W %% %x %X %c"), f"{d:%d/%m/%Y}", d.ctime())
print(datetime.strptime("2023-12-25 08:30", "%Y-%m-%d %H:%M"), datetime.strptime("25 Dec 2023 11PM", "%d %b %Y %I%p"), datetime.fromisoformat("2024-01-01T10:00:00+02:00"), date.fromisoformat("2024-05-06"), time.fromisoformat("10:20:30.5"), datetime.fromisoformat("20240102T030405Z"))
print(d + timedelta(days=1, hours=5), d - timedelta(weeks=1), d - datetime(2024, 1, 1), (d - datetime(2023, 1, 1)).total_seconds(), d.replace(year=2023, day=1), d > datetime(2020, 1, 1))
td = timedelta(days=-1, hours=3, minutes=90, milliseconds=5)
print(td, repr(td), td.days, td.seconds, td.microseconds, abs(td), -td, td * 2, td / 2, td // timedelta(hours=1), timedelta(hours=25) % timedelta(days=1), divmod(timedelta(hours=5), timedelta(hours=2)), timedelta(minutes=1) / timedelta(seconds=7), timedelta(0), bool(timedelta()), timedelta(microseconds=1.6), str(timedelta(days=100, seconds=1)), timedelta.max, timedelta(days=1.5), sum([timedelta(1), timedelta(2)], timedelta()))
u = datetime(2024, 6, 1, 12, tzinfo=timezone.utc); e = u.astimezone(timezone(timedelta(hours=-5), "EST"))
print(u, e, repr(e), u == e, e.tzname(), e.utcoffset(), u.timestamp(), datetime.fromtimestamp(0, UTC), e.strftime("%z %Z"), u.isoformat(), timezone(timedelta(hours=5, minutes=30)), timezone.utc, repr(timezone(timedelta(hours=1))), UTC is timezone.utc)
print(date(2024, 3, 1) - date(2024, 2, 1), date(2024, 1, 31).replace(month=3), date.min, date.max, date(2024, 12, 30).isocalendar(), date.fromordinal(738000), date(2024, 1, 1).toordinal(), date(2024, 1, 1).strftime("%A"), date.fromisocalendar(2024, 1, 1), repr(time(1, 2)), time(23, 59, 59).isoformat(), time(1, 2, 3) < time(2), time.max)
for bad in (lambda: date(2023, 2, 29), lambda: datetime(2024, 13, 1), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024-01-01 extra", "%Y-%m-%d"), lambda: u - d, lambda: d < u, lambda: date.fromisoformat("bad"), lambda: timedelta(days=10**10), lambda: time(25), lambda: d + 1, lambda: date(2024, 1, 1) < d, lambda: timezone(timedelta(hours=24)), lambda: datetime.fromisoformat("2024-1-1"), lambda: date.max + timedelta(1)):
    try: print(bad())
    except Exception as ex: print(type(ex).__name__, ex)
print(datetime.combine(date(2024, 1, 2), time(3, 4)), datetime(2024, 1, 1).timetuple()[:6], hash(d) == hash(d.replace()), d == d.replace(microsecond=0), {date(2024, 1, 1): 1}[date(2024, 1, 1)], datetime.min, d.replace(tzinfo=UTC).tzinfo, max(date(2024, 1, 1), date(2025, 1, 1)))
import datetime as dt
print(dt.datetime is datetime)
