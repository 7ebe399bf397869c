// Triage of failure modes: the keys of a row ask in a dialog, what is written there is kept until it
// is sent, and coming back finds the same row chosen. Pages that need it load it by themselves, so that
// it is there with the first key.
import { selectRow, selectedRow } from "./rows.js";

const place = `hansei.row.${location.pathname}`;

function keep(key, value) {
  try {
    if (value) sessionStorage.setItem(key, value);
    else sessionStorage.removeItem(key);
  } catch {
    // Then coming back begins at the top.
  }
}

function kept(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function draftOf(field, form) {
  return `hansei.ask.${form.action}.${field.name}`;
}

/** Opens the dialog that a button asks in; without one the button is a link. */
function ask(event) {
  const button = event.target.closest("[data-ask]");
  const dialog = button && document.getElementById(`ask-${button.dataset.ask}`);
  if (!dialog) return;
  event.preventDefault();
  dialog.querySelector("[data-named]").textContent = button.dataset.name;
  const form = dialog.querySelector("form");
  if (form) {
    form.action = button.dataset.action;
    for (const field of form.querySelectorAll("[data-keep]")) field.value = kept(draftOf(field, form)) ?? "";
    for (const option of form.querySelectorAll("[name=into] option")) {
      option.hidden = option.disabled = option.value === button.dataset.id;
      if (option.selected && option.disabled) option.selected = false;
    }
  }
  dialog.showModal();
  (dialog.querySelector("input:not([type=hidden]), select") ?? dialog.querySelector("button"))?.focus();
}

document.addEventListener("click", ask);
document.addEventListener("input", (event) => {
  if (event.target.matches("dialog [data-keep]")) keep(draftOf(event.target, event.target.form), event.target.value);
});
document.addEventListener("submit", (event) => {
  for (const field of event.target.querySelectorAll("[data-keep]")) keep(draftOf(field, event.target), "");
});
addEventListener("pagehide", () => keep(place, selectedRow() >= 0 ? String(selectedRow()) : ""));
const row = kept(place);
if (row !== null) selectRow(Number(row));
