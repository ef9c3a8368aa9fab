import json
import io

print(json.loads('{"a": [1, -2.5e3, true, false, null, "x\\u00e9\\n"], "b": {"c": {}}}'))
print(json.loads("  [1 , 2 ]  "), json.loads('"\\ud83d\\ude00"'), json.loads("1E2"), json.loads("-0"), json.loads("NaN"), json.loads("[Infinity, -Infinity]"))
print(json.loads(b'{"k": 1}'), json.loads('{"a": 1, "a": 2}'))
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: list(d.items())))
print(json.loads('{"a": 1, "b": 2}', object_pairs_hook=tuple), json.loads("[1.10, 2]", parse_float=str, parse_int=lambda s: s + "!"))
print(json.loads("[NaN]", parse_constant=lambda s: s.lower()))
for bad in ("", "{", "[1,]", "{'a': 1}", '{"a" 1}', '{"a": 1,}', "nul", "01", "1.", '"abc', '"\\x"', '"\t"', "[1] x", '{"a": }', "[1 2]", '"\\u12"', "\n\n  ]"):
    try:
        print(json.loads(bad))
    except json.JSONDecodeError as error:
        print(repr(bad), error, "|", error.msg, error.pos, error.lineno, error.colno)
try:
    json.loads(5)
except TypeError as error:
    print(error)
f = io.StringIO()
json.dump({"x": [1, 2]}, f, indent=1)
print(f.getvalue())
f.seek(0)
print(json.load(f))
decoder = json.JSONDecoder()
print(decoder.raw_decode('{"a": 1} tail'), decoder.decode("[1]"), issubclass(json.JSONDecodeError, ValueError))
print(json.loads("\"\t\"", strict=False) == "\t")
