// The short syntax of a line, word for word as shortline.py reads it; tests/browser holds the two together.
"use strict";

const shortline = (() => {
  const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  const BEFORE = new RegExp(`^[${SPACE}]+`, "u");
  const AFTER = new RegExp(`[${SPACE}]+$`, "u");
  const BETWEEN = new RegExp(`[${SPACE}]+`, "u");
  const ROOM = /^(?:r|room)([0-9]{1,2})$/i;
  const OPENING = ['"', "“"];
  const CLOSING = ['"', "”"];
  const LONGEST_HEAD = 80;

  const lstrip = (text) => text.replace(BEFORE, "");
  const strip = (text) => lstrip(text).replace(AFTER, "");
  const words = (text) => strip(text).split(BETWEEN).filter((word) => word !== "");
  // Case as Python folds it, but for a few letters that no name of ours has.
  const fold = (text) =>
    Array.from(text, (c) => (c === "ı" ? c : c.toUpperCase().toLowerCase())).join("").replaceAll("ς", "σ");

  function named(name, people) {
    const wanted = fold(strip(name));
    const found = new Map();
    for (const person of people) {
      if (fold(person.name) === wanted || fold(person.short) === wanted) found.set(person.name, person);
    }
    for (const person of found.values()) if (fold(person.name) === wanted) return person.name;
    return found.size === 1 ? [...found.values()][0].name : "";
  }

  function labels(list, plan) {
    const head = { kind: null, saidBy: "", room: null, consent: null };
    let i = 0;
    while (i < list.length) {
      const word = fold(list[i]);
      const room = ROOM.exec(word);
      if (room && head.room === null) {
        head.room = Number(room[1]);
        i += 1;
      } else if (word === "room" && i + 1 < list.length && /^[0-9]+$/.test(list[i + 1])) {
        head.room = Number(list[i + 1]);
        i += 2;
      } else if (plan.kinds.includes(word) && head.kind === null) {
        head.kind = word;
        i += 1;
      } else if (plan.consents.includes(word) && head.consent === null) {
        head.consent = word;
        i += 1;
      } else {
        let used = list.length - i;
        let name = "";
        for (; used > 0 && !name; used -= 1) name = named(list.slice(i, i + used).join(" "), plan.people);
        if (!name || head.saidBy) return null;
        head.saidBy = name;
        i += used + 1;
      }
    }
    return list.length ? head : null;
  }

  function headOf(text, plan) {
    const colon = text.indexOf(":");
    if (colon < 0) return [null, text];
    const before = text.slice(0, colon);
    const after = text.slice(colon + 1);
    if ([...before].length > LONGEST_HEAD || !strip(after)) return [null, text];
    const head = labels(words(before), plan);
    return head ? [head, strip(after)] : [null, text];
  }

  function withoutMarks(text) {
    let from = 0;
    let to = text.length;
    while (from < to && (CLOSING.includes(text[from]) || text[from] === " ")) from += 1;
    while (to > from && (CLOSING.includes(text[to - 1]) || text[to - 1] === " ")) to -= 1;
    return text.slice(from, to);
  }

  function unquoted(text) {
    const body = text.slice(1);
    const inner = body.slice(0, -1);
    if (CLOSING.includes(body.slice(-1)) && !CLOSING.some((mark) => inner.includes(mark))) return strip(inner);
    if (CLOSING.some((mark) => body.includes(mark))) return text;
    return strip(body);
  }

  // {text, kind, saidBy, room, under, consent}; what is not understood is text.
  function parse(typed, plan) {
    let text = strip(typed);
    const line = { text: "", kind: "point", saidBy: "", room: null, under: "", consent: null };
    if (text.startsWith(":")) return { ...line, text: strip(text.slice(1)) };
    if (text.startsWith(">")) {
      line.under = "above";
      text = lstrip(text.slice(1));
    }
    const [head, rest] = headOf(text, plan);
    text = rest;
    if (head) Object.assign(line, { kind: head.kind || "point", saidBy: head.saidBy, room: head.room, consent: head.consent });
    if (text.startsWith("?") && strip(text.slice(1))) {
      line.kind = "question";
      text = lstrip(text.slice(1));
    } else if (OPENING.includes(text[0]) && withoutMarks(text.slice(1))) {
      line.kind = "quote";
      text = unquoted(text);
    }
    return { ...line, text };
  }

  return { parse };
})();
