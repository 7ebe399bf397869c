// Labels on their way to the service. Each is written to the browser's storage before anything else
// happens, under a key of its own that is also its idempotency key, and leaves it only once the
// service has said that it has it. A tab that is gone leaves its entries to the others: sent twice, one
// counts once.
const PREFIX = "hansei.label.";
/** What another tab has not sent in this time, it will not. */
const FOREIGN_MS = 60_000;
const RETRY_MS = [1000, 2000, 5000, 10000];

/** Thrown when the browser keeps nothing, so that nobody goes on believing that it did. */
export class NotKept extends Error {}

export class Outbox {
  constructor({ api, csrf, queue, person, desk, onChange, onHeld }) {
    this.desk = desk;
    this.api = api;
    this.csrf = csrf;
    this.place = `${PREFIX}${person}.${queue}.`;
    this.onChange = onChange;
    this.onHeld = onHeld;
    this.answers = new Map();
    this.tried = new Set();
    this.sent = 0;
    this.failures = 0;
    this.trouble = "";
    addEventListener("online", () => this.send());
    addEventListener("storage", (event) => {
      if (event.key?.startsWith(this.place)) this.onChange();
    });
  }

  /** All that is kept, oldest first; also what another tab keeps. */
  entries() {
    const found = [];
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i);
      if (key.startsWith(this.place)) found.push(JSON.parse(localStorage.getItem(key)));
    }
    return found.sort((a, b) => a.at - b.at);
  }

  /** What is still to be said; what was taken back meanwhile is none of it. */
  waiting() {
    return this.entries().filter((entry) => !entry.refused && !entry.back);
  }

  /** What is still to be sent, also only to be taken back. */
  unsettled() {
    return this.entries().filter((entry) => !entry.refused);
  }

  refused() {
    return this.entries().filter((entry) => entry.refused);
  }

  /** Keeps an entry and reads it back: what cannot be read was not kept. */
  keep(entry) {
    const text = JSON.stringify(entry);
    try {
      localStorage.setItem(this.place + entry.key, text);
      if (localStorage.getItem(this.place + entry.key) === text) return;
    } catch {
      // Said below, whatever the browser's reason.
    }
    throw new NotKept();
  }

  drop(key) {
    localStorage.removeItem(this.place + key);
    this.onChange();
  }

  /**
   * Takes an entry back that has no answer. What may have reached the service, its answer lost, is sent
   * once more under its key, and then taken back there.
   */
  takeBack(entry) {
    const isElsewhere = Date.now() - entry.at > FOREIGN_MS;
    if (!this.tried.has(entry.key) && !isElsewhere) {
      this.drop(entry.key);
      return;
    }
    this.keep({ ...entry, back: true });
    this.onChange();
    this.send();
  }

  /** What the service answered to an entry of this tab; undefined as long as it has not. */
  answer(key) {
    return this.answers.get(key);
  }

  /** Takes an entry and sends it when it can; throws NotKept. */
  put(entry) {
    this.keep(entry);
    this.onChange();
    this.send();
  }

  /** What this tab is to send: its own, and what another tab has left. */
  due() {
    return this.unsettled().filter((entry) => entry.desk === this.desk || Date.now() - entry.at > FOREIGN_MS);
  }

  /** Sends what waits, one after another; goes on by itself until nothing does. */
  async send() {
    if (this.sending) return;
    this.sending = true;
    clearTimeout(this.timer);
    try {
      let next = this.due()[0];
      while (next && (await this.sendOne(next))) next = this.due()[0];
    } finally {
      this.sending = false;
    }
    this.onChange();
    if (this.unsettled().length > 0) {
      const pause = RETRY_MS[Math.min(Math.max(this.failures - 1, 0), RETRY_MS.length - 1)];
      this.timer = setTimeout(() => this.send(), pause);
    }
  }

  /** Whether to go on with the next one. */
  async sendOne(entry) {
    let response;
    let said;
    this.tried.add(entry.key);
    try {
      response = await this.post(entry.path, entry.body, entry.key);
      said = await (response.ok ? response.json() : response.json().catch(() => ({})));
      // Another tab may have taken it back meanwhile.
      const kept = localStorage.getItem(this.place + entry.key);
      entry = kept ? JSON.parse(kept) : entry;
      if (response.ok && entry.back) return await this.undo(entry, said);
    } catch {
      return this.later("No connection.");
    }
    if (!response.ok) return this.refuse(entry, response.status, said);
    this.answers.set(entry.key, said);
    return this.settle(entry);
  }

  /** Takes back at the service what it says it has. */
  async undo(entry, answer) {
    const path = entry.path.endsWith("/skip") ? entry.path.replace(/skip$/, "unskip") : `/${answer.id}/undo`;
    const response = await this.post(path, { desk: this.desk });
    const said = await response.json().catch(() => ({}));
    if (!response.ok) return this.refuse({ ...entry, back: false }, response.status, said);
    if (said.held) this.onHeld(entry.path.split("/")[2], said.lease);
    return this.settle(entry);
  }

  settle(entry) {
    this.sent++;
    this.failures = 0;
    this.trouble = "";
    this.drop(entry.key);
    return true;
  }

  refuse(entry, status, problem) {
    if (status === 401) return this.later("You are signed out. Sign in again in another tab.");
    if (problem.code === "forged-request") return this.later("You have signed in anew. Reload this page.");
    if (status >= 500 || status === 429 || problem.code === "idempotency-key-in-use") {
      return this.later("The service does not answer well.");
    }
    // The service has decided. What was said stays here until the person drops it, unless they took it back.
    if (entry.back) return this.settle(entry);
    this.keep({ ...entry, refused: problem.detail ?? `The service answered ${status}.`, code: problem.code });
    this.onChange();
    return true;
  }

  later(trouble) {
    this.failures++;
    this.trouble = trouble;
    return false;
  }

  post(path, body, key) {
    const headers = { "Content-Type": "application/json", "X-CSRF-Token": this.csrf };
    if (key) headers["Idempotency-Key"] = key;
    return fetch(this.api + path, { method: "POST", headers, body: JSON.stringify(body), cache: "no-store" });
  }
}
