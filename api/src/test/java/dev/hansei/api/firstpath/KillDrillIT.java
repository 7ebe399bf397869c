package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hansei.infra.models.StubModelServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills worker, api, Temporal and database at random moments of a suite run. The run finishes, its
 * rows equal those of a twin run without faults, and the stub was asked again at most for what was
 * in flight.
 *
 * <p>{@code -Dhansei.drill.kills=N} sets how often (20), {@code -Dhansei.drill.seed=N} repeats a
 * drill.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillDrillIT {
  private static final int KILLS = Integer.getInteger("hansei.drill.kills", 20);
  private static final long SEED = Long.getLong("hansei.drill.seed", new Random().nextLong());

  /** What a worker has in flight at once: its default limit per model. */
  private static final int IN_FLIGHT = 32;

  private static final int CASES = 400;
  private static final Duration LATENCY = Duration.ofMillis(150);

  private StubModelServer model;
  private StackProcess stack;
  private Caller lead;
  private Seed seed;
  private String suite;
  private int prompts;
  private Map<Integer, String> twin;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    assumeTrue(
        Boolean.parseBoolean(System.getProperty("hansei.drills", "false")),
        "the kill drills run with infra/hansei test --drills");
    Map<String, String> answers = new LinkedHashMap<>();
    IntStream.range(0, CASES).forEach(i -> answers.put(question(i), "answer " + i));
    model =
        StubModelServer.start(StubModelServer.Setup.plain().knowing(answers, 801).taking(LATENCY));
    stack =
        new StackProcess(
            home, Map.of("OPENAI_BASE_URL", model.baseUrl(), "OPENAI_API_KEY", "stub"));
    stack.up();
    lead = new People(stack.base()).admin(stack.adminLink());
    seed = new Seed(lead);
    prepare();
    twin = rows(seed.finished(startRun()).id());
    System.out.printf("drill seed %d, %d kills each%n", SEED, KILLS);
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
    }
    if (model != null) {
      model.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker", "api", "temporal", "registry"})
  void aRunFinishesAsItsTwinHoweverOftenAPartIsKilled(String part) throws Exception {
    Drill drill = new Drill(stack, SEED + part.hashCode());
    while (drill.kills() < KILLS) {
      int before = drill.kills();
      int repeatedBefore = model.repeatedCalls();
      String run = startRun();
      while (drill.kills() < KILLS && isRunning(run)) {
        drill.killOnce(part);
      }
      assertThat(rows(seed.finished(run).id())).as("rows of run %s", run).isEqualTo(twin);
      assertThat(model.repeatedCalls() - repeatedBefore)
          .as("calls that were paid again after %d kills", drill.kills() - before)
          .isLessThanOrEqualTo(IN_FLIGHT * (drill.kills() - before));
    }
  }

  private static String question(int i) {
    return "What is the answer to question %d?".formatted(i);
  }

  private void prepare() {
    String dataset = seed.dataset("drill");
    List<Map<String, Object>> cases =
        IntStream.range(0, CASES)
            .mapToObj(
                i -> Map.<String, Object>of("question", question(i), "reference", "answer " + i))
            .toList();
    lead.post("/cases/datasets/" + dataset + "/cases", "application/jsonl", Seed.jsonl(cases))
        .expect(200);
    seed.publish(dataset);
    lead.post("/prompts", Map.of("name", "drill")).expect(201);
    String criterion =
        lead.post("/criteria", Map.of("name", "right", "sentence", "The answer is right."))
            .expect(201)
            .id();
    String judge =
        lead.post(
                "/criteria/" + criterion + "/judges",
                Map.of("rubric", "Says the same as the reference.", "model", "openai/stub"))
            .expect(201)
            .id();
    List<Map<String, Object>> assertions =
        List.of(
            Map.of("type", "equals", "threshold", 1),
            Map.of("type", "llm-rubric", "threshold", 1, "judge", judge));
    suite =
        lead.post("/suites", Map.of("name", "drill", "dataset", dataset, "assertions", assertions))
            .expect(201)
            .id();
  }

  /** Each run has a prompt of its own, so that none is answered from another's journal. */
  private String startRun() {
    prompts++;
    Map<String, Object> version = new LinkedHashMap<>();
    version.put(
        "messages",
        List.of(
            Map.of("role", "system", "content", "Take " + prompts),
            Map.of("role", "user", "content", "{{question}}")));
    version.put("variables", List.of("question"));
    int number = lead.post("/prompts/drill/versions", version).expect(201).number("/number");
    Map<String, Object> target =
        Map.of("type", "prompt", "prompt", "drill", "version", number, "model", "openai/stub");
    return lead.post("/suites/runs", Map.of("suite", suite, "target", target)).expect(202).id();
  }

  private boolean isRunning(String run) {
    try {
      Reply reply = lead.get("/suites/runs/" + run);
      return reply.status() != 200 || reply.text("/state").equals("running");
    } catch (Caller.UncheckedCall _) {
      return true;
    }
  }

  /** Every outcome by ordinal: how it ended, with which scores. */
  private Map<Integer, String> rows(String run) {
    Map<Integer, String> rows = new TreeMap<>();
    String after = "";
    do {
      String path = "/suites/runs/" + run + "/outcomes?limit=200" + after;
      Reply page = lead.await(path, Seed.LONG_WORK, _ -> true);
      page.json()
          .at("/items")
          .forEach(item ->
              rows.put(
                  item.at("/ordinal").asInt(), item.at("/result").toString() + item.at("/answer")));
      after = page.json().at("/next").isTextual() ? "&after=" + page.text("/next") : "";
    } while (!after.isEmpty());
    assertThat(rows).hasSize(CASES);
    return rows;
  }
}
