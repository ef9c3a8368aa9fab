# Encoding and decoding.
text = "aé€😀"
print(text.encode(), text.encode("utf-8"), text.encode("UTF8"), text.encode("utf-16"), text.encode("utf-16-le"), text.encode("utf-16-be"))
print("é".encode("latin-1"), "abc".encode("ascii"), text.encode("ascii", "ignore"), text.encode("ascii", "replace"), text.encode("ascii", "backslashreplace"), text.encode("ascii", "xmlcharrefreplace"))
print(b"a\xc3\xa9".decode(), b"\xe9".decode("latin-1"), text.encode("utf-16").decode("utf-16"), b"ab\xff\xc3".decode("utf-8", "replace") == "ab\ufffd\ufffd", b"\xffa".decode(errors="ignore"), b"\xff".decode("utf-8", "backslashreplace"))
print(str(b"abc", "ascii"), str(b"abc"), str(object=5), str(), bytes("é", "utf-8"), b"\xef\xbb\xbfa".decode("utf-8-sig"))
cases = [
    lambda: text.encode("ascii"), lambda: "ab€".encode("latin-1"), lambda: b"a\xff".decode(), lambda: b"\xc3".decode(), lambda: b"\xe2\x82".decode(), lambda: b"a\xe2\x28\xa1".decode(),
    lambda: b"\xc3\x28".decode(), lambda: b"\x80abc".decode("ascii"), lambda: "a".encode("nope"), lambda: b"a".decode("nope"), lambda: "é".encode("ascii", "nope"), lambda: str("a", "utf-8"), lambda: str(1, "utf-8"), lambda: bytes("a"), lambda: b"\xf0\x9f\x98".decode(),
]
for case in cases:
    try:
        print(case())
    except (UnicodeError, LookupError, TypeError) as error:
        print(type(error).__name__, error)
try:
    "aé".encode("ascii")
except UnicodeEncodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason)
