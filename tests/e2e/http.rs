//! HTTP in Python programs, in a browser: what blocks really blocks, what is given up is aborted.

use anyhow::Result;

use crate::python::{output, run_by_keys, write};
use crate::support::{Visit, between, site};

#[test]
fn twenty_four_pages_one_by_one_and_together() -> Result<()> {
    let visit = Visit::begin("lesson=py-requests")?;
    let summary = visit.run()?;
    let (blocking, together) = (summary.program("requests.py")?, summary.program("aiohttp.py")?);
    between("24 pages with requests (µs)", blocking.elapsed, 7_200_000..=9_000_000);
    // What the program itself measured: without its imports.
    let said = output(&visit)?;
    let took = said.lines().filter_map(|line| line.rsplit_once(": ")?.1.strip_suffix(" s")?.trim().parse::<f64>().ok());
    let took: Vec<f64> = took.collect();
    assert!(took.iter().any(|took| (0.3..0.6).contains(took)), "aiohttp took longer: {said}");
    between("all of aiohttp.py (µs)", together.elapsed, 300_000..=1_200_000);
    for program in [blocking, together] {
        assert_eq!((program.state.as_str(), program.network.as_deref()), ("finished", Some("service worker")));
    }
    between("requests held the thread for (µs)", blocking.longest_hold, 290_000..=9_000_000);
    visit.expect_no_trouble()
}

#[test]
fn a_blocking_request_holds_the_loop_and_one_in_a_thread_does_not() -> Result<()> {
    let visit = Visit::begin("lesson=py-queue")?;
    write(
        &visit,
        "import asyncio, requests\n\nticks = 0\nasync def tick():\n    global ticks\n    while True:\n        \
         await asyncio.sleep(0.02)\n        ticks += 1\n\nasync def main():\n    task = asyncio.create_task(tick())\n    \
         await asyncio.sleep(0.1)\n    before = ticks\n    r = requests.get('https://lab.test/bytes/1000?delay=500')\n    \
         print('held', ticks - before <= 1, len(r.content), r.content[:4])\n    before = ticks\n    \
         r = await asyncio.to_thread(requests.post, 'https://lab.test/post?delay=500', json=[1])\n    \
         print('free', ticks - before > 10, r.json()['json'], r.json()['method'])\n\nasyncio.run(main())\n",
    )?;
    let summary = run_by_keys(&visit)?;
    let program = summary.programs.first().expect("a program");
    between("held for (µs)", program.longest_hold, 490_000..=900_000);
    let said = output(&visit)?;
    assert!(said.contains("held True 1000 b'2Pbd'") && said.contains("free True [1] POST"), "{said}");
    visit.expect_no_trouble()
}

#[test]
fn a_cancelled_request_is_aborted() -> Result<()> {
    let visit = Visit::begin("lesson=py-queue")?;
    write(
        &visit,
        "import asyncio, aiohttp\n\nasync def main():\n    async with aiohttp.ClientSession() as session:\n        try:\n            \
         async with asyncio.timeout(0.2):\n                await session.get('https://lab.test/delay/5000')\n        \
         except TimeoutError:\n            print('given up')\n        \
         async with session.get('https://lab.test/anything', headers={'X-One': '1'}) as r:\n            \
         print((await r.json())['headers'])\n\nasyncio.run(main())\n",
    )?;
    let summary = run_by_keys(&visit)?;
    let program = summary.programs.first().expect("a program");
    between("given up after (µs)", program.elapsed, 200_000..=900_000);
    let said = output(&visit)?;
    assert!(said.contains("given up") && said.contains("{'x-one': '1'}"), "{said}");
    visit.expect_no_trouble()
}

/// Five lines, 150 ms apart; then the first of a thousand.
const STREAMS: &str = "\
import asyncio, time, aiohttp

async def main():
    async with aiohttp.ClientSession() as session:
        seen = []
        async with session.get('https://lab.test/stream/5?every=150') as response:
            async for line in response.content:
                seen.append((time.perf_counter(), len(line) > 10))
        spread = seen[-1][0] - seen[0][0]
        print('apart', len(seen), all(whole for _, whole in seen), spread > 0.4)
        began = time.perf_counter()
        async with session.get('https://lab.test/stream/1000?every=150') as response:
            await response.content.readline()
        print('left', time.perf_counter() - began < 2)

asyncio.run(main())
";

#[test]
fn an_answer_that_streams_is_read_as_it_comes() -> Result<()> {
    for site in [site()?, site()?.without("lab-network.js")] {
        let visit = Visit::to(site, "lesson=py-queue")?;
        write(&visit, STREAMS)?;
        let summary = run_by_keys(&visit)?;
        assert_eq!(summary.programs.first().map(|program| program.state.as_str()), Some("finished"));
        let said = output(&visit)?;
        assert!(said.contains("apart 5 True True") && said.contains("left True"), "{said}");
        let rows = visit.transcript()?;
        let pieces = rows.iter().filter(|row| row.contains("a piece of the answer is there")).count();
        assert!(pieces >= 4, "only {pieces} of the transcript's {} rows tell of a piece", rows.len());
    }
    Ok(())
}
