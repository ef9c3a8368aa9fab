from datetime import *

d = datetime(2024, 5, 17, 13, 4, 5, 678)
print(d, repr(d), d.date(), d.time(), d.isoformat(), d.isoformat(" ", "minutes"), d.isoformat(timespec="milliseconds"), d.ctime())
print(d + timedelta(hours=12), d - timedelta(days=20), d - datetime(2024, 1, 1), d.replace(hour=0, microsecond=0), d.timetuple())
print(d.strftime("%Y-%m-%d %H:%M:%S.%f %p %I %y %j"), f"{d:%H:%M}", d.weekday(), d.toordinal(), d.isocalendar().week)
for text in ("2024-05-17", "2024-05-17T13:04", "2024-05-17 13:04:05.678", "20240517T130405", "2024-05-17T13:04:05Z", "2024-05-17T13:04:05+05:30", "2024-W20-5T10"):
    print(repr(datetime.fromisoformat(text)))
for text, form in (("17/05/24", "%d/%m/%y"), ("2024-05-17 01:04 PM", "%Y-%m-%d %I:%M %p"), ("May 3 2021", "%b %d %Y"),
                   ("Monday, 03. June 2024", "%A, %d. %B %Y"), ("12:30:45.123", "%H:%M:%S.%f"), ("2024-05-17 +0530", "%Y-%m-%d %z"), ("2024 123", "%Y %j")):
    print(datetime.strptime(text, form))
for bad in (lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024 5", "%Y"), lambda: datetime(2024, 1, 1, 25), lambda: datetime.fromisoformat("nope"),
            lambda: datetime.strptime("30/02/2024", "%d/%m/%Y")):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(datetime.combine(date(2020, 1, 2), time(3, 4)), datetime.min, datetime.max, d == datetime(2024, 5, 17, 13, 4, 5, 678), d == date(2024, 5, 17))
print(time(1, 2, 3), repr(time(1, 2)), time(23, 59, 59, 999999).isoformat(), time.fromisoformat("04:23:01.5"), time(5) < time(6), time(1, 2).replace(hour=4), time.min, time.max, f"{time(4, 5):%H-%M}")
