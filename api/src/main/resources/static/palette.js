// Ctrl/Cmd K or /: every action on the page, every section, and objects by name from the server.
let options = [];
let active = 0;
let asked = 0;

function actions() {
  const found = [];
  for (const link of document.querySelectorAll("#side a")) {
    found.push({ name: `Go to ${link.dataset.word}`, kind: "page", go: () => link.click() });
  }
  for (const button of document.querySelectorAll("main [data-key]:not(input):not(textarea)")) {
    if (button.offsetParent === null || button.disabled) continue;
    const copy = button.cloneNode(true);
    for (const kbd of copy.querySelectorAll("kbd")) kbd.remove();
    const name = copy.textContent.trim().replace(/\s+/g, " ");
    found.push({ name, kind: "action", go: () => button.click() });
  }
  for (const button of document.querySelectorAll(".top [data-palette]")) {
    found.push({ name: button.dataset.palette, kind: "action", go: () => button.click() });
  }
  return found;
}

function matches(name, words) {
  const text = name.toLowerCase();
  return words.every((word) => text.includes(word));
}

function draw(list) {
  list.replaceChildren();
  options.forEach((option, i) => {
    const item = document.createElement("div");
    item.setAttribute("role", "option");
    item.id = `option-${i}`;
    item.setAttribute("aria-selected", String(i === active));
    const name = document.createElement("span");
    name.textContent = option.name;
    const kind = document.createElement("span");
    kind.className = "muted";
    kind.textContent = option.kind;
    item.append(name, kind);
    item.addEventListener("click", () => run(i));
    list.append(item);
  });
  const input = list.closest("dialog").querySelector("input");
  if (options.length > 0) input.setAttribute("aria-activedescendant", `option-${active}`);
  else input.removeAttribute("aria-activedescendant");
  list.children[active]?.scrollIntoView({ block: "nearest" });
}

function run(index) {
  const option = options[index];
  document.getElementById("palette").close();
  option?.go();
}

async function search(dialog) {
  const text = dialog.querySelector("input").value.trim();
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const list = dialog.querySelector("[role=listbox]");
  const mine = ++asked;
  options = actions().filter((action) => matches(action.name, words)).slice(0, 12);
  active = 0;
  draw(list);
  if (text.length < 2) return;
  const url = `${dialog.dataset.search}?q=${encodeURIComponent(text)}`;
  const response = await fetch(url, { headers: { accept: "application/json" } }).catch(() => null);
  if (!response?.ok || mine !== asked) return;
  const { items } = await response.json();
  options = options.concat(items.map((item) => ({
    name: item.name, kind: item.kind, go: () => (location.href = item.href) })));
  draw(list);
}

function move(dialog, step) {
  if (options.length === 0) return;
  active = (active + step + options.length) % options.length;
  draw(dialog.querySelector("[role=listbox]"));
}

/** Starts listening. */
export function startPalette() {
  const dialog = document.getElementById("palette");
  if (!dialog) return;
  const input = dialog.querySelector("input");
  const open = () => {
    if (dialog.open) return;
    input.value = "";
    dialog.showModal();
    search(dialog);
  };
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    }
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-do=palette]")) open();
    if (event.target === dialog) dialog.close();
  });
  input.addEventListener("input", () => search(dialog));
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") move(dialog, 1);
    else if (event.key === "ArrowUp") move(dialog, -1);
    else if (event.key === "Enter") run(active);
    else return;
    event.preventDefault();
  });
}
