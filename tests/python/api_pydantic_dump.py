import datetime as dt, uuid, decimal
from typing import Optional, Any
from enum import Enum
from pydantic import *
class C(Enum):
    r = 'red'
class M(BaseModel):
    when: dt.datetime = dt.datetime(2024, 1, 2, 3, 4, 5, 678)
    day: dt.date = dt.date(2024, 2, 3)
    span: dt.timedelta = dt.timedelta(days=1, hours=2, seconds=3)
    id: uuid.UUID = uuid.UUID(int=7)
    price: decimal.Decimal = decimal.Decimal('1.50')
    colour: C = C.r
    secret: SecretStr = SecretStr('x')
    items: set[int] = {1}
    pair: tuple[int, str] = (1, 'é')
    none: Optional[int] = None
    raw: bytes = b'ab'
m = M()
print(m)
print(m.model_dump())
print(m.model_dump(mode='json'))
print(m.model_dump_json(indent=2))
print(m.model_dump_json(exclude={'secret', 'raw'}, exclude_none=True))
print(m.model_dump(exclude_unset=True), M(day='2024-01-01').model_dump(exclude_unset=True), M(none=3).model_dump(exclude_defaults=True))
class S(BaseModel):
    a: int
    b: float
    @field_serializer('b')
    def two(self, v): return round(v, 2)
    @computed_field
    @property
    def area(self) -> float: return self.a * self.b
    @model_serializer(mode='wrap')
    def ser(self, handler):
        d = handler(self); d['extra'] = True; return d
print(S(a=2, b=1.2345).model_dump(), S(a=1, b=2).model_dump_json())
class A(BaseModel):
    model_config = ConfigDict(populate_by_name=True)
    first_name: str = Field(alias='firstName')
    n: int = Field(1, serialization_alias='N', validation_alias='nn')
print(A(firstName='x'), A(first_name='y', nn=3).model_dump(by_alias=True))
def camel(s): return ''.join(w.title() if i else w for i, w in enumerate(s.split('_')))
class B(BaseModel):
    model_config = ConfigDict(alias_generator=camel, populate_by_name=True)
    some_name: int
    other_thing: str = 'x'
print(B(someName=1), B(some_name=2).model_dump(by_alias=True))
class Row:
    def __init__(self): self.id, self.name = 3, 'row'
class O(BaseModel):
    model_config = ConfigDict(from_attributes=True)
    id: int
    name: str
print(O.model_validate(Row()))
print(M.model_construct(day='anything').day)
class E(BaseModel):
    x: Any
    y: float = 1
print(E(x=None), E(x=[1]).model_dump_json(), E(x=float('1e10')).model_dump_json())
