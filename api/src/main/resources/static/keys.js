// One key presses one button. Elements say their key in data-key; ? lists what is on the page.
const typing = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
let prefix = "";

function isShown(element) {
  return element.offsetParent !== null || element.getClientRects().length > 0;
}

/** Whether a key goes into a field. One in a dialog that has just closed keeps the focus until the next frame. */
export function isTyping(event, fields = typing) {
  const field = event.target.closest?.(fields);
  return Boolean(field) && isShown(field);
}

function press(element) {
  if (element.matches("input, textarea, select")) {
    element.focus();
  } else if (element.matches("summary")) {
    element.parentElement.open = !element.parentElement.open;
    element.parentElement.querySelector("input:not([type=hidden]), textarea, select, button")?.focus();
  } else {
    element.click();
  }
}

function find(key) {
  const name = CSS.escape(key);
  const inRow = document.querySelector(`[data-row][aria-current] [data-row-key="${name}"]`);
  if (inRow) return inRow;
  return [...document.querySelectorAll(`[data-key="${name}"]`)].find(isShown);
}

function helpText(element) {
  if (element.dataset.help) return element.dataset.help;
  const copy = element.cloneNode(true);
  for (const kbd of copy.querySelectorAll("kbd")) kbd.remove();
  return copy.textContent.trim().replace(/\s+/g, " ");
}

function openHelp() {
  const dialog = document.getElementById("help");
  const list = dialog.querySelector("dl");
  const seen = new Set();
  list.replaceChildren();
  for (const element of document.querySelectorAll("[data-key], [data-row-key], [data-keys]")) {
    const key = element.dataset.keys ?? element.dataset.key ?? element.dataset.rowKey;
    if (seen.has(key)) continue;
    seen.add(key);
    const term = document.createElement("dt");
    for (const part of key.split(" ")) {
      const kbd = document.createElement("kbd");
      kbd.textContent = part === "Escape" ? "Esc" : part;
      term.append(kbd, " ");
    }
    const meaning = document.createElement("dd");
    meaning.textContent = helpText(element);
    list.append(term, meaning);
  }
  dialog.showModal();
}

function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector("dialog[open]")) return;
  if (isTyping(event)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const key = prefix ? `${prefix} ${event.key}` : event.key;
  prefix = "";
  const element = find(key);
  if (element) {
    event.preventDefault();
    press(element);
  } else if (event.key === "?") {
    event.preventDefault();
    openHelp();
  } else if (event.key === "g") {
    prefix = "g";
    setTimeout(() => (prefix = ""), 1200);
  }
}

/** Starts listening. */
export function startKeys() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-do=help]")) openHelp();
    if (event.target.closest("[data-do=close]")) event.target.closest("dialog").close();
  });
}
