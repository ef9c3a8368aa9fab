# datetime: dates and times.
import time as _time
import math as _math

MINYEAR, MAXYEAR = 1, 9999
_DAYS = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()
_WEEKDAYS = 'Mon Tue Wed Thu Fri Sat Sun'.split()
_FULL_MONTHS = 'January February March April May June July August September October November December'.split()
_FULL_WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _length(year, month):
    return 29 if month == 2 and _leap(year) else _LENGTHS[month - 1]


def _ordinal(year, month, day):
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + _DAYS[month - 1] + (
        month > 2 and _leap(year)) + day


def _from_ordinal(n):
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = 1
    while n >= _length(year, month):
        n -= _length(year, month)
        month += 1
    return year, month, n + 1


def _check_int(*values):
    for value in values:
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


def _check_date(year, month, day):
    _check_int(year, month, day)
    if not 1 <= year <= 9999:
        raise ValueError(f'year must be in 1..9999, not {year}')
    if not 1 <= month <= 12:
        raise ValueError(f'month must be in 1..12, not {month}')
    if not 1 <= day <= _length(year, month):
        raise ValueError(f'day {day} must be in range 1..{_length(year, month)} for month {month} in year {year}')


def _check_time(hour, minute, second, microsecond, fold):
    _check_int(hour, minute, second, microsecond)
    for value, name, most in ((hour, 'hour', 23), (minute, 'minute', 59), (second, 'second', 59),
                              (microsecond, 'microsecond', 999999)):
        if not 0 <= value <= most:
            raise ValueError(f'{name} must be in 0..{most}, not {value}')
    if fold not in (0, 1):
        raise ValueError(f'fold must be either 0 or 1, not {fold}')


def _check_tz(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


class timedelta:
    __slots__ = ('_days', '_seconds', '_microseconds')

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        for name, value in (('days', days), ('seconds', seconds), ('microseconds', microseconds),
                            ('milliseconds', milliseconds), ('minutes', minutes), ('hours', hours), ('weeks', weeks)):
            if not isinstance(value, (int, float)):
                raise TypeError(f'unsupported type for timedelta {name} component: {type(value).__name__}')
        total, rest = 0, 0.0
        for value, unit in ((days, 86400000000), (seconds, 1000000), (microseconds, 1), (milliseconds, 1000),
                            (minutes, 60000000), (hours, 3600000000), (weeks, 604800000000)):
            if isinstance(value, float):
                part, whole = _math.modf(value)
                total += int(whole) * unit
                more, whole = _math.modf(part * unit)
                total += int(whole)
                rest += more
            else:
                total += value * unit
        # Halves go to the even microsecond of the whole.
        whole = round(rest)
        if abs(rest - _math.trunc(rest)) == 0.5 and (total + whole) % 2:
            whole = _math.trunc(rest) * 2 + (1 if rest > 0 else -1) - whole
        return _delta(total + whole, cls)

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def _us(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        return self._us() / 1000000

    def __repr__(self):
        parts = [f'{name}={value}' for name, value in (('days', self._days), ('seconds', self._seconds),
                                                       ('microseconds', self._microseconds)) if value]
        return f'{_qualified(self)}({", ".join(parts) or "0"})'

    def __str__(self):
        text = f'{self._seconds // 3600}:{self._seconds // 60 % 60:02d}:{self._seconds % 60:02d}'
        if self._days:
            text = f'{self._days} day{"" if abs(self._days) == 1 else "s"}, {text}'
        return text + (f'.{self._microseconds:06d}' if self._microseconds else '')

    def __add__(self, other):
        return _delta(self._us() + other._us()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return _delta(self._us() - other._us()) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return _delta(-self._us())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta(self._us() * other)
        if isinstance(other, float):
            return _delta(_divided(self._us(), other, True))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us() / other._us()
        if isinstance(other, int):
            a, b = self._us(), other
            if b < 0:
                a, b = -a, -b
            q, r = divmod(a, b)
            return _delta(q + (2 * r > b or 2 * r == b and q % 2))
        if isinstance(other, float):
            return _delta(_divided(self._us(), other, False))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us() // other._us()
        return _delta(self._us() // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return _delta(self._us() % other._us()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        q, r = divmod(self._us(), other._us())
        return q, _delta(r)

    def __eq__(self, other):
        return self._us() == other._us() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us() < other._us() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us() <= other._us() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us() > other._us() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us() >= other._us() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._us())

    def __bool__(self):
        return self._us() != 0


def _divided(us, other, times):
    n, d = other.as_integer_ratio()
    a, b = (us * n, d) if times else (us * d, n)
    if b < 0:
        a, b = -a, -b
    q, r = divmod(a, b)
    return q + (2 * r > b or 2 * r == b and q % 2)


def _delta(us, cls=timedelta):
    self = object.__new__(cls)
    seconds, self._microseconds = divmod(us, 1000000)
    self._days, self._seconds = divmod(seconds, 86400)
    if abs(self._days) > 0x7fffffff:
        raise OverflowError('Python int too large to convert to C int')
    if abs(self._days) > 999999999:
        raise OverflowError(f'days={self._days}; must have magnitude <= 999999999')
    return self


def _qualified(self):
    kind = type(self)
    return f'datetime.{kind.__name__}' if kind.__module__ == 'datetime' else kind.__name__


timedelta.min, timedelta.max = _delta(-999999999 * 86400000000), _delta(10 ** 9 * 86400000000 - 1)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    def tzname(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt):
        offset = dt.utcoffset()
        return dt + offset


def _offset_text(delta, colon=':'):
    us = delta._us()
    sign = '-' if us < 0 else '+'
    seconds, us = divmod(abs(us), 1000000)
    text = f'{sign}{seconds // 3600:02d}{colon}{seconds // 60 % 60:02d}'
    if seconds % 60 or us:
        text += f'{colon}{seconds % 60:02d}' + (f'.{us:06d}' if us else '')
    return text


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}')
        if not abs(offset._us()) < 86400000000:
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             f'timedelta(hours=24), not {offset!r}')
        self._offset, self._name = offset, name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return 'UTC' + _offset_text(self._offset) if self._offset else 'UTC'

    def fromutc(self, dt):
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is UTC:
            return 'datetime.timezone.utc'
        return f'{_qualified(self)}({self._offset!r}' + (')' if self._name is None else f', {self._name!r})')


UTC = timezone.utc = timezone(timedelta(0))
timezone.min, timezone.max = timezone(-timedelta(hours=23, minutes=59)), timezone(timedelta(hours=23, minutes=59))


class IsoCalendarDate(tuple):
    year, week, weekday = [property(lambda self, i=i: self[i]) for i in range(3)]

    def __repr__(self):
        return f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})'


class date:
    def __new__(cls, year, month=None, day=None):
        if month is None or day is None:
            missing = "'month' (pos 2)" if month is None else "'day' (pos 3)"
            raise TypeError(f'function missing required argument {missing}')
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, t):
        return cls(*_time.localtime(t)[:3])

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            return cls(*_iso_date(text))
        except _Wrong:
            raise ValueError(f'Invalid isoformat string: {text!r}') from None

    @classmethod
    def fromisocalendar(cls, year, week, day):
        first = _ordinal(year, 1, 1)
        weekday = (first + 6) % 7
        weeks = 53 if weekday == 3 or weekday == 2 and _leap(year) else 52
        if not 1 <= week <= weeks:
            raise ValueError(f'Invalid week: {week}')
        if not 1 <= day <= 7:
            raise ValueError(f'Invalid weekday: {day} (range is [1, 7])')
        monday = first - weekday + (7 if weekday > 3 else 0)
        return cls.fromordinal(monday + (week - 1) * 7 + day - 1)

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        thursday = self.toordinal() - self.weekday() + 3
        year = _from_ordinal(thursday)[0]
        return IsoCalendarDate((year, (thursday - _ordinal(year, 1, 1)) // 7 + 1, self.weekday() + 1))

    def isoformat(self):
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f'{_qualified(self)}({self._year}, {self._month}, {self._day})'

    def ctime(self):
        return (f'{_WEEKDAYS[self.weekday()]} {_MONTHS[self._month - 1]} {self._day:2d} '
                f'{getattr(self, "_hour", 0):02d}:{getattr(self, "_minute", 0):02d}:'
                f'{getattr(self, "_second", 0):02d} {self._year:04d}')

    @classmethod
    def strptime(cls, text, format):
        return cls(*_strptime(datetime, text, format).timetuple()[:3])

    def strftime(self, format):
        return _strftime(self, format)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def timetuple(self):
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                                  self.toordinal() - _ordinal(self._year, 1, 1) + 1, -1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def _key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        return isinstance(other, date) and isinstance(self, datetime) == isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other._days
        if not 1 <= n <= 3652059:
            raise OverflowError('date value out of range')
        return type(self).fromordinal(n)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other._days)
        return timedelta(self.toordinal() - other.toordinal()) if isinstance(other, date) else NotImplemented


class _Wrong(Exception):
    pass


def _number(text):
    if not text.isdigit() or not text.isascii():
        raise _Wrong
    return int(text)


def _iso_date(text):
    dashed = text[4:5] == '-'
    if text[4 + dashed:5 + dashed] == 'W':
        year, rest = _number(text[:4]), text[5 + dashed:]
        week, rest = _number(rest[:2]), rest[2:]
        if dashed and rest:
            if rest[0] != '-':
                raise _Wrong
            rest = rest[1:]
        found = date.fromisocalendar(year, week, _number(rest) if rest else 1)
        return found._key()
    if dashed:
        if len(text) != 10 or text[7] != '-':
            raise _Wrong
        return _number(text[:4]), _number(text[5:7]), _number(text[8:])
    if len(text) != 8:
        raise _Wrong
    return _number(text[:4]), _number(text[4:6]), _number(text[6:])


def _iso_hms(text):
    colon = ':' if text[2:3] == ':' else ''
    text, dot, fraction = text.replace(',', '.').partition('.')
    parts = text.split(':') if colon else [text[i:i + 2] for i in range(0, len(text), 2)]
    if not 1 <= len(parts) <= 3 or any(len(part) != 2 for part in parts) or dot and (len(parts) < 3 or not fraction):
        raise _Wrong
    values = [_number(part) for part in parts] + [0] * (3 - len(parts))
    return values + [int((fraction[:6] + '00000')[:6]) if dot and _number(fraction) >= 0 else 0]


def _iso_time(text):
    zone = None
    at = max(text.find('+'), text.find('-'), text.find('Z'))
    if at >= 0:
        if text[at] == 'Z':
            if at != len(text) - 1:
                raise _Wrong
            zone = UTC
        else:
            h, m, s, us = _iso_hms(text[at + 1:])
            offset = timedelta(hours=h, minutes=m, seconds=s, microseconds=us)
            zone = timezone(-offset if text[at] == '-' else offset) if offset else UTC
        text = text[:at]
    return _iso_hms(text) + [zone]


def _hms_text(self, timespec):
    h, m, s, us = self._hour, self._minute, self._second, self._microsecond
    if timespec == 'auto':
        timespec = 'microseconds' if us else 'seconds'
    forms = {'hours': f'{h:02d}', 'minutes': f'{h:02d}:{m:02d}', 'seconds': f'{h:02d}:{m:02d}:{s:02d}',
             'milliseconds': f'{h:02d}:{m:02d}:{s:02d}.{us // 1000:03d}',
             'microseconds': f'{h:02d}:{m:02d}:{s:02d}.{us:06d}'}
    if timespec not in forms:
        raise ValueError('Unknown timespec value')
    return forms[timespec]


class time:
    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond, fold)
        _check_tz(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            return cls(*_iso_time(text.removeprefix('T')))
        except _Wrong:
            raise ValueError(f'Invalid isoformat string: {text!r}') from None

    def isoformat(self, timespec='auto'):
        offset = self.utcoffset()
        return _hms_text(self, timespec) + ('' if offset is None else _offset_text(offset))

    __str__ = isoformat

    def __repr__(self):
        parts = [str(v) for v in (self._hour, self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._tzinfo is not None:
            parts.append(f'tzinfo={self._tzinfo!r}')
        if self._fold:
            parts.append('fold=1')
        return f'{_qualified(self)}({", ".join(parts)})'

    @classmethod
    def strptime(cls, text, format):
        at = _strptime(datetime, text, format)
        return cls(at.hour, at.minute, at.second, at.microsecond, at.tzinfo)

    def strftime(self, format):
        return _strftime(self, format)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _key(self):
        us = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        offset = self.utcoffset()
        return us if offset is None else us - offset._us()

    def _ordered(self, other):
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._key(), other._key()

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._key() == other._key()

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._ordered(other)
        return a < b

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._ordered(other)
        return a <= b

    def __gt__(self, other):
        return other < self if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return other <= self if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._key())


_date, _day_time = date, time


class datetime(date):
    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = date.__new__(cls, year, month, day)
        _check_time(hour, minute, second, microsecond, fold)
        _check_tz(tzinfo)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour, minute, second, microsecond, tzinfo, fold = (time.hour, time.minute, time.second, time.microsecond,
                                                       time.tzinfo, time.fold)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        _deprecated('utcnow()', 'now(datetime.UTC)')
        return cls.fromtimestamp(_time.time(), UTC).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        t = timestamp
        _check_tz(tz)
        us = round(t * 1000000) if isinstance(t, int) else round(_math.modf(t)[0] * 1000000) + int(t) * 1000000
        seconds, us = divmod(us, 1000000)
        if tz is None:
            return cls(*_time.localtime(seconds)[:5], min(_time.localtime(seconds)[5], 59), us)
        days, seconds = divmod(seconds, 86400)
        utc = cls(*_from_ordinal(719163 + days), seconds // 3600, seconds // 60 % 60, seconds % 60, us, tz)
        return tz.fromutc(utc)

    @classmethod
    def utcfromtimestamp(cls, t):
        _deprecated('utcfromtimestamp()', 'fromtimestamp(timestamp, datetime.UTC)')
        return cls.fromtimestamp(t, UTC).replace(tzinfo=None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        for at, value, kind in ((1, date, _date), (2, time, _day_time)):
            if not isinstance(value, kind):
                name = type(value).__name__
                raise TypeError(f'combine() argument {at} must be datetime.{kind.__name__}, not '
                                f'{_qualified(value) if type(value) in (_date, _day_time) else name}')
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            size = 10 if text[4:5] == '-' else 8
            if 'W' in text[:6]:
                size = 8 if text[4:5] == '-' else 7
                if text[4:5] == '-' and text[8:9] == '-':
                    size = 10
                elif text[4:5] != '-' and text[7:8].isdigit():
                    size = 8
            if len(text) == size + 1:
                raise _Wrong
            return cls(*_iso_date(text[:size]), *(_iso_time(text[size + 1:]) if len(text) > size else ()))
        except _Wrong:
            raise ValueError(f'Invalid isoformat string: {text!r}') from None

    @classmethod
    def strptime(cls, text, format):
        return _strptime(cls, text, format)

    def timestamp(self):
        if self._tzinfo is None:
            return _time.mktime(self.timetuple()) + self._microsecond / 1e6
        return (self - _EPOCH).total_seconds()

    def timetuple(self):
        dst = self.dst()
        return _time.struct_time((self._year, self._month, self._day, self._hour, self._minute, self._second,
                                  self.weekday(), self.toordinal() - _ordinal(self._year, 1, 1) + 1,
                                  -1 if dst is None else 1 if dst else 0))

    def utctimetuple(self):
        offset = self.utcoffset()
        return (self - offset if offset else self).replace(tzinfo=UTC).timetuple()

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def astimezone(self, tz=None):
        if tz is None:
            seconds = (self if self._tzinfo else self.replace(tzinfo=UTC)).timestamp() // 1
            tz = timezone(timedelta(seconds=getattr(_time.localtime(seconds), 'tm_gmtoff', 0) or 0),
                          getattr(_time.localtime(seconds), 'tm_zone', None))
        if self._tzinfo is tz:
            return self
        offset = self.utcoffset()
        if offset is None:
            return datetime.fromtimestamp(self.timestamp(), tz)
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def isoformat(self, sep='T', timespec='auto'):
        offset = self.utcoffset()
        return date.isoformat(self) + sep + _hms_text(self, timespec) + ('' if offset is None else
                                                                         _offset_text(offset))

    def __str__(self):
        return self.isoformat(' ')

    def __repr__(self):
        parts = [str(v) for v in (self._year, self._month, self._day, self._hour, self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._tzinfo is not None:
            parts.append(f'tzinfo={self._tzinfo!r}')
        if self._fold:
            parts.append('fold=1')
        return f'{_qualified(self)}({", ".join(parts)})'

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day, self._hour if hour is None else hour,
                          self._minute if minute is None else minute, self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _us(self):
        return (self.toordinal() * 86400 + self._hour * 3600 + self._minute * 60 + self._second) * 1000000 + \
            self._microsecond

    def _key(self):
        offset = self.utcoffset()
        return self._us() if offset is None else self._us() - offset._us()

    def _mixed(self, other):
        return (self.utcoffset() is None) != (other.utcoffset() is None)

    def _comparable(self, other):
        if not isinstance(other, datetime):
            return False
        if self._mixed(other):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return True

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return not self._mixed(other) and self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        seconds, us = divmod(self._us() + other._us(), 1000000)
        days, seconds = divmod(seconds, 86400)
        if not 1 <= days <= 3652059:
            raise OverflowError('date value out of range')
        return type(self)(*_from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, us, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if self._mixed(other):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        if self._tzinfo is other._tzinfo:
            return _delta(self._us() - other._us())
        return _delta(self._key() - other._key())


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
time.min, time.max, time.resolution = time(), time(23, 59, 59, 999999), timedelta.resolution
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta.resolution


timedelta.__reduce__ = lambda self: (type(self), (self.days, self.seconds, self.microseconds))
timezone.__reduce__ = lambda self: (type(self), (self._offset,) + (() if self._name is None else (self._name,)))
date.__reduce__ = lambda self: (type(self), (self._year, self._month, self._day))
time.__reduce__ = lambda self: (type(self), (self._hour, self._minute, self._second, self._microsecond, self._tzinfo))
datetime.__reduce__ = lambda self: (type(self), (self._year, self._month, self._day, self._hour, self._minute,
                                                 self._second, self._microsecond, self._tzinfo))
for _kind in (timedelta, timezone, date, time):
    _kind.__copy__ = lambda self: self
    _kind.__deepcopy__ = lambda self, memo: self


def _strftime(self, format):
    is_date, is_time = isinstance(self, date), hasattr(self, '_hour')
    year, month, day = (self._year, self._month, self._day) if is_date else (1900, 1, 1)
    day_ = self if is_date else date(1900, 1, 1)
    weekday, yearday = day_.weekday(), day_.toordinal() - _ordinal(year, 1, 1) + 1
    h, m, s, us = (self._hour, self._minute, self._second, self._microsecond) if is_time else (0, 0, 0, 0)

    def code(c):
        match c:
            case 'Y': return f'{year:04d}'
            case 'y': return f'{year % 100:02d}'
            case 'C': return f'{year // 100:02d}'
            case 'm': return f'{month:02d}'
            case 'd': return f'{day:02d}'
            case 'e': return f'{day:2d}'
            case 'H': return f'{h:02d}'
            case 'I': return f'{h % 12 or 12:02d}'
            case 'M': return f'{m:02d}'
            case 'S': return f'{s:02d}'
            case 'f': return f'{us:06d}'
            case 'p': return 'AM' if h < 12 else 'PM'
            case 'a': return _WEEKDAYS[weekday]
            case 'A': return _FULL_WEEKDAYS[weekday]
            case 'b' | 'h': return _MONTHS[month - 1]
            case 'B': return _FULL_MONTHS[month - 1]
            case 'j': return f'{yearday:03d}'
            case 'w': return str((weekday + 1) % 7)
            case 'u': return str(weekday + 1)
            case 'U': return f'{(yearday + 6 - (weekday + 1) % 7) // 7:02d}'
            case 'W': return f'{(yearday + 6 - weekday) // 7:02d}'
            case 'G': return f'{day_.isocalendar()[0]:04d}'
            case 'V': return f'{day_.isocalendar()[1]:02d}'
            case 'z' | ':z':
                offset = self.utcoffset() if is_time else None
                return '' if offset is None else _offset_text(offset, ':' if c == ':z' else '')
            case 'Z': return (self.tzname() if is_time else None) or ''
            case 'c': return f'{_WEEKDAYS[weekday]} {_MONTHS[month - 1]} {day:2d} {h:02d}:{m:02d}:{s:02d} {year:04d}'
            case 'x' | 'D': return f'{month:02d}/{day:02d}/{year % 100:02d}'
            case 'X' | 'T': return f'{h:02d}:{m:02d}:{s:02d}'
            case 'R': return f'{h:02d}:{m:02d}'
            case 'F': return f'{year:04d}-{month:02d}-{day:02d}'
            case 's': return str(int(self.timestamp()))
            case 'n': return '\n'
            case 't': return '\t'
            case '%': return '%'
        return '%' + c

    result, at = [], 0
    while True:
        next_ = format.find('%', at)
        if next_ < 0 or next_ + 1 >= len(format):
            result.append(format[at:])
            return ''.join(result)
        result.append(format[at:next_])
        size = 2 if format[next_ + 1:next_ + 3] == ':z' else 1
        if format[next_ + 1] == '-' and next_ + 2 < len(format):
            result.append(code(format[next_ + 2]).lstrip('0 ') or '0')
            size = 2
        else:
            result.append(code(format[next_ + 1:next_ + 1 + size]))
        at = next_ + 1 + size


_PATTERNS = {'Y': r'\d{4}', 'y': r'\d\d', 'm': r'1[0-2]|0[1-9]|[1-9]', 'd': r'3[01]|[12]\d|0[1-9]|[1-9]| [1-9]',
             'H': r'2[0-3]|[01]\d|\d', 'I': r'1[0-2]|0[1-9]|[1-9]', 'M': r'[0-5]\d|\d', 'S': r'6[01]|[0-5]\d|\d',
             'f': r'\d{1,6}', 'p': 'am|pm', 'j': r'36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]',
             'a': '|'.join(_WEEKDAYS), 'A': '|'.join(_FULL_WEEKDAYS), 'b': '|'.join(_MONTHS),
             'B': '|'.join(_FULL_MONTHS), 'w': '[0-6]', 'u': '[1-7]', 'U': r'5[0-3]|[0-4]\d|\d',
             'W': r'5[0-3]|[0-4]\d|\d', 'z': r'[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|Z', 'Z': 'utc|gmt',
             'G': r'\d{4}', 'V': r'5[0-3]|0[1-9]|[1-4]\d|\d', '%': '%'}


def _for_time(text, format):
    return datetime.strptime(text, format).timetuple()


def _deprecated(name, better):
    import warnings
    warnings.warn(f'datetime.datetime.{name} is deprecated and scheduled for removal in a future version. Use '
                  f'timezone-aware objects to represent datetimes in UTC: datetime.datetime.{better}.',
                  DeprecationWarning, stacklevel=3)


def _strptime(cls, text, format):
    import re
    for c, full in (('c', '%a %b %d %H:%M:%S %Y'), ('x', '%m/%d/%y'), ('X', '%H:%M:%S'), ('T', '%H:%M:%S'),
                    ('F', '%Y-%m-%d'), ('R', '%H:%M'), ('D', '%m/%d/%y')):
        format = format.replace('%' + c, full)
    pattern, codes, at = '', [], 0
    while at < len(format):
        c = format[at]
        at += 1
        if c == '%':
            if at >= len(format):
                raise ValueError(f'stray % in format {format!r}')
            c = format[at]
            at += 1
            if c not in _PATTERNS:
                raise ValueError(f'{c!r} is a bad directive in format {format!r}')
            pattern += f'({_PATTERNS[c]})'
            codes.append(c)
        elif c.isspace():
            if not pattern.endswith(r'\s+'):
                pattern += r'\s+'
        else:
            pattern += re.escape(c)
    found = re.compile(pattern, re.IGNORECASE).match(text)
    if found is None:
        raise ValueError(f'time data {text!r} does not match format {format!r}')
    if found.end() != len(text):
        raise ValueError(f'unconverted data remains: {text[found.end():]}')
    year, month, day, h, m, s, us, zone, pm = 1900, 1, 1, 0, 0, 0, 0, None, None
    yearday = weekday = week = week_kind = iso_year = None
    for c, value in zip(codes, found.groups()):
        low = value.lower()
        match c:
            case 'Y': year = int(value)
            case 'y': year = int(value) + (2000 if int(value) < 69 else 1900)
            case 'm': month = int(value)
            case 'd': day = int(value)
            case 'H': h = int(value)
            case 'I': h = int(value) % 12
            case 'M': m = int(value)
            case 'S': s = int(value)
            case 'f': us = int(value.ljust(6, '0'))
            case 'p': pm = low == 'pm'
            case 'b': month = [n.lower() for n in _MONTHS].index(low) + 1
            case 'B': month = [n.lower() for n in _FULL_MONTHS].index(low) + 1
            case 'j': yearday = int(value)
            case 'a': weekday = [n.lower() for n in _WEEKDAYS].index(low)
            case 'A': weekday = [n.lower() for n in _FULL_WEEKDAYS].index(low)
            case 'w': weekday = (int(value) + 6) % 7
            case 'u': weekday = int(value) - 1
            case 'U' | 'W' | 'V': week, week_kind = int(value), c
            case 'G': iso_year = int(value)
            case 'z': zone = _iso_time('00' + value)[4]
    if pm and 'I' in codes:
        h += 12
    if iso_year is not None and week is not None and weekday is not None:
        year, month, day = date.fromisocalendar(iso_year, week, weekday + 1)._key()
    elif week is not None and weekday is not None and week_kind in 'UW':
        first = date(year, 1, 1)
        if week_kind == 'W':
            start = (7 - first.weekday()) % 7
            yearday = 1 + start + (week - 1) * 7 + weekday
        else:
            start = (7 - (first.weekday() + 1) % 7) % 7
            yearday = 1 + start + (week - 1) * 7 + (weekday + 1) % 7
    if yearday is not None:
        year, month, day = _from_ordinal(_ordinal(year, 1, 1) + yearday - 1)
    if day > _length(year, month) and 1 <= month <= 12:
        raise ValueError(f'day {day} must be in range 1..{_length(year, month)} for month {month} in year {year}')
    return cls(year, month, day, h, m, s, us, zone)
