import unittest
import asyncio


def slugify(text):
    return "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


class TestSlug(unittest.TestCase):
    def setUp(self):
        self.calls = []

    def test_simple(self):
        self.assertEqual(slugify("Hello, World!"), "hello-world")

    def test_empty(self):
        self.assertFalse(slugify("!!!"))
        self.assertIsNone(None)

    def test_raises(self):
        with self.assertRaises(AttributeError) as cm:
            slugify(None)
        self.assertIn("lower", str(cm.exception))

    def test_fails(self):
        self.assertEqual([1, 2, 3], [1, 2, 4], "lists differ")

    @unittest.skip("not ready")
    def test_skipped(self):
        self.fail("should not run")

    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertLess(i, 5)


class TestAsync(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.value = 1

    async def test_sleep(self):
        await asyncio.sleep(0.001)
        self.assertEqual(self.value, 1)


suite = unittest.TestLoader().loadTestsFromTestCase(TestSlug)
suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(TestAsync))
result = unittest.TestResult()
suite.run(result)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), result.wasSuccessful())
for test, text in result.failures:
    print(test.id(), text.splitlines()[-1])
print([(t.id(), why) for t, why in result.skipped])
