// Runs promptfoo itself on the configurations in ../../resources/promptfoo, with a provider of fixed
// answers, and keeps what it said of each test (PromptfooRunIT). Nothing is sent anywhere.
//
//   cd api/src/test/reference/promptfoo && npm install && node runs.mjs
//
// writes ../../resources/promptfoo/NAME.results.json.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const resources = join(here, '../../resources/promptfoo');
const version = JSON.parse(readFileSync(join(here, 'package.json'))).dependencies.promptfoo;

for (const name of ['refunds', 'shapes', 'texts', 'calls']) {
  const scratch = mkdtempSync(join(tmpdir(), 'promptfoo-'));
  // promptfoo reads file:// beside the configuration.
  const config = join(here, `${name}.yaml`);
  copyFileSync(join(resources, `${name}.yaml`), config);
  const out = join(scratch, 'out.json');
  const words = ['eval', '-c', config, '-o', out, '--no-cache', '--no-table', '--no-write'];
  const env = {
    ...process.env,
    PROMPTFOO_CONFIG_DIR: scratch,
    PROMPTFOO_DISABLE_TELEMETRY: '1',
    PROMPTFOO_DISABLE_UPDATE: '1',
    PROMPTFOO_DISABLE_REMOTE_GENERATION: '1',
  };
  try {
    execFileSync(join(here, 'node_modules/.bin/promptfoo'), words, { env, stdio: 'pipe' });
  } catch (error) {
    // 100: some test failed, as some are meant to.
    if (error.status !== 100) throw error;
  }
  const said = JSON.parse(readFileSync(out)).results.results
    .sort((left, right) => left.testIdx - right.testIdx)
    .map((one) => ({
    question: one.prompt.raw,
    pass: one.success,
    score: one.score,
    namedScores: one.namedScores,
    assertions: (one.gradingResult?.componentResults ?? []).map((part) => ({
      type: part.assertion?.type ?? 'assert-set',
      metric: part.assertion?.metric,
      pass: part.pass,
      score: part.score,
    })),
  }));
  writeFileSync(
    join(resources, `${name}.results.json`),
    JSON.stringify({ promptfoo: version, tests: said }, null, 1) + '\n',
  );
  console.log(`${name}: ${said.length}`);
  rmSync(config);
  rmSync(scratch, { recursive: true });
}
