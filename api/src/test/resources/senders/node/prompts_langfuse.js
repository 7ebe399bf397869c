// Fetches prompts by Langfuse's client for JavaScript, as applications do. LANGFUSE_HOST,
// LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY come from the environment. Prints one line of JSON.
import { LangfuseClient } from "@langfuse/client";

const client = new LangfuseClient({
  baseUrl: process.env.LANGFUSE_HOST,
  publicKey: process.env.LANGFUSE_PUBLIC_KEY,
  secretKey: process.env.LANGFUSE_SECRET_KEY,
});

async function refused(call) {
  try {
    await call();
    return "not refused";
  } catch (error) {
    return `${error.message} ${JSON.stringify(error.body ?? {})}`;
  }
}

const get = (name, options = {}) => client.prompt.get(name, { type: "chat", ...options });
const live = await get("answer", { cacheTtlSeconds: 0 });
const keyed = [];
for (let caller = 0; caller < 12; caller++) {
  keyed.push((await get("answer", { label: `production@u-${caller}` })).version);
}
const missing = await get("none", {
  fallback: [{ role: "user", content: "{{question}}" }],
  maxRetries: 0,
});
console.log(
  JSON.stringify({
    version: live.version,
    labels: live.labels,
    temperature: live.config.settings.temperature,
    compiled: live.compile({ question: "How long?" }),
    team: (await get("answer", { label: "team" })).version,
    latest: (await get("answer", { label: "latest" })).version,
    second: (await get("answer", { version: 2 })).version,
    text: (await client.prompt.get("plain")).compile({ question: "How long?" }),
    keyed,
    fallback: missing.isFallback,
    listed: (await client.api.prompts.list({ limit: 10 })).data.map((each) => each.name),
    moved: await refused(() =>
      client.prompt.update({ name: "answer", version: 2, newLabels: ["production"] }),
    ),
    labelled: await refused(() =>
      client.prompt.create({ name: "new", prompt: "x", labels: ["production"] }),
    ),
    saved: (
      await client.prompt.create({
        name: "new",
        type: "chat",
        prompt: [{ role: "user", content: "{{question}}" }],
      })
    ).version,
  }),
);
