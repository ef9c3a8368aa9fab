from datetime import datetime, timezone, timedelta, tzinfo, UTC, time

tz = timezone(timedelta(hours=5, minutes=30), "IST")
west = timezone(timedelta(hours=-3))
d = datetime(2024, 1, 1, 12, tzinfo=tz)
print(d, repr(d), d.tzname(), d.utcoffset(), d.dst(), d.astimezone(UTC), d.astimezone(west))
print(tz, repr(tz), west, repr(west), UTC, repr(timezone.utc), timezone.utc is UTC, west.utcoffset(None), west == timezone(timedelta(hours=-3)))
print(d.timestamp(), datetime.fromtimestamp(1700000000, UTC), datetime.fromtimestamp(0.5, tz), datetime(1970, 1, 2, tzinfo=UTC).timestamp())
print(d - datetime(2024, 1, 1, 12, tzinfo=UTC), d == d.astimezone(UTC), d < datetime(2024, 1, 1, 12, tzinfo=UTC), hash(d) == hash(d.astimezone(west)))
print(d.strftime("%z %Z %:z"), d.isoformat(), d.replace(tzinfo=None), d.utctimetuple().tm_hour)
for bad in (lambda: d < datetime(2024, 1, 1), lambda: d - datetime(2024, 1, 1), lambda: timezone(timedelta(hours=24)), lambda: timezone(5)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(d == datetime(2024, 1, 1, 12))


class Fixed(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=2 if 3 < dt.month < 10 else 1)

    def dst(self, dt):
        return timedelta(hours=1 if 3 < dt.month < 10 else 0)

    def tzname(self, dt):
        return "SUM" if self.dst(dt) else "WIN"


x = datetime(2024, 6, 1, 12, tzinfo=Fixed())
print(x, x.tzname(), x.astimezone(UTC), datetime(2024, 12, 1, tzinfo=Fixed()).isoformat(), x.dst(), time(1, 2, tzinfo=UTC))
