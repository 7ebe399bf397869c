package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Suites, run on the application as it answers under a version. */
final class Runs {
  /** The metric of the learned judge. */
  static final String JUDGED = "answers";

  private final Api lead;
  private final URI application;
  private final Told told;
  private int asked;

  Runs(Api lead, URI application, Told told) {
    this.lead = lead;
    this.application = application;
    this.told = told;
  }

  /** Makes a suite over a dataset; with a judge it scores what that says too. */
  void suite(String name, String dataset, String judge) {
    List<Map<String, Object>> assertions = new ArrayList<>();
    assertions.add(Map.of("type", "similar", "threshold", 0.6));
    assertions.add(Map.of("type", "f1", "threshold", 0.3));
    if (!judge.isEmpty()) {
      assertions.add(Map.of("type", "judge", "metric", JUDGED, "judge", judge));
    }
    lead.post("/suites", Map.of("name", name, "dataset", dataset, "assertions", assertions));
  }

  /** Starts a run; its id. */
  String start(String suite, int version) {
    Map<String, Object> target = new LinkedHashMap<>();
    target.put("type", "http");
    target.put("url", application.resolve("/ask").toString());
    target.put("body", Map.of("question", "{{question}}", "promptVersion", "{{promptVersion}}"));
    target.put("prompt", Versions.PROMPT);
    target.put("version", version);
    return lead.post("/suites/runs", Map.of("suite", suite, "target", target)).path("id").asText();
  }

  /** Waits for a run to complete. */
  JsonNode ended(String run, String what) {
    JsonNode ended = lead.ended("/suites/runs/" + run, told.watching(what));
    asked += ended.path("planned").asInt() - ended.path("fromJournal").asInt();
    told.now(
        "%s: %d of %d scored%s",
        what, ended.at("/counts/scored").asInt(), ended.path("planned").asInt(), means(ended));
    return ended;
  }

  /** A run of somebody else's, which has completed. */
  JsonNode of(String id) {
    JsonNode ended = lead.get("/suites/runs/" + id);
    asked += ended.path("planned").asInt() - ended.path("fromJournal").asInt();
    return ended;
  }

  JsonNode run(String suite, int version, String what) {
    return ended(start(suite, version), what);
  }

  List<JsonNode> outcomes(JsonNode run) {
    return lead.all("/suites/runs/%s/outcomes".formatted(run.path("id").asText()));
  }

  /** Answers that the application gave in runs. */
  int asked() {
    return asked;
  }

  private static String means(JsonNode run) {
    StringBuilder means = new StringBuilder();
    for (JsonNode metric : run.path("summary")) {
      means.append(
          ", %s %s"
              .formatted(
                  metric.path("metric").asText(), Told.number(metric.path("mean").asDouble())));
    }
    return means.toString();
  }
}
