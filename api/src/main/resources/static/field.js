// What every field of a form can do, whatever is answered in it.
export class Field {
  constructor(element) {
    this.element = element;
    this.key = element.dataset.field;
    this.type = element.dataset.type;
    this.isRequired = element.hasAttribute("data-required");
  }

  /** What is wrong with what is said, in words; nothing where it can be sent. */
  get problem() {
    return this.isRequired && this.answer === undefined ? "This needs an answer." : "";
  }

  /** The element that is in the wrong, for screen readers. */
  get input() {
    return this.element.querySelector("textarea, input[type=text]");
  }

  /** Says what is wrong, to the eye and to a screen reader; nothing where all is well. */
  complain(words) {
    this.element.querySelector("[data-wrong]").textContent = words;
    if (words) this.input?.setAttribute("aria-invalid", "true");
    else this.input?.removeAttribute("aria-invalid");
  }

  /** Whether it can be sent as it is; complains where not. */
  check() {
    const words = this.problem;
    this.complain(words);
    return !words;
  }

  /** Chooses by number, and says whether there was such a choice. */
  choose() {
    return false;
  }

  /** Whether a key was its own, and is done with. */
  owns() {
    return false;
  }

  /** Takes up what another item shows. */
  show() {}

  focus() {
    this.input.focus();
  }

  /** Something was said: drafts are kept by the form. */
  changed() {
    this.element.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
