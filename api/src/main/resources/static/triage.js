// Triage of failure modes: the keys of a row ask in a dialog, and what is written there is kept until
// it is sent. Pages that need it load it by themselves, so that it is there with the first key.
import { keep } from "./rows.js";

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
    for (const field of form.querySelectorAll("[data-keep]")) field.value = sessionStorage.getItem(draftOf(field, form)) ?? "";
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
