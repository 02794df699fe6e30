// The note-taker's page, alive: every act goes into the outbox first, and each line says where it is.
"use strict";

(() => {
  const at = (id) => document.getElementById(id);
  const plan = outbox.plan;
  const KINDS = { quote: "a quote", question: "a question", point: "a point", story: "a story", example: "an example",
    action: "an action", idea: "an idea", word: "a word", objection: "an objection", resource: "a resource",
    reflection: "a reflection" };
  const CONSENTS = { us: "for us only", note: "in the note, unnamed", named: "in the note, with the name" };
  const WAITING = "Waiting. It is on this device.";
  const WAITING_HERE = "Waiting. It is on this page only.";
  const justKept = new Map();
  const items = new Map();
  let editing = "";
  let place = { segment: live.seen.part, room: live.seen.room };

  // ---- where one is ------------------------------------------------------------------------------------------
  const numberOf = (value) => (value === "" || value === null ? null : Number(value));
  const labelOf = (n) => live.seen.rooms.find((room) => room.n === n)?.label ?? (n === null ? "everyone together" : `Room ${n}`);
  const titleOf = (id) => live.seen.parts[id] ?? "";
  const address = () => `/live/notes${place.room === null ? "" : `?room=${place.room}`}`;

  function showRooms() {
    const select = at("room");
    const wanted = [["", "Everyone together"], ...live.seen.rooms.map((room) => [String(room.n), room.label])];
    if (place.room !== null && !live.seen.rooms.some((room) => room.n === place.room)) {
      wanted.push([String(place.room), labelOf(place.room)]);
    }
    const now = [...select.options].map((option) => [option.value, option.textContent]);
    if (JSON.stringify(now) !== JSON.stringify(wanted)) {
      select.replaceChildren(...wanted.map(([value, words]) => new Option(words, value)));
    }
    select.value = place.room === null ? "" : String(place.room);
    at("place").hidden = wanted.length === 1;
  }

  function showPart() {
    const away = live.seen.part !== place.segment && Boolean(live.seen.part);
    at("moved-on").hidden = !away;
    if (!away) return;
    const words = `Your lines go to “${titleOf(place.segment)}”. “${titleOf(live.seen.part)}” is on now.`;
    if (at("moved-words").textContent !== words) at("moved-words").textContent = words;
    at("moved-act").textContent = `Note for “${titleOf(live.seen.part)}” from here`;
  }

  function moveTo(room) {
    const from = place.room;
    const mine = ownLines().filter((line) => line.segment === place.segment && line.room === from);
    place = { ...place, room };
    outbox.remember("room", room === null ? "" : String(room));
    at("follow").hidden = !mine.length || from === room;
    const many = mine.length === 1 ? "the line" : `the ${mine.length} lines`;
    at("follow-act").textContent = `Put ${many} from ${labelOf(from)} here too`;
    at("follow-act").onclick = () => {
      for (const line of mine) outbox.add({ do: "move", line: line.act, segment: line.segment, room });
      at("follow").hidden = true;
      at("entry").focus();
      say(`${mine.length === 1 ? "One line goes" : `${mine.length} lines go`} to ${labelOf(room)}.`);
    };
    live.turnTo(address());
    showReading();
    show();
  }

  // ---- the lines ---------------------------------------------------------------------------------------------
  // What the host has, with what waits here laid over it.
  function now() {
    const lines = new Map();
    for (const line of live.seen.lines) {
      const mine = line.by === plan.me && Boolean(line.act);
      lines.set(mine ? line.act : line.id, { ...line, mine, state: "Kept" });
      if (mine) justKept.delete(line.act);
    }
    for (const [id, act] of justKept) if (!lines.has(id) && act.room === place.room) lines.set(id, fromAct(act, "Kept"));
    for (const act of outbox.all()) {
      const said = outbox.refused.get(act.id);
      const state = said ? `Not kept: ${said}` : outbox.lasting ? WAITING : WAITING_HERE;
      if (act.do === "note") {
        if (act.room === place.room || said) lines.set(act.id, { ...fromAct(act, state), refused: Boolean(said), waits: act });
        continue;
      }
      const line = lines.get(act.line);
      if (!line) continue;
      if (said) Object.assign(line, { state, refused: true, waits: act });
      else if (act.do === "edit") Object.assign(line, { text: act.text, state });
      else if (act.do === "strike" || act.do === "take-back") Object.assign(line, { gone: true, state });
      else if (act.do === "move" && act.room !== place.room) lines.delete(act.line);
    }
    return [...lines.entries()].reverse();
  }

  function fromAct(act, state) {
    const read = shortline.parse(act.text, plan);
    return { id: act.id, act: act.id, by: plan.me, text: read.text, kind: act.kind || read.kind, mine: true, state,
      said_by: act.said_by || read.saidBy, consent: act.consent || read.consent || "note", room: act.room,
      segment: act.segment, at: "" };
  }

  function ownLines() {
    return now().map(([, line]) => line).filter((line) => line.mine && !line.gone && !line.refused);
  }

  function show() {
    const list = at("lines");
    const lines = now();
    const wanted = [];
    for (const [key, line] of lines) {
      const looks = JSON.stringify([line.text, line.state, line.kind, line.said_by, line.consent, line.gone, line.by, line.at]);
      let item = items.get(key);
      if (!item || (item.looks !== looks && editing !== key)) {
        item = { node: item?.node ?? document.createElement("li"), looks };
        const held = item.node.contains(document.activeElement) ? document.activeElement.textContent : "";
        fill(item.node, key, line);
        // whoever had come to a button by keyboard is at the same one of the line drawn anew
        if (held) [...item.node.querySelectorAll("button")].find((one) => one.textContent === held)?.focus();
        items.set(key, item);
      }
      wanted.push(item.node);
    }
    for (const key of [...items.keys()]) if (!lines.some(([one]) => one === key) && editing !== key) items.delete(key);
    const focused = document.activeElement;
    if (wanted.length !== list.children.length || wanted.some((node, n) => node !== list.children[n])) {
      list.replaceChildren(...wanted);
      if (focused && list.contains(focused)) focused.focus();
    }
    const more = lines.filter(([, line]) => line.waits && line.waits.do === "note").length;
    const count = Math.max(live.seen.count, 0) + more;
    const words = `${count === 1 ? "1 line" : `${count} lines`} ${place.room === null ? "here" : `in ${labelOf(place.room)}`}`;
    if (at("count").textContent !== words) at("count").textContent = words;
    const waits = outbox.all().length;
    at("waiting-acts").hidden = !waits || (live.alive && !outbox.refused.size);
    at("not-lasting").hidden = outbox.lasting;
    if (!at("out-box").hidden) at("out-text").value = waitingText();
  }

  function fill(item, key, line) {
    const said = document.createElement("p");
    said.className = "said";
    said.dir = "auto";
    said.textContent = line.gone ? "(struck)" : line.text;
    const under = document.createElement("div");
    under.className = "row";
    const where = document.createElement("span");
    where.className = "where soft";
    const about = [line.by, line.at, line.kind === "point" ? "" : line.kind];
    if (line.said_by) about.push(`said by ${line.said_by}`);
    if (line.consent !== "note") about.push(CONSENTS[line.consent] ?? line.consent);
    where.textContent = `${about.filter(Boolean).join(" · ")} · `;
    const state = document.createElement("span");
    state.className = line.state === "Kept" ? "state" : "state waiting";
    state.textContent = line.state;
    where.append(state);
    under.append(where);
    const acts = document.createElement("span");
    acts.className = "acts-of";
    if (line.refused) {
      acts.append(
        button("Try again", line, () => outbox.again()),
        button("Throw it away", line, () => { outbox.remove(line.waits); show(); at("entry").focus(); }),
      );
    } else if (line.mine && !line.gone) {
      acts.append(
        button("Change", line, () => change(item, key, line)),
        button("Take back", line, () => { outbox.add({ do: "take-back", line: line.act }); after("Taken back.", line); }),
        button("Strike", line, () => strike(line)),
      );
    }
    if (acts.children.length) under.append(acts);
    item.replaceChildren(said, under);
  }

  function after(words, line) {
    justKept.delete(line.act);
    show();
    at("entry").focus();
    say(words);
  }

  function button(word, line, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = word;
    made.setAttribute("aria-label", `${word}: ${[...line.text].slice(0, 60).join("")}`);
    made.addEventListener("click", act);
    return made;
  }

  function strike(line) {
    const waits = outbox.all().find((act) => act.id === line.act);
    if (waits && !waits.tried) outbox.remove(waits);
    else outbox.add({ do: "strike", line: line.act });
    after("Struck. Its words are gone for good.", line);
  }

  function change(item, key, line) {
    editing = key;
    const form = document.createElement("form");
    form.className = "entry";
    const field = document.createElement("input");
    field.value = line.text;
    field.setAttribute("aria-label", "The line as it should be");
    const kind = select("It is", KINDS, line.kind);
    const consent = select("It is", CONSENTS, line.consent);
    const who = document.createElement("input");
    who.value = line.said_by;
    who.setAttribute("aria-label", "Who said it");
    who.placeholder = "Who said it";
    who.setAttribute("list", "names");
    const done = document.createElement("button");
    done.textContent = "Keep the change";
    done.className = "first";
    const leave = document.createElement("button");
    leave.type = "button";
    leave.textContent = "Leave it";
    form.append(field, kind, who, consent, done, leave);
    item.replaceChildren(form);
    const back = (words) => {
      editing = "";
      items.delete(key);
      show();
      at("entry").focus();
      say(words);
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!field.value.trim()) return field.focus();
      outbox.add({ do: "edit", line: line.act, text: field.value, kind: kind.value, said_by: who.value,
        consent: consent.value });
      back("Changed.");
    });
    leave.addEventListener("click", () => back("Left as it was."));
    form.addEventListener("keydown", (event) => event.key === "Escape" && back("Left as it was."));
    field.focus();
  }

  function select(label, choices, chosen) {
    const made = document.createElement("select");
    made.setAttribute("aria-label", label);
    made.append(...Object.entries(choices).map(([value, words]) => new Option(words, value, false, value === chosen)));
    return made;
  }

  // ---- typing ------------------------------------------------------------------------------------------------
  function say(words) {
    at("status").textContent = words;
  }

  const chosen = (name) => document.querySelector(`#form [name=${name}]:checked`)?.value ?? "";

  function showReading() {
    const typed = at("entry").value;
    if (!typed.trim()) {
      at("reading").textContent = "";
      return;
    }
    const line = shortline.parse(typed, plan);
    const said = [KINDS[chosen("kind") || line.kind] ?? line.kind];
    const who = at("said-by").value.trim() || line.saidBy;
    if (who) said.push(`said by ${who}`);
    if (line.room !== null) said.push(`from ${labelOf(line.room)}`);
    const consent = chosen("consent") || line.consent;
    if (consent) said.push(CONSENTS[consent]);
    if (line.under) said.push("under the line before");
    at("reading").textContent = `This is ${said.join(", ")}.`;
  }

  at("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = at("entry").value;
    if (!text.trim()) return;
    outbox.add({ do: "note", text, segment: place.segment, room: place.room, kind: chosen("kind"),
      said_by: at("said-by").value.trim(), consent: chosen("consent") });
    at("form").reset();
    at("entry").value = "";
    outbox.remember("unfinished", "");
    at("follow").hidden = true;
    at("trouble")?.remove();
    at("entry").focus();
    showReading();
    show();
  });
  at("form").addEventListener("input", () => {
    outbox.remember("unfinished", at("entry").value);
    showReading();
  });
  at("room").addEventListener("change", () => moveTo(numberOf(at("room").value)));
  at("place").addEventListener("submit", (event) => event.preventDefault());
  at("moved-act").addEventListener("click", () => {
    place = { ...place, segment: live.seen.part };
    showPart();
    at("entry").focus();
  });

  // ---- what waits --------------------------------------------------------------------------------------------
  function waitingText() {
    return outbox.all().filter((act) => act.text).map((act) => `${labelOf(act.room ?? null)}: ${act.text}`).join("\n");
  }

  at("again").addEventListener("click", () => outbox.again());
  at("out").addEventListener("click", () => {
    at("out-box").hidden = false;
    const area = at("out-text");
    area.value = waitingText();
    area.focus();
    area.select();
    let copied = false;
    try {
      copied = document.execCommand("copy"); // the newer way needs a page from https
    } catch {
      copied = false;
    }
    say(copied ? "Copied." : "Selected below: press Ctrl+C, or Cmd+C on a Mac.");
  });

  outbox.on((kept) => {
    for (const act of kept) if (act.do === "note") justKept.set(act.id, act);
    const last = kept.filter((act) => act.do === "note").at(-1);
    if (last) say(`Kept: ${[...last.text].slice(0, 60).join("")}`);
    if (kept.length && !live.alive) live.refresh();
    show();
  });
  live.on(() => {
    showRooms();
    showPart();
    show();
  });
  live.onLine((alive) => {
    if (alive) outbox.again();
    show();
  });
  addEventListener("beforeunload", (event) => {
    if (!outbox.lasting && outbox.all().length) event.preventDefault();
  });

  // ---- beginning ---------------------------------------------------------------------------------------------
  at("go").hidden = true;
  const before = outbox.recall("room");
  const asked = new URLSearchParams(location.search).get("room");
  const rendered = [...at("room").options].find((option) => option.defaultSelected)?.value ?? "";
  if (at("room").value !== rendered) { // chosen before this script had come
    place.room = numberOf(at("room").value);
    outbox.remember("room", at("room").value);
  } else if (asked === null) place.room = numberOf(before);
  at("entry").value ||= outbox.recall("unfinished");
  showRooms();
  if (address() !== "/live/notes") live.turnTo(address());
  showReading();
  outbox.again();
})();
