// The note-taker's sheet: everything stays on this device, under one name for each line, until it is copied out.
"use strict";

(() => {
  const plan = JSON.parse(document.getElementById("plan").textContent);
  const at = (id) => document.getElementById(id);
  const NAME = `convenor-sheet/${plan.session}/`;
  const KINDS = { quote: "a quote", question: "a question", point: "a point", story: "a story", example: "an example",
    action: "an action", idea: "an idea", word: "a word", objection: "an objection", resource: "a resource",
    reflection: "a reflection" };
  const CONSENTS = { us: "for us only", note: "in the note, unnamed", named: "in the note, with the name" };

  // ---- what is kept ----------------------------------------------------------------------------------------
  // A row a line, so that two tabs never write over each other, and each row in two places: localStorage, which
  // is quick and tells other tabs but reaches the disk seconds later, and a database that says when it is there.
  // A line is called kept when the slower one has it. The newer version of a row counts.
  const rows = new Map();
  let last = 0;

  const opened = new Promise((done) => {
    try {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore("rows");
      request.onsuccess = () => done(request.result);
      request.onerror = () => done(null);
    } catch {
      done(null);
    }
  });

  function onDisk(act, durability = "strict") {
    return opened.then((base) => new Promise((done) => {
      try {
        const transaction = base.transaction("rows", "readwrite", { durability });
        transaction.oncomplete = () => done(true);
        transaction.onerror = transaction.onabort = () => done(false);
        act(transaction.objectStore("rows"));
      } catch {
        done(false);
      }
    }));
  }

  function nearby(act) {
    try {
      act(localStorage);
      return true;
    } catch {
      return false;
    }
  }

  // Resolves to whether the row will be there again when the page is opened again.
  function put(key, value, durability) {
    last = Math.max(Date.now(), last + 1);
    const row = { v: last, value };
    rows.set(key, row);
    const quick = nearby((store) => store.setItem(NAME + key, JSON.stringify(row)));
    return onDisk((store) => store.put(row, key), durability).then((sure) => {
      const kept = sure || quick;
      at("not-lasting").hidden = kept;
      return kept;
    });
  }

  function drop(key) {
    rows.delete(key);
    nearby((store) => store.removeItem(NAME + key));
    return onDisk((store) => store.delete(key));
  }

  const take = (key) => rows.get(key)?.value ?? null;
  const keys = () => [...rows.keys()];

  function adopt(key, row) {
    if (!row || typeof row.value !== "string" || !(row.v > (rows.get(key)?.v ?? -1))) return;
    last = Math.max(last, row.v);
    rows.set(key, row);
  }

  function adoptText(key, text) {
    try {
      adopt(key, JSON.parse(text));
    } catch {
      // a scrap that some other page left; nothing of ours is written in pieces
    }
  }

  function readNearby() {
    nearby((store) => {
      for (let i = 0; i < store.length; i += 1) {
        const key = store.key(i);
        if (key.startsWith(NAME)) adoptText(key.slice(NAME.length), store.getItem(key));
      }
    });
  }

  async function readDisk() {
    const base = await opened;
    if (!base) {
      const quick = nearby((store) => {
        store.setItem(`${NAME}probe`, "1");
        store.removeItem(`${NAME}probe`);
      });
      at("not-lasting").hidden = quick;
      return;
    }
    await new Promise((done) => {
      const cursor = base.transaction("rows").objectStore("rows").openCursor();
      cursor.onerror = done;
      cursor.onsuccess = () => {
        if (!cursor.result) return done();
        adopt(cursor.result.key, cursor.result.value);
        cursor.result.continue();
      };
    });
    // what was struck stays struck, even if the page died between the two deletions
    for (const id of struck()) if (rows.has(`line/${id}`)) drop(`line/${id}`);
  }

  function lines() {
    const found = [];
    for (const key of keys()) {
      if (!key.startsWith("line/")) continue;
      try {
        const line = JSON.parse(take(key));
        if (line && typeof line.text === "string") found.push({ ...line, id: key.slice(5) });
      } catch {
        // as above
      }
    }
    return found.sort((a, b) => a.at - b.at || a.n - b.n || (a.id < b.id ? -1 : 1));
  }

  function keep(line) {
    const { id, ...rest } = line;
    return put(`line/${id}`, JSON.stringify(rest));
  }

  const struck = () => keys().filter((key) => key.startsWith("struck/")).map((key) => key.slice(7)).sort();

  function newId() {
    const letters = "abcdefghjkmnpqrstuvwxyz23456789";
    return Array.from(crypto.getRandomValues(new Uint8Array(12)), (n) => letters[n % letters.length]).join("");
  }

  // ---- where one is ----------------------------------------------------------------------------------------
  const room = () => at("room").value;
  const part = () => at("part").value;
  const labelOf = (n) => plan.rooms.find((r) => String(r.n) === String(n))?.label ?? `Room ${n}`;
  const titleOf = (id) => plan.parts.find((p) => p.id === id)?.title ?? "";

  function showPlace() {
    const here = plan.rooms.find((r) => String(r.n) === room());
    const chosen = plan.parts.find((p) => p.id === part());
    const asked = (here && here.question) || (chosen && chosen.prompt) || plan.question;
    at("prompt").textContent = asked;
    at("prompt").hidden = !asked;
    showReading();
  }

  let before = "";
  function moved() {
    const from = before;
    before = room();
    put("room", room());
    put("part", part());
    showPlace();
    const mine = lines().filter((l) => l.room === from && (!l.part || l.part === part()));
    const follow = at("follow");
    follow.hidden = !(from !== room() && mine.length);
    follow.dataset.from = from;
    const many = mine.length === 1 ? "the line" : `the ${mine.length} lines`;
    at("follow-act").textContent = `Put ${many} from ${from ? labelOf(from) : "everyone together"} here too`;
  }

  at("follow-act").addEventListener("click", () => {
    const from = at("follow").dataset.from;
    const mine = lines().filter((l) => l.room === from && (!l.part || l.part === part()));
    for (const line of mine) keep({ ...line, room: room(), part: room() ? part() : "" });
    at("follow").hidden = true;
    at("entry").focus();
    show();
    say(`${mine.length === 1 ? "One line is" : `${mine.length} lines are`} in ${room() ? labelOf(room()) : "everyone together"} now.`);
  });

  // ---- saying it -------------------------------------------------------------------------------------------
  function say(words) {
    at("status").textContent = words;
  }

  function inWords(typed, place) {
    const line = shortline.parse(typed, plan);
    const said = [KINDS[line.kind] ?? line.kind];
    if (line.saidBy) said.push(`said by ${line.saidBy}`);
    const n = line.room === null ? place : String(line.room);
    if (n !== "" && line.room !== null) said.push(`from ${labelOf(n)}`);
    if (line.consent) said.push(CONSENTS[line.consent]);
    if (line.under) said.push("under the line before");
    return { words: said.join(", "), plain: line.kind === "point" && said.length === 1, text: line.text };
  }

  function showReading() {
    const typed = at("entry").value;
    at("reading").textContent = typed.trim() ? `This is ${inWords(typed, room()).words}.` : "";
  }

  function clock(when) {
    const two = (n) => String(n).padStart(2, "0");
    const day = new Date(when);
    return `${two(day.getHours())}:${two(day.getMinutes())}:${two(day.getSeconds())}`;
  }

  let changing = null; // the line that somebody is just changing here, and the item in which they do

  function show() {
    const all = lines();
    const list = at("lines");
    const focused = document.activeElement;
    const fresh = [...all].reverse().map((line) => (changing?.id === line.id ? changing.item : row(line)));
    list.replaceChildren(...fresh);
    if (changing && list.contains(focused)) focused.focus(); // what came from another tab must not take it away
    at("count").textContent = all.length === 1 ? "One line on this device" : `${all.length} lines on this device`;
    at("nothing").hidden = all.length > 0;
    at("acts").hidden = all.length + struck().length === 0;
    if (at("out").open) at("out-text").value = everything();
  }

  function row(line) {
    const item = document.createElement("li");
    const said = document.createElement("p");
    said.className = "said";
    said.dir = "auto";
    said.textContent = line.text;
    const read = inWords(line.text, line.room);
    const place = [line.room ? labelOf(line.room) : "Everyone together", clock(line.at).slice(0, 5)];
    if (plan.parts.length > 1 && line.part) place.splice(1, 0, titleOf(line.part));
    if (!read.plain) place.push(read.words);
    const under = document.createElement("div");
    under.className = "row";
    const where = document.createElement("span");
    where.className = "where soft";
    where.textContent = place.join(" · ");
    const acts = document.createElement("span");
    acts.className = "acts-of";
    acts.append(button("Change", line, () => change(item, line)), button("Strike", line, () => strike(line)));
    under.append(where, acts);
    item.append(said, under);
    return item;
  }

  function button(word, line, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = word;
    made.setAttribute("aria-label", `${word}: ${line.text.slice(0, 60)}`);
    made.addEventListener("click", act);
    return made;
  }

  function change(item, line) {
    changing = { id: line.id, item };
    const form = document.createElement("form");
    form.className = "entry";
    const field = document.createElement("input");
    field.value = line.text;
    field.setAttribute("aria-label", "The line as it should be");
    const done = document.createElement("button");
    done.textContent = "Keep the change";
    const leave = document.createElement("button");
    leave.type = "button";
    leave.textContent = "Leave it";
    form.append(field, done, leave);
    item.replaceChildren(form);
    const back = (words) => {
      if (changing?.item === item) changing = null;
      show();
      at("entry").focus();
      say(words);
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!field.value.trim()) return field.focus();
      keep({ ...line, text: field.value }).then((kept) => {
        say(kept ? "Changed, and kept on this device." : "Changed, but only as long as this page is open.");
      });
      back("");
    });
    leave.addEventListener("click", () => back("Left as it was."));
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") back("Left as it was.");
    });
    field.focus();
  }

  function strike(line) {
    const gone = [put(`struck/${line.id}`, "1"), drop(`line/${line.id}`)];
    show();
    at("entry").focus();
    Promise.all(gone).then(() => say("Struck. Its words are gone from this device."));
  }

  let counted = 0;
  at("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = at("entry").value;
    if (!text.trim()) return;
    counted += 1;
    const start = [...text.trim()].slice(0, 60).join("");
    keep({ id: newId(), text, room: room(), part: room() ? part() : "", at: Date.now(), n: counted }).then((kept) => {
      say(kept ? `Kept on this device: ${start}` : `Here only while this page is open: ${start}`);
    });
    at("entry").value = "";
    put("unfinished", "", "relaxed");
    at("follow").hidden = true;
    showReading();
    show();
  });

  at("entry").addEventListener("input", () => {
    put("unfinished", at("entry").value, "relaxed");
    showReading();
  });

  // ---- handing it over -------------------------------------------------------------------------------------
  const flat = (text) => text.replace(/[\r\n]+/g, " ").trim();

  function everything() {
    const all = lines();
    const out = ["Convenor sheet 1", `Session: ${flat(plan.title)} (${plan.session})`];
    if (at("name").value.trim()) out.push(`Note-taker: ${flat(at("name").value)}`);
    let place = null;
    let day = null;
    for (const line of all) {
      const date = new Date(line.at);
      const today = date.toDateString();
      if (today !== day) {
        day = today;
        out.push(`Times: ${stamp(date)}`);
      }
      const where = (line.room ? labelled(line.room) : "Together") + (line.part ? `, ${flat(titleOf(line.part))}` : "");
      if (where !== place) {
        place = where;
        out.push("", where);
      }
      out.push(`[${clock(line.at)} ${line.id}] ${flat(line.text)}`);
    }
    const gone = struck();
    if (gone.length) out.push("", `Struck: ${gone.join(" ")}`);
    return `${out.join("\n")}\n`;
  }

  const labelled = (n) => `Room ${n}`;

  function stamp(date) {
    const two = (n) => String(Math.abs(n)).padStart(2, "0");
    const ahead = -date.getTimezoneOffset();
    const zone = `${ahead < 0 ? "-" : "+"}${two(Math.trunc(ahead / 60))}:${two(ahead % 60)}`;
    return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${clock(date)}${zone}`;
  }

  at("copy").addEventListener("click", () => {
    // The newer way to the clipboard needs a page from https; this one may be a file, or stand on plain http.
    at("out").open = true;
    const area = at("out-text");
    area.value = everything();
    area.focus();
    area.select();
    let copied = false;
    try {
      copied = document.execCommand("copy");
    } catch {
      copied = false;
    }
    if (copied) {
      say("Copied. Paste it into a mail or a chat to the facilitator.");
      at("copy").focus();
    } else {
      say("The browser would not copy it. It is selected below: press Ctrl+C, or Cmd+C on a Mac.");
    }
  });

  at("save").addEventListener("click", () => {
    const link = document.createElement("a");
    const file = URL.createObjectURL(new Blob([everything()], { type: "text/plain;charset=utf-8" }));
    link.href = file;
    link.download = plan.file;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(file), 60000);
    say(`Saved as ${plan.file}. Send it to the facilitator. The lines stay here too.`);
  });

  at("out").querySelector("summary").addEventListener("click", () => {
    at("out-text").value = everything();
  });

  at("clear").addEventListener("click", () => {
    at("sure").hidden = false;
    at("sure-no").focus();
  });
  at("sure-no").addEventListener("click", () => {
    at("sure").hidden = true;
    at("clear").focus();
  });
  at("sure-yes").addEventListener("click", () => {
    for (const key of keys()) nearby((store) => store.removeItem(NAME + key));
    rows.clear();
    const gone = onDisk((store) => store.clear());
    at("sure").hidden = true;
    at("out").open = false;
    at("out-text").value = "";
    at("entry").value = "";
    show();
    at("entry").focus();
    gone.then(() => say("Nothing of this session is on this device any more."));
  });

  // ---- beginning -------------------------------------------------------------------------------------------
  at("paper").hidden = true;
  at("sheet").hidden = false;
  const has = (select, value) => [...select.options].some((o) => o.value === value);

  function goBack() {
    if (has(at("room"), take("room"))) at("room").value = take("room");
    if (has(at("part"), take("part"))) at("part").value = take("part");
    at("name").value ||= take("name") ?? "";
    at("entry").value ||= take("unfinished") ?? "";
    before = room();
    showPlace();
    show();
  }

  at("room").addEventListener("change", moved);
  at("part").addEventListener("change", () => {
    put("part", part());
    at("follow").hidden = true;
    showPlace();
  });
  at("name").addEventListener("input", () => {
    put("name", at("name").value);
    if (at("out").open) at("out-text").value = everything();
  });
  addEventListener("storage", (event) => {
    if (!event.key?.startsWith(NAME)) return;
    const key = event.key.slice(NAME.length);
    if (event.newValue === null) rows.delete(key);
    else if (key.startsWith("line/") || key.startsWith("struck/")) adoptText(key, event.newValue);
    show();
  });
  addEventListener("beforeunload", (event) => {
    if (!at("not-lasting").hidden && lines().length) event.preventDefault();
  });
  readNearby();
  goBack();
  readDisk().then(goBack);
})();
