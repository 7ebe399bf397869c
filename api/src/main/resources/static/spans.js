// A field in which stretches of a text are marked. Offsets count code points of exactly the text that the
// service sent; what is drawn is that text, piece by piece, and nothing of it is ever markup.
import { Field } from "./field.js";
import { visible } from "./item.js";

/** The words of a text as [from, to] in code points; of Japanese too, which has no spaces. */
function wordsOf(text) {
  const segments = Intl.Segmenter ? [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)].map((it) => it.segment) : text.match(/\s+|[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]/gu) ?? [];
  const words = [];
  let at = 0;
  for (const segment of segments) {
    const to = at + [...segment].length;
    if (segment.trim()) words.push([at, to]);
    at = to;
  }
  return words;
}

export class SpansField extends Field {
  constructor(element) {
    super(element);
    this.text = element.querySelector("[data-text]");
    this.none = element.querySelector("[data-none]");
    this.list = element.querySelector("[data-marks]");
    this.status = element.querySelector("[data-selected]");
    this.marks = [];
    this.points = [];
    this.words = [];
    // Nothing is drawn anew while the mouse takes words: what it began in would be gone.
    this.text.addEventListener("pointerdown", () => (this.isPointing = true));
    document.addEventListener("pointerup", () => this.isPointing && setTimeout(() => this.pointed(), 0));
    this.text.addEventListener("focus", () => this.isPointing || this.selected || this.select(0, 0));
    element.addEventListener("click", (event) => {
      const button = event.target.closest("[data-mark]");
      const drop = event.target.closest("[data-unmark]");
      if (button) this.mark(button.dataset.mark);
      else if (drop) this.unmark(this.marks[Number(drop.dataset.unmark)]);
      // On the button Enter would press it again; in the text it submits, and arrows go on.
      if (button || drop) this.text.focus();
    });
    this.none.addEventListener("change", () => {
      if (this.none.checked) this.marks = [];
      this.draw();
    });
  }

  /** Nothing marked is an answer only where somebody says so. */
  get answer() {
    return this.marks.length > 0 || this.none.checked ? { sha256: this.sha256, spans: this.marks.map((it) => ({ ...it })) } : undefined;
  }

  /** Marks of another text mean nothing here. */
  set answer(said) {
    const isOfThis = said?.sha256 === this.sha256;
    this.marks = isOfThis ? said.spans.map(({ category, start, end }) => ({ category, start, end })) : [];
    this.none.checked = isOfThis && this.marks.length === 0;
    this.selected = undefined;
    this.status.textContent = "";
    this.complain("");
    this.draw();
  }

  get problem() {
    return this.isRequired && this.answer === undefined ? "Mark something, or say that there is nothing to mark." : "";
  }

  get input() {
    return this.text;
  }

  show(item) {
    const markable = item?.markable?.find((it) => it.on === this.element.dataset.on) ?? { text: "", sha256: "" };
    this.sha256 = markable.sha256;
    this.points = [...markable.text];
    this.words = wordsOf(markable.text);
  }

  choose(nth) {
    if (nth === "0") {
      this.none.click();
      return true;
    }
    const button = this.element.querySelector(`[data-mark][data-nth="${nth}"]`);
    if (button && this.element.contains(document.activeElement)) this.mark(button.dataset.mark);
    return Boolean(button);
  }

  focus() {
    this.text.focus();
  }

  /** Arrows go by words, with Shift they take more, Backspace takes marks away. */
  owns(event) {
    if (event.target !== this.text || this.words.length === 0) return false;
    const isForward = (getComputedStyle(this.text).direction === "rtl") === (event.key === "ArrowLeft");
    const last = this.words.length - 1;
    const at = this.at ?? 0;
    const to = { ArrowLeft: isForward ? at + 1 : at - 1, ArrowRight: isForward ? at + 1 : at - 1, Home: 0, End: last }[event.key];
    if (to !== undefined) {
      const goal = Math.max(0, Math.min(last, to));
      this.select(event.shiftKey ? this.anchor ?? at : goal, goal);
    } else if (event.key === "Backspace" || event.key === "Delete") {
      this.unmarkSelected();
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  }

  /** Words from one to another, whichever comes first. */
  select(anchor, at) {
    if (this.words.length === 0) return;
    this.anchor = anchor;
    this.at = at;
    this.selected = [this.words[Math.min(anchor, at)][0], this.words[Math.max(anchor, at)][1]];
    this.say(this.labelOf(this.selected[0]));
    this.draw();
    this.text.querySelector(".selected")?.scrollIntoView({ block: "nearest" });
  }

  pointed() {
    this.isPointing = false;
    this.readSelection();
  }

  /** What the mouse took: to the character; where it only points, the word there. */
  readSelection() {
    const range = getSelection().rangeCount > 0 ? getSelection().getRangeAt(0) : undefined;
    if (!range || !this.text.contains(range.startContainer) || !this.text.contains(range.endContainer)) return;
    let from = this.offset(range.startContainer, range.startOffset);
    let to = this.offset(range.endContainer, range.endOffset);
    const nth = this.words.findIndex((word) => word[1] > from);
    if (from === to) {
      if (nth >= 0) this.select(nth, nth);
      return;
    }
    while (from < to && !this.points[from].trim()) from++;
    while (to > from && !this.points[to - 1].trim()) to--;
    if (from === to) return;
    getSelection().removeAllRanges();
    this.anchor = this.at = Math.max(0, nth);
    this.selected = [from, to];
    this.say();
    this.draw();
  }

  /** Code points before a place of the drawn text. */
  offset(node, offset) {
    const piece = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (piece === this.text) {
      const next = this.text.children[offset];
      return next ? Number(next.dataset.from) : this.points.length;
    }
    const before = node.nodeType === Node.TEXT_NODE ? [...node.data.slice(0, offset)].length : offset > 0 ? Infinity : 0;
    return Math.min(Number(piece.dataset.from) + before, Number(piece.dataset.to));
  }

  mark(category) {
    if (!this.selected) return this.say("Choose words first: by mouse, or with the arrows.");
    const [start, end] = this.selected;
    const own = this.marks.filter((it) => it.category === category && it.start < end && it.end > start);
    const mark = { category, start: Math.min(start, ...own.map((it) => it.start)), end: Math.max(end, ...own.map((it) => it.end)) };
    this.marks = [...this.marks.filter((it) => !own.includes(it)), mark].sort((a, b) => a.start - b.start || a.end - b.end);
    this.none.checked = false;
    this.say(`marked as ${category}`);
    return this.redone();
  }

  unmark(mark) {
    this.marks = this.marks.filter((it) => it !== mark);
    this.text.focus();
    this.redone();
  }

  unmarkSelected() {
    if (!this.selected) return;
    const [from, to] = this.selected;
    const before = this.marks.length;
    this.marks = this.marks.filter((it) => it.start >= to || it.end <= from);
    this.say(before === this.marks.length ? "nothing is marked here" : "no longer marked");
    this.redone();
  }

  redone() {
    this.draw();
    this.changed();
  }

  textOf(from, to) {
    return visible(this.points.slice(from, to).join(""));
  }

  labelOf(from) {
    return this.marks.filter((it) => it.start <= from && it.end > from).map((it) => it.category).join(", ");
  }

  /** Says what is chosen, and something about it, to the eye and to a screen reader. */
  say(words = "") {
    const chosen = document.createElement("bdi");
    chosen.textContent = this.selected ? `“${this.textOf(...this.selected).slice(0, 120)}”` : "";
    this.status.replaceChildren(chosen, this.selected && words ? `: ${words}` : words);
  }

  draw() {
    const [from, to] = this.selected ?? [0, 0];
    const edges = [...new Set([0, this.points.length, from, to, ...this.marks.flatMap((it) => [it.start, it.end])])].sort((a, b) => a - b);
    this.text.replaceChildren(...edges.slice(1).map((end, i) => this.piece(edges[i], end)));
    this.list.replaceChildren(...this.marks.map((mark, i) => this.entry(mark, i)));
  }

  /** One stretch; where a mark begins, its word stands before it. */
  piece(from, to) {
    const on = this.marks.filter((it) => it.start <= from && it.end >= to);
    const piece = document.createElement(on.length > 0 ? "mark" : "span");
    piece.dataset.from = from;
    piece.dataset.to = to;
    const begins = on.filter((it) => it.start === from).map((it) => it.category);
    if (begins.length > 0) piece.dataset.label = begins.join(", ");
    if (this.selected && from >= this.selected[0] && to <= this.selected[1]) piece.className = "selected";
    piece.textContent = this.textOf(from, to);
    return piece;
  }

  entry(mark, nth) {
    const entry = document.createElement("li");
    const tag = document.createElement("span");
    tag.className = "tag on";
    tag.dir = "auto";
    tag.textContent = mark.category;
    const words = document.createElement("q");
    words.className = "quote clip";
    words.dir = "auto";
    words.textContent = this.textOf(mark.start, mark.end);
    const drop = document.createElement("button");
    drop.type = "button";
    drop.dataset.unmark = nth;
    drop.textContent = "Unmark";
    entry.append(tag, " ", words, " ", drop);
    return entry;
  }
}
