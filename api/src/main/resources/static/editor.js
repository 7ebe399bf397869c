// Keeps what is typed in the editor of a prompt as a draft, a second after typing stops, one request at a time; every
// saving names the revision that it replaces. Ctrl+Enter saves a version. Without this the buttons do the same.
import { tell } from "./app.js";

const QUIET_MILLIS = 1000;
const AGAIN_MILLIS = 5000;
const form = document.querySelector("[data-editor]");
let timer;
let running = Promise.resolve();
let isRunning = false;
let isDirty = false;
let isLeaving = false;

/** Another window has the draft in hand: nothing is sent until the person has chosen. */
function isHalted() {
  return form.querySelector("[data-clash]") !== null;
}

function said() {
  const body = new URLSearchParams(new FormData(form));
  body.set("do", "keep");
  return body;
}

function later(millis) {
  clearTimeout(timer);
  timer = setTimeout(keep, millis);
}

async function send() {
  isDirty = false;
  isRunning = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body: said(), headers: { "HX-Request": "true" } });
    if (answer.redirected || ![200, 400, 409].includes(answer.status)) throw new Error(String(answer.status));
    const part = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("kept");
    if (!part) throw new Error("no part");
    document.getElementById("kept").replaceWith(part);
    if (answer.status === 409) tell("Another window has changed this draft. Choose above which one goes on.");
    if (answer.status === 400) isDirty = true;
  } catch (fault) {
    isDirty = true;
    const why = fault.message === "401" ? "you are signed out; sign in in another window" : "the service does not answer";
    tell(`Not kept yet: ${why}. The text stays here and is sent again.`);
    later(AGAIN_MILLIS);
  } finally {
    isRunning = false;
  }
}

function keep() {
  clearTimeout(timer);
  running = running.then(() => (isDirty && !isHalted() ? send() : undefined));
  return running;
}

form.addEventListener("input", () => {
  isDirty = true;
  if (!isHalted()) later(QUIET_MILLIS);
});

// A button's form carries a revision: what is on its way must have arrived before.
form.addEventListener("submit", (event) => {
  if (!isRunning) {
    isLeaving = true;
    clearTimeout(timer);
    return;
  }
  event.preventDefault();
  running.then(() => form.requestSubmit(event.submitter));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[data-save]"));
});

// Whoever leaves in the middle of a word finds it again.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link) return;
  if (link.matches("[data-leave]")) isLeaving = true;
  const isPlain = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey && !link.target;
  if (isLeaving || isHalted() || !isPlain || !(isDirty || isRunning)) return;
  event.preventDefault();
  keep().then(() => {
    isLeaving = true;
    location.assign(link.href);
  });
});
addEventListener("pagehide", () => {
  if (isDirty && !isLeaving && !isRunning && !isHalted()) navigator.sendBeacon(form.action, said());
});
// Back from another page: this one shows a revision that may be gone.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
