// What was done on this device and is not yet on the host's disk. A row an act, so that two tabs never write over
// each other; a row goes only when the host has acknowledged it.
"use strict";

const outbox = (() => {
  const plan = JSON.parse(document.getElementById("plan").textContent);
  const MINE = `convenor-notes/${plan.session}/${plan.seat}/`;
  const OUT = `${MINE}out/`;
  const MOST_AT_ONCE = 20;
  const MOST_LETTERS = 60000;
  const memory = new Map();
  const refused = new Map();
  const listeners = [];
  class Out extends Error {} // the host is there, and lets this device in no more; it says why
  let lasting = true;
  let sending = false;
  let wait = 0;
  let timer = 0;
  let stop = null;

  function stored(act) {
    try {
      return act(localStorage);
    } catch {
      return undefined;
    }
  }

  function put(key, text) {
    memory.set(key, text);
    lasting = stored((store) => { store.setItem(key, text); return true; }) === true;
    return lasting;
  }

  function take(key) {
    return stored((store) => store.getItem(key)) ?? memory.get(key) ?? null;
  }

  function drop(key) {
    memory.delete(key);
    stored((store) => store.removeItem(key));
  }

  function keys() {
    const found = new Set([...memory.keys()].filter((key) => key.startsWith(OUT)));
    stored((store) => {
      for (let n = 0; n < store.length; n += 1) if (store.key(n).startsWith(OUT)) found.add(store.key(n));
    });
    return [...found].sort();
  }

  // Another tab may have seen an act acknowledged: what is not stored any more is not ours to send again.
  function forgetStale() {
    if (!lasting) return;
    for (const key of [...memory.keys()]) {
      if (key.startsWith(OUT) && stored((store) => store.getItem(key)) === null) memory.delete(key);
    }
  }

  function all() {
    forgetStale();
    const acts = [];
    for (const key of keys()) {
      try {
        const act = JSON.parse(take(key));
        if (act && typeof act.id === "string") acts.push({ ...act, key });
      } catch {
        // a scrap that is not ours
      }
    }
    return acts;
  }

  function newId() {
    const letters = "abcdefghjkmnpqrstuvwxyz23456789";
    const chance = crypto.getRandomValues(new Uint8Array(26));
    return Array.from(chance, (n) => letters[n % letters.length]).join("");
  }

  function add(act) {
    const last = all().at(-1);
    const n = Math.max(Date.now(), last ? Number(last.key.slice(OUT.length).split("-")[0]) + 1 : 0);
    const made = { id: newId(), at: Date.now(), ...act };
    put(`${OUT}${String(n).padStart(16, "0")}-${made.id}`, JSON.stringify(made));
    tell([]);
    send();
    return made.id;
  }

  function remove(act) {
    refused.delete(act.id);
    drop(act.key);
  }

  function nextOnes() {
    const ones = [];
    let letters = 0;
    for (const act of all()) {
      if (refused.has(act.id)) continue;
      letters += (act.text || "").length;
      if (ones.length && (ones.length === MOST_AT_ONCE || letters > MOST_LETTERS)) break;
      ones.push(act);
    }
    return ones;
  }

  async function post(acts) {
    for (const act of acts) {
      // after this nobody knows whether the host has it, so that it can no more be taken back unsent
      if (!act.tried) put(act.key, JSON.stringify({ ...act, key: undefined, tried: true }));
    }
    const sent = acts.map(({ key, at, tried, ...act }) => ({ ...act, waited: Math.max(0, (Date.now() - at) / 1000) }));
    stop = new AbortController();
    const patience = setTimeout(() => stop.abort(), 10000);
    const answer = await fetch("/notes/acts", {
      method: "POST",
      headers: { "content-type": "application/json", "x-check": document.querySelector("[name=check]").value },
      body: JSON.stringify({ acts: sent }),
      signal: stop.signal,
    }).finally(() => clearTimeout(patience));
    if (answer.status === 413 && acts.length === 1) return [{ id: acts[0].id, refused: await answer.text() }];
    if (!answer.ok) {
      if (answer.status === 403) throw new Out((await answer.json()).trouble);
      throw new Error(String(answer.status));
    }
    return (await answer.json()).answers;
  }

  async function send() {
    if (sending) return;
    sending = true;
    clearTimeout(timer);
    try {
      for (let acts = nextOnes(); acts.length; acts = nextOnes()) {
        const kept = [];
        for (const said of await post(acts)) {
          const act = acts.find((one) => one.id === said.id);
          if (!act) continue;
          if (said.kept) {
            remove(act);
            kept.push(act);
          } else refused.set(act.id, said.refused);
        }
        wait = 0;
        tell(kept);
      }
    } catch (trouble) {
      wait = Math.min(10000, wait * 2 || 1000);
      timer = setTimeout(send, wait);
      live.died(trouble instanceof Out ? trouble.message : "");
      tell([]);
    } finally {
      sending = false;
    }
    if (nextOnes().length && !timer) send();
    timer = nextOnes().length ? timer : 0;
  }

  function tell(kept) {
    for (const listener of listeners) listener(kept);
  }

  function again() {
    refused.clear();
    wait = 0;
    timer = 0;
    if (sending) stop?.abort(); // the line is back, and what hung in the old one hangs for ever; it is sent again
    send();
    tell([]);
  }

  addEventListener("storage", (event) => event.key?.startsWith(OUT) && tell([]));
  addEventListener("online", again);

  return {
    plan, add, all, again, remove, refused, tell,
    get lasting() { return lasting; },
    on: (listener) => listeners.push(listener),
    remember: (name, value) => put(MINE + name, value),
    recall: (name) => take(MINE + name) ?? "",
  };
})();
