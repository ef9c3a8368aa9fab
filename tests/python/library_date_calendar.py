from datetime import date, timedelta

d = date(2024, 1, 29)
week = [d + timedelta(days=n) for n in range(7)]
print([f"{x:%a %d}" for x in week], (date(2024, 12, 25) - d).days, d.isocalendar().week, max(week), week[0].replace(day=1))
first = date(2024, 2, 1)
offset = first.weekday()
days = [""] * offset + list(range(1, 30))
for i in range(0, len(days), 7):
    print(" ".join(f"{x:>2}" for x in days[i:i + 7]))
