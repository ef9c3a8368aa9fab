# signal: names of signals; none arrive here.
from enum import IntEnum

Signals = IntEnum('Signals', {'SIGHUP': 1, 'SIGINT': 2, 'SIGQUIT': 3, 'SIGKILL': 9, 'SIGUSR1': 10, 'SIGUSR2': 12,
                              'SIGALRM': 14, 'SIGTERM': 15, 'SIGCHLD': 17}, module='signal')
globals().update(Signals.__members__)
Handlers = IntEnum('Handlers', {'SIG_DFL': 0, 'SIG_IGN': 1}, module='signal')
globals().update(Handlers.__members__)


def default_int_handler(signalnum, frame):
    raise KeyboardInterrupt


def signal(signalnum, handler):
    raise NotImplementedError("signal.signal() isn't part of Loopscope: no signals arrive in a browser")


def getsignal(signalnum):
    return default_int_handler if signalnum == 2 else Handlers(0)


def alarm(seconds):
    raise NotImplementedError("signal.alarm() isn't part of Loopscope: no signals arrive in a browser")
