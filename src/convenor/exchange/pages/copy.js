"use strict";
// Copies what a button names. What is marked meanwhile stays marked, so that Ctrl+C is there should copying fail.
(() => {
  const said = document.getElementById("said");
  let taken = null;

  // An editor gets the headings, lists and links, and nothing of how they look here.
  const plain = (element) => {
    const clone = element.cloneNode(true);
    for (const inner of clone.querySelectorAll("*")) {
      for (const { name } of [...inner.attributes]) if (name !== "href") inner.removeAttribute(name);
    }
    return clone.innerHTML.trim();
  };

  document.addEventListener("copy", (event) => {
    if (taken === null) return;
    event.clipboardData.setData("text/plain", taken.text);
    if (taken.html) event.clipboardData.setData("text/html", taken.html);
    event.preventDefault();
  });

  const mark = (element) => {
    if (element.select) { element.focus(); element.select(); return; }
    const range = document.createRange();
    range.selectNodeContents(element);
    const marked = getSelection();
    marked.removeAllRanges();
    marked.addRange(range);
  };

  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const from = document.getElementById(button.dataset.copy);
      taken = from.id === "note" ? { text: from.innerText, html: plain(from) } : { text: from.value };
      mark(from);
      let done = false;
      try { done = document.execCommand("copy"); } catch (trouble) { done = false; }
      taken = null;
      const what = button.textContent.replace("Copy the ", "");
      said.textContent = done
        ? `Copied: the ${what}. Paste it where it belongs.`
        : `The browser did not let the ${what} be copied. It is marked: press Ctrl+C, or Cmd+C on a Mac.`;
      if (!from.select) button.focus();
    });
  }
})();
