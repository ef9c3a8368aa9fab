# zoneinfo: the zones that programs name, by the rules they have now. There is no database of what they had before.
from datetime import datetime, timedelta, tzinfo


class ZoneInfoNotFoundError(KeyError):
    pass


# Offset in minutes, name; then the summer's offset and name, and its first and last hour: month, which Sunday
# (-1: the last), hour, and whether that is universal time.
_EU = ((3, -1, 1), (10, -1, 1), True)
_US = ((3, 2, 2), (11, 1, 2), False)
_AU = ((10, 1, 2), (4, 1, 3), False)
_NZ = ((9, -1, 2), (4, 1, 3), False)
_ZONES = {}


def _zones(offset, name, zones, summer=None, rule=None, by=60):
    for zone in zones.split():
        _ZONES[zone] = (offset, name, offset + by, summer, rule)


_zones(0, 'UTC', 'UTC Etc/UTC Zulu')
_zones(0, 'GMT', 'GMT Etc/GMT Africa/Accra Africa/Abidjan Atlantic/Reykjavik')
_zones(0, 'GMT', 'Europe/London Europe/Belfast', 'BST', _EU)
_zones(0, 'GMT', 'Europe/Dublin', 'IST', _EU)
_zones(0, 'WET', 'Europe/Lisbon', 'WEST', _EU)
_zones(60, 'CET', 'CET Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome Europe/Vienna Europe/Zurich Europe/Amsterdam '
       'Europe/Brussels Europe/Copenhagen Europe/Oslo Europe/Stockholm Europe/Prague Europe/Warsaw Europe/Budapest '
       'Europe/Belgrade Europe/Zagreb Europe/Luxembourg', 'CEST', _EU)
_zones(120, 'EET', 'EET Europe/Athens Europe/Helsinki Europe/Kyiv Europe/Kiev Europe/Bucharest Europe/Sofia Europe/Riga '
       'Europe/Vilnius Europe/Tallinn', 'EEST', _EU)
_zones(180, 'MSK', 'Europe/Moscow')
_zones(180, '+03', 'Europe/Istanbul Asia/Riyadh Asia/Baghdad')
_zones(-300, 'EST', 'America/New_York US/Eastern America/Toronto America/Detroit EST5EDT', 'EDT', _US)
_zones(-360, 'CST', 'America/Chicago US/Central America/Winnipeg', 'CDT', _US)
_zones(-420, 'MST', 'America/Denver US/Mountain America/Edmonton', 'MDT', _US)
_zones(-420, 'MST', 'America/Phoenix')
_zones(-480, 'PST', 'America/Los_Angeles US/Pacific America/Vancouver', 'PDT', _US)
_zones(-540, 'AKST', 'America/Anchorage', 'AKDT', _US)
_zones(-240, 'AST', 'America/Halifax', 'ADT', _US)
_zones(-600, 'HST', 'Pacific/Honolulu US/Hawaii')
_zones(-180, '-03', 'America/Sao_Paulo America/Argentina/Buenos_Aires')
_zones(-300, '-05', 'America/Bogota America/Lima')
_zones(-360, 'CST', 'America/Mexico_City')
_zones(330, 'IST', 'Asia/Kolkata Asia/Calcutta')
_zones(540, 'JST', 'Asia/Tokyo Japan')
_zones(540, 'KST', 'Asia/Seoul')
_zones(480, 'CST', 'Asia/Shanghai Asia/Taipei')
_zones(480, 'HKT', 'Asia/Hong_Kong')
_zones(480, '+08', 'Asia/Singapore Asia/Kuala_Lumpur')
_zones(480, 'PST', 'Asia/Manila')
_zones(480, 'AWST', 'Australia/Perth')
_zones(420, '+07', 'Asia/Bangkok Asia/Ho_Chi_Minh')
_zones(420, 'WIB', 'Asia/Jakarta')
_zones(240, '+04', 'Asia/Dubai')
_zones(300, 'PKT', 'Asia/Karachi')
_zones(360, '+06', 'Asia/Dhaka')
_zones(345, '+0545', 'Asia/Kathmandu')
_zones(120, 'EET', 'Africa/Tripoli')
_zones(120, 'SAST', 'Africa/Johannesburg')
_zones(60, 'WAT', 'Africa/Lagos')
_zones(180, 'EAT', 'Africa/Nairobi')
_zones(570, 'ACST', 'Australia/Adelaide', 'ACDT', _AU)
_zones(570, 'ACST', 'Australia/Darwin')
_zones(600, 'AEST', 'Australia/Sydney Australia/Melbourne Australia/Hobart', 'AEDT', _AU)
_zones(600, 'AEST', 'Australia/Brisbane')
_zones(720, 'NZST', 'Pacific/Auckland', 'NZDT', _NZ)

_known = {}


def _sunday(year, month, which, hour):
    if which < 0:
        day = datetime(year + month // 12, month % 12 + 1, 1)
        return day - timedelta((day.weekday() + 1) % 7 or 7) + timedelta(hours=hour)
    day = datetime(year, month, 1)
    return day + timedelta((6 - day.weekday()) % 7 + 7 * (which - 1), hours=hour)


class ZoneInfo(tzinfo):
    def __new__(cls, key):
        if key not in _known:
            _known[key] = cls.no_cache(key)
        return _known[key]

    @classmethod
    def no_cache(cls, key):
        if key not in _ZONES:
            raise ZoneInfoNotFoundError(f'No time zone found with key {key}')
        self = tzinfo.__new__(cls)
        self.key = key
        return self

    # Whether it is summer at a time of ours, or of UTC.
    def _is_summer(self, moment, is_utc=False):
        offset, _, summer, name, rule = _ZONES[self.key]
        if rule is None:
            return False
        fold = moment.fold
        moment = moment.replace(tzinfo=None, fold=0)
        begin, end = [_sunday(moment.year, *rule[i]) for i in (0, 1)]
        # As times of UTC.
        if not rule[2]:
            begin, end = begin - timedelta(minutes=offset), end - timedelta(minutes=summer)
        if not is_utc:
            # What the clocks leave out counts as before; what they show twice is summer first.
            begin += timedelta(minutes=offset if fold else summer)
            end += timedelta(minutes=offset if fold else summer)
        return begin <= moment < end if begin < end else not end <= moment < begin

    def utcoffset(self, dt):
        if dt is None:
            offset, _, _, _, rule = _ZONES[self.key]
            return None if rule else timedelta(minutes=offset)
        return timedelta(minutes=_ZONES[self.key][2 if self._is_summer(dt) else 0])

    def dst(self, dt):
        if dt is None:
            return None
        offset, _, summer, _, _ = _ZONES[self.key]
        return timedelta(minutes=summer - offset if self._is_summer(dt) else 0)

    def tzname(self, dt):
        zone = _ZONES[self.key]
        if dt is None:
            return None if zone[4] else zone[1]
        return zone[3 if self._is_summer(dt) else 1]

    def fromutc(self, dt):
        is_summer = self._is_summer(dt, True)
        found = dt + timedelta(minutes=_ZONES[self.key][2 if is_summer else 0])
        return found.replace(fold=int(not is_summer and self._is_summer(found.replace(fold=0))))

    def __repr__(self):
        return f'zoneinfo.ZoneInfo(key={self.key!r})'

    def __str__(self):
        return self.key

    def __reduce__(self):
        return ZoneInfo, (self.key,)


def available_timezones():
    return set(_ZONES)
