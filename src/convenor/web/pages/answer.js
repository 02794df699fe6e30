// What is half written stays in this tab if the page is loaded again; it goes when it was kept.
"use strict";

(() => {
  const me = document.currentScript.dataset;
  const area = document.getElementById("text");
  const name = `convenor-${me.name ?? "page"}`;
  const quietly = (act) => {
    try {
      return act(sessionStorage);
    } catch {
      return null;
    }
  };
  if ("done" in me || location.search.includes("kept")) quietly((store) => store.removeItem(name));
  else if (area) area.value ||= quietly((store) => store.getItem(name)) || "";
  area?.addEventListener("input", () => quietly((store) => store.setItem(name, area.value)));
})();
