package dev.hansei.api.prompts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProviderOptions;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;

/**
 * Evaluates live prompts as flags by OpenFeature's Java SDK and its OFREP provider, and tells what
 * came as the scripts of the other languages do.
 */
final class OpenFeatureFlags {
  private static final int CALLERS = 12;

  private final String base;

  OpenFeatureFlags(String base) {
    this.base = base;
  }

  /** What whoever has that token finds. */
  ObjectNode found(String token) {
    Client client = client("application", token);
    var live = client.getObjectDetails("answer", new Value());
    ObjectNode found = JsonNodeFactory.instance.objectNode();
    found
        .put("message", message(live.getValue()))
        .put("variant", live.getVariant())
        .put("reason", live.getReason())
        .put("name", live.getFlagMetadata().getString("name"))
        .put("number", client.getIntegerValue("answer@production.number", 0))
        .put("text", client.getStringValue("answer@production.text", ""));
    var keyed = found.putArray("keyed");
    for (int caller = 0; caller < CALLERS; caller++) {
      var context = new ImmutableContext("u-" + caller);
      keyed.add(client.getObjectDetails("answer", new Value(), context).getVariant());
    }
    Client stranger = client("stranger", "hsi_wrong");
    return found
        .put("missing", code(client, "none"))
        .put("wrong_type", client.getBooleanDetails("answer", false).getErrorCode().name())
        .put("stranger", code(stranger, "answer"));
  }

  /** The name of the error that an evaluation tells; the application gets its default. */
  static String code(Client client, String flag) {
    return client.getObjectDetails(flag, new Value()).getErrorCode().name();
  }

  /** A client of its own domain, so that one does not speak with the other's token. */
  Client client(String domain, String token) {
    var options =
        OfrepProviderOptions.builder()
            .baseUrl(base)
            .headers(ImmutableMap.of("Authorization", ImmutableList.of("Bearer " + token)))
            .build();
    var api = OpenFeatureAPI.getInstance();
    api.setProviderAndWait(domain, OfrepProvider.constructProvider(options));
    return api.getClient(domain);
  }

  private static String message(Value prompt) {
    Value first = prompt.asStructure().getValue("messages").asList().getFirst();
    return first.asStructure().getValue("content").asString();
  }
}
