// Asks for the lab network's service worker while the page's module is still on its way: workers for programs that ask that
// network can't be started before it answers, so the first run of a first visit would wait for it. Where a page may have
// none, the property is missing or throws; the page asks again and says what that means.
try {
  navigator.serviceWorker.register("lab-network.js").catch(() => {});
} catch {}
