// The fields of a form. Digits choose in the field that is marked and go on to the next one, arrows and
// Tab change the field, Enter submits. What is chosen is kept as a draft until it has been said.
import { isTyping } from "./keys.js";

const DECIMAL = /^-?\d{1,10}(\.\d{1,9})?$/;

/** Whether a text is a number of the field: within its range, on a step. */
function fits(text, { min, max, step }) {
  if (!DECIMAL.test(text)) return false;
  const steps = (Number(text) - Number(min)) / Number(step);
  return Number(text) >= Number(min) && Number(text) <= Number(max) && Math.abs(steps - Math.round(steps)) < 1e-6;
}

/** One question: its inputs, and what they say. */
class Field {
  constructor(element) {
    this.element = element;
    this.key = element.dataset.field;
    this.type = element.dataset.type;
    this.isRequired = element.hasAttribute("data-required");
    this.inputs = [...element.querySelectorAll("input")];
  }

  /** A word, several, a number as text; undefined where nothing is said. 1,000 may be one or a thousand: it is refused. */
  get answer() {
    if (this.type === "number") return this.inputs[0].value.trim().replace(/,(?!\d{3}$)/, ".") || undefined;
    const chosen = this.inputs.filter((input) => input.checked).map((input) => input.value);
    return chosen.length === 0 ? undefined : this.type === "many" ? chosen : chosen[0];
  }

  set answer(said) {
    if (this.type === "number") this.inputs[0].value = said ?? "";
    else for (const input of this.inputs) input.checked = [said].flat().includes(input.value);
    this.complain("");
  }

  /** Says what is wrong, to the eye and to a screen reader; nothing where all is well. */
  complain(words) {
    this.element.querySelector("[data-wrong]").textContent = words;
    if (this.type !== "number") return;
    if (words) this.inputs[0].setAttribute("aria-invalid", "true");
    else this.inputs[0].removeAttribute("aria-invalid");
  }

  /** Whether it can be sent as it is. */
  check() {
    const answer = this.answer;
    const isUnfit = this.type === "number" && answer !== undefined && !fits(answer, this.inputs[0].dataset);
    const words = isUnfit ? "This number is not in the range, or not on a step." : this.isRequired && answer === undefined ? "This needs an answer." : "";
    this.complain(words);
    return !words;
  }

  /** Chooses by number, and says whether there was such a choice. */
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

export class Form {
  /** onSubmit: all fields are well and Enter was pressed. onChange: something was chosen or written. */
  constructor(root, { onSubmit, onChange }) {
    this.root = root;
    this.fields = [...root.querySelectorAll("[data-field]")].map((element) => new Field(element));
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
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (this.root.closest("[hidden]")) return;
    // A key that is held down says one thing.
    if (event.repeat && (event.key === "Enter" || !isTyping(event)) && !event.key.startsWith("Arrow")) return;
    const inField = this.at(event.target) >= 0;
    if (inField && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.go(this.current + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && !event.target.closest?.("textarea, button, a, summary, select")) {
      event.preventDefault();
      this.submit();
    } else if (/^[1-9]$/.test(event.key) && !isTyping(event)) {
      this.digit(event);
    }
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
  fill(answers) {
    for (const field of this.fields) field.answer = Object.hasOwn(answers ?? {}, field.key) ? answers[field.key] : undefined;
    this.mark(0);
  }
}
