// Runs in the page that `cargo xtask bench` opens. Each measurement is repeated, ours and the peer's in turn, so that
// whatever else the machine does falls on both. `window.measure` gives lists of milliseconds.
import init, { Long, python, sleeps, works, yields } from "./bench-page.js";

const timed = async (act) => {
  const began = performance.now();
  await act();
  return performance.now() - began;
};
const peers = {
  sleeps: (tasks) => timed(() => Promise.all(Array.from({ length: tasks }, () => new Promise((done) => setTimeout(done, 10))))),
  // Promises give way in microtasks: nobody but other promises gets in between.
  yields: (tasks, times) => timed(() => Promise.all(Array.from({ length: tasks }, async () => {
    for (let n = 0; n < times; n++) await null;
  }))),
};

// Until the page has nothing left to do: what one side leaves behind (a peer's messages and garbage of 10 000 tasks keep the
// thread for most of a second) must not fall on the other.
const rest = async () => {
  for (let calm = 0; calm < 5; ) {
    const late = await timed(() => new Promise((done) => setTimeout(done, 20)));
    calm = late < 25 ? calm + 1 : 0;
  }
};

const alternate = async (rounds, ours, theirs) => {
  const lists = { ours: [], theirs: [] };
  await ours();
  await theirs();
  for (let n = 0; n < rounds; n++) {
    await rest();
    lists.ours.push(await ours());
    await rest();
    lists.theirs.push(await theirs());
  }
  return lists;
};

const frame = () => new Promise(requestAnimationFrame);

const pan = async (long, frames) => {
  const work = [], gaps = [];
  let last = await frame();
  for (let n = 0; n < frames; n++) {
    const began = performance.now();
    long.pan(n % 120 < 60 ? 7 : -7);
    work.push(performance.now() - began);
    const now = await frame();
    gaps.push(now - last);
    last = now;
  }
  return { work, gaps };
};

// "NAME MILLISECONDS" a line, as benches/python.py prints it.
const figures = (printed) =>
  Object.fromEntries(printed.trim().split("\n").map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").pop())]));

// Pyodide's own loop runs on this page's: its programs await at the top, where ours call asyncio.run.
const pyodide = async () => {
  const { loadPyodide } = await import("./pyodide/pyodide.mjs");
  const lines = [];
  const peer = await loadPyodide({ indexURL: "./pyodide/", stdout: (line) => lines.push(line) });
  return async (text) => {
    lines.length = 0;
    await peer.runPythonAsync(`${text}\nawait main()\n`);
    return lines.join("\n");
  };
};

const measure = {
  python: async (text, rounds, hasPeer) => {
    const run = () => python(`${text}\nasyncio.run(main())\n`);
    const sides = { ours: run, ...(hasPeer && { theirs: ((peer) => () => peer(text))(await pyodide()) }) };
    const all = { ours: [], theirs: [] };
    // The first round warms both up.
    for (let n = 0; n <= rounds; n++) {
      for (const [side, act] of Object.entries(sides)) {
        await rest();
        const seen = figures(await act());
        if (n > 0) all[side].push(seen);
      }
    }
    return all;
  },
  sleeps: (tasks, rounds) => alternate(rounds, () => sleeps(tasks, true), () => peers.sleeps(tasks)),
  yields: (tasks, times, rounds) => alternate(rounds, () => yields(tasks, times, true), () => peers.yields(tasks, times)),
  recordingSleeps: (tasks, rounds) => alternate(rounds, () => sleeps(tasks, true), () => sleeps(tasks, false)),
  recordingYields: (tasks, times, rounds) =>
    alternate(rounds, () => yields(tasks, times, true), () => yields(tasks, times, false)),
  recordingWorks: (tasks, times, rounds) =>
    alternate(rounds, () => works(tasks, times, true), () => works(tasks, times, false)),
  slices: async (count) => {
    const long = new Long(count, document.querySelector("canvas"));
    const open = await timed(async () => {
      long.open();
      await frame();
    });
    const whole = await pan(long, 120);
    const views = [{ zoom: 1, ...whole }];
    for (const zoom of [8, 64, 512]) {
      long.zoom(8);
      views.push({ zoom, ...(await pan(long, 120)) });
    }
    const result = { open, slices: long.slices(), bytes: long.bytes(), views };
    long.free();
    return result;
  },
};

await init({ module_or_path: "./bench-page_bg.wasm" });
window.measure = measure;
