// What promptfoo itself says of pairs of assertion and answer: the verdicts that ours are held
// against (PromptfooParityTest). Nothing is asked of a model and nothing is sent.
//
//   cd activities/src/test/reference/promptfoo && npm install --omit=optional
//   PROMPTFOO_DISABLE_TELEMETRY=1 PROMPTFOO_DISABLE_UPDATE=1 node verdicts.mjs
//
// writes ../../resources/metrics/promptfoo-{pairs,tests}.jsonl.
import { readFileSync, writeFileSync } from 'node:fs';
import promptfoo from 'promptfoo';
import { groups, tests, answers } from './groups.mjs';

const version = JSON.parse(readFileSync(new URL('package.json', import.meta.url))).dependencies
  .promptfoo;
const lines = [{ promptfoo: version }];

async function verdict(call) {
  try {
    const { pass, score, namedScores } = await call();
    return { pass, score, ...(namedScores && { namedScores }) };
  } catch (error) {
    return { error: String(error.message).split('\n')[0].slice(0, 120) };
  }
}

for (const { name, assertions, outputs, vars = {}, latencyMs = 100, cost = 0.001 } of groups) {
  for (const assertion of assertions) {
    for (const output of outputs) {
      const said = await verdict(() =>
        promptfoo.assertions.runAssertion({
          assertion,
          test: { vars },
          latencyMs,
          providerResponse: { output, cost },
        }),
      );
      lines.push({ group: name, assertion, vars, latencyMs, cost, output, ...said });
    }
  }
}
write('promptfoo-pairs.jsonl', lines);

const whole = [{ promptfoo: version }];
for (const test of tests) {
  for (const output of answers) {
    const said = await verdict(() =>
      promptfoo.assertions.runAssertions({
        test: { vars: {}, ...test },
        latencyMs: 100,
        providerResponse: { output, cost: 0.001 },
      }),
    );
    whole.push({ ...test, output, ...said });
  }
}
write('promptfoo-tests.jsonl', whole);

function write(file, all) {
  const path = new URL(`../../resources/metrics/${file}`, import.meta.url);
  writeFileSync(path, all.map((line) => JSON.stringify(line)).join('\n') + '\n');
  console.log(`${file}: ${all.length - 1}`);
}
process.exit(0);
