package dev.hansei.api.firstpath;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A lead who has suites and gates, and starts campaigns on them from YAML. */
record Campaigner(Caller lead) {
  static final Duration PATIENCE = Duration.ofMinutes(3);

  void suite(String name, String dataset, List<Map<String, Object>> assertions) {
    lead.post("/suites", Map.of("name", name, "dataset", dataset, "assertions", assertions))
        .expect(201);
  }

  void gate(String name, List<Map<String, Object>> rules) {
    lead.post("/gates", Map.of("name", name, "rules", rules)).expect(201);
  }

  /** A rule that nearly everything was scored. */
  static Map<String, Object> coverage() {
    return Map.of("type", "coverage", "minimum", 0.95);
  }

  Reply yaml(String path, String document) {
    return lead.post(path, "application/yaml", document.getBytes(StandardCharsets.UTF_8));
  }

  /** Starts it; its id. */
  String start(String document) {
    return yaml("/campaigns", document).expect(202).id();
  }

  Reply awaitState(String campaign, String state) {
    return lead.await(
        "/campaigns/" + campaign, PATIENCE, reply -> reply.text("/state").equals(state));
  }

  void awaitStep(String campaign, String step) {
    lead.await("/campaigns/" + campaign, PATIENCE, reply -> reply.text("/step").equals(step));
  }
}
