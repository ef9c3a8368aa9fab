import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)-8s|%(name)s|%(funcName)s|%(lineno)d|%(message)s")
log = logging.getLogger("app.module")


def work():
    log.debug("hidden")
    log.info("value %d and %s", 5, "text")
    log.warning("dict %(a)s", {"a": 1})
    try:
        1 / 0
    except ZeroDivisionError:
        log.error("failed", exc_info=False)


work()
print(log.level, log.getEffectiveLevel(), log.isEnabledFor(logging.DEBUG), log.parent.name, log.name, logging.getLevelName(30), logging.getLevelName("ERROR"))
child = logging.getLogger("app")
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("{levelname}: {message}", style="{"))
child.addHandler(handler)
log.info("twice")
child.propagate = False
log.info("once")
log.setLevel(logging.ERROR)
log.warning("dropped")
log.log(45, "custom level")
logging.addLevelName(45, "LOUD")
log.log(45, "named level")


class Only(logging.Filter):
    def filter(self, record):
        return "keep" in record.getMessage()


handler.addFilter(Only())
log.error("drop me")
log.error("keep me")
adapter = logging.LoggerAdapter(log, {"user": "ann"})
adapter.error("keep adapter")
logging.disable(logging.CRITICAL)
log.critical("keep disabled")
print(log, handler.level)
