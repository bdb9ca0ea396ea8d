// Keys that move about: / to the search line, j and k through the hits, Enter opens (a link does).
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  if (event.key === "/") {
    const line = document.getElementById("q");
    if (line) {
      line.focus();
      line.select();
      event.preventDefault();
    }
  } else if (event.key === "j" || event.key === "k") {
    moveThroughHits(event.key === "j" ? 1 : -1);
  }
});

function isWriting(target) {
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

function moveThroughHits(step) {
  const links = [...document.querySelectorAll(".hit h3 a")];
  if (!links.length) return;
  const now = links.indexOf(document.activeElement);
  const next = now < 0 ? (step > 0 ? 0 : links.length - 1) : now + step;
  const link = links[Math.min(Math.max(next, 0), links.length - 1)];
  link.focus({ preventScroll: true });
  link.closest(".hit").scrollIntoView({ block: "nearest" });
}
