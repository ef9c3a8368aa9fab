import logging, io, sys
class Color:
    RED = "\033[31m"
buf = io.StringIO()
logger = logging.getLogger("shop.orders")
logger.setLevel(logging.INFO)
handler = logging.StreamHandler(buf)
handler.setFormatter(logging.Formatter("[%(levelname)s] %(name)s: %(message)s (%(module)s:%(lineno)d %(funcName)s)"))
logger.addHandler(handler)
logger.propagate = False
def process(order):
    logger.info("processing %s", order["id"])
    try:
        total = sum(order["items"].values())
        logger.debug("total=%d", total)
        if total > 100: logger.warning("large order: %(total).2f", {"total": total})
        return total / order["people"]
    except ZeroDivisionError:
        logger.exception("cannot split order %r", order["id"])
    except KeyError as e:
        logger.error("missing field %s", e)
    return None
print(process({"id": 1, "items": {"a": 60, "b": 70}, "people": 2}))
print(process({"id": 2, "items": {"a": 5}, "people": 0}))
print(process({"id": 3, "items": {}}))
print(buf.getvalue().replace('"main.py"', "FILE"))
class Redact(logging.Filter):
    def filter(self, record):
        record.msg = str(record.msg).replace("secret", "******")
        return True
out = logging.StreamHandler(sys.stdout); out.setLevel(logging.WARNING); out.addFilter(Redact()); out.setFormatter(logging.Formatter("{levelname:<8}|{message}", style="{"))
logger.addHandler(out); logger.warning("the secret is %d", 42); logger.info("hidden"); logger.log(logging.CRITICAL, "crit")
root = logging.getLogger(); print(logger.parent.name, root.level, logging.getLevelName(root.level), logger.hasHandlers(), logger.getEffectiveLevel(), len(logger.handlers))
logging.getLogger("shop").setLevel(logging.ERROR); sub = logging.getLogger("shop.users"); print(sub.getEffectiveLevel(), sub.isEnabledFor(logging.WARNING), logger.getChild("x").name)
class JsonFormatter(logging.Formatter):
    def format(self, r):
        import json
        d = {"lvl": r.levelname, "msg": r.getMessage(), "extra": getattr(r, "user", None)}
        if r.exc_info: d["exc"] = self.formatException(r.exc_info).splitlines()[-1]
        return json.dumps(d)
h = logging.StreamHandler(sys.stdout); h.setFormatter(JsonFormatter()); jl = logging.getLogger("json"); jl.addHandler(h); jl.setLevel("DEBUG"); jl.propagate = False
jl.info("hello %s", "w", extra={"user": "ann"})
try: {}["x"]
except KeyError: jl.error("oops", exc_info=True)
adapter = logging.LoggerAdapter(jl, {"user": "bob"}); adapter.info("via adapter")
jl.debug("%s %s", 1); 
