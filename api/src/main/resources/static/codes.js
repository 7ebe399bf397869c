// A field for a code of open coding: a short phrase, with those that were given before to choose from.
import { Field } from "./field.js";

const PHRASE = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} _'’/&+-]*$/u;
const PAUSE_MS = 120;

export class CodeField extends Field {
  constructor(element, api) {
    super(element);
    this.api = api;
    this.box = element.querySelector("[role=combobox]");
    this.list = element.querySelector("[role=listbox]");
    this.box.addEventListener("input", () => this.ask());
    this.box.addEventListener("focus", () => this.ask());
    this.box.addEventListener("blur", () => this.close());
    // The box keeps the focus while something is picked.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.pick(option.dataset.code);
    });
  }

  get answer() {
    return this.box.value.trim() || undefined;
  }

  set answer(said) {
    this.box.value = said ?? "";
    this.complain("");
    this.close();
  }

  get problem() {
    const code = this.answer?.normalize("NFC");
    return code !== undefined && !PHRASE.test(code) ? "A code is a short phrase: letters, digits, spaces and dashes." : super.problem;
  }

  ask() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fetchCodes(), PAUSE_MS);
  }

  /** Without an answer there are no suggestions; the code can be typed. */
  async fetchCodes() {
    const typed = this.box.value.trim();
    try {
      const response = await fetch(`${this.api}/codes?q=${encodeURIComponent(typed)}`, { cache: "no-store" });
      const said = response.ok ? await response.json() : { items: [] };
      if (document.activeElement === this.box && this.box.value.trim() === typed) this.offer(said.items.filter((it) => it.code !== typed));
    } catch {
      this.close();
    }
  }

  offer(codes) {
    this.list.replaceChildren(...codes.map((it, i) => {
      const option = document.createElement("li");
      option.role = "option";
      option.id = `${this.list.id}-${i}`;
      option.dataset.code = it.code;
      const code = document.createElement("span");
      code.dir = "auto";
      code.textContent = it.code;
      const uses = document.createElement("span");
      uses.className = "muted small";
      uses.textContent = it.uses === 1 ? "1 label" : `${it.uses} labels`;
      option.append(code, " ", uses);
      return option;
    }));
    this.chosen = -1;
    this.list.hidden = codes.length === 0;
    this.box.setAttribute("aria-expanded", String(codes.length > 0));
    this.box.removeAttribute("aria-activedescendant");
  }

  close() {
    clearTimeout(this.timer);
    this.offer([]);
  }

  /** Arrows within the list, Enter takes what they stand on, Escape closes it. */
  owns(event) {
    if (event.target !== this.box || this.list.hidden) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && this.chosen >= 0) this.pick(this.list.children[this.chosen].dataset.code);
    else return false;
    event.preventDefault();
    return true;
  }

  /** Past either end nothing is chosen, and the words are those that were typed. */
  move(by) {
    const size = this.list.children.length;
    this.chosen = (this.chosen + 1 + by + size + 1) % (size + 1) - 1;
    [...this.list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === this.chosen)));
    const option = this.list.children[this.chosen];
    if (option) this.box.setAttribute("aria-activedescendant", option.id);
    else this.box.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  pick(code) {
    this.box.value = code;
    this.close();
    this.changed();
  }
}
