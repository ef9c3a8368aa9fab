import ipaddress as ip, hashlib
n = ip.ip_network("192.168.0.0/28")
print(n, repr(n), n.netmask, n.num_addresses, list(n.hosts())[:3], n.broadcast_address, ip.ip_address("192.168.0.5") in n)
for a in ("127.0.0.1", "8.8.8.8", "::1", "10.0.0.1", "2001:db8::8a2e:370:7334", "224.0.0.1", "169.254.1.1"):
    x = ip.ip_address(a); print(x, repr(x), x.version, x.is_private, x.is_loopback, x.is_global, x.is_multicast, x.is_link_local, int(x), x.exploded)
for bad in ("256.1.1.1", "1.2.3", "a.b.c.d", "1.2.3.4/33", "::g"):
    for f in (ip.ip_address, ip.ip_network, ip.IPv4Address):
        try: print(f(bad))
        except ValueError as e: print(type(e).__name__, e)
try: ip.ip_network("10.0.0.1/8")
except ValueError as e: print(e)
print(ip.ip_network("10.0.0.1/8", strict=False), [str(s) for s in n.subnets(new_prefix=30)], n.supernet(), list(ip.collapse_addresses([ip.ip_network("10.0.0.0/25"), ip.ip_network("10.0.0.128/25")])), sorted([ip.ip_address("10.0.0.9"), ip.ip_address("10.0.0.10"), ip.ip_address("9.9.9.9")]))
print(ip.ip_interface("10.1.1.5/24").network, ip.ip_interface("10.1.1.5/24"), list(ip.summarize_address_range(ip.ip_address("10.0.0.0"), ip.ip_address("10.0.0.130"))), ip.IPv4Address("1.2.3.4") + 5, ip.IPv4Address(16909060), f"{ip.ip_address('1.2.3.4'):b}")
for name in ("sha3_224", "sha3_256", "sha3_384", "sha3_512"):
    h = hashlib.new(name, b"abc" * 60); print(name, h.hexdigest(), h.block_size, h.digest_size, h.name)
print(hashlib.shake_128(b"x").hexdigest(20), hashlib.sha3_256(b"").hexdigest())
