package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The gate, and promotions by it: two who are not the author approve, and both are simulated. */
final class Release {
  static final String FIRST = "first-release";
  private static final String BETTER = "better";
  private static final String COMMENT = "Approved by a simulation, on what the gate says.";

  private final Cast cast;
  private final Told told;

  Release(Cast cast, Told told) {
    this.cast = cast;
    this.told = told;
  }

  /** Runs by which a version is asked for. */
  record Request(int version, String gate, Optional<String> baselineRun, String candidateRun) {}

  /** Saves the gates as they were committed. */
  void gates() {
    for (String name : List.of(FIRST, BETTER)) {
      cast.lead().post("/gates", "application/yaml", Shipped.text("gates/%s.yaml".formatted(name)));
    }
  }

  /** The next number of a gate: the same rules and one on the judge's metric. */
  void addJudgesClause() {
    JsonNode gate = cast.lead().get("/gates/" + BETTER);
    var rules = ((ArrayNode) gate.path("rules")).deepCopy();
    rules.addObject().put("type", "superiority").put("metric", Runs.JUDGED);
    Map<String, Object> wanted = Map.of("name", BETTER, "rules", rules);
    cast.lead().post("/gates", wanted);
  }

  /** What the gate says of two runs; nothing moves. */
  JsonNode ask(String baselineRun, String candidateRun) {
    JsonNode said =
        cast.lead()
            .post(
                "/gates/%s/verdicts".formatted(BETTER),
                Map.of("baselineRun", baselineRun, "candidateRun", candidateRun));
    told.now("the gate says %s", said.at("/verdict/type").asText());
    return said;
  }

  /** Asks for a version to go live and lets two managers approve; the promotion as it ended. */
  JsonNode promote(Request wanted) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("prompt", Versions.PROMPT);
    body.put("version", wanted.version());
    body.put("stage", "production");
    body.put("gate", wanted.gate());
    wanted.baselineRun().ifPresent(run -> body.put("baselineRun", run));
    body.put("candidateRun", wanted.candidateRun());
    String path = "/promotions/" + cast.lead().post("/promotions", body).path("id").asText();
    return approve(path);
  }

  /** Two managers approve what the gate lets pass; the promotion as it ended. */
  JsonNode approve(String path) {
    JsonNode asked =
        cast.lead().await(path, now -> !is(now, "checking"), told.watching("the promotion"));
    if (is(asked, "awaiting-approval")) {
      for (Api manager : cast.managers()) {
        manager.post(path + "/decisions", Map.of("kind", "approve", "comment", COMMENT));
      }
      asked =
          cast.lead()
              .await(path, now -> !is(now, "awaiting-approval"), told.watching("the promotion"));
    }
    told.now("the promotion: %s", asked.path("state").asText());
    return asked;
  }

  private static boolean is(JsonNode promotion, String state) {
    return promotion.path("state").asText().equals(state);
  }
}
