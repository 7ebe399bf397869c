// A provider of fixed answers, by the whole prompt. Nothing is sent.
import { readFileSync } from 'node:fs';

const answers = JSON.parse(
  readFileSync(new URL('../../resources/promptfoo/answers.json', import.meta.url)),
);

export default class Fixed {
  id() {
    return 'fixed';
  }

  async callApi(prompt) {
    const output = answers[prompt];
    return output === undefined ? { error: `no answer to ${prompt}` } : { output };
  }
}
