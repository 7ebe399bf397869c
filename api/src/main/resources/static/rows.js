// The selected row of a list: j and k move it, Enter and o open it, x marks it. Keys of its buttons
// stand in data-row-key and are pressed by keys.js. Survives rows being replaced and lists growing.
import { isTyping } from "./keys.js";

let selected = -1;

function rows() {
  return [...document.querySelectorAll("[data-row]")];
}

function select(index, mayScroll) {
  const all = rows();
  if (all.length === 0) return;
  selected = Math.max(0, Math.min(index, all.length - 1));
  all.forEach((row, i) => {
    if (i === selected) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  });
  if (mayScroll) all[selected].scrollIntoView({ block: "nearest" });
}

/** Which row is chosen, from 0; below 0 for none. */
export const selectedRow = () => selected;

/** Chooses a row, as on coming back. */
export function selectRow(index) {
  select(index, true);
}

function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector("dialog[open]")) return;
  if (isTyping(event, "input:not([type=checkbox]), textarea, select")) return;
  const row = rows()[selected];
  switch (event.key) {
    case "j": select(selected + 1, true); break;
    case "k": select(selected - 1, true); break;
    case "o": row?.querySelector("[data-open]")?.click(); break;
    case "Enter":
      if (event.target !== document.body && event.target !== row) return;
      row?.querySelector("[data-open]")?.click();
      break;
    case "x": row?.querySelector("input[type=checkbox]")?.click(); break;
    default: return;
  }
  if (rows().length > 0) event.preventDefault();
}

/** Starts listening; selects the first row once a key asks for it. */
export function startRows() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("htmx:afterSwap", () => {
    if (selected >= 0) select(selected, false);
  });
  document.addEventListener("click", (event) => {
    const row = event.target.closest("[data-row]");
    if (row) select(rows().indexOf(row), false);
  });
}
