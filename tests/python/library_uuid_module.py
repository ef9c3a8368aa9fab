import uuid

u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.bytes, u.urn, u.fields, u.version, u.variant)
print(uuid.UUID(int=5), uuid.UUID(bytes=b"\x01" * 16), uuid.UUID("{12345678123456781234567812345678}") == u, uuid.UUID("urn:uuid:12345678-1234-5678-1234-567812345678"))
print(uuid.UUID(int=1) < uuid.UUID(int=2), sorted([uuid.UUID(int=2), uuid.UUID(int=1)])[0])
r = uuid.uuid4()
print(r.version, len(str(r)), r != uuid.uuid4(), r.variant)
for bad in (lambda: uuid.UUID("x"), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(bytes=b"1")):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print(uuid.UUID(int=3, version=4), {uuid.UUID(int=1): "k"}[uuid.UUID(int=1)])
try:
    u.int = 4
except TypeError as error:
    print(error)
