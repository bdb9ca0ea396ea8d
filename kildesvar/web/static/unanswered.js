// Tells where the server does not answer a form or a look at a job: htmx leaves the page as it was.
"use strict";

document.addEventListener("htmx:sendError", () => {
  const failed = document.getElementById("failed");
  if (!failed) return;
  const told = document.createElement("p");
  told.className = "notice";
  told.textContent = failed.dataset.unanswered;
  failed.replaceChildren(told);
  failed.scrollIntoView({ block: "nearest" });
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) document.getElementById("failed")?.replaceChildren();
});
