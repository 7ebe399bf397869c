// A field in which somebody writes: the answer corrected, what changes shown below it, or the answer that
// should have been given.
import { Field } from "./field.js";
import { diff } from "./diff.js";
import { visible } from "./item.js";

/** So long after the last key the texts are compared. */
const PAUSE_MS = 150;
const TAGS = { same: "span", removed: "del", added: "ins" };

/** As a browser's text field has it: one sign ends a line. */
const lines = (text) => text.replace(/\r\n?/g, "\n");

export class TextField extends Field {
  constructor(element) {
    super(element);
    this.area = element.querySelector("textarea");
    this.changes = element.querySelector("[data-changes]");
    this.verdict = element.querySelector("[data-verdict]");
    this.area.addEventListener("input", () => {
      this.isTouched = true;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.compare(), PAUSE_MS);
    });
  }

  get isCorrection() {
    return this.type === "correction";
  }

  /** A correction that may be left out is, until somebody writes in it. */
  get answer() {
    if (this.isCorrection && !this.isRequired && !this.isTouched) return undefined;
    return this.area.value.trim() ? this.area.value : undefined;
  }

  set answer(said) {
    this.isTouched = said !== undefined;
    this.area.value = said ?? (this.isCorrection ? this.original : "");
    this.complain("");
    this.compare();
  }

  /** The next item: what is corrected is its answer. */
  show(item) {
    this.original = lines(item?.answer ?? "");
  }

  compare() {
    if (!this.isCorrection) return;
    clearTimeout(this.timer);
    const text = lines(this.area.value);
    const isSame = text === this.original;
    const pieces = isSame ? [] : diff(this.original, text);
    this.verdict.textContent = isSame ? this.same : pieces ? "This is what changes:" : "Too long to compare while you write; it is kept as you write it.";
    this.changes.hidden = isSame || !pieces;
    this.changes.replaceChildren(...(pieces ?? []).map(({ kind, text: words }) => {
      const piece = document.createElement(TAGS[kind]);
      piece.textContent = visible(words);
      return piece;
    }));
  }

  get same() {
    return this.isRequired || this.isTouched ? "Same as the answer: submitted like this it says that no change is needed." : "Left out unless you change something.";
  }
}
