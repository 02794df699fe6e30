// What is new, as the host tells it; the time left counts on by itself, whatever this device's own clock says.
"use strict";

const live = (() => {
  const me = document.currentScript;
  const again = (me.dataset.again || "").split(" ").filter(Boolean);
  const SILENCE = 25000;
  const SENDING = 15000; // a form that has had no answer for so long was stopped
  let from = me.dataset.from;
  let seen = JSON.parse(document.getElementById("seen").textContent);
  let base = { left: seen.left, runs: seen.runs, at: performance.now() };
  let source = null;
  let retry = 0;
  let heard = performance.now();
  let alive = true;
  let old = false; // whether news came that the page only shows when it is loaded again
  let sent = -SENDING;
  const listeners = [];
  const lines = [];

  // Not every telephone has AbortSignal.timeout yet.
  function within(milliseconds) {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), milliseconds);
    return stop.signal;
  }

  const url = (once) => from + (once ? (from.includes("?") ? "&" : "?") + "once=1" : "");

  function say(element, words) {
    if (element.textContent !== words) element.textContent = words;
    if (!element.classList.contains("unseen")) element.hidden = !words;
  }

  function list(element, all) {
    const now = [...element.children].map((child) => child.textContent);
    if (now.length === all.length && now.every((words, n) => words === all[n])) return;
    element.replaceChildren(...all.map((words) => {
      const made = document.createElement("p");
      made.dir = "auto";
      made.textContent = words;
      return made;
    }));
  }

  // To load the page again would lose what is typed, and call back a form that is on its way: its answer is the page.
  function busy() {
    const typedIn = [...document.querySelectorAll("textarea, input:not([type])")].some((field) => field.value.trim());
    return typedIn || performance.now() - sent < SENDING;
  }

  function show(state, first) {
    const before = seen;
    seen = state;
    old ||= again.some((key) => before[key] !== state[key]);
    if (old && !busy()) return location.replace(location.pathname);
    for (const element of document.querySelectorAll("[data-say]")) {
      const key = element.dataset.say;
      if (!(first && key === "news") && key in state) say(element, state[key] || "");
    }
    for (const element of document.querySelectorAll("[data-list]")) {
      if (Array.isArray(state[element.dataset.list])) list(element, state[element.dataset.list]);
    }
    for (const listener of listeners) listener(state);
  }

  function take(text) {
    const state = JSON.parse(text);
    lived();
    if (state.seq < seen.seq) return; // came late
    base = { left: state.left, runs: state.runs, at: performance.now() };
    show(state, false);
    tick();
  }

  function tick() {
    const passed = base.runs ? Math.floor((performance.now() - base.at) / 1000) : 0;
    const left = base.left === null ? null : Math.max(0, base.left - passed);
    const two = (n) => String(n).padStart(2, "0");
    const words = left === null ? "" : `${two(Math.floor(left / 60))}:${two(left % 60)}`;
    for (const element of document.querySelectorAll("[data-clock]")) {
      if (element.textContent !== words) element.textContent = words;
    }
  }

  function tellLine(words) {
    for (const element of document.querySelectorAll("[data-line]")) {
      element.dataset.usual ??= element.textContent;
      if (alive) element.hidden = true;
      else say(element, words || element.dataset.usual);
    }
    for (const line of lines) line(alive);
  }

  function lived() {
    heard = performance.now();
    if (!alive) {
      alive = true;
      tellLine("");
    }
  }

  function died(words = "") {
    if (alive || words) {
      alive = false;
      tellLine(words);
    }
  }

  function open() {
    clearTimeout(retry);
    if (source) source.close();
    const mine = source = new EventSource(url(false));
    mine.onmessage = (event) => mine === source && take(event.data);
    mine.addEventListener("beat", () => mine === source && lived());
    mine.onerror = () => {
      if (mine !== source) return;
      died("");
      if (mine.readyState === EventSource.CLOSED) later();
    };
  }

  function later() {
    clearTimeout(retry);
    retry = setTimeout(refresh, 3000);
  }

  // Asks once; where the host takes no more listeners, this is how a page stays up to date.
  async function refresh() {
    clearTimeout(retry);
    const asked = from;
    try {
      const answer = await fetch(url(true), { signal: within(10000) });
      if (!answer.ok) {
        died(answer.status === 403 ? await answer.text() : "");
        return later();
      }
      const text = await answer.text();
      if (asked === from) take(text);
      if (!source || source.readyState === EventSource.CLOSED) open();
    } catch {
      died("");
      later();
    }
  }

  setInterval(() => {
    tick();
    if (performance.now() - heard > SILENCE) {
      heard = performance.now();
      died("");
      open();
    }
  }, 500);
  addEventListener("submit", (event) => {
    if (!event.defaultPrevented) sent = performance.now();
  });
  addEventListener("offline", () => died(""));
  addEventListener("online", () => open());
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    sent = -SENDING;
    open();
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refresh());
  setTimeout(() => {
    show(seen, true);
    open();
  });
  tick();

  return {
    get seen() { return seen; },
    get alive() { return alive; },
    on: (listener) => listeners.push(listener),
    onLine: (line) => lines.push(line),
    died,
    refresh,
    within,
    turnTo(address) {
      from = address;
      seen = { ...seen, seq: -1 };
      open();
    },
  };
})();
