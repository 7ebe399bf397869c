package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What the steps of a campaign made, as far as it came to them. */
final class Findings {
  private final Api lead;
  private final Runs runs;
  private final JsonNode campaign;

  Findings(Api lead, Runs runs, JsonNode campaign) {
    this.lead = lead;
    this.runs = runs;
    this.campaign = campaign;
  }

  /** A run, by its step's key. */
  Optional<JsonNode> run(String key) {
    return made(key).map(runs::of);
  }

  /** The queue, also while it is open. */
  Optional<JsonNode> queue() {
    return subject("annotate").map(id -> lead.get("/annotations/queues/" + id));
  }

  Optional<JsonNode> calibration() {
    return made("calibrate").map(id -> lead.get("/calibrations/" + id));
  }

  /** What the gate said of the candidate of that number. */
  Optional<JsonNode> verdict(int candidate) {
    return made("gate-" + candidate).map(id -> lead.get("/gates/verdicts/" + id));
  }

  Optional<Tuning.Learnt> learnt() {
    return made("tune").map(id -> Tuning.of(lead, id));
  }

  Optional<JsonNode> promotion() {
    return made("promote").map(id -> lead.get("/promotions/" + id));
  }

  private Optional<String> made(String key) {
    return step(key)
        .filter(step -> step.path("state").asText().equals("done"))
        .flatMap(_ -> subject(key));
  }

  private Optional<String> subject(String key) {
    return step(key).map(step -> step.path("subject").asText()).filter(id -> !id.isEmpty());
  }

  private Optional<JsonNode> step(String key) {
    for (JsonNode each : campaign.path("steps")) {
      if (each.path("key").asText().equals(key)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
