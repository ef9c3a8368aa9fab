import hashlib
for n in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s"):
    for d in (b"", b"abc", b"x" * 300, bytes(range(128)), b"y" * 111):
        print(n, hashlib.new(n, d).hexdigest())
print(hashlib.blake2b(b"a", digest_size=4).hexdigest(), hashlib.blake2s(b"data", key=b"secret", digest_size=16).hexdigest())
h = hashlib.blake2b(key=b"k")
h.update(b"one")
c = h.copy()
c.update(b"two")
print(h.hexdigest()[:20], c.hexdigest()[:20], h.digest_size, h.block_size, h.name, hashlib.sha512(b"q").block_size)
print(sorted({"sha512", "blake2b"} & hashlib.algorithms_guaranteed))
try:
    hashlib.blake2s(b"", digest_size=33)
except ValueError as e:
    print("ValueError")
