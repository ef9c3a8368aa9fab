from typing import Annotated, Any
from pydantic import *
class User(BaseModel):
    name: str
    password: str
    again: str
    age: int = 0
    @field_validator('name')
    @classmethod
    def has_space(cls, v: str) -> str:
        if ' ' not in v:
            raise ValueError('must contain a space')
        return v.title()
    @field_validator('again')
    @classmethod
    def same(cls, v: str, info: ValidationInfo) -> str:
        if 'password' in info.data and v != info.data['password']:
            raise ValueError('passwords do not match')
        return v
    @field_validator('age', mode='before')
    @classmethod
    def years(cls, v: Any) -> Any:
        return v.removesuffix(' years') if isinstance(v, str) else v
    @model_validator(mode='before')
    @classmethod
    def check(cls, data: Any) -> Any:
        if isinstance(data, dict):
            assert 'card' not in data, 'no card please'
        return data
    @model_validator(mode='after')
    def whole(self):
        if self.age > 100:
            raise ValueError('too old')
        return self
print(User(name='samuel colvin', password='a', again='a', age='30 years'))
for bad in [dict(name='samuel', password='a', again='b', age='x years'), dict(name='a b', password='a', again='a', age=200), dict(name='a b', password='a', again='a', card=1)]:
    try:
        User(**bad)
    except ValidationError as e:
        print(e)
        for error in e.errors(include_url=False):
            print(error)
def even(v: int) -> int:
    if v % 2:
        raise ValueError(f'{v} is not even')
    return v
Even = Annotated[int, AfterValidator(even)]
class M(BaseModel):
    a: Even
    b: list[Even] = []
    c: Annotated[int, BeforeValidator(lambda v: v if v is not None else 0)] = 1
    d: Annotated[int, PlainValidator(lambda v: int(v) * 2)] = 4
print(M(a=2, c=None, d='5'))
try:
    M(a=3, b=[2, 5, 'x'])
except ValidationError as e:
    print(e)
@validate_call
def double(n: int, m: Annotated[int, Field(gt=2)] = 3): return n * m
print(double('4'), double(2, m='5'))
class W(BaseModel):
    v: int
    @field_validator('v', mode='wrap')
    @classmethod
    def w(cls, value, handler):
        try:
            return handler(value)
        except ValidationError:
            return -1
print(W(v='x'), W(v='7'))
