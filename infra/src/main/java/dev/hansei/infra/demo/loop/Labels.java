package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Review tasks over runs, filled as far as somebody has read the very output. */
final class Labels {
  static final String CRITERION = "answers-the-question";
  private static final String SENTENCE =
      "Read alone, the answer tells a developer what was asked and nothing that misleads; a refusal"
          + " is right only where the documents do not answer.";

  private final Api lead;
  private final Told told;

  Labels(Api lead, Told told) {
    this.lead = lead;
    this.told = told;
  }

  /** Makes the criterion; its id. */
  String criterion() {
    return lead.post("/criteria", Map.of("name", CRITERION, "sentence", SENTENCE))
        .path("id")
        .asText();
  }

  /** Opens a queue over those runs and brings the labels; the queue as it stands then. */
  JsonNode review(String name, List<String> runs, List<Map<String, Object>> lines) {
    Map<String, Object> wanted =
        Map.of(
            "name",
            name,
            "criterion",
            CRITERION,
            "runs",
            runs,
            "itemsMax",
            10_000,
            "reviewers",
            1,
            "patience",
            "P30D",
            "fallback",
            "hold");
    return fill(
        "/annotations/queues/" + lead.post("/annotations/queues", wanted).path("id").asText(),
        lines);
  }

  /** Brings the labels into a queue once it is laid out; the queue as it stands then. */
  JsonNode fill(String path, List<Map<String, Object>> lines) {
    JsonNode open =
        lead.await(
            path,
            now -> !now.path("state").asText().equals("preparing"),
            told.watching("review tasks"));
    if (!lines.isEmpty() && open.path("planned").asInt() > 0) {
      lead.postLines(path + "/labels", lines);
    }
    JsonNode filled = lead.get(path);
    told.now(
        "%d review tasks, %d filled from the label file (coverage %s)",
        filled.path("planned").asInt(),
        filled.at("/counts/labelled").asInt(),
        Told.number(filled.path("coverage").asDouble()));
    return filled;
  }

  /** As a lead who has seen that nothing is left to label. */
  void close(String path) {
    lead.post(path + "/close", Map.of());
  }
}
