package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Follows a campaign in a terminal: each new line of its timeline once, in its order. */
final class CampaignWatch {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Set<String> ENDED = Set.of("completed", "cancelled", "failed");

  private final Api api;
  private final Output output;
  private long told;

  CampaignWatch(Api api, Output output) {
    this.api = api;
    this.output = output;
  }

  /** Returns the campaign as it ended. */
  JsonNode toTheEnd(String path) {
    while (true) {
      JsonNode now = api.get(path);
      tell(now);
      if (ENDED.contains(now.path("state").asText())) {
        return now;
      }
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw CliFailure.refused("interrupted; the campaign goes on");
      }
    }
  }

  private void tell(JsonNode campaign) {
    List<JsonNode> fresh = new ArrayList<>();
    for (JsonNode line : campaign.path("timeline")) {
      if (line.path("sequence").asLong() > told) {
        fresh.add(line);
      }
    }
    Collections.reverse(fresh);
    for (JsonNode line : fresh) {
      told = line.path("sequence").asLong();
      if (!output.isJson()) {
        output.say(campaign, line.path("words").asText());
      }
    }
  }

  /** A list as {@link Output#table} takes it. */
  static JsonNode items(JsonNode list) {
    var page = JsonNodeFactory.instance.objectNode();
    page.set("items", list);
    return page;
  }
}
