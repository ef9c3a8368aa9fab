import os
import shutil
import tempfile
from pathlib import Path

root = Path(tempfile.mkdtemp())
os.chdir(root)
os.makedirs("a/b/c")
os.makedirs("a/b/c", exist_ok=True)
for bad in (lambda: os.makedirs("a/b"), lambda: os.mkdir("x/y"), lambda: os.rmdir("a"), lambda: os.remove("nope"),
            lambda: os.listdir("nope"), lambda: os.rename("nope", "z"), lambda: os.stat("nope")):
    try:
        bad()
    except OSError as error:
        print(type(error).__name__, error.errno, error.strerror, error.filename)
p = Path("a") / "b" / "file.tar.gz"
print(p, p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, list(p.parents))
print(p.write_text("one\ntwo\n"), p.read_text().splitlines(), p.exists(), p.is_file(), p.is_dir(), p.stat().st_size)
print(p.with_suffix(".bz2"), p.with_name("other"), p.with_stem("s"), repr(p), p == Path("a/b/file.tar.gz"))
print(p.relative_to("a"), p.is_relative_to("b"), p.is_absolute(), Path("/x/../y"), Path("a//b/./c"))
try:
    p.relative_to("q")
except ValueError as error:
    print(error)
Path("a/b/two.txt").write_bytes(b"22")
Path("a/b/c/three.txt").touch()
print(sorted(str(x) for x in Path("a").rglob("*.txt")), sorted(x.name for x in Path("a/b").iterdir()))
print(sorted(str(x) for x in Path(".").glob("*/b/*.txt")), p.match("*.gz"), p.match("b/*.gz"))
for top, dirs, files in sorted(os.walk("a")):
    print(top, sorted(dirs), sorted(files))
print(os.path.join("a", "b"), os.path.split("/x/y.z"), os.path.splitext("y.tar.gz"), os.path.basename("/q/w"), os.path.dirname("/q/w"))
print(os.path.exists("a"), os.path.isdir("a"), os.path.isfile("a/b/two.txt"), os.path.getsize("a/b/two.txt"), os.path.relpath("a/b", "a/c"))
shutil.copy("a/b/two.txt", "copy.txt")
os.rename("copy.txt", "moved.txt")
os.replace("moved.txt", "a/moved.txt")
print(Path("a/moved.txt").read_text())
with os.scandir("a") as entries:
    print(sorted((entry.name, entry.is_dir()) for entry in entries))
shutil.copytree("a", "z")
shutil.rmtree("a")
print(os.path.exists("a"), sorted(str(x) for x in Path("z").rglob("*")))
Path("z/moved.txt").unlink()
Path("z/moved.txt").unlink(missing_ok=True)
try:
    Path("z/moved.txt").unlink()
except FileNotFoundError as error:
    print(error)
d = Path("deep/er/est")
d.mkdir(parents=True, exist_ok=True)
try:
    d.mkdir()
except FileExistsError as error:
    print(error)
print(sorted([Path("b"), Path("a/c"), Path("a")]), {Path("a"): 1}[Path("a")], str(Path("")))
with tempfile.TemporaryDirectory() as tmp:
    inner = Path(tmp) / "f"
    inner.write_text("hi")
    print(inner.exists())
print(inner.exists(), os.fspath(Path("q")), Path("a", "b", "/c"), "x" / Path("y"))
