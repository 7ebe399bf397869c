package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One production failure walks to a promotion: trace, failure, case, score, verdict, two approvals,
 * live prompt, rollback. Real launcher, Temporal server, database, object store and processes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstPathIT {
  private StackProcess stack;
  private Crew crew;
  private Caller lead;
  private Seed seed;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    stack = new StackProcess(home, Map.of());
    stack.up();
    crew = Crew.arriving(stack);
    lead = crew.lead();
    seed = new Seed(lead);
  }

  @AfterAll
  void stop() {
    stack.close();
  }

  @Test
  void aFailureBecomesACaseAScoreAVerdictAndAPromotedPrompt() throws Exception {
    tracesBecomeFailures();
    String dataset = failuresBecomeCases();
    Reply first = promptReading(1, "as it was");
    Reply second = promptReading(3, "reads three passages");
    String suite = suite(dataset);
    Reply baseline = seed.run(suite, prompt(first));
    Reply candidate = seed.run(suite, prompt(second));
    String gate = gate();
    assertThat(promote(first, gate, Map.of("candidateRun", baseline.id())).text("/state"))
        .isEqualTo("promoted");
    Reply promoted =
        promote(second, gate, Map.of("baselineRun", baseline.id(), "candidateRun", candidate.id()));
    assertThat(liveNumber()).isEqualTo(2);
    walksLineageFromThePromotionToTheTraces(promoted);
    crew.managers()
        .getFirst()
        .post("/promotions/" + promoted.id() + "/rollback", Map.of("reason", "a drill"))
        .expect(200);
    assertThat(liveNumber()).isEqualTo(1);
    assertThat(lead.post("/audit/verify", Map.of()).expect(200).text("/intact")).isEqualTo("true");
    Histories.check(stack, Handbook.FACTS.stream().map(Handbook.Fact::sentence).toList());
  }

  private void tracesBecomeFailures() {
    Reply imported = seed.traces(Handbook.unhappyTraces());
    assertThat(imported.number("/accepted")).isEqualTo(Handbook.FACTS.size());
    assertThat(seed.collect().number("/newFailures")).isEqualTo(Handbook.FACTS.size());
    assertThat(seed.collect().number("/newFailures")).as("nothing is collected twice").isZero();
  }

  private String failuresBecomeCases() {
    String document = seed.document("handbook", Handbook.markdown());
    String dataset = seed.dataset("handbook-regressions");
    Reply generated =
        seed.generate(
            Map.of(
                "dataset",
                dataset,
                "model",
                "builtin/extractive",
                "documents",
                List.of(document),
                "questionsPerDocument",
                3,
                "fromFailures",
                true,
                "finaliseChecked",
                true));
    assertThat(generated.number("/kept")).isGreaterThanOrEqualTo(Handbook.FACTS.size());
    seed.publish(dataset);
    return dataset;
  }

  private Reply promptReading(int passages, String note) {
    if (passages == 1) {
      lead.post("/prompts", Map.of("name", "handbook")).expect(201);
    }
    return seed.promptVersion(
        "handbook",
        Map.of("retrievalDepth", passages, "maxSentences", 1, "refuseBelow", 0.2),
        note);
  }

  private String suite(String dataset) {
    List<Map<String, Object>> assertions =
        List.of(
            Map.of("type", "f1", "threshold", 0.5), Map.of("type", "similar", "threshold", 0.7));
    return lead.post(
            "/suites", Map.of("name", "handbook", "dataset", dataset, "assertions", assertions))
        .expect(201)
        .id();
  }

  private String gate() {
    List<Map<String, Object>> rules =
        List.of(
            Map.of("type", "superiority", "metric", "f1"),
            Map.of("type", "non-inferiority", "metric", "similar", "margin", 0.05),
            Map.of("type", "coverage", "minimum", 0.95),
            Map.of("type", "required-cases"));
    return lead.post("/gates", Map.of("name", "better", "rules", rules)).expect(201).id();
  }

  private int liveNumber() {
    return lead.get("/prompts/handbook?stage=production").expect(200).number("/number");
  }

  private Reply promote(Reply version, String gate, Map<String, Object> runs) {
    Map<String, Object> request = new LinkedHashMap<>(runs);
    request.putAll(
        Map.of(
            "prompt",
            "handbook",
            "version",
            version.number("/number"),
            "stage",
            "production",
            "gate",
            gate));
    String id = lead.post("/promotions", request).expect(202).id();
    String path = "/promotions/" + id;
    lead.await(
        path, Duration.ofMinutes(1), reply -> reply.text("/state").equals("awaiting-approval"));
    lead.post(path + "/decisions", Map.of("kind", "approve")).expect(403);
    Caller first = crew.managers().getFirst();
    first.post(path + "/decisions", Map.of("kind", "approve", "comment", "ok")).expect(200);
    first.post(path + "/decisions", Map.of("kind", "approve")).expect(409);
    crew.managers().getLast().post(path + "/decisions", Map.of("kind", "approve")).expect(200);
    return lead.await(
        path, Duration.ofMinutes(1), reply -> reply.text("/state").equals("promoted"));
  }

  private void walksLineageFromThePromotionToTheTraces(Reply promoted) {
    Reply up =
        lead.get("/lineage/promotion/" + promoted.id() + "?direction=up&depth=10").expect(200);
    TreeSet<String> kinds = new TreeSet<>();
    for (JsonNode node : up.json().at("/nodes")) {
      kinds.add(node.at("/kind").asText());
    }
    assertThat(kinds)
        .contains(
            "verdict", "run", "case", "failure", "trace", "prompt-version", "person", "document");
  }

  private static Map<String, Object> prompt(Reply version) {
    return Map.of(
        "type", "prompt",
        "prompt", "handbook",
        "version", version.number("/number"),
        "model", "builtin/extractive");
  }
}
