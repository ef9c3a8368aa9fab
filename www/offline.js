// The release, kept for when there is no network. `cargo xtask dist` puts this behind lab-network.js, with a list of the
// release's files (`self.release`) before it; where there is none, as in development, nothing is kept.
//
// A page is served from one release as a whole. A new one is fetched while the old page is open, and is there on the next
// visit; what a page of the old one may still ask for stays until no page is open but one of the new.
(() => {
  const { name, files } = self.release;
  const CACHE = `loopscope ${name}`;
  const FRONT = new URL("./", location).href;
  const ours = new Set([FRONT, ...files.map((file) => new URL(file, location).href)]);
  const of = (url) => url.split(/[?#]/)[0];
  // So trunk names what belongs to one release only: of an older one, too.
  const hashed = /-[0-9a-f]{14,}(_bg)?\.(js|wasm|css|svg)$/;
  const looking = { ignoreSearch: true, ignoreVary: true };

  async function find(url) {
    const address = url === new URL("index.html", location).href ? FRONT : url;
    const kept = await (await caches.open(CACHE)).match(address, looking);
    if (kept) return kept;
    try {
      return await fetch(url, { cache: "no-cache" });
    } catch (error) {
      const older = await caches.match(address, looking);
      if (older) return older;
      throw error;
    }
  }

  // All or nothing. Not on installation, which the first run would have to wait for: a page asks for it when it is at rest.
  async function keep(glue) {
    const cache = await caches.open(CACHE);
    if (!(await cache.match(FRONT, looking))) {
      const names = files.filter((file) => file !== "index.html");
      await cache.addAll([new Request(FRONT, { cache: "no-cache" }), ...names]);
    }
    const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
    if (pages.length > 1 || !ours.has(glue)) return;
    const old = (await caches.keys()).filter((key) => key.startsWith("loopscope ") && key !== CACHE);
    await Promise.all(old.map((key) => caches.delete(key)));
  }

  self.addEventListener("message", (event) => {
    // What can't be kept is fetched as ever.
    if (event.data?.type === "keep") event.waitUntil(keep(event.data.glue).catch(() => {}));
  });

  self.addEventListener("fetch", (event) => {
    const url = of(event.request.url);
    if (event.request.method === "GET" && (ours.has(url) || (url.startsWith(FRONT) && hashed.test(url)))) event.respondWith(find(url));
  });
})();
