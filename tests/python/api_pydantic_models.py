from pydantic import *
from typing import *
class M(BaseModel):
    model_config = ConfigDict(extra='forbid', frozen=True, str_strip_whitespace=True)
    id: int
    name: str = 'x'
    @field_validator('name')
    @classmethod
    def nm(cls, v):
        if v == 'bad': raise ValueError('no bad names')
        assert v != 'worse', 'not worse'
        return v.title()
    @model_validator(mode='after')
    def chk(self):
        if self.id == 13: raise ValueError('unlucky')
        return self
for kw in [dict(id=1,zz=3), dict(id=1,name='bad'), dict(id=1,name='worse'), dict(id=13), dict(id=1, name=' ab ')]:
    try: print(repr(M(**kw)))
    except ValidationError as e: print(e); print(e.errors())
m = M(id=1)
try: m.id=3
except ValidationError as e: print(e)
print(m, m.model_fields_set, M.model_fields, hash(m)==hash(M(id=1)))
class N(BaseModel):
    a: int = Field(alias='A', description='d', ge=1)
    b: Optional[float] = Field(default=None, title='t', examples=[1])
    c: list = Field(default_factory=list, max_length=2)
    d: Any
    @computed_field
    @property
    def dd(self) -> int: return self.a*2
print(N.model_fields)
n = N(A=3, d=1)
print(n, n.model_dump(), n.model_dump(by_alias=True), n.model_dump_json(exclude_none=True), n.model_dump_json(indent=2))
try: N(a=3)
except ValidationError as e: print(e)
try: n.zz = 3
except Exception as e: print(type(e), e)
try: n.qq
except Exception as e: print(type(e), e)
try: N(A=1, d=1, c=[1,2,3])
except ValidationError as e: print(e)
print(n.model_copy(update={'a': 9}), N.model_json_schema())
class P(BaseModel):
    model_config = ConfigDict(extra='allow', validate_assignment=True)
    a: int
p = P(a=1, z=3); print(repr(p), p.z, p.model_extra, p.model_dump()); p.y = 3; print(p)
try: p.a = 'x'
except ValidationError as e: print(e)
T = TypeAdapter(list[int]); print(T.validate_python(['1']))
try: T.validate_python('x')
except ValidationError as e: print(e)
try: TypeAdapter(int).validate_python('x')
except ValidationError as e: print(e)
try:
    class Q(BaseModel):
        x = 3
except Exception as e: print(type(e), str(e)[:200])
try:
    M(1)
except TypeError as e: print(e)
class G(BaseModel):
    v: Annotated[str, StringConstraints(min_length=1, to_upper=True)]
    w: PositiveInt = 1
    x: conint(ge=3) = 3
    y: SecretStr = SecretStr('ab')
    z: Annotated[int, AfterValidator(lambda v: v+1), BeforeValidator(lambda v: v or 0)] = 3
print(G(v='a', z=''))
class MyB(BaseModel):
    @model_validator(mode='before')
    @classmethod
    def b(cls, data): print('before', data); return data
    @field_validator('q', mode='before')
    @classmethod
    def qq(cls, v, info): print(info.field_name, info.data); return v
    @field_serializer('q')
    def sq(self, v): return f'<{v}>'
    q: int
print(MyB(q='3').model_dump(), MyB.model_validate({'q': 4}))
try: M.model_validate_json('{"id": "x", "name": 3}')
except ValidationError as e: print(e); print(e.errors(include_url=False))
