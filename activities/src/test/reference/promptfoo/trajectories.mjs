// What promptfoo says of tool calls: each list of calls becomes a trace for promptfoo, one span a
// call, and the text in which Hansei keeps calls for us (TrajectoryTest). Nothing is sent.
//
//   cd activities/src/test/reference/promptfoo && npm install --omit=optional
//   PROMPTFOO_DISABLE_TELEMETRY=1 PROMPTFOO_DISABLE_UPDATE=1 node trajectories.mjs
//
// writes ../../resources/metrics/promptfoo-trajectories.jsonl.
import { readFileSync, writeFileSync } from 'node:fs';
import promptfoo from 'promptfoo';

const version = JSON.parse(readFileSync(new URL('package.json', import.meta.url))).dependencies
  .promptfoo;

const call = (name, args) => ({ name, arguments: args });
const vars = { tool: 'weather' };

const answers = [
  [],
  [call('weather', { city: 'Paris' })],
  [call('weather', { city: 'Paris', unit: 'C', days: 1 })],
  [call('Weather', { city: 'paris' })],
  [call('search_flights', { to: 'Paris' }), call('book', { seat: { row: 4, side: 'A' } })],
  [call('book', { seat: { row: 4, side: 'A' } }), call('search_flights', { to: 'Paris' })],
  [call('search_flights', {}), call('weather', { city: 'Paris' }), call('book', {})],
  [call('search_flights', { to: 'Rome' }), call('search_flights', { to: 'Paris', tags: ['a', 'b'] })],
  [call('weather', { city: 'Paris', request_id: 'r-1', trace_id: 't-1' })],
  [call('weather.today', { city: null })],
];

const used = (value) => ({ type: 'trajectory:tool-used', value });
const sequence = (value) => ({ type: 'trajectory:tool-sequence', value });
const args = (value) => ({ type: 'trajectory:tool-args-match', value });
const count = (value) => ({ type: 'trajectory:step-count', value });

const asked = [
  used('weather'),
  used('{{tool}}'),
  used('search_*'),
  used('w?ather'),
  used('weather.today'),
  used(['weather', 'book']),
  used(['search_flights', 'book']),
  used({ name: 'search_flights', min: 2 }),
  used({ pattern: 'search*', max: 1 }),
  used({ name: 'book', min: 0, max: 0 }),
  sequence(['search_flights', 'book']),
  sequence({ mode: 'exact', steps: ['search_flights', 'book'] }),
  sequence({ mode: 'in_order', steps: [{ name: 'search_*' }, { pattern: '*' }] }),
  sequence(['{{tool}}']),
  sequence({ mode: 'exact', steps: ['weather'] }),
  args({ name: 'weather', args: { city: 'Paris' } }),
  args({ name: 'weather', args: { city: 'Paris' }, mode: 'exact' }),
  args({ name: 'weather', arguments: {} }),
  args({ name: 'weather', args: {}, mode: 'exact' }),
  args({
    name: 'weather',
    args: { city: 'Paris' },
    mode: 'exact',
    defaults: { unit: 'C', days: 1.0 },
  }),
  args({ name: 'weather', args: { city: 'Paris' }, mode: 'exact', ignore: '*_id' }),
  args({ name: 'weather', args: { city: 'Paris' }, mode: 'exact', ignore: ['request_id', 'trace_id'] }),
  args({ name: 'weather', args: { city: 'Paris', x: 1 }, mode: 'exact', ignore: ['x', '*_id'] }),
  args({ name: 'book', args: { seat: { row: 4 } } }),
  args({ name: 'book', args: { seat: { row: 4 } }, mode: 'exact' }),
  args({ pattern: 'search_*', args: { tags: ['a', 'b'] } }),
  args({ pattern: 'search_*', args: { tags: ['a'] } }),
  args({ name: 'weather.today', args: { city: null } }),
  count({ min: 1 }),
  count({ max: 0 }),
  count({ min: 2, max: 2 }),
  count({ type: 'tool', min: 1, pattern: 'search_*' }),
  count({ max: 1, name: 'book' }),
];

async function verdict(assertion, calls) {
  const spans = calls.map((one, i) => ({
    spanId: `s${i}`,
    name: 'execute_tool',
    startTime: i,
    endTime: i + 1,
    attributes: { 'tool.name': one.name, 'tool.arguments': JSON.stringify(one.arguments) },
  }));
  const { pass, score } = await promptfoo.assertions.runAssertion({
    assertion,
    test: { vars },
    providerResponse: { output: 'x' },
    traceId: 't',
    traceData: { traceId: 't', evaluationId: 'e', testCaseId: 'c', spans },
  });
  return { pass, score };
}

/** As ToolCalls writes it: fields sorted, no white space. */
function kept(value) {
  if (Array.isArray(value)) return value.map(kept);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, kept(value[key])]),
  );
}

const lines = [{ promptfoo: version }];
for (const one of asked) {
  for (const assertion of [one, { ...one, type: `not-${one.type}` }]) {
    for (const calls of answers) {
      const output = JSON.stringify(kept(calls));
      lines.push({ assertion, vars, output, ...(await verdict(assertion, calls)) });
    }
  }
}
const path = new URL('../../resources/metrics/promptfoo-trajectories.jsonl', import.meta.url);
writeFileSync(path, lines.map((line) => JSON.stringify(line)).join('\n') + '\n');
console.log(lines.length - 1);
process.exit(0);
