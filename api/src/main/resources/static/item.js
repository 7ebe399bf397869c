// Writes one item into the page. Everything in it came from outside: its texts are drawn by the server, all else
// is text only, controls made visible.

/** Control characters and what turns text round, shown instead of obeyed, as in pages of the server. */
export function visible(text) {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/\u007f/g, "\u2421")
    .replace(/[\u0080-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}

function quote(text) {
  const element = document.createElement("div");
  element.className = "quote";
  element.dir = "auto";
  element.textContent = visible(text);
  return element;
}

/** Shows an item: its texts as the server drew them, every one escaped there. */
export function fill(root, item) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const wasOpen = part("fold")?.open ?? false;
  part("texts").innerHTML = item.html;
  // Whoever reads the context of one item reads that of the next.
  if (part("fold")) part("fold").open = wasOpen;
  part("prelabel").hidden = !item.prelabel;
  part("prelabel").textContent = item.prelabel ? visible(prelabel(item.prelabel)) : "";
  part("adjudication").hidden = item.purpose !== "adjudication";
  part("said").replaceChildren(...item.said.map((it) => quote(`${words(it.label, it.answers)}${it.note ? `: ${it.note}` : ""}`)));
}

/** What a judge says, with what that is worth. */
function prelabel({ label, score, reason }) {
  return `A judge says ${label}, ${score.toFixed(2)} of 1.${reason ? ` “${reason}”` : ""} It may be wrong: say what you find.`;
}

/** What was said in words: a label, or the answers of a form by their keys. */
export function words(label, answers) {
  return answers ? Object.entries(answers).map(([key, said]) => `${key}: ${word(said)}`).join(" · ") : label;
}

/** One answer: a word or text, several, or spans that were marked. */
function word(said) {
  if (!said?.spans) return [said].flat().join(", ");
  return said.spans.length === 0 ? "nothing to mark" : said.spans.map((it) => `${it.category} (${it.start + 1} to ${it.end})`).join(", ");
}

/** A label that the service did not take, with everything that was said. */
export function returned(entry) {
  const box = document.createElement("div");
  box.className = "returned";
  const why = document.createElement("p");
  why.textContent = entry.refused;
  const said = document.createElement("p");
  said.className = "quote";
  said.textContent = visible(`You said ${words(entry.body.label ?? entry.body.reason, entry.body.answers)} of: ${entry.question}${entry.body.note ? `\nNote: ${entry.body.note}` : ""}`);
  const drop = document.createElement("button");
  drop.type = "button";
  drop.dataset.drop = entry.key;
  drop.textContent = "I have read it";
  box.append(why, said, drop);
  return box;
}
