from datetime import date, timedelta, MINYEAR, MAXYEAR

d = date(2024, 2, 29)
print(d, repr(d), d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal())
print(d + timedelta(days=366), d - date(2023, 12, 31), d.replace(year=2028), d.isoformat(), d.ctime())
print(date.fromordinal(738000), date.fromisoformat("2021-03-04"), date.fromisoformat("20210304"), date.fromisoformat("2021-W05-3"), date.fromisocalendar(2020, 53, 5))
print(d.strftime("%d/%m/%y %A %a %B %b %j %U %W %u %w %%"), f"{d:%Y.%m}", f"{d}", d.timetuple().tm_yday)
print(date.min, date.max, date.resolution, MINYEAR, MAXYEAR, d < date(2025, 1, 1), d == date(2024, 2, 29), sorted([date(2, 1, 1), date(1, 1, 1)]))
for bad in (lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: date(2023, 13, 1), lambda: date.fromisoformat("2021-3-4"),
            lambda: date.max + timedelta(1), lambda: date("x", 1, 1), lambda: d.replace(year=2023)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print({date(2020, 1, 1): 1}[date(2020, 1, 1)], bool(date.min), date(2020, 1, 31) - timedelta(weeks=1))
print([date(2024, m, 1).strftime("%b") for m in range(1, 13)])
