import asyncio
import time
from unittest.mock import AsyncMock, MagicMock, Mock, patch, call


class Weather:
    def __init__(self, client):
        self.client = client

    async def temp(self, city):
        data = await self.client.get(f"/weather/{city}")
        return round(data["kelvin"] - 273.15, 1)

    def label(self, t):
        return "hot" if t > 25 else "cold"


async def main():
    client = AsyncMock()
    client.get.return_value = {"kelvin": 300.15}
    w = Weather(client)
    print(await w.temp("Rome"))
    client.get.assert_awaited_once_with("/weather/Rome")
    client.get.side_effect = [{"kelvin": 273.15}, TimeoutError("slow")]
    print(await w.temp("Oslo"))
    try:
        await w.temp("Oslo")
    except TimeoutError as e:
        print("timeout", e)
    print(client.get.await_count, client.get.call_args_list == [call("/weather/Rome"), call("/weather/Oslo"), call("/weather/Oslo")])

    m = Mock(return_value=3, name="m")
    print(m(1, key="v"), m.called, m.call_count, m.call_args, m.call_args.kwargs)
    m.method.chained.return_value.value = 7
    print(m.method.chained("x").value, m.method.chained.call_args[0])
    try:
        m.assert_called_with(2)
    except AssertionError as e:
        print(str(e).splitlines()[0])
    mm = MagicMock()
    mm.__len__.return_value = 5
    mm.__getitem__.side_effect = lambda k: k * 2
    print(len(mm), mm[4], bool(mm), list(mm))
    with patch("time.time", return_value=123.0):
        print(time.time())
    print(time.time() != 123.0)
    with patch.object(Weather, "label", return_value="mocked") as lab:
        print(w.label(99), lab.call_count)
    print(w.label(99))
    with patch.dict("os.environ", {"MODE": "test"}):
        import os
        print(os.environ["MODE"])
    print("MODE" in os.environ)
    spec = Mock(spec=Weather)
    spec.label(1)
    try:
        spec.nothing()
    except AttributeError as e:
        print(e)


asyncio.run(main())
