import logging
import logging.handlers
import sys

LOG_FORMAT = "%(name)-12s %(levelname)-8s %(message)s"
root = logging.getLogger()
root.setLevel(logging.DEBUG)
console = logging.StreamHandler(sys.stdout)
console.setLevel(logging.INFO)
console.setFormatter(logging.Formatter(LOG_FORMAT))
root.addHandler(console)

app = logging.getLogger("app")
db = app.getChild("db")
db.setLevel(logging.WARNING)
app.debug("hidden by handler")
app.info("started with %s and %d", "args", 3)
db.info("hidden by logger")
db.warning("slow query: %(sql)s", {"sql": "SELECT 1"})
print(db.name, db.getEffectiveLevel(), app.isEnabledFor(logging.DEBUG), logging.getLevelName(35), db.parent.name, root.level)


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append(self.format(record))


lst = ListHandler()
lst.setFormatter(logging.Formatter("{levelname:.1s}|{message}", style="{"))
app.addHandler(lst)
app.propagate = False
app.error("only in list")
try:
    {}["k"]
except KeyError:
    app.exception("oops %s", "here")
print(lst.records[0])
print(lst.records[1].splitlines()[0], lst.records[1].splitlines()[-1])
adapter = logging.LoggerAdapter(logging.getLogger("web"), {"user": "kim"})
console.setFormatter(logging.Formatter("%(levelname)s %(user)s %(message)s", defaults={"user": "-"}))
adapter.warning("logged in")
logging.getLogger("web").error("no adapter")
logging.addLevelName(25, "NOTICE")
root.log(25, "custom level")
mem = logging.handlers.MemoryHandler(10, flushLevel=logging.ERROR, target=console)
buf = logging.getLogger("buffered")
buf.propagate = False
buf.addHandler(mem)
buf.warning("kept")
print("before flush")
buf.error("flushes")
logging.disable(logging.WARNING)
root.warning("disabled")
logging.disable(logging.NOTSET)


class Redact(logging.Filter):
    def filter(self, record):
        record.msg = str(record.msg).replace("secret", "******")
        return "drop" not in record.msg


console.addFilter(Redact())
root.info("the secret is out")
root.info("drop me")
print(console, root.handlers[0] is console, logging.getLogger("app.db") is db)
root.info("bad format %d", "x") if False else None
logging.getLogger("x.y.z").critical("deep", extra={"user": "zed"})
root.warning("stack? %s", [1, 2], stacklevel=1)
