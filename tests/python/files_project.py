import asyncio
from pathlib import Path
import os
import tempfile
import csv
import shutil


def write_files(root: Path):
    (root / "data").mkdir(parents=True, exist_ok=True)
    (root / "data" / "notes.txt").write_text("first line\nsecond line\nthird\n", encoding="utf-8")
    with open(root / "data" / "people.csv", "w", newline="") as f:
        w = csv.DictWriter(f, fieldnames=["name", "age", "city"])
        w.writeheader()
        w.writerows([{"name": "Ann", "age": 30, "city": "Rome, IT"}, {"name": "Bob \"B\"", "age": 25, "city": ""}])
    (root / "raw.bin").write_bytes(bytes(range(5)))


async def count_lines(path):
    def work():
        with path.open() as f:
            return sum(1 for _ in f)
    return path.name, await asyncio.to_thread(work)


async def main():
    with tempfile.TemporaryDirectory() as tmp:
        root = Path(tmp) / "project"
        write_files(root)
        for p in sorted(root.rglob("*")):
            kind = "d" if p.is_dir() else "f"
            print(kind, p.relative_to(root), p.suffix or "-", p.stat().st_size if p.is_file() else "")
        counts = await asyncio.gather(*(count_lines(p) for p in sorted(root.glob("data/*"))))
        print(dict(counts))
        with open(root / "data/people.csv", newline="") as f:
            for row in csv.DictReader(f):
                print(row)
        with (root / "data/notes.txt").open("r+") as f:
            print(f.readline().rstrip(), f.tell())
            rest = f.readlines()
            f.write("appended\n")
            f.seek(0)
            print(rest, f.read().count("\n"), f.name.endswith("notes.txt"), f.mode, f.closed)
        shutil.copy(root / "raw.bin", root / "copy.bin")
        (root / "copy.bin").rename(root / "moved.bin")
        print(sorted(os.listdir(root)), (root / "moved.bin").read_bytes(), os.path.splitext("a/b.tar.gz"))
        try:
            (root / "none.txt").read_text()
        except FileNotFoundError as e:
            print(e.errno, e.strerror, Path(e.filename).name)
    print(root.exists())
    print(Path("/a/b/../c.txt").parts, Path("x/y.py").with_suffix(".txt"), Path("x") / "y" / "z", Path("a/b/c").parents[1])


asyncio.run(main())
