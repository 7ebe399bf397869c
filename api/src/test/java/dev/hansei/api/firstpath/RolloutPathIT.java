package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A release step by step, on real processes and by the doors that applications have: a version that
 * does harm is taken back by itself, a good one gets to everybody, though api and worker are killed
 * on its way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolloutPathIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String PROMPT = "handbook";
  private static final int CALLERS = 60;

  private StackProcess stack;
  private Caller lead;
  private List<Caller> managers;
  private Seed seed;
  private LiveTraffic traffic;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    stack = new StackProcess(home, Map.of());
    stack.up();
    People people = new People(stack.base());
    Caller admin = people.admin(stack.adminLink());
    lead = people.invited(admin, "lead@example.org", List.of("lead", "developer"));
    managers =
        List.of(
            people.invited(admin, "first@example.org", List.of("release-manager")),
            people.invited(admin, "second@example.org", List.of("release-manager")));
    seed = new Seed(lead);
    traffic =
        new LiveTraffic(
            lead, PROMPT, Map.of(1, user -> user % 7 != 0, 2, _ -> false, 3, _ -> true));
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void harmIsTakenBackByItselfAndWhatIsGoodGetsToEverybody() throws Exception {
    String suite = suite();
    lead.post("/prompts", Map.of("name", PROMPT)).expect(201);
    Map<String, Object> coverage = Map.of("type", "coverage", "minimum", 0.5);
    String gate =
        lead.post("/gates", Map.of("name", "complete", "rules", List.of(coverage)))
            .expect(201)
            .id();
    String baseline = run(suite, 1);
    String first = approved(1, Map.of("gate", gate, "candidateRun", baseline));
    awaitState(first, "promoted");
    Map<String, Object> runs = Map.of("gate", gate, "baselineRun", baseline);

    String harmful = approved(2, planned(runs, run(suite, 2)));
    traffic.flow(PATIENCE, () -> !state(harmful).equals("rolling"));
    assertThat(state(harmful)).isEqualTo("rolled-back");
    assertThat(traffic.servesSoon(CALLERS)).as("the next fetch of everybody").containsExactly(1);
    assertThat(traffic.served()).containsExactlyInAnyOrder(1, 2);
    Reply steps = lead.get("/promotions/" + harmful + "/steps").expect(200);
    assertThat(steps.text("/items/0/state")).isEqualTo("back");
    assertThat(steps.text("/items/0/reason")).contains("thumbs");

    String good = approved(3, planned(runs, run(suite, 3)));
    traffic.flow(PATIENCE, () -> step(good) == 2);
    kill("worker");
    kill("api");
    traffic.flow(PATIENCE, () -> !state(good).equals("rolling"));
    assertThat(state(good)).isEqualTo("promoted");
    assertThat(traffic.servesSoon(CALLERS)).containsExactly(3);
    assertThat(lead.post("/audit/verify", Map.of()).expect(200).text("/intact")).isEqualTo("true");
    Histories.check(stack, List.of("How long is it kept", "As version"));
  }

  private String suite() {
    String document = seed.document("handbook", Handbook.markdown());
    String dataset = seed.dataset("handbook-questions");
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
            "finaliseChecked",
            true));
    seed.publish(dataset);
    List<Map<String, Object>> assertions = List.of(Map.of("type", "f1", "threshold", 0.5));
    return lead.post(
            "/suites", Map.of("name", "handbook", "dataset", dataset, "assertions", assertions))
        .expect(201)
        .id();
  }

  private String run(String suite, int version) {
    Map<String, Object> application = Map.of("retrievalDepth", version, "maxSentences", 1);
    seed.promptVersion(PROMPT, application, "reads " + version);
    Map<String, Object> target =
        Map.of(
            "type", "prompt", "prompt", PROMPT, "version", version, "model", "builtin/extractive");
    return seed.run(suite, target).id();
  }

  private static Map<String, Object> planned(Map<String, Object> runs, String candidateRun) {
    Map<String, Object> request = new LinkedHashMap<>(runs);
    request.put("candidateRun", candidateRun);
    request.put(
        "plan",
        Map.of(
            "steps",
            List.of(
                Map.of("percent", 10, "outcomes", 30, "baselinePer", 2),
                Map.of("percent", 50, "outcomes", 30)),
            "metrics",
            List.of(Map.of("name", "thumbs")),
            "patience",
            "P1D"));
    return request;
  }

  /** A promotion that both managers have approved. */
  private String approved(int version, Map<String, Object> runs) {
    Map<String, Object> request = new LinkedHashMap<>(runs);
    request.putAll(Map.of("prompt", PROMPT, "version", version, "stage", "production"));
    String id = lead.post("/promotions", request).expect(202).id();
    awaitState(id, "awaiting-approval");
    for (Caller manager : managers) {
      manager.post("/promotions/" + id + "/decisions", Map.of("kind", "approve")).expect(200);
    }
    return id;
  }

  private void awaitState(String promotion, String wanted) {
    lead.await(
        "/promotions/" + promotion,
        Duration.ofMinutes(1),
        reply -> reply.text("/state").equals(wanted));
  }

  private String state(String promotion) {
    return lead.await("/promotions/" + promotion, PATIENCE, _ -> true).text("/state");
  }

  /** How many steps have begun. */
  private int step(String promotion) {
    return lead.await("/promotions/" + promotion + "/steps", PATIENCE, _ -> true)
        .json()
        .at("/items")
        .size();
  }

  private void kill(String part) {
    stack.process(part).orElseThrow().destroyForcibly();
  }
}
