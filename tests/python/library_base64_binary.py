import base64

print(base64.b64encode(b"hello world"), base64.b64decode("aGVsbG8="), base64.b64encode(b""), base64.b64encode(b"a"), base64.b64encode(b"ab"), base64.b64encode(b"abc"))
print(base64.urlsafe_b64encode(b"\xff\xfe\xfd"), base64.urlsafe_b64decode("__79"), base64.b64encode(b"\xff\xfe", altchars=b"-_"))
for bad in ("a", "abc", "====="):
    try:
        print(base64.b64decode(bad))
    except Exception as error:
        print(type(error).__name__, error)
print(base64.b64decode("aG Vs!bG8="), base64.standard_b64encode(bytes(range(10))), bytes.fromhex("0aff"), b"\x0a\xff".hex(), b"abc".hex("-"))
