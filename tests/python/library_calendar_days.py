import argparse
import datetime
from zoneinfo import ZoneInfo
import calendar


def business_days(start, end):
    day = start
    while day <= end:
        if day.weekday() < 5:
            yield day
        day += datetime.timedelta(days=1)


def humanize(delta):
    seconds = int(delta.total_seconds())
    parts = []
    for name, size in (("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1)):
        n, seconds = divmod(seconds, size)
        if n:
            parts.append(f"{n} {name}{'s' * (n != 1)}")
    return ", ".join(parts) or "now"


days = list(business_days(datetime.date(2024, 2, 26), datetime.date(2024, 3, 8)))
print(len(days), days[0], days[-1])
print(humanize(datetime.timedelta(days=1, seconds=3661)), "|", humanize(datetime.timedelta(0)))
print(calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.month_name[3], calendar.day_abbr[0])
print(calendar.month(2024, 2))
dt = datetime.datetime(2024, 3, 10, 15, 4, 5, 678)
print(dt, dt.isoformat(timespec="milliseconds"), dt.strftime("%d/%m/%y %I:%M %p %j %a %b"), dt.replace(hour=0).time())
print(datetime.datetime.strptime("Mar 5, 2023 07:08PM", "%b %d, %Y %I:%M%p"), dt.date().isocalendar(), dt.timetuple()[:6])
print(dt - datetime.datetime(2024, 1, 1), (dt - datetime.datetime(2024, 1, 1)) // datetime.timedelta(weeks=1), datetime.timedelta(hours=-1))
print(datetime.datetime(2024, 3, 10, 12, tzinfo=datetime.timezone.utc).astimezone(datetime.timezone(datetime.timedelta(hours=5, minutes=30))))
print(max(days).toordinal(), datetime.date.fromordinal(738000), datetime.datetime.fromtimestamp(0, datetime.timezone.utc).isoformat())
try:
    datetime.date(2023, 2, 29)
except ValueError as e:
    print(e)
try:
    datetime.datetime.now() - datetime.datetime.now(datetime.timezone.utc)
except TypeError as e:
    print(e)
