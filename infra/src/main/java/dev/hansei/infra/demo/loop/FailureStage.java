package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Traces that went wrong become failures, and these become cases. */
final class FailureStage {
  static final String DATASET = "failures";

  private final Api lead;
  private final Told told;

  FailureStage(Api lead, Told told) {
    this.lead = lead;
    this.told = told;
  }

  /** Says what counts as a failure, as it was committed. */
  void detectors() {
    lead.put("/failures/detectors", "application/yaml", Shipped.text("detectors.yaml"));
  }

  /** How many there are that nobody dismissed. */
  int found() {
    return lead.all("/failures").size();
  }

  /** Collects failures; how many there are. */
  int collect() {
    detectors();
    String id = lead.post("/failures/collections", Map.of()).path("id").asText();
    JsonNode ended = lead.ended("/failures/collections/" + id, told.watching("failures"));
    told.now(
        "%d traces read, %d failures",
        ended.path("tracesRead").asInt(), ended.path("newFailures").asInt());
    return ended.path("newFailures").asInt();
  }

  /** Makes a case of each; the generation as it ended. */
  JsonNode generate(String split, String model) {
    lead.post("/cases/datasets", Map.of("name", DATASET, "split", split));
    Map<String, Object> wanted =
        Map.of("dataset", DATASET, "model", model, "fromFailures", true, "finaliseChecked", true);
    String id = lead.post("/cases/generations", wanted).path("id").asText();
    JsonNode ended = lead.ended("/cases/generations/" + id, told.watching("cases of failures"));
    told.now(
        "%d cases made of failures, %d refused",
        ended.path("kept").asInt(), ended.path("rejected").asInt());
    if (ended.path("kept").asInt() > 0) {
      lead.post("/cases/datasets/%s/versions".formatted(DATASET), Map.of());
    }
    return ended;
  }
}
