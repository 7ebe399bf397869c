// The drawer at the right: htmx fills it, Esc empties it and gives the focus back.
let opener = null;

function close(drawer) {
  if (!drawer.hasChildNodes()) return;
  drawer.replaceChildren();
  opener?.focus?.();
}

/** Starts listening, where the page has a drawer. */
export function startDrawer() {
  const drawer = document.getElementById("drawer");
  if (!drawer) return;
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target === drawer && !drawer.contains(document.activeElement)) opener = document.activeElement;
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target === drawer) drawer.querySelector("h2")?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) close(drawer);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-do=close-drawer]")) close(drawer);
  });
}
