// Asks the columns of the playground and shows answers while they are written. Without this the form shows whole answers.
// What models say is text and stays text.
const form = document.querySelector("[data-playground]");
const answers = document.querySelector("[data-answers]");
const said = document.querySelector("[data-said]");
const stop = document.querySelector("[data-stop]");
const ask = document.querySelector("[data-ask]");
let open = null;

// Nothing is asked otherwise than it says: what is no such number goes as it was typed, and the service refuses it by name.
function typed(text, reads) {
  const said = text.trim();
  if (said === "") return undefined;
  return reads.test(said) ? Number(said.replace(",", ".")) : text;
}

function column(fields, index) {
  const version = fields.get(`version${index}`);
  return {
    ...(version === "draft" ? { draft: true } : { version: Number(version) }),
    model: fields.get(`model${index}`),
    settings: {
      temperature: typed(fields.get(`temperature${index}`), /^\d+([.,]\d+)?$/),
      maxTokens: typed(fields.get(`maxTokens${index}`), /^\d+$/),
    },
  };
}

function wanted() {
  const fields = new FormData(form);
  const trial = { columns: [], values: {}, fresh: fields.has("fresh") };
  for (let index = 1; fields.has(`version${index}`); index++) trial.columns.push(column(fields, index));
  for (const [name, value] of fields) {
    if (name.startsWith("value.")) trial.values[name.slice("value.".length)] = value.replaceAll("\r\n", "\n");
  }
  if (fields.get("fromCase")) trial.fromCase = fields.get("fromCase");
  return trial;
}

/** What the editor begins from: the version that was asked, with the figures that were typed beside it. */
function begun(data) {
  const { temperature, maxTokens } = column(new FormData(form), data.column).settings;
  return Object.entries({ from: data.version, temperature, maxTokens }).filter(([, value]) => value !== undefined);
}

/** One column's answer on the page. */
class Answer {
  constructor(data) {
    const made = document.querySelector("[data-answer]").content.cloneNode(true).firstElementChild;
    this.part = (name) => made.querySelector(`[data-${name}]`);
    this.part("title").textContent = `${data.version ? `v${data.version}` : "your draft"} on ${data.model}`;
    const edit = this.part("edit");
    if (edit && data.version) edit.href = `${edit.dataset.edit}?${new URLSearchParams(begun(data))}`;
    if (edit && !data.version) edit.textContent = "Save the draft as a version";
    if (!data.versionId) this.part("runs")?.remove();
    for (const link of made.querySelectorAll("[data-run]")) {
      link.href = `${link.dataset.run}?${new URLSearchParams({ target: data.versionId, model: data.model })}`;
    }
    answers.append(made);
    made.scrollIntoView({ block: "nearest" });
  }

  stand(state, words, detail = "") {
    this.part("state").className = `state ${state}`;
    this.part("state").textContent = words;
    this.part("detail").textContent = detail;
  }

  text(data) {
    this.stand("run", "Answering");
    this.part("text").append(data.text);
  }

  missed(data) {
    this.part("text").textContent = "";
    this.stand("warn", "Asked again", data.detail);
  }

  end(data) {
    this.part("text").textContent = data.text;
    this.part("figures").textContent = data.figures;
    this.stand("good", "Answered");
  }

  failed(data) {
    this.stand("bad", "No answer:", data.detail);
  }

  isAnswered() {
    return this.part("state").matches(".good");
  }

  /** Nothing comes any more. */
  cut() {
    if (this.part("state").matches(".run, .warn")) this.stand("bad", "No answer:", "it was stopped.");
  }
}

/** The events of a stream, one after another. */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const blocks = (rest + read.value).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const lines = block.split("\n");
      const of = (field) => lines.filter((line) => line.startsWith(field)).map((line) => line.slice(field.length).trim());
      yield { name: of("event:")[0], data: JSON.parse(of("data:").join("\n") || "{}") };
    }
  }
}

async function refusal(reply) {
  if (reply.status === 401) return "You are signed out. Sign in in another window and ask again.";
  try {
    return (await reply.json()).detail;
  } catch {
    return `The service answered ${reply.status}.`;
  }
}

// Not form.dataset: a field of that name hides it.
async function request(signal) {
  return fetch(form.getAttribute("data-playground"), {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream", "X-CSRF-Token": form.elements._csrf.value },
    body: JSON.stringify(wanted()),
    signal,
  });
}

async function listen(reply, columns) {
  for await (const { name, data } of events(reply.body)) {
    if (name === "asked") columns.set(data.column, new Answer(data));
    else if (name === "done") return `${[...columns.values()].filter((it) => it.isAnswered()).length} of ${columns.size} answered.`;
    else columns.get(data.column)?.[name]?.(data);
  }
  return "The connection broke off. Ask again: what was paid is shown at once.";
}

async function start() {
  if (open) return;
  open = new AbortController();
  const columns = new Map();
  answers.replaceChildren();
  ask.disabled = true;
  stop.hidden = false;
  said.textContent = "Asking …";
  try {
    const reply = await request(open.signal);
    said.textContent = reply.ok ? await listen(reply, columns) : `Nothing was asked. ${await refusal(reply)}`;
  } catch {
    said.textContent = open.signal.aborted ? "Stopped." : "The service does not answer. Ask again.";
  } finally {
    for (const answer of columns.values()) answer.cut();
    ask.disabled = false;
    stop.hidden = true;
    open = null;
  }
}

form?.addEventListener("submit", (event) => {
  if (event.submitter && event.submitter !== ask) return;
  event.preventDefault();
  start();
});
stop?.addEventListener("click", () => open?.abort());
addEventListener("pagehide", () => open?.abort());
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat || !form || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  form.requestSubmit(ask);
});
