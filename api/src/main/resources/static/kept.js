// A form that was refused leads to a page that says why. What was typed into it is kept in this
// window until then, and stands in the form again for who comes back from there (?kept).
const KEY = "sent";
const CHARS_MAX = 200000; // the largest form is a prompt; a browser keeps some millions

function typed(form) {
  return [...form.elements]
    .filter((field) => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type))
    .map((field) => [field.name, field.type, ["checkbox", "radio"].includes(field.type) ? field.checked : field.value]);
}

function keep(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  const sent = JSON.stringify({ at: location.pathname, action: form.getAttribute("action"), fields: typed(form) });
  try {
    if (sent.length <= CHARS_MAX) sessionStorage.setItem(KEY, sent);
  } catch {
    // It is typed once more, then.
  }
}

function fill(form, fields) {
  const named = new Map();
  for (const field of form.elements) named.set(field.name, [...(named.get(field.name) ?? []), field]);
  for (const [name, type, value] of fields) {
    const field = named.get(name)?.shift();
    if (field?.type !== type) continue;
    if (typeof value === "boolean") field.checked = value;
    else field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const folded = field.closest("details");
    if (folded) folded.open = true;
  }
}

/** Brings back what was sent from this page and refused. */
export function startKept() {
  document.addEventListener("submit", keep);
  let sent = null;
  try {
    sent = JSON.parse(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
  const here = new URL(location.href);
  if (!here.searchParams.has("kept")) return;
  here.searchParams.delete("kept");
  history.replaceState(history.state, "", here);
  if (sent?.at !== location.pathname) return;
  const form = [...document.forms].find((it) => it.method === "post" && it.getAttribute("action") === sent.action);
  if (!form) return;
  fill(form, sent.fields);
  // A page that looks again by itself leaves who writes alone.
  form.querySelector("textarea, input:not([type=hidden])")?.focus();
}
