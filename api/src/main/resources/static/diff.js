// Two texts compared by word, by the same rules as the service's own comparisons: Myers' algorithm over
// words, spaces and signs, each change as late in the text as that algorithm finds it.
/** Myers' time grows with words times differences. */
export const WORDS_MAX = 1500;

/** Scripts without spaces go sign by sign, but for Katakana, which write borrowed words. */
const SOLID = "[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]";
const BORROWED = "[\\p{sc=Katakana}\\u30fc]";
const WORD = new RegExp(
  `[ \\t\\n\\v\\f\\r]+|${BORROWED}+|${SOLID}|(?:(?!${SOLID}|${BORROWED})[\\p{L}\\p{N}_])+|[^ \\t\\n\\v\\f\\r\\p{L}\\p{N}_]`,
  "gu",
);

const words = (text) => text.match(WORD) ?? [];

/** The last node of the shortest way from nothing to all of both. */
function way(left, right) {
  const most = left.length + right.length + 1;
  const diagonal = new Map([[1, { i: 0, j: -1, isSnake: true, isFirst: true }]]);
  for (let d = 0; d < most; d++) {
    for (let k = -d; k <= d; k += 2) {
      const isDown = k === -d || (k !== d && diagonal.get(k - 1).i < diagonal.get(k + 1).i);
      const from = diagonal.get(isDown ? k + 1 : k - 1);
      let i = isDown ? from.i : from.i + 1;
      let j = i - k;
      let node = { i, j, isSnake: false, before: lastSnake(from) };
      while (i < left.length && j < right.length && left[i] === right[j]) {
        i++;
        j++;
      }
      if (i !== node.i) node = { i, j, isSnake: true, before: node };
      diagonal.set(k, node);
      if (i >= left.length && j >= right.length) return node;
    }
  }
  return undefined;
}

function lastSnake(node) {
  while (node && !node.isFirst && !node.isSnake && node.before) node = node.before;
  return node?.isFirst ? undefined : node;
}

/** What was changed, first to last: from and to in both. */
function changes(left, right) {
  const found = [];
  let node = way(left, right);
  if (node?.isSnake) node = node.before;
  while (node?.before && node.before.j >= 0) {
    const { i, j } = node;
    node = node.before;
    found.unshift({ from: node.i, to: i, fromRight: node.j, toRight: j });
    if (node.isSnake) node = node.before;
  }
  return found;
}

/**
 * The pieces of one text that holds both: {kind: same|removed|added, text}; undefined where they are too
 * long to compare while somebody types.
 */
export function diff(before, after) {
  const left = words(before);
  const right = words(after);
  if (left.length > WORDS_MAX || right.length > WORDS_MAX) return undefined;
  const pieces = [];
  const add = (kind, some) => some.length > 0 && pieces.push({ kind, text: some.join("") });
  let at = 0;
  for (const change of changes(left, right)) {
    add("same", left.slice(at, change.from));
    add("removed", left.slice(change.from, change.to));
    add("added", right.slice(change.fromRight, change.toRight));
    at = change.to;
  }
  add("same", left.slice(at));
  return pieces;
}
