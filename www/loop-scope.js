// <loop-scope>: a program beside the text about it, that runs and is seen running. README, "Embedding", says how to use it.
//
// A classic script without dependencies, for any page. Until the reader asks for more it shows what the page's author put
// into the element, and a Run button. Then a frame opens, sandboxed: it is a process of its own, so that a program
// that blocks never blocks the page around it, and it can reach nothing of that page. What the two say to each other is
// in the README, too, and in src/embed/ on the other side.
(() => {
  "use strict";
  if (customElements.get("loop-scope")) return;

  const VERSION = 1;
  const SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox";
  // The frame's page lies beside this file, whatever a documentation tool calls this file.
  const script = document.currentScript;
  const BASE = new URL(script?.dataset.base ?? script?.src ?? "", document.baseURI).href;
  // So long, in milliseconds, a frame may keep silent after it was loaded, and so long until it is ready.
  const SILENCE = 2000;
  const START = 30000;

  // Nothing here has a colour but the button: everything is the host's.
  const STYLE = `
    :host { display: block; margin: 1em 0; }
    :host([hidden]) { display: none; }
    iframe { display: block; width: 100%; border: 0; }
    .still ::slotted(pre), .still pre { margin: 0; overflow: auto; }
    img { display: block; max-width: 100%; height: auto; margin: 0.5em 0; }
    .bar { display: flex; flex-wrap: wrap; gap: 0.3em 0.8em; align-items: center; margin-top: 0.5em; }
    button { font: 600 14px/1.4 system-ui, sans-serif; padding: 6px 14px; min-height: 34px; border: 0; border-radius: 8px; cursor: pointer;
      color: #fff; background: var(--loop-scope-accent, #3654e8); }
    button:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
    .note:empty { display: none; }
    a { color: inherit; }
    [hidden] { display: none !important; }
    @media screen { .open .still, .open .bar { display: none; } }
    @media print { iframe, .bar { display: none; } }`;

  const css = new CSSStyleSheet();
  css.replaceSync(STYLE);

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  // --- The host's theme. ---

  const DARK = /^(dark|slate|coal|navy|ayu|black|night)$|[-_]dark$/;
  const LIGHT = /^(light|default|rust|white|day)$|[-_]light$/;

  // What documentation tools write where: mdBook and rustdoc, Docusaurus and Sphinx's themes, Material, Bootstrap.
  function named(root) {
    const { theme, mdColorScheme, bsTheme, mode } = root.dataset;
    for (const word of [theme, mdColorScheme, bsTheme, mode, ...root.classList]) {
      if (DARK.test(word)) return "dark";
      if (LIGHT.test(word)) return "light";
    }
  }

  // What a page without such words looks like.
  function painted(root) {
    const [red, green, blue, alpha = 1] = getComputedStyle(root).backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    if (alpha > 0.5) return 2 * red + 5 * green + blue < 8 * 110 ? "dark" : "light";
  }

  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const roots = () => [document.body, document.documentElement].filter(Boolean);
  const first = (look) => roots().map(look).find(Boolean);
  const hostTheme = () => first(named) ?? first(painted) ?? (prefersDark.matches ? "dark" : "light");

  const scopes = new Set();
  const retheme = () => scopes.forEach((scope) => scope.retheme());
  // A host may fade from one theme into the other: then its colours are what they will be only later.
  const changed = () => { retheme(); setTimeout(retheme, 400); };
  const watcher = new MutationObserver(changed);
  prefersDark.addEventListener("change", changed);

  // --- The programs in the element. ---

  // Documentation tools wrap lines, number them, and add buttons.
  function textOf(child) {
    const copy = (child.querySelector("code") ?? child).cloneNode(true);
    copy.querySelectorAll("button, nav, .linenos, .lineno").forEach((it) => it.remove());
    copy.querySelectorAll("br").forEach((it) => it.replaceWith("\n"));
    return dedent(copy.textContent);
  }

  function dedent(text) {
    const lines = text.replace(/^\s*\n/, "").trimEnd().split("\n");
    const indents = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
    const least = indents.length ? Math.min(...indents) : 0;
    return lines.map((line) => line.slice(least)).join("\n") + "\n";
  }

  // --- The element. ---

  class LoopScope extends HTMLElement {
    static observedAttributes = ["lesson", "src", "compare", "where", "view", "readonly", "at", "theme", "height", "poster", "alt", "autorun"];

    #box = element("div", { className: "box" });
    #still = element("div", { className: "still" });
    #slot = element("slot");
    #code = element("pre", { tabIndex: 0, hidden: true });
    #poster = element("img", { hidden: true, loading: "lazy" });
    #button = element("button", { type: "button", textContent: "▶ Run" });
    #note = element("span", { className: "note", role: "status" });
    #frame = null;
    #heard = false;
    #ready = false;
    #focus = false;
    #programs = [];
    #run = false;
    #wanted = null;
    #theme = "";
    #timer = 0;
    #seen = null;

    constructor() {
      super();
      const shadow = this.attachShadow({ mode: "open" });
      shadow.adoptedStyleSheets = [css];
      this.#still.append(this.#slot, this.#code, this.#poster);
      this.#box.append(this.#still, element("div", { className: "bar" }, this.#button, this.#note));
      shadow.append(this.#box);
      this.#button.addEventListener("click", () => {
        this.#focus = true;
        this.run();
      });
      this.#slot.addEventListener("slotchange", () => this.#draw());
      this.#poster.addEventListener("load", () => this.retheme());
      // A picture that isn't there is no reason to show nothing.
      this.#poster.addEventListener("error", () => {
        this.#poster.hidden = true;
        this.#slot.hidden = false;
      });
    }

    connectedCallback() {
      scopes.add(this);
      roots().forEach((root) => watcher.observe(root, { attributes: true }));
      addEventListener("message", this.#hear);
      this.#draw();
      if (this.hasAttribute("autorun") && this.getAttribute("autorun") !== "false") {
        // A fifth of it; of what is higher than the window, a third of the window.
        const seen = (it) => it.intersectionRatio >= 0.2 || it.intersectionRect.height > innerHeight / 3;
        this.#seen = new IntersectionObserver((entries) => entries.some(seen) && this.run(), { threshold: [0.01, 0.02, 0.05, 0.1, 0.2] });
        this.#seen.observe(this);
      }
    }

    disconnectedCallback() {
      scopes.delete(this);
      removeEventListener("message", this.#hear);
      this.#seen?.disconnect();
      // The browser ends a frame that is taken out; back in the page, the element begins anew.
      this.#close();
    }

    attributeChangedCallback(name) {
      if (!this.isConnected) return;
      this.#draw();
      if (name === "theme") this.retheme();
      else if (this.#frame && !["height", "poster", "alt", "autorun"].includes(name)) this.#show();
    }

    // --- What a page's own scripts may use. ---

    /** Opens the frame, if need be, and runs what is there. */
    run() {
      this.#seen?.disconnect();
      if (this.#ready) this.#say("run");
      else {
        this.#run = true;
        if (!this.#frame) this.#open();
      }
    }

    /** Ends what runs. */
    stop() {
      this.#run = false;
      this.#say("stop");
    }

    /** Looks at an instant: milliseconds since the run began. */
    seek(at) { this.#say("seek", { at }); }

    /** Shows something else: { link, programs, run }, as the README has it. Opens the frame, if need be. */
    load(what) {
      if (this.#ready) return this.#say("load", what);
      this.#wanted = what;
      if (!this.#frame) this.#open();
    }

    /** Follows the host's theme. */
    retheme() {
      const own = this.getAttribute("theme");
      const theme = own === "light" || own === "dark" ? own : hostTheme();
      this.#poster.style.colorScheme = theme;
      // A frame of another scheme than its page's would be painted opaque.
      if (this.#frame) this.#frame.style.colorScheme = theme;
      if (theme !== this.#theme) this.#say("theme", { theme });
      this.#theme = theme;
    }

    // --- The still picture. ---

    #children() { return [...this.querySelectorAll('script[type^="text/"], pre')].slice(0, 2); }

    #draw() {
      const hidden = this.#children().filter((child) => child.matches("script"));
      this.#code.textContent = hidden.map(textOf).join("\n");
      this.#code.hidden = hidden.length === 0;
      const poster = this.getAttribute("poster");
      this.#poster.hidden = !poster;
      if (poster) Object.assign(this.#poster, { src: poster, alt: this.getAttribute("alt") ?? `${this.#title()}: its tasks over time` });
      this.#slot.hidden = Boolean(poster) && this.getAttribute("view") === "timeline";
      // Where there is nothing to look at yet, the button says what it would run.
      const bare = !poster && this.childElementCount === 0;
      this.#button.textContent = bare ? `▶ Run ${this.#title()}` : "▶ Run";
      this.#button.setAttribute("aria-label", `Run ${this.#title()}`);
      const height = parseFloat(this.getAttribute("height"));
      if (this.#frame && height > 0) this.#frame.style.height = `${height}px`;
    }

    #title() {
      const name = this.title || this.getAttribute("src") || this.getAttribute("lesson") || "the program";
      return name.split("&")[0].split("/").pop();
    }

    // --- The frame. ---

    async #fetchAll() {
      const addresses = [this.getAttribute("src"), this.getAttribute("compare")].filter(Boolean);
      if (addresses.length === 0) return this.hasAttribute("lesson") ? [] : this.#children().map(textOf);
      return Promise.all(addresses.map(async (address) => {
        const response = await fetch(new URL(address, document.baseURI));
        if (!response.ok) throw new Error(`status ${response.status}`);
        return response.text();
      }));
    }

    // The state of the frame's page, as it stands in an address.
    #link(programs) {
      const lesson = ["", "py-own", "py-compare"][programs.length] || (this.getAttribute("lesson") ?? "");
      const given = ["where", "at"].map((name) => [name, this.getAttribute(name)]).filter(([, value]) => value);
      const pairs = [["view", this.getAttribute("view") || "full"], ...given].map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
      if (lesson) pairs.push(`lesson=${lesson}`);
      if (this.hasAttribute("readonly") && this.getAttribute("readonly") !== "false") pairs.push("readonly");
      return pairs.join("&");
    }

    #page() { return new URL("loopscope.html", new URL(this.getAttribute("base") ?? BASE, document.baseURI)).href; }

    async #open() {
      const frame = element("iframe", { title: `Loopscope: ${this.#title()}`, referrerPolicy: "no-referrer" });
      frame.setAttribute("sandbox", SANDBOX);
      this.#frame = frame;
      this.#note.textContent = "";
      this.#theme = "";
      this.retheme();
      try {
        this.#programs = await this.#fetchAll();
      } catch (error) {
        return this.#fail(`The program could not be fetched (${error.message}).${location.protocol === "file:" ? " From a file, put it into the element instead." : ""}`, frame);
      }
      if (frame !== this.#frame) return;
      if (this.#programs.length === 0 && !this.hasAttribute("lesson") && !this.#wanted) return this.#fail("There is no program in this element, and no lesson is named.", frame);
      frame.src = `${this.#page()}#${this.#link(this.#programs)}&theme=${this.#theme}`;
      frame.style.height = `${parseFloat(this.getAttribute("height")) || Math.max(this.#box.offsetHeight, 160)}px`;
      // Whose page does not come sends a `load` event all the same, for the browser's page about it.
      frame.addEventListener("load", () => this.#heard || this.#expect(SILENCE));
      this.#box.append(frame);
      this.#box.classList.add("open");
    }

    #expect(patience) {
      clearTimeout(this.#timer);
      const frame = this.#frame;
      this.#timer = setTimeout(() => this.#fail("Loopscope could not start in its frame: its file, loopscope.html, is not where it should be, or the rules of " +
        "its site (X-Frame-Options, Content-Security-Policy) or of this one (frame-src) forbid it.", frame), patience);
    }

    #fail(why, frame) {
      if (frame !== this.#frame) return;
      this.#close();
      if (!frame.src) return void (this.#note.textContent = why);
      const way = element("a", { href: `${this.#page()}#${this.#link([])}`, target: "_blank", rel: "noopener", textContent: "Open it in a tab of its own" });
      this.#note.replaceChildren(`${why} `, way);
    }

    #close() {
      clearTimeout(this.#timer);
      this.#frame?.remove();
      this.#frame = null;
      this.#heard = this.#ready = this.#run = this.#focus = false;
      this.#wanted = null;
      this.#box.classList.remove("open");
    }

    // Has the open frame show what the attributes and children say now.
    async #show() {
      const frame = this.#frame;
      const programs = await this.#fetchAll().catch(() => []);
      if (frame === this.#frame) this.#say("load", { link: this.#link(programs), programs });
    }

    #say(type, fields) {
      if (this.#ready) this.#frame.contentWindow?.postMessage({ ...fields, loopscope: VERSION, type }, "*");
    }

    #hear = ({ source, data }) => {
      if (!this.#frame || source !== this.#frame.contentWindow || data?.loopscope !== VERSION) return;
      switch (data.type) {
        case "loading":
          this.#heard = true;
          return this.#expect(START);
        case "ready":
          clearTimeout(this.#timer);
          this.#ready = true;
          this.#say("theme", { theme: this.#theme });
          return this.#begin();
        case "resize":
          if (!(parseFloat(this.getAttribute("height")) > 0) && data.height > 0) this.#frame.style.height = `${Math.min(Math.max(data.height, 80), 8000)}px`;
          return;
        case "refused":
          if (!this.#ready) this.#fail(String(data.why), this.#frame);
      }
      if (["started", "finished", "refused"].includes(data.type)) {
        const detail = data.summary ?? data.why ?? null;
        this.dispatchEvent(new CustomEvent(`loopscope:${data.type}`, { bubbles: true, composed: true, detail }));
      }
    };

    // The frame listens: what is to run may be too long for an address.
    #begin() {
      const programs = this.#programs;
      if (this.#wanted) this.#say("load", { link: this.#link([]), run: this.#run, ...this.#wanted });
      else if (programs.length) this.#say("load", { link: this.#link(programs), programs, run: this.#run });
      else if (this.#run) this.#say("run");
      if (this.#focus) this.#frame.focus({ preventScroll: true });
      this.dispatchEvent(new CustomEvent("loopscope:ready", { bubbles: true, composed: true }));
    }
  }

  customElements.define("loop-scope", LoopScope);
})();
