import asyncio
import unittest
from unittest.mock import AsyncMock, MagicMock, patch, call


class WeatherService:
    def __init__(self, client):
        self.client = client

    async def temperature(self, city):
        data = await self.client.get(f"/weather/{city}")
        if "error" in data:
            raise LookupError(data["error"])
        return round(data["temp"], 1)

    async def hottest(self, *cities):
        temps = await asyncio.gather(*map(self.temperature, cities))
        return max(zip(temps, cities))[1]


class WeatherTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.client = MagicMock()
        self.client.get = AsyncMock(return_value={"temp": 21.456})
        self.service = WeatherService(self.client)

    async def test_rounds(self):
        self.assertEqual(await self.service.temperature("rome"), 21.5)
        self.client.get.assert_awaited_once_with("/weather/rome")

    async def test_error(self):
        self.client.get.return_value = {"error": "unknown city"}
        with self.assertRaisesRegex(LookupError, "unknown"):
            await self.service.temperature("x")

    async def test_hottest(self):
        self.client.get.side_effect = [{"temp": 1}, {"temp": 9}, {"temp": 5}]
        self.assertEqual(await self.service.hottest("a", "b", "c"), "b")
        self.assertEqual(self.client.get.await_count, 3)
        self.client.get.assert_has_awaits([call("/weather/a"), call("/weather/c")], any_order=True)

    async def test_timeout(self):
        async def never(path):
            await asyncio.sleep(10)
        self.client.get.side_effect = never
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout(0.01):
                await self.service.temperature("slow")

    def test_patch(self):
        with patch.object(WeatherService, "temperature", new=AsyncMock(side_effect=[3, 4])) as m:
            print(asyncio.run(WeatherService(None).hottest("x", "y")), m.await_args_list)


if __name__ == "__main__":
    result = unittest.main(argv=["x"], exit=False, verbosity=0).result
    print(result.testsRun, len(result.failures), len(result.errors), result.wasSuccessful())
