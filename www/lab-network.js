// The lab host, https://lab.test/, as a service worker: waits really, streams really, fails really.
//
// Only requests to that host are answered; any other passes untouched. The whole answer follows from the request, so
// this file keeps no state and may be stopped and started by the browser at any time. The first half computes the
// same answers as src/network/lab.rs (whose tests compare the two, so change both); the second half sends them.
"use strict";

const ORIGIN = "https://lab.test";
const LONGEST_WAIT = 60_000;
const MOST_BYTES = 10_000_000;
const MOST_LINES = 10_000;
const CHUNK = 65_536;
const CUT_AFTER = 20;
const LARGEST = 1_000_000_000;
const BODILESS = [204, 205, 304];
const UTF8 = new TextEncoder();
const MANNERS = ["delay", "jitter", "seed", "fail", "rate"];

// --- Reading a request. Bytes are kept as strings of characters 0..255, which compare and hash easily. ---

/** Percent-decodes text to bytes; a `%` without two hexadecimal digits stands for itself. */
function decode(text) {
  let bytes = "";
  for (const byte of UTF8.encode(text)) bytes += String.fromCharCode(byte);
  return bytes.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
}

function readRequest(url) {
  const beforeFragment = url.replace(/^[a-z0-9+.-]*:\/\/[^\/?#\\]*/i, "").split("#", 1)[0];
  const mark = beforeFragment.indexOf("?");
  const path = mark < 0 ? beforeFragment : beforeFragment.slice(0, mark);
  const query = mark < 0 ? "" : beforeFragment.slice(mark + 1);
  const segments = [];
  for (const segment of path.split(/[\/\\]/).map(decode)) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return { segments, params: pairs(query) };
}

/** The fields of a query or a form. */
function pairs(text) {
  return text.replaceAll("+", " ").split("&").filter((field) => field !== "").map((field) => {
    const sign = field.indexOf("=");
    return sign < 0 ? [decode(field), ""] : [decode(field.slice(0, sign)), decode(field.slice(sign + 1))];
  });
}

function param(request, name) {
  return request.params.find(([key]) => key === name)?.[1];
}

/** Decimal digits and nothing else, as a number; otherwise undefined. */
function number(digits) {
  return /^[0-9]+$/.test(digits) ? Math.min(Number(digits), LARGEST) : undefined;
}

/** A parameter as a number; throws its name where it is something else. */
function numberParam(request, name, otherwise) {
  const value = param(request, name);
  if (value === undefined) return otherwise;
  const parsed = number(value);
  if (parsed === undefined) throw name;
  return parsed;
}

// --- Dice: 32-bit integers, as in Rust. ---

function mix(seed) {
  let bits = (seed + 0x9e3779b9) >>> 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}

function dice(request, nth) {
  let hash = 0x811c9dc5;
  const field = (bytes) => {
    for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash, 0x01000193);
  };
  field(param(request, "seed") ?? "");
  request.segments.forEach(field);
  for (const [name, value] of request.params) {
    if (MANNERS.includes(name)) continue;
    field(name);
    field(value);
  }
  return mix((hash >>> 0) + nth);
}

const pick = (list, index) => list[index % list.length];

// --- The data set. ---

const USERS = [
  ["Ada", "Lisbon"], ["Bruno", "Turin"], ["Chiara", "Bergen"], ["Davit", "Tbilisi"], ["Esther", "Ghent"],
  ["Farid", "Rabat"], ["Greta", "Graz"], ["Hiro", "Osaka"], ["Ines", "Porto"], ["Jonas", "Tartu"],
];
const SUBJECTS = ["Timers", "Queues", "Locks", "Sockets", "Deadlines", "Back pressure"];
const VIEWS = ["by example", "at night", "in small steps", "without tears", "for a friend"];
const POSTS = 30;

const count = (to) => Array.from({ length: to }, (_, index) => index + 1);
const author = (id) => 1 + (mix(id) % USERS.length);

function user(id) {
  const [name, city] = USERS[id - 1];
  return { id, name, email: `${name.toLowerCase()}@lab.test`, city };
}

function post(id) {
  const title = `${pick(SUBJECTS, id)} ${pick(VIEWS, id)}`;
  return { id, user: author(id), title, words: 100 + (mix(id + POSTS) % 900) };
}

const LISTS = new Map([["users", { last: USERS.length, item: user }], ["posts", { last: POSTS, item: post }]]);

function dataset([list, item, below, ...more]) {
  const found = LISTS.get(list);
  if (found === undefined || more.length > 0) return undefined;
  if (item === undefined) return count(found.last).map(found.item);
  const id = number(item);
  const known = id >= 1 && id <= found.last;
  if (known && below === undefined) return found.item(id);
  if (!known || list !== "users" || below !== "posts") return undefined;
  return count(POSTS).filter((written) => author(written) === id).map(post);
}

// --- The linked site. ---

const PAGES = 40;
const QUALITIES = ["patient", "late", "quiet", "busy", "ready", "blocked", "hidden", "second"];
const THINGS = ["queue", "timer", "task", "socket", "lock"];
const DEEDS = ["waits for", "wakes", "follows", "holds up", "outlives"];

const draw = (page, nth) => mix(page * 64 + nth);
const pageTitle = (page) =>
  page === 0 ? "The front page" : `The ${pick(QUALITIES, page - 1)} ${pick(THINGS, Math.floor((page - 1) / 8))}`;

function sentence(page, line) {
  const bits = draw(page, 16 + line);
  const subject = `The ${pick(QUALITIES, bits)} ${pick(THINGS, bits >>> 8)}`;
  return `${subject} ${pick(DEEDS, bits >>> 12)} the ${pick(QUALITIES, bits >>> 16)} ${pick(THINGS, bits >>> 24)}.`;
}

function pageLinks(page) {
  const wanted = 2 + (draw(page, 0) % 4);
  const links = new Set();
  const add = (target) => links.size < wanted && target <= PAGES && target !== page && links.add(target);
  [2 * page + 1, 2 * page + 2].forEach(add);
  for (let nth = 32; nth < 64; nth++) add(1 + (draw(page, nth) % PAGES));
  return [...links];
}

function pageHtml(page) {
  const title = pageTitle(page);
  const lines = Array.from({ length: 2 + (draw(page, 1) % 3) }, (_, line) => sentence(page, line)).join(" ");
  const links = pageLinks(page).map((to) => `<li><a href="/pages/${to}">${pageTitle(to)}</a></li>\n`).join("");
  return `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>${title}</title></head>\n` +
    `<body>\n<h1>${title}</h1>\n<p>${lines}</p>\n<ul>\n${links}</ul>\n</body>\n</html>\n`;
}

// --- The mirror: a request told back as JSON. ---

const MIRRORS = ["anything", "get", "post", "put", "patch", "delete"];
const BROWSERS = ["accept-language", "cache-control", "origin", "pragma", "referer", "user-agent"];
const LOSSY = new TextDecoder("utf-8", { ignoreBOM: true });

/** A JSON object, written by hand: an object of JavaScript would order its keys. The first of each name counts. */
function object(pairs) {
  const members = new Map();
  for (const [name, value] of pairs) if (!members.has(name)) members.set(name, value);
  return `{${[...members].map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(",")}}`;
}

function fields(pairs) {
  const text = (bytes) => LOSSY.decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  return object(pairs.map((pair) => pair.map(text)));
}

/** The headers that a program set, as far as that can be told. */
function ownHeaders(headers) {
  const isOwn = ([name, value]) =>
    !(BROWSERS.includes(name) || name.startsWith("sec-") || (name === "accept" && value === "*/*"));
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const all = headers.map(([name, value]) => [name.toLowerCase(), value]).filter(isOwn);
  return object(all.sort(([a, x], [b, y]) => order(a, b) || order(x, y)));
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function mirror({ method, headers, body }, params) {
  const kind = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  const text = LOSSY.decode(body);
  const isForm = kind.startsWith("application/x-www-form-urlencoded");
  const parsed = kind.startsWith("application/json") && isJson(text) ? text.trim() : "null";
  return `{"args":${fields(params)},"data":${JSON.stringify(isForm ? "" : text)},` +
    `"form":${fields(isForm ? pairs(text) : [])},"headers":${ownHeaders(headers)},"json":${parsed},` +
    `"method":${JSON.stringify(method)}}`;
}

// --- Routes: what is sent, before `fail` had its way. ---

function body(status, kind, text) {
  return { wait: 0, status, kind, bytes: UTF8.encode(text), every: 0, cut: (bytes) => [bytes] };
}

const json = (status, value) => body(status, "application/json", JSON.stringify(value));
const failure = (status, error) => json(status, { error });
const html = (page) => body(200, "text/html; charset=utf-8", pageHtml(page));

const NUMBERED = {
  delay(millis) {
    const wait = Math.min(millis, LONGEST_WAIT);
    return { ...json(200, { delay: wait }), wait };
  },
  status(code) {
    return code >= 200 && code <= 599 ? json(code, { status: code }) : failure(400, "The lab sends a status from 200 to 599.");
  },
  bytes(wanted, every) {
    const length = Math.min(wanted, MOST_BYTES);
    const view = new DataView(new ArrayBuffer(Math.ceil(length / 4) * 4));
    for (let at = 0; at < length; at += 4) view.setUint32(at, mix(at / 4), true);
    const bytes = new Uint8Array(view.buffer, 0, length);
    return { ...body(200, "application/octet-stream", ""), bytes, every, cut: inBlocks };
  },
  stream(wanted, every) {
    const of = Math.min(wanted, MOST_LINES);
    const lines = count(of).map((line) => JSON.stringify({ line, of, value: mix(line - 1) % 1000 }) + "\n");
    return { ...body(200, "application/x-ndjson", lines.join("")), every, cut: inLines };
  },
};
const EXAMPLES = { delay: "/delay/300", status: "/status/404", bytes: "/bytes/1000", stream: "/stream/10" };
const EVERY = { bytes: 0, stream: 50 };

function inBlocks(bytes) {
  return Array.from({ length: Math.ceil(bytes.length / CHUNK) }, (_, nth) => bytes.subarray(nth * CHUNK, (nth + 1) * CHUNK));
}

function inLines(bytes) {
  const lines = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start) + 1 || bytes.length;
    lines.push(bytes.subarray(start, end));
    start = end;
  }
  return lines;
}

function route(request, asked) {
  const [first, second, ...more] = request.segments;
  const lost = () => failure(404, "The lab has no such page.");
  if (first === "json") {
    const found = dataset(request.segments.slice(1));
    return found === undefined ? lost() : json(200, found);
  }
  if (first === "pages" && second === undefined) return html(0);
  if (MIRRORS.includes(first)) return body(200, "application/json", mirror(asked, request.params));
  if (second !== undefined && more.length === 0) {
    const value = number(second);
    if (first === "pages") return value >= 1 && value <= PAGES ? html(value) : lost();
    if (Object.hasOwn(NUMBERED, first)) {
      const every = Object.hasOwn(EVERY, first) ? numberParam(request, "every", EVERY[first]) : 0;
      if (value !== undefined) return NUMBERED[first](value, every);
      return failure(400, `The path must end in a whole number, as in ${EXAMPLES[first]}.`);
    }
  }
  const routes = "/delay/300, /status/404, /json/users, /bytes/1000, /stream/10, /pages/ or /anything";
  return failure(404, `The lab has no such route; try ${routes}.`);
}

// --- The answer: when, what, and how it ends. ---

function manner(request) {
  const delay = Math.min(numberParam(request, "delay", 0), LONGEST_WAIT);
  const jitter = Math.min(numberParam(request, "jitter", 0), LONGEST_WAIT);
  const rate = numberParam(request, "rate", 100);
  const wait = delay + (dice(request, 0) % (jitter + 1));
  const fail = param(request, "fail");
  if (fail === undefined) return { wait };
  const status = number(fail);
  const known = fail === "refuse" || fail === "cut" || (status >= 400 && status <= 599);
  if (!known) return { wait, fail: "unknown" };
  return dice(request, 1) % 100 < rate ? { wait, fail, status } : { wait };
}

function written({ status, kind, bytes, every, cut }, wait, end) {
  const all = BODILESS.includes(status) ? bytes.subarray(0, 0) : bytes;
  const sent = end === "cut" ? all.subarray(0, Math.floor(all.length / 2)) : all;
  const after = Math.min(every, LONGEST_WAIT);
  const headers = [
    ["access-control-allow-origin", "*"],
    ["access-control-expose-headers", "*"],
    ["cache-control", "no-store"],
    ["content-length", String(all.length)],
    ["content-type", kind],
    ["timing-allow-origin", "*"],
  ];
  const parts = cut(sent).filter((chunk) => chunk.length > 0).map((chunk) => ({ after, bytes: chunk }));
  return { wait, status, headers, parts, end };
}

/** The answer to any request: `{wait, status, headers, parts: [{after, bytes}], end}`, in milliseconds. Never throws. */
function answer(asked) {
  const found = withBody(asked);
  return asked.method === "HEAD" ? { ...found, parts: [] } : found;
}

function withBody(asked) {
  const request = readRequest(asked.url);
  try {
    const { wait: own, fail, status } = manner(request);
    const found = route(request, asked);
    const wait = Math.min(own + found.wait, LONGEST_WAIT);
    switch (fail) {
      case undefined: return written(found, wait, "complete");
      case "refuse": return { wait, status: 0, headers: [], parts: [], end: "refused" };
      case "cut": return written(found, wait, "cut");
      case "unknown":
        return written(failure(400, "The parameter fail must be refuse, cut, or a status from 400 to 599."), wait, "complete");
      default: return written(failure(status, "The lab failed, as its address asked."), wait, "complete");
    }
  } catch (name) {
    return written(failure(400, `The parameter ${name} must be a whole number.`), 0, "complete");
  }
}

// --- Sending. ---

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/**
 * The chunks, each when it is due. Dates are counted from the head, so that late timers don't add up.
 * Small bodies too: in Chromium a stream keeps the service worker busy half as long as a body made from bytes.
 */
function stream(parts, end) {
  let due = performance.now();
  let next = 0;
  let timer;
  const wait = (millis) => new Promise((resolve) => { timer = setTimeout(resolve, millis); });
  return new ReadableStream({
    async pull(controller) {
      if (next < parts.length) {
        due += parts[next].after;
        const left = due - performance.now();
        if (left > 0) await wait(left);
        controller.enqueue(parts[next++].bytes);
      } else if (end === "cut") {
        // A failure overtakes the bytes that are still on their way to the reader, so it comes later than they.
        await wait(CUT_AFTER);
        controller.error(new TypeError("The lab cut the connection, as its address asked."));
      }
      if (next === parts.length && end === "complete") controller.close();
    },
    // The pull in progress is forgotten with its timer.
    cancel() { clearTimeout(timer); },
  });
}

/** Waits and responds. `x-lab-sent` says when the head was handed over, in milliseconds since 1970, with fraction. */
async function respond(request) {
  const { url, method } = request;
  const body = method === "GET" || method === "HEAD" ? new Uint8Array(0) : new Uint8Array(await request.arrayBuffer());
  const { wait, status, headers, parts, end } = answer({ url, method, headers: [...request.headers], body });
  if (wait > 0) await pause(wait);
  if (end === "refused") return Response.error();
  const none = method === "HEAD" || BODILESS.includes(status);
  const content = none ? null : stream(parts, end);
  const sent = performance.timeOrigin + performance.now();
  return new Response(content, { status, headers: [...headers, ["x-lab-sent", sent.toFixed(3)]] });
}

self.addEventListener("install", () => self.skipWaiting());
// Claims the page that installed this worker, so that its first run needs no reload.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.url.startsWith(`${ORIGIN}/`)) event.respondWith(respond(event.request));
});
