// Answers a list of requests with www/lab-network.js under node, as tests/network.rs describes answers:
//     node describe.js path/to/lab-network.js < requests.json > answers.json
"use strict";
const fs = require("node:fs");

// As the body of a function: a node:vm context looks every global up so slowly that ten megabytes take seconds.
const script = fs.readFileSync(process.argv[2], "utf8");
const answer = new Function("self", `${script}\nreturn answer;`)({ addEventListener() {} });

function fnv(bytes) {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

function describe({ method, url, headers: set, body }) {
  const { wait, status, headers, parts, end } = answer({ method, url, headers: set, body: Buffer.from(body) });
  const part = ({ after, bytes }) => {
    const whole = { after, length: bytes.length, hash: fnv(bytes) };
    return bytes.length <= 100 && bytes.every((byte) => byte < 128) ? { ...whole, text: Buffer.from(bytes).toString() } : whole;
  };
  const asked = method === "GET" ? url : `${method} ${url}`;
  return { url: asked, wait, status, headers: Object.fromEntries(headers), parts: parts.map(part), end };
}

process.stdout.write(JSON.stringify(JSON.parse(fs.readFileSync(0, "utf8")).map(describe)));
