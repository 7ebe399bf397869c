package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a campaign says of itself: its steps by their keys, its timeline, what it paid. */
record CampaignRecord(Reply reply) {
  Map<String, JsonNode> steps() {
    Map<String, JsonNode> steps = new TreeMap<>();
    reply.json().at("/steps").forEach(step -> steps.put(step.at("/key").asText(), step));
    return steps;
  }

  /** A step that must be there. */
  JsonNode step(String key) {
    return Optional.ofNullable(steps().get(key))
        .orElseThrow(() -> new AssertionError("the campaign did not do " + key));
  }

  /** What each step came to. */
  Map<String, String> results() {
    Map<String, String> results = new TreeMap<>();
    steps().forEach((key, step) -> results.put(key, step.at("/result").asText()));
    return results;
  }

  /** How many lines of the timeline have that code. */
  int count(String code) {
    int count = 0;
    for (JsonNode line : reply.json().at("/timeline")) {
      count += line.at("/code").asText().equals(code) ? 1 : 0;
    }
    return count;
  }

  /** No step paid more than was held back for it, they add up to the whole, and nothing is held. */
  void assertSpentAddsUp() {
    int paid = 0;
    for (JsonNode step : reply.json().at("/steps")) {
      assertThat(step.at("/paidCalls").asInt())
          .as("%s", step)
          .isLessThanOrEqualTo(step.at("/reservedCalls").asInt());
      paid += step.at("/paidCalls").asInt();
    }
    assertThat(reply.number("/budget/paidCalls")).isEqualTo(paid);
    assertThat(reply.number("/budget/reservedCalls")).isZero();
  }
}
