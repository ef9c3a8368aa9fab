// What is begun while the page's module is still on its way.
//
// With a fragment, a worker: to come to life takes it as long as the page takes for its first picture, and it has its half of that
// behind it when the module is there. It is told the address of the glue and waits for the module; `browser::boot` takes it
// over. Where a page may have none, or none like this, that one's error is the page's to tell: it starts one of its own.
// This script is deferred, not async: the module, deferred too, then always comes after it, and the link to the glue before.
//
// Without a fragment, the lab network's service worker: workers for programs that ask that network can't be started before it
// answers, so the first run of a first visit would wait for it. Where a page may have none, the property is missing or
// throws; the page asks again and says what that means.
try {
  if (location.hash.length > 1) {
    const text = `
onmessage = ({ data }) => {
  const glue = import(data);
  glue.catch(() => {});
  onmessage = ({ data }) => {
    onmessage = null;
    self.loopscope = data;
    glue
      .then((bindings) => bindings.default({ module_or_path: data.module }))
      .catch((error) => setTimeout(() => { throw error; }));
  };
};`;
    const script = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    const worker = new Worker(script);
    const early = { worker, script };
    worker.onerror = (event) => {
      event.preventDefault();
      early.worker = null;
    };
    const address = document.querySelector("link[rel=modulepreload]")?.href;
    if (address) worker.postMessage(address);
    else early.worker = null;
    self.loopscopeEarly = early;
  } else {
    navigator.serviceWorker.register("lab-network.js").catch(() => {});
  }
} catch {}
