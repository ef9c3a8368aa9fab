// What a test wants to have seen from the first moment on. Runs in every page before the page's own scripts.
(() => {
  const seen = { states: [], ends: [], runThere: null, hidden: 0 };
  window.seen = seen;
  const word = () => document.querySelector('[role="status"][aria-label="Run state"]')?.textContent;
  const run = () => [...document.querySelectorAll("button:enabled")].find((button) => button.textContent.includes("Run"));
  const look = () => {
    const state = word();
    if (state !== undefined && state !== seen.states.at(-1)?.state) seen.states.push({ state, at: performance.now() });
    if (seen.runThere === null && run()) seen.runThere = performance.now();
  };
  const everything = { subtree: true, childList: true, characterData: true };
  look();
  new MutationObserver(look).observe(document, everything);
  document.addEventListener("visibilitychange", () => (seen.hidden += document.hidden));
  addEventListener("loopscope:finished", ({ detail }) => seen.ends.push({ at: performance.now(), detail }));
})();
