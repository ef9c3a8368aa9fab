from pydantic import *
from typing import *
import datetime as dt, enum, uuid, decimal
class Color(enum.Enum):
    red='red'; blue='blue'
class In(BaseModel):
    n: int
class M(BaseModel):
    a: int
    b: float = 1.0
    c: str = Field('x', min_length=2, max_length=4, pattern='^[a-z]+$')
    d: List[int] = []
    e: Dict[str, int] = {}
    f: Optional[bool] = None
    g: Union[int, str] = 1
    h: Literal['a', 'b', 3] = 'a'
    i: Color = Color.red
    j: Optional[dt.datetime] = None
    k: Optional[dt.date] = None
    l: Optional[uuid.UUID] = None
    m: Optional[decimal.Decimal] = None
    n: Optional[In] = None
    o: tuple[int, str] = (1, 'a')
    p: set[int] = set()
    q: int = Field(5, ge=1, lt=10, multiple_of=5)
    r: Optional[EmailStr] = None
    s: list[In] = []
    t: Any = None
    u: Optional[HttpUrl]=None
    v: Optional[dt.timedelta]=None
    w: Optional[bytes]=None
    x: Optional[Callable]=None
    y: tuple[int, ...] = ()
    z: Optional[dt.time]=None
print(repr(M(a='1')))
def t(**kw):
    try: print(kw, '->', {k: getattr(M(**{'a':1, **kw}),k) for k in kw})
    except ValidationError as e: print(kw, '->', [{k:v for k,v in x.items() if k!='url'} for x in e.errors()])
for bad in ['x', '1.5', 1.5, 1.0, None, True, [], '', float('nan'), float('inf'), ' 12 ', '1_000', '1.0', b'12', decimal.Decimal('3')]: t(a=bad)
for bad in ['x', '1.5', None, True, [], 'nan', ' 1 ']: t(b=bad)
for bad in [1, None, b'ab', 'abc', 'a', 'abcde', 'AB', Color.red, 1.5]: t(c=bad)
for bad in [(1,2), {1,2}, {'a':1}, 'abc', None, ['a',2,'c'], range(2)]: t(d=bad)
for bad in [[], {'a':'x'}, {1: 1}, None]: t(e=bad)
for bad in ['yes', 'off', 'T', 1, 0, 2, 1.0, 'maybe', [], 'on']: t(f=bad)
for bad in ['1', 1.5, [], None, True]: t(g=bad)
for bad in ['c', 3, '3']: t(h=bad)
for bad in ['red', 'green', Color.blue, 1]: t(i=bad)
for bad in ['2024-01-02T03:04:05', '2024-01-02 03:04', '2024-01-02', 'x', 0, '1700000000', dt.date(2024,1,1), '2024-01-02T03:04:05Z', '2024-13-01', '2024-01-02T25:00:00', []]: t(j=bad)
for bad in ['2024-01-02', 'x', dt.datetime(2024,1,1), dt.datetime(2024,1,1,3), '2024-02-30', 0, '2024-01-02T00:00:00','2024-01-02T01:00:00', []]: t(k=bad)
for bad in ['12345678123456781234567812345678', 'x', 1, '']: t(l=bad)
for bad in ['1.5', 'x', 1, 1.1, []]: t(m=bad)
for bad in [{}, {'n':'x'}, 1, In(n=1), {'n':1,'z':2}, [], 'x']: t(n=bad)
for bad in [(1,), [1,'a'], (1,2), (1,'a','b'), 'x']: t(o=bad)
for bad in [[1,1,'2'], (1,), 'x', ['a']]: t(p=bad)
for bad in [0, 10, 7, '5', 1]: t(q=bad)
for bad in ['a@b.co', 'x', 'a@b', 'a b@c.de', 1]: t(r=bad)
for bad in [[{'n':1},{'n':'x'},{}]]: t(s=bad)
for bad in ['http://a.b', 'x', 'ftp://a']: t(u=bad)
for bad in ['P1D', 5, 'x', '1:00:00']: t(v=bad)
for bad in ['ab', b'x', 1]: t(w=bad)
for bad in [1, len]: t(x=bad)
for bad in [(1,'2'), ['a'], 'x']: t(y=bad)
for bad in ['03:04', 'x', 3600]: t(z=bad)
try: M.model_validate_json('{"a": ')
except ValidationError as e: print(e, e.errors())
try: M.model_validate_json('[1]')
except ValidationError as e: print(e)
try: M.model_validate(5)
except ValidationError as e: print(e)
try: M(a='x', c='a', s=[{'n':None}])
except ValidationError as e: print(e); print(repr(e)[:50], e.title, e.json(indent=1)[:400])
