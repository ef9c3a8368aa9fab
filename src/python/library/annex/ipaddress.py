# ipaddress: addresses, networks and interfaces of the internet protocol.
import functools


class AddressValueError(ValueError):
    pass


class NetmaskValueError(ValueError):
    pass


def _octets(text):
    parts = text.split('.')
    if not text:
        raise AddressValueError('Address cannot be empty')
    if len(parts) != 4:
        raise AddressValueError(f'Expected 4 octets in {text!r}')
    value = 0
    for part in parts:
        if not part:
            raise AddressValueError(f'Empty octet not permitted in {text!r}')
        if not (part.isascii() and part.isdigit()):
            raise AddressValueError(f'Only decimal digits permitted in {part!r} in {text!r}')
        if len(part) > 3:
            raise AddressValueError(f'At most 3 characters permitted in {part!r} in {text!r}')
        if part != '0' and part[0] == '0':
            raise AddressValueError(f'Leading zeros are not permitted in {part!r} in {text!r}')
        if int(part) > 255:
            raise AddressValueError(f'Octet {int(part)} (> 255) not permitted in {text!r}')
        value = value << 8 | int(part)
    return value


def _groups(text):
    if not text:
        raise AddressValueError('Address cannot be empty')
    head, *_ = text.split('%', 1)
    parts = head.split(':')
    if len(parts) < 3:
        raise AddressValueError(f'At least 3 parts expected in {text!r}')
    if '.' in parts[-1]:
        last = _octets(parts.pop())
        parts += [f'{last >> 16:x}', f'{last & 0xffff:x}']
    if len(parts) > 9:
        raise AddressValueError(f'At most 8 colons permitted in {text!r}')
    if head.count('::') > 1 or ':::' in head:
        raise AddressValueError(f"At most one '::' permitted in {text!r}")
    if '::' in head:
        before, after = [side.split(':') if side else [] for side in ':'.join(parts).split('::', 1)]
        if len(before) + len(after) > 7:
            raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
        parts = before + ['0'] * (8 - len(before) - len(after)) + after
    elif len(parts) != 8:
        raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
    value = 0
    for part in parts:
        if not part or any(c not in '0123456789abcdefABCDEF' for c in part):
            raise AddressValueError(f'Only hex digits permitted in {part!r} in {text!r}')
        if len(part) > 4:
            raise AddressValueError(f'At most 4 characters permitted in {part!r} in {text!r}')
        value = value << 16 | int(part, 16)
    return value


@functools.total_ordering
class _Address:
    __slots__ = ('_ip',)

    def __init__(self, address):
        if isinstance(address, int):
            if address < 0:
                raise AddressValueError(f'{address} (< 0) is not permitted as an IPv{self.version} address')
            if address >> self.max_prefixlen:
                raise AddressValueError(f'{address} (>= 2**{self.max_prefixlen}) is not permitted as an '
                                        f'IPv{self.version} address')
            self._ip = address
        elif isinstance(address, bytes):
            self._ip = int.from_bytes(address, 'big')
        else:
            if '/' in str(address):
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            self._ip = self._parse(str(address))

    packed = property(lambda self: self._ip.to_bytes(self.max_prefixlen // 8, 'big'))
    compressed = property(str)

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        return self._ip == other._ip and self.version == other.version if isinstance(other, _Address) else NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        if self.version != other.version:
            raise TypeError(f'{self} and {other} are not of the same version')
        return self._ip < other._ip

    def __hash__(self):
        return hash(hex(self._ip))

    def __add__(self, other):
        return type(self)(self._ip + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return type(self)(self._ip - other) if isinstance(other, int) else NotImplemented

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __format__(self, spec):
        if spec and spec[-1] in 'bBxXn_':
            kind = spec[-1] if spec[-1] != 'n' else 'b' if self.version == 4 else 'x'
            width = self.max_prefixlen // (1 if kind in 'bB' else 4) + (2 if '#' in spec else 0)
            return format(self._ip, f"0{width}{'#' if '#' in spec else ''}{'_' if '_' in spec else ''}{kind}"
                          .replace(f'0{width}#', f'#0{width}'))
        return format(str(self), spec)

    def _within(self, *names):
        return any(self in ip_network(name) for name in names)

    is_unspecified = property(lambda self: self._ip == 0)
    is_loopback = property(lambda self: self._within(self._LOOPBACK))
    is_multicast = property(lambda self: self._within(self._MULTICAST))
    is_link_local = property(lambda self: self._within(self._LINK_LOCAL))
    is_reserved = property(lambda self: self._within(*self._RESERVED))
    is_private = property(lambda self: self._within(*self._PRIVATE) and not self._within(*self._NOT_PRIVATE))
    is_global = property(lambda self: not self.is_private and not self._within(*self._SHARED))


class IPv4Address(_Address):
    __slots__ = ()
    version, max_prefixlen = 4, 32
    _parse = staticmethod(_octets)
    _LOOPBACK, _MULTICAST, _LINK_LOCAL, _RESERVED = '127.0.0.0/8', '224.0.0.0/4', '169.254.0.0/16', ('240.0.0.0/4',)
    _PRIVATE = ('0.0.0.0/8', '10.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24',
                '192.0.0.170/31', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24',
                '203.0.113.0/24', '240.0.0.0/4', '255.255.255.255/32')
    _NOT_PRIVATE, _SHARED = ('192.0.0.9/32', '192.0.0.10/32'), ('100.64.0.0/10',)

    def __str__(self):
        return '.'.join(map(str, self.packed))

    exploded = property(str)
    reverse_pointer = property(lambda self: '.'.join(str(self).split('.')[::-1]) + '.in-addr.arpa')


class IPv6Address(_Address):
    __slots__ = ()
    version, max_prefixlen = 6, 128
    _parse = staticmethod(_groups)
    _LOOPBACK, _MULTICAST, _LINK_LOCAL, _RESERVED = '::1/128', 'ff00::/8', 'fe80::/10', (
        '::/8', '100::/8', '200::/7', '400::/6', '800::/5', '1000::/4', '4000::/3', '6000::/3', '8000::/3', 'A000::/3',
        'C000::/3', 'E000::/4', 'F000::/5', 'F800::/6', 'FE00::/9')
    _PRIVATE = ('::1/128', '::/128', '::ffff:0:0/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32',
                '2002::/16', '3fff::/20', 'fc00::/7', 'fe80::/10')
    _NOT_PRIVATE, _SHARED = ('2001:1::1/128', '2001:1::2/128', '2001:3::/32', '2001:4:112::/48', '2001:20::/28',
                             '2001:30::/28'), ()

    def _parts(self):
        return [f'{self._ip >> shift & 0xffff:x}' for shift in range(112, -1, -16)]

    def __str__(self):
        parts, best, begin = self._parts(), 1, None
        for i in range(8):
            run = next((n for n in range(8 - i) if parts[i + n] != '0'), 8 - i)
            if run > best:
                best, begin = run, i
        if begin is None:
            return ':'.join(parts)
        return ':'.join(parts[:begin]) + '::' + ':'.join(parts[begin + best:])

    exploded = property(lambda self: ':'.join([part.zfill(4) for part in self._parts()]))
    ipv4_mapped = property(lambda self: IPv4Address(self._ip & 0xffffffff) if self._ip >> 32 == 0xffff else None)
    reverse_pointer = property(lambda self: '.'.join(self.exploded[::-1].replace(':', '')) + '.ip6.arpa')


def _prefix(text, bits, of):
    if isinstance(text, int) or str(text).isdigit():
        if int(text) > bits or int(text) < 0:
            raise NetmaskValueError(f'{text!r} is not a valid netmask')
        return int(text)
    try:
        value = int(of(text))
    except AddressValueError:
        raise NetmaskValueError(f'{text!r} is not a valid netmask') from None
    for mask in (value, value ^ (1 << bits) - 1):
        length = bin(mask).count('1')
        if mask == ((1 << length) - 1) << bits - length:
            return length
    raise NetmaskValueError(f'{text!r} is not a valid netmask')


@functools.total_ordering
class _Network:
    def __init__(self, address, strict=True):
        of, bits = self._of, self._of.max_prefixlen
        if isinstance(address, tuple):
            base, prefix = address[0], address[1] if len(address) > 1 else bits
        elif isinstance(address, (int, bytes)):
            base, prefix = address, bits
        else:
            base, slash, prefix = str(address).partition('/')
            if '/' in prefix:
                raise AddressValueError(f"Only one '/' permitted in {address!r}")
            prefix = prefix if slash else bits
        value = int(of(base))
        self.prefixlen = _prefix(prefix, bits, of)
        mask = ((1 << self.prefixlen) - 1) << bits - self.prefixlen
        if strict and value & ~mask:
            raise ValueError(f'{self._shown(base, value)} has host bits set')
        self.network_address, self.netmask = of(value & mask), of(mask)
        self.hostmask = of(mask ^ (1 << bits) - 1)
        self.broadcast_address = of(value & mask | int(self.hostmask))

    version = property(lambda self: self._of.version)
    max_prefixlen = property(lambda self: self._of.max_prefixlen)
    num_addresses = property(lambda self: int(self.broadcast_address) - int(self.network_address) + 1)
    with_prefixlen = property(str)
    compressed = property(str)
    exploded = property(lambda self: f'{self.network_address.exploded}/{self.prefixlen}')
    with_netmask = property(lambda self: f'{self.network_address}/{self.netmask}')
    with_hostmask = property(lambda self: f'{self.network_address}/{self.hostmask}')

    def _shown(self, base, value):
        return f'{self._of(value)}/{self.prefixlen}'

    def __str__(self):
        return f'{self.network_address}/{self.prefixlen}'

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __hash__(self):
        return hash((int(self.network_address), self.prefixlen))

    def _key(self):
        return self.version, int(self.network_address), int(self.netmask)

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, _Network) else NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        if self.version != other.version:
            raise TypeError(f'{self} and {other} are not of the same version')
        return self._key() < other._key()

    def __iter__(self):
        for value in range(int(self.network_address), int(self.broadcast_address) + 1):
            yield self._of(value)

    def __getitem__(self, n):
        if not -self.num_addresses <= n < self.num_addresses:
            raise IndexError('address out of range')
        return (self.network_address if n >= 0 else self.broadcast_address + 1) + n

    def __contains__(self, other):
        if not isinstance(other, _Address) or other.version != self.version:
            return False
        return int(self.network_address) <= int(other) <= int(self.broadcast_address)

    def hosts(self):
        first, last = int(self.network_address), int(self.broadcast_address)
        if self.prefixlen == self.max_prefixlen:
            return [self._of(first)]
        if self.prefixlen == self.max_prefixlen - 1:
            return [self._of(first), self._of(last)]
        return (self._of(value) for value in range(first + 1, last + (self.version == 6)))

    def overlaps(self, other):
        return (other.network_address in self or other.broadcast_address in self or self.network_address in other)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        if self.prefixlen == self.max_prefixlen:
            yield self
            return
        prefix = self.prefixlen + prefixlen_diff if new_prefix is None else new_prefix
        if prefix < self.prefixlen:
            raise ValueError('new prefix must be longer')
        if prefix > self.max_prefixlen:
            raise ValueError(f'prefix length diff {prefix - self.prefixlen} is invalid for netblock {self}')
        step = 1 << self.max_prefixlen - prefix
        for value in range(int(self.network_address), int(self.broadcast_address) + 1, step):
            yield type(self)((value, prefix))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        if self.prefixlen == 0:
            return self
        prefix = self.prefixlen - prefixlen_diff if new_prefix is None else new_prefix
        if prefix > self.prefixlen:
            raise ValueError('new prefix must be shorter')
        if prefix < 0:
            raise ValueError(f'current prefixlen is {self.prefixlen}, cannot have a prefixlen_diff of {prefixlen_diff}')
        return type(self)((int(self.network_address), prefix), strict=False)

    def subnet_of(self, other):
        return other.network_address <= self.network_address and self.broadcast_address <= other.broadcast_address

    def supernet_of(self, other):
        return other.subnet_of(self)

    def address_exclude(self, other):
        if not other.subnet_of(self):
            raise ValueError(f'{other} not contained in {self}')
        if other == self:
            return
        one, two = self.subnets()
        while one != other and two != other:
            inside, outside = (one, two) if other.subnet_of(one) else (two, one)
            yield outside
            one, two = inside.subnets()
        yield two if one == other else one

    is_private = property(lambda self: self.network_address.is_private and self.broadcast_address.is_private)
    is_global = property(lambda self: self.network_address.is_global and self.broadcast_address.is_global)
    is_loopback = property(lambda self: self.network_address.is_loopback and self.broadcast_address.is_loopback)
    is_multicast = property(lambda self: self.network_address.is_multicast and self.broadcast_address.is_multicast)
    is_link_local = property(lambda self: self.network_address.is_link_local and self.broadcast_address.is_link_local)


class IPv4Network(_Network):
    _of = IPv4Address


class IPv6Network(_Network):
    _of = IPv6Address


class _Interface:
    def __init__(self, address):
        base, _, prefix = str(address).partition('/')
        super().__init__(base)
        self.network = self._network(f'{base}/{prefix}' if prefix else base, strict=False)
        self.ip, self.netmask = self._network._of(self._ip), self.network.netmask

    def __str__(self):
        return f'{self.ip}/{self.network.prefixlen}'

    with_prefixlen = property(str)
    with_netmask = property(lambda self: f'{self.ip}/{self.netmask}')

    def __eq__(self, other):
        return isinstance(other, _Interface) and self._ip == other._ip and self.network == other.network

    def __hash__(self):
        return hash((self._ip, self.network))


class IPv4Interface(_Interface, IPv4Address):
    _network = IPv4Network


class IPv6Interface(_Interface, IPv6Address):
    _network = IPv6Network


def _either(kinds, what, address, *args):
    for kind in kinds:
        try:
            return kind(address, *args)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f'{address!r} does not appear to be an IPv4 or IPv6 {what}')


def ip_address(address):
    return _either((IPv4Address, IPv6Address), 'address', address)


def ip_network(address, strict=True):
    return _either((IPv4Network, IPv6Network), 'network', address, strict)


def ip_interface(address):
    return _either((IPv4Interface, IPv6Interface), 'interface', address)


def summarize_address_range(first, last):
    if last < first:
        raise ValueError('last IP address must be greater than first')
    kind = IPv4Network if first.version == 4 else IPv6Network
    begin, end, bits = int(first), int(last), first.max_prefixlen
    while begin <= end:
        low = (begin & -begin).bit_length() - 1 if begin else bits
        size = min(low, (end - begin + 1).bit_length() - 1)
        yield kind((begin, bits - size))
        begin += 1 << size


def collapse_addresses(addresses):
    nets = sorted({net if isinstance(net, _Network) else ip_network(net) for net in addresses})
    changed = True
    while changed:
        changed, kept = False, []
        for net in nets:
            if kept and net.subnet_of(kept[-1]):
                changed = True
            elif kept and kept[-1].prefixlen == net.prefixlen and kept[-1] != net and kept[-1].supernet() == net.supernet():
                kept[-1], changed = net.supernet(), True
            else:
                kept.append(net)
        nets = kept
    return iter(nets)
