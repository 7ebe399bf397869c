// The fields of a form. Digits choose in the field that is marked and go on to the next one, arrows and
// Tab change the field, Enter submits, out of a text with Ctrl. What is chosen is kept as a draft until it has been said.
import { isTyping } from "./keys.js";
import { Field } from "./field.js";
import { TextField } from "./texts.js";
import { CodeField } from "./codes.js";
import { SpansField } from "./spans.js";

const DECIMAL = /^-?\d{1,10}(\.\d{1,9})?$/;

/** Whether a text is a number of the field: within its range, on a step. */
function fits(text, { min, max, step }) {
  if (!DECIMAL.test(text)) return false;
  const steps = (Number(text) - Number(min)) / Number(step);
  return Number(text) >= Number(min) && Number(text) <= Number(max) && Math.abs(steps - Math.round(steps)) < 1e-6;
}

/** A question with choices, or a number. */
class Choice extends Field {
  constructor(element) {
    super(element);
    this.inputs = [...element.querySelectorAll("input")];
  }

  /** A word, several, a number as text; undefined where nothing is said. 1,000 may be one or a thousand: it is refused. */
  get answer() {
    if (this.type === "number") return this.inputs[0].value.trim().replace(/,(?!\d{3}$)/, ".") || undefined;
    const chosen = this.inputs.filter((input) => input.checked).map((input) => input.value);
    return chosen.length === 0 ? undefined : this.type === "many" ? chosen : chosen[0];
  }

  /** Several may come as the service writes them, with commas. */
  set answer(said) {
    const chosen = this.type === "many" && typeof said === "string" ? said.split(", ") : [said].flat();
    if (this.type === "number") this.inputs[0].value = said ?? "";
    else for (const input of this.inputs) input.checked = chosen.includes(input.value);
    this.complain("");
  }

  get problem() {
    const isUnfit = this.type === "number" && this.answer !== undefined && !fits(this.answer, this.inputs[0].dataset);
    return isUnfit ? "This number is not in the range, or not on a step." : super.problem;
  }

  choose(nth) {
    const input = this.inputs.find((it) => it.dataset.nth === nth);
    if (!input) return false;
    input.checked = this.type === "many" ? !input.checked : true;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }

  focus() {
    (this.inputs.find((input) => input.checked) ?? this.inputs[0]).focus();
  }
}

function fieldOf(element, api) {
  switch (element.dataset.type) {
    case "spans": return new SpansField(element);
    case "code": return new CodeField(element, api);
    case "correction": case "demonstration": return new TextField(element);
    default: return new Choice(element);
  }
}

export class Form {
  /** onSubmit: all fields are well and Enter was pressed. onChange: something was chosen or written. */
  constructor(root, { api, onSubmit, onChange }) {
    this.root = root;
    this.fields = [...root.querySelectorAll("[data-field]")].map((element) => fieldOf(element, api));
    this.onSubmit = onSubmit;
    this.mark(0);
    root.addEventListener("change", (event) => this.changed(event, onChange));
    root.addEventListener("input", (event) => this.changed(event, onChange));
    root.addEventListener("focusin", (event) => {
      const at = this.at(event.target);
      if (at >= 0) this.mark(at);
    });
    root.addEventListener("click", (event) => {
      if (event.target.closest("[data-submit]")) this.submit();
    });
    document.addEventListener("keydown", (event) => this.onKey(event));
  }

  changed(event, onChange) {
    this.fields[this.at(event.target)]?.complain("");
    onChange();
  }

  at(element) {
    return this.fields.findIndex((field) => field.element.contains(element));
  }

  /** The field that digits go to. */
  mark(at) {
    this.current = at;
    this.fields.forEach((field, i) => (i === at ? field.element.setAttribute("aria-current", "true") : field.element.removeAttribute("aria-current")));
  }

  go(at) {
    if (at < 0 || at >= this.fields.length) return;
    this.mark(at);
    this.fields[at].focus();
  }

  onKey(event) {
    if (!event.defaultPrevented && event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.repeat) return this.submitFromText(event);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (this.root.closest("[hidden]")) return;
    // A key that is held down says one thing.
    if (event.repeat && (event.key === "Enter" || !isTyping(event)) && !event.key.startsWith("Arrow")) return;
    const at = this.at(event.target);
    if (this.fields[at]?.owns(event)) return;
    const inField = at >= 0 && !event.target.matches("textarea");
    if (inField && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.go(this.current + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && !event.target.closest?.("textarea, button, a, summary, select")) {
      event.preventDefault();
      this.submit();
    } else if (/^[0-9]$/.test(event.key) && !isTyping(event)) {
      this.digit(event);
    }
  }

  /** In a text Enter is a new line. */
  submitFromText(event) {
    if (!event.target.matches?.("textarea") || document.querySelector("dialog[open]") || this.root.closest("[hidden]")) return;
    event.preventDefault();
    this.submit();
  }

  digit(event) {
    const field = this.fields[this.current];
    // The digit itself goes into the input that has the focus by then.
    if (field.type === "number") return field.focus();
    if (!field.choose(event.key)) return undefined;
    event.preventDefault();
    const isLast = this.current === this.fields.length - 1;
    return this.go(field.type === "one" && !isLast ? this.current + 1 : this.current);
  }

  submit() {
    const wrong = this.fields.filter((field) => !field.check());
    if (wrong.length > 0) this.go(this.fields.indexOf(wrong[0]));
    else this.onSubmit();
  }

  /** What is said, by key; fields without an answer are left out. */
  get answers() {
    return Object.fromEntries(this.fields.filter((field) => field.answer !== undefined).map((field) => [field.key, field.answer]));
  }

  /** Shows what was said before, or nothing. */
  fill(answers, item) {
    for (const field of this.fields) field.show(item);
    for (const field of this.fields) field.answer = Object.hasOwn(answers ?? {}, field.key) ? answers[field.key] : undefined;
    this.mark(0);
  }
}
