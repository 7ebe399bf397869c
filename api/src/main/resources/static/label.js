// The page on which somebody labels: one key, or the fields of a form and Enter, say the label, keep it
// and show the next item, which is there already. What is said goes through the outbox, so a lost
// connection loses nothing.
import { NotKept, Outbox } from "./outbox.js";
import { tell } from "./app.js";
import { fill, returned } from "./item.js";
import { desk, randomName } from "./desk.js";
import { Draft } from "./draft.js";
import { isTyping } from "./keys.js";

/** Items that are ready behind the one on the screen. */
const AHEAD = 2;
/** More are not fetched, even to find one that was taken back. */
const HELD_MAX = 8;
/** As many as the service reads. */
const SHOWN_MAX = 20;
/** Well before a lease of ten minutes ends. */
const EXTEND_MS = 180_000;
/** From here on the rubric stands beside the item, open; on a narrower page it is folded. */
const BESIDE = "(min-width: 1100px)";
/** Nothing left is looked at again, for others give tasks back. */
const AGAIN_MS = 30_000;

class Labelling {
  constructor(root, deskName, Form) {
    this.root = root;
    this.queue = root.dataset.queue;
    this.items = [];
    this.done = [];
    this.mine = 0;
    this.left = 0;
    this.desk = deskName;
    // One's own label that is to be said anew comes first.
    this.wanted = new URLSearchParams(location.search).get("task");
    this.draft = new Draft(root.dataset.person);
    const form = this.find("form");
    this.form = Form && new Form(form, { api: root.dataset.api, onSubmit: () => this.sayAnswers(), onChange: () => this.keepDraft() });
    const onHeld = (task, lease) => this.items.filter((item) => item.id === task).forEach((item) => (item.lease = lease));
    this.outbox = new Outbox({ ...root.dataset, desk: deskName, onChange: () => this.showSending(), onHeld });
  }

  find(name) {
    return this.root.querySelector(`[data-${name}]`);
  }

  get current() {
    return this.items[0];
  }

  start() {
    this.find("guide").open = this.find("guide").dataset.guide === "beside" && matchMedia(BESIDE).matches;
    this.listen();
    this.showSending();
    this.outbox.send();
    this.fetchMore();
    setInterval(() => this.extend(), EXTEND_MS);
    addEventListener("online", () => this.fetchMore());
  }

  listen() {
    let afterG = 0;
    this.root.addEventListener("click", (event) => {
      const choice = event.target.closest("[data-choice]");
      const skip = event.target.closest("[data-skip]");
      if (choice) this.say("submit", { label: choice.dataset.choice, note: this.note() });
      else if (skip) this.say("skip", { reason: skip.dataset.skip, note: this.note() });
      else if (event.target.closest("[data-undo], [data-undo-alone]")) this.undo();
      else if (event.target.closest("[data-look]")) this.fetchMore();
      else if (event.target.closest("[data-source]")) this.turnSource();
      else if (event.target.closest("[data-drop]")) this.outbox.drop(event.target.closest("[data-drop]").dataset.drop);
    });
    // A second key for the same button; after g it is a stage's key and not ours.
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select");
      if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
      if (event.key === "g") afterG = Date.now();
      else if (Date.now() - afterG > 1200) this.root.querySelector(`[data-letter="${CSS.escape(event.key)}"]`)?.click();
    });
    // A key that is held down says one thing.
    document.addEventListener("keydown", (event) => {
      if (event.repeat && !isTyping(event) && !event.key.startsWith("Arrow")) event.stopImmediatePropagation();
    }, true);
    this.find("note").addEventListener("input", () => this.keepDraft());
  }

  /** Texts as they came, in place of what their Markdown says; stays so for the items that follow. */
  turnSource() {
    const isRaw = this.root.classList.toggle("raw");
    this.find("source").setAttribute("aria-pressed", String(isRaw));
  }

  sayAnswers() {
    this.say("submit", { answers: this.form.answers, note: this.note() });
  }

  /** Keeps what was said, then shows the next item; stays where the browser keeps nothing. */
  say(verb, body) {
    const item = this.current;
    if (!item || this.find("item").hidden) return;
    const key = randomName();
    const entry = { key, desk: this.desk, at: Date.now(), path: `/tasks/${item.id}/${verb}`, body, question: item.question.slice(0, 200) };
    try {
      this.outbox.put(entry);
    } catch (e) {
      if (!(e instanceof NotKept)) throw e;
      this.showSending("This browser keeps nothing, so your label was not taken. Free some space or leave private mode, then press the key again.");
      return;
    }
    this.done.push({ item, key, verb, note: body.note, answers: this.form?.answers });
    this.items.shift();
    this.draft.drop(item);
    this.mine += verb === "submit" ? 1 : 0;
    this.left = Math.max(0, this.left - 1);
    this.show();
    this.fetchMore();
  }

  note() {
    return this.find("note").value.trim();
  }

  keepDraft() {
    if (this.current) this.draft.keep(this.current, { note: this.find("note").value, answers: this.form?.answers });
  }

  /** Takes the last thing back: from the outbox where it still lies there, else from the service. */
  async undo() {
    const last = this.done.at(-1);
    if (!last || this.undoing) return;
    this.undoing = true;
    try {
      await this.takeBack(last);
    } finally {
      this.undoing = false;
    }
  }

  async takeBack(last) {
    const waiting = this.outbox.waiting().find((entry) => entry.key === last.key);
    if (waiting && !this.outbox.sending) {
      this.outbox.takeBack(waiting);
    } else if (!(await this.undoAtService(last))) {
      return;
    }
    this.done.pop();
    this.items.unshift(last.item);
    this.mine -= last.verb === "submit" ? 1 : 0;
    this.left++;
    this.show();
    this.find("note").value = last.note ?? "";
    this.form?.fill(last.answers, last.item);
    tell("Taken back.");
  }

  async undoAtService(last) {
    const answer = this.outbox.answer(last.key);
    if (!answer) {
      const isKept = this.outbox.entries().find((entry) => entry.key === last.key);
      tell(isKept?.refused ? "It was not taken; see above." : "It is being sent; press u again in a moment.");
      return false;
    }
    const path = last.verb === "submit" ? `/${answer.id}/undo` : `/tasks/${last.item.id}/unskip`;
    try {
      const response = await this.outbox.post(path, { desk: this.desk });
      const said = await response.json();
      if (!response.ok) tell(said.detail ?? "It could not be taken back.");
      else if (said.held) last.item.lease = said.lease;
      else tell("Somebody else has it since.");
      return response.ok && said.held;
    } catch {
      tell("No connection: it can be taken back once it is there again.");
      return false;
    }
  }

  /** Fetches until enough are ready, one at a time, so that nobody hoards. */
  async fetchMore() {
    if (this.fetching) return;
    this.fetching = true;
    this.root.toggleAttribute("data-fetching", true);
    clearTimeout(this.again);
    try {
      let more = true;
      while (more && (this.items.length <= AHEAD || this.wanted) && this.items.length < HELD_MAX) more = await this.fetchOne();
    } catch {
      this.problem = "No connection. The next items come by themselves once it is back; what you said is kept.";
      this.again = setTimeout(() => this.fetchMore(), 2000);
    } finally {
      this.fetching = false;
      this.root.toggleAttribute("data-fetching", false);
      this.wanted = null;
    }
    this.show();
  }

  async fetchOne() {
    const unsent = this.unsent();
    const submits = this.outbox.waiting().filter((entry) => entry.path.endsWith("/submit")).length;
    const before = this.moment();
    const shown = [...new Set([...this.items.map((item) => item.id), ...unsent])].slice(0, SHOWN_MAX);
    const response = await this.outbox.post(`/queues/${this.queue}/next`, { desk: this.desk, shown });
    const said = await response.json();
    if (!response.ok) {
      this.problem = said.detail;
      if (response.status >= 500) throw new Error(said.code);
      return false;
    }
    this.problem = "";
    // What is on its way, or was said meanwhile, may be in the service's figures or not; then ours stay, once there are any.
    if (this.moment() === before && (unsent.length === 0 || !this.isCounted)) {
      this.mine = said.mine + submits;
      this.left = said.waiting - unsent.length;
      this.isCounted = true;
    }
    if (!said.task) {
      this.again = setTimeout(() => this.fetchMore(), AGAIN_MS);
      return false;
    }
    // Without its texts it is not there yet; held by this desk, it is given out again.
    said.task.html = await this.texts(said.task.id);
    // Taken back while this was asked, it is there already.
    if (said.task.id === this.wanted) {
      this.items.unshift(said.task);
      this.wanted = null;
      this.show();
    } else if (!this.items.some((item) => item.id === said.task.id)) {
      this.items.push(said.task);
    }
    if (this.items.length === 1 && !this.wanted) this.show();
    return true;
  }

  /** The texts of a task as the server draws them. */
  async texts(task) {
    const response = await fetch(`${this.root.dataset.pages}/tasks/${task}/item`, { cache: "no-store", redirect: "error" });
    if (!response.ok) throw new Error(`texts ${response.status}`);
    return response.text();
  }

  /** Changes whenever something was said, sent or taken back. */
  moment() {
    return `${this.done.length} ${this.outbox.sent}`;
  }

  /** Tasks whose label is on its way: the service does not know yet that they are done. */
  unsent() {
    return this.outbox.waiting().map((entry) => entry.path.split("/")[2]);
  }

  async extend() {
    if (document.hidden) return;
    for (const item of [...this.items]) {
      try {
        const response = await this.outbox.post(`/tasks/${item.id}/extend`, { lease: item.lease });
        const said = await response.json();
        if (response.ok && !said.held) this.lost(item);
      } catch {
        return;
      }
    }
  }

  /** Somebody else has it. On the screen it stays, with what was written; behind, it goes. */
  lost(item) {
    if (item === this.current) tell("This item lay too long and somebody else may have it. You can still submit; the service says whether it counts.");
    else this.items = this.items.filter((it) => it !== item);
  }

  show() {
    const item = this.current;
    const wasHidden = this.find("item").hidden;
    this.find("waiting").hidden = Boolean(item) || !this.fetching;
    this.find("nothing").hidden = Boolean(item) || this.fetching;
    this.find("undo").disabled = this.done.length === 0;
    this.find("undo-alone").hidden = this.done.length === 0;
    this.find("progress").textContent = item || this.mine ? `${this.mine} of ${this.mine + this.left} today` : "";
    this.find("item").hidden = !item;
    if (!item && this.problem) this.find("nothing").querySelector("p").textContent = this.problem;
    if (!item || item.id === this.shownId) return;
    this.shownId = item.id;
    fill(this.root, item);
    const draft = this.draft.of(item);
    this.find("note").value = draft.note ?? "";
    this.form?.fill(draft.answers, item);
    this.find("item").focus({ preventScroll: true });
    if (!wasHidden) scrollTo({ top: 0 });
  }

  /** Where labels are, and what came back. */
  showSending(urgent) {
    const waiting = this.outbox.waiting().length;
    const line = this.find("sending");
    const labels = waiting === 1 ? "1 label is" : `${waiting} labels are`;
    line.hidden = !urgent && (waiting === 0 || this.outbox.failures === 0);
    line.classList.toggle("bad", Boolean(urgent));
    line.textContent = urgent ?? `${this.outbox.trouble} ${labels} kept in this browser and sent by themselves. You can go on.`;
    this.find("returned").replaceChildren(...this.outbox.refused().map(returned));
  }
}

/** Begins, on the element that says where to ask. Only who answers several questions needs their script. */
export async function startLabelling(root) {
  const { Form } = root.querySelector("[data-form]") ? await import("./form.js") : {};
  new Labelling(root, await desk(), Form).start();
}
