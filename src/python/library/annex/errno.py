# errno: the numbers of a system's errors.
errorcode = dict(zip((1, 2, 3, 4, 5, 9, 10, 11, 12, 13, 16, 17, 20, 21, 22, 28, 32, 98, 99, 101, 103, 104, 110, 111, 113),
                     'EPERM ENOENT ESRCH EINTR EIO EBADF ECHILD EAGAIN ENOMEM EACCES EBUSY EEXIST ENOTDIR EISDIR EINVAL '
                     'ENOSPC EPIPE EADDRINUSE EADDRNOTAVAIL ENETUNREACH ECONNABORTED ECONNRESET ETIMEDOUT ECONNREFUSED '
                     'EHOSTUNREACH'.split()))
globals().update({name: number for number, name in errorcode.items()})
EWOULDBLOCK = 11
