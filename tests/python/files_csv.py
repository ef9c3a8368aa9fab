import csv
import io

rows = [["name", "n", "note"], ["Ada", 1, "likes, commas"], ['Bob "B"', 2.5, "two\nlines"], ["", None, "ünï"]]
out = io.StringIO()
writer = csv.writer(out)
for row in rows:
    print(writer.writerow(row), end=" ")
print(repr(out.getvalue()))
out.seek(0)
for row in csv.reader(out):
    print(row)
out = io.StringIO()
w = csv.DictWriter(out, fieldnames=["a", "b"], restval="-", extrasaction="ignore")
w.writeheader()
w.writerows([{"a": 1, "b": 2}, {"a": 3, "c": 4}])
print(out.getvalue().splitlines())
for row in csv.DictReader(io.StringIO(out.getvalue() + "9,8,7\r\n5\r\n")):
    print(row)
print(list(csv.reader(io.StringIO("a;b;'c;d'\n\n1;2;3"), delimiter=";", quotechar="'")))
print(list(csv.reader(["a, b,\"c\"\"d\""], skipinitialspace=True)))
out = io.StringIO()
csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow([1, "x"])
csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n").writerow([1, "x", 2.5])
csv.writer(out, dialect="excel-tab").writerow(["t", "a b"])
print(repr(out.getvalue()))
print(list(csv.reader(io.StringIO('"x",1\n'), quoting=csv.QUOTE_NONNUMERIC)))
try:
    csv.DictWriter(io.StringIO(), ["a"]).writerow({"b": 1})
except ValueError as error:
    print(error)
try:
    csv.writer(io.StringIO()).writerow(5)
except csv.Error as error:
    print(error)
