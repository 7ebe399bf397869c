// What every page needs: keys, the selected row, the palette, copying, live progress, the theme.
import { startKeys } from "./keys.js";
import { startRows } from "./rows.js";
import { startPalette } from "./palette.js";
import { startLive } from "./live.js";

/** Tells the person something, for the eye and for a screen reader. */
export function tell(words) {
  const toast = document.getElementById("toast");
  toast.textContent = words;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => (toast.textContent = ""), 4000);
}

function copyOnClick(event) {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  // Without TLS a browser lends no clipboard, except on this very machine.
  const copied = navigator.clipboard?.writeText(button.dataset.copy) ?? Promise.reject(new Error("no clipboard"));
  copied.then(
    () => {
      button.dataset.done = "";
      setTimeout(() => delete button.dataset.done, 1500);
    },
    () => tell("The browser would not copy; select the text instead."));
}

function toggleTheme() {
  const isDark = getComputedStyle(document.documentElement).colorScheme === "dark"
    || (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
  const theme = isDark ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // It holds for this page, then.
  }
}

function toggleMenu(button) {
  const isOpen = document.getElementById("side").classList.toggle("open");
  button.setAttribute("aria-expanded", String(isOpen));
}

document.addEventListener("click", (event) => {
  copyOnClick(event);
  const button = event.target.closest("[data-do]");
  if (!button) return;
  if (button.dataset.do === "theme") toggleTheme();
  if (button.dataset.do === "menu") toggleMenu(button);
});

// A form that was sent must not be sent twice by an impatient second press.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.hasAttribute("hx-post")) return;
  for (const button of event.target.querySelectorAll("button")) {
    setTimeout(() => (button.disabled = true), 0);
  }
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) for (const button of document.querySelectorAll("form button")) button.disabled = false;
});

// Choosing in a filter or in the project switch goes there at once; without script there is a button.
// Who goes through its choices by keyboard has chosen with Enter, or by going on.
const CHOICE = "form.filter select, .switch select";
let stepped = null;
let chosen = null;
function go(select) {
  if (select === chosen) select.form.requestSubmit();
}
document.addEventListener("pointerdown", () => (stepped = null));
document.addEventListener("keydown", (event) => {
  if (!event.target.matches(CHOICE)) return;
  stepped = event.key === "Enter" ? null : event.target;
  if (event.key === "Enter") go(event.target);
});
document.addEventListener("change", (event) => {
  if (!event.target.matches(CHOICE)) return;
  chosen = event.target;
  if (stepped !== chosen) go(chosen);
});
document.addEventListener("focusout", (event) => go(event.target));

// A refusal says in words what was wrong; the number alone helps nobody.
function refusal(request) {
  if (request.status === 401) return "You are signed out. Sign in again; nothing was changed.";
  try {
    return JSON.parse(request.responseText).detail;
  } catch {
    return `That did not work (${request.status}). Nothing was changed; reload and try again.`;
  }
}

document.addEventListener("htmx:responseError", (event) => tell(refusal(event.detail.xhr)));
document.addEventListener("htmx:sendError", () => tell("The service does not answer. Nothing was changed."));

// What scrolls inside the page must be reachable by keyboard; what does not needs no tab stop.
function markScrollers() {
  for (const element of document.querySelectorAll(".table, .graph, .quote.clip")) {
    const scrolls = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    if (scrolls) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  }
}
addEventListener("resize", markScrollers);
document.addEventListener("htmx:afterSettle", markScrollers);
markScrollers();
document.querySelector(".graph .focus")?.scrollIntoView({ block: "nearest", inline: "center" });

startKeys();
startRows();
startPalette();
startLive();
// What only some pages need.
if (document.getElementById("drawer")) import("./drawer.js").then((it) => it.startDrawer());
if (document.querySelector("main form[method=post]")) import("./kept.js").then((it) => it.startKept());
const labelling = document.querySelector("[data-label]");
if (labelling) import("./label.js").then((it) => it.startLabelling(labelling));
const mine = document.querySelector("[data-mine]");
if (mine) import("./mine.js").then((it) => it.startMine(mine));
