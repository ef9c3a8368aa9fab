import traceback, sys
g = ExceptionGroup("a", [ValueError(1), ExceptionGroup("b", [TypeError(2), KeyError("k")]), OSError("x")])
traceback.print_exception(g, file=sys.stdout)
g = ExceptionGroup("a", [ExceptionGroup("b", [TypeError(2)])])
traceback.print_exception(g, file=sys.stdout)
e = ValueError("v"); e.__cause__ = ExceptionGroup("c", [KeyError(1)])
traceback.print_exception(ExceptionGroup("o", [e]), file=sys.stdout)
