// The list of one's own labels: takes one back, or takes it back and goes where it can be said anew.
import { desk } from "./desk.js";
import { Draft } from "./draft.js";

class Mine {
  constructor(root, deskName) {
    this.root = root;
    this.desk = deskName;
    root.addEventListener("click", (event) => {
      const row = event.target.closest("[data-annotation]");
      const change = event.target.closest("[data-change]");
      if (change) this.change(row, change.dataset.change);
      else if (event.target.closest("[data-take-back]")) this.takeBack(row);
    });
  }

  say(words) {
    const line = document.querySelector("[data-mine-said]");
    line.hidden = false;
    line.textContent = words;
  }

  async takeBack(row) {
    const lease = await this.undo(row);
    if (!lease) return;
    row.querySelectorAll("button").forEach((button) => button.remove());
    this.say("Taken back. It stays here as what you said then; the item is yours for ten minutes, then anybody's.");
  }

  /** What was said goes along as a draft, so nothing is typed twice. */
  async change(row, href) {
    const said = await this.said(row.dataset.annotation);
    if (!said) return this.say("What you said could not be read, so nothing was changed. Load the page again.");
    const lease = await this.undo(row);
    if (!lease) return;
    new Draft(this.root.dataset.person).keep({ id: lease.task }, { note: said.note, answers: said.answers });
    location.assign(`${href}?task=${encodeURIComponent(lease.task)}`);
  }

  /** The label as the service has it; this page shows it shortened. */
  async said(id) {
    const response = await fetch(`${this.root.dataset.api}/mine${location.search}`, { cache: "no-store" }).catch(() => undefined);
    const page = response?.ok ? await response.json() : { items: [] };
    return page.items.find((it) => it.annotation.id === id)?.annotation;
  }

  /** The hold on the item, or undefined where it could not be taken back. */
  async undo(row) {
    const headers = { "Content-Type": "application/json", "X-CSRF-Token": this.root.dataset.csrf };
    try {
      const response = await fetch(`${this.root.dataset.api}/${row.dataset.annotation}/undo`, { method: "POST", headers, body: JSON.stringify({ desk: this.desk }) });
      const said = await response.json();
      if (response.ok && said.held) return said;
      this.say(response.ok ? "It was taken back, and somebody else has the item since." : said.detail ?? "It could not be taken back.");
    } catch {
      this.say("No connection; nothing was changed.");
    }
    return undefined;
  }
}

/** Begins, on the element that says where to ask. */
export async function startMine(root) {
  new Mine(root, await desk());
}
