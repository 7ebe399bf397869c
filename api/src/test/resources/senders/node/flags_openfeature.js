// Evaluates live prompts as flags by OpenFeature's SDK for servers and its OFREP provider.
// HANSEI_URL and HANSEI_TOKEN come from the environment. Prints one line of JSON.
import { OpenFeature } from "@openfeature/server-sdk";
import { OFREPProvider } from "@openfeature/ofrep-provider";

async function clientWith(secret) {
  const provider = new OFREPProvider({
    baseUrl: process.env.HANSEI_URL,
    headers: { Authorization: `Bearer ${secret}` },
  });
  await OpenFeature.setProviderAndWait(provider);
  return OpenFeature.getClient();
}

const client = await clientWith(process.env.HANSEI_TOKEN);
const live = await client.getObjectDetails("answer", {});
const keyed = [];
for (let caller = 0; caller < 12; caller++) {
  const details = await client.getObjectDetails("answer", {}, { targetingKey: `u-${caller}` });
  keyed.push(details.variant);
}
const found = {
  message: live.value.messages[0].content,
  variant: live.variant,
  reason: live.reason,
  name: live.flagMetadata.name,
  number: await client.getNumberValue("answer@production.number", 0),
  text: await client.getStringValue("answer@production.text", ""),
  keyed,
  missing: (await client.getObjectDetails("none", {})).errorCode,
  wrong_type: (await client.getBooleanDetails("answer", false)).errorCode,
};
found.stranger = (await (await clientWith("hsi_wrong")).getObjectDetails("answer", {})).errorCode;
console.log(JSON.stringify(found));
