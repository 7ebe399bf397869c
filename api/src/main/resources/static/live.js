// Progress of long work: the server sends the same fragment it rendered first, whenever it changed.
// The browser reconnects by itself; the fragment holds the whole truth, so nothing can be missed.
function follow(element) {
  const source = new EventSource(element.dataset.live);
  source.addEventListener("progress", (event) => {
    element.innerHTML = event.data;
  });
  source.addEventListener("end", () => {
    source.close();
    location.reload();
  });
  window.addEventListener("pagehide", () => source.close());
}

// A page that will soon say more is loaded again; not while somebody writes on it.
function lookAgain(element) {
  setTimeout(() => {
    if (document.activeElement?.matches("input, textarea, select") || document.querySelector("dialog[open]")) lookAgain(element);
    else location.reload();
  }, Number(element.dataset.again) * 1000);
}

/** Follows everything on the page that says where its progress comes from. */
export function startLive() {
  for (const element of document.querySelectorAll("[data-live]")) follow(element);
  for (const element of document.querySelectorAll("[data-again]")) lookAgain(element);
}
