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

/** Follows everything on the page that says where its progress comes from. */
export function startLive() {
  for (const element of document.querySelectorAll("[data-live]")) follow(element);
}
