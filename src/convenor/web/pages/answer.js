// What is half written stays in this tab if the page is loaded again; it goes when it was kept.
"use strict";

(() => {
  const area = document.getElementById("text");
  const NAME = "convenor-answer";
  const quietly = (act) => {
    try {
      return act(sessionStorage);
    } catch {
      return null;
    }
  };
  if (location.search.includes("kept")) quietly((store) => store.removeItem(NAME));
  else area.value ||= quietly((store) => store.getItem(NAME)) || "";
  area.addEventListener("input", () => quietly((store) => store.setItem(NAME, area.value)));
})();
