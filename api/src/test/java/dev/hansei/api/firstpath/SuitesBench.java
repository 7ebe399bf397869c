package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.models.StubFault;
import dev.hansei.infra.models.StubModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code infra/hansei bench suites} runs: the whole stack, worker and api apart, beside a stub
 * model on loopback; each case is one generation, one judge call, exact match, F1 and ROUGE-L.
 * Prints a table. It asserts counts, which must be right at any speed, and no time. Its name keeps
 * it out of the test runs.
 *
 * <p>Ideal: 2 x cases x latency / {@link #CONCURRENCY}, the calls alone with no gap between them.
 */
class SuitesBench {
  private static final int CASES = Integer.getInteger("hansei.bench.cases", 5_000);
  private static final long LATENCY = Long.getLong("hansei.bench.latency", 200);

  /** Which runs, in which order; one may be asked for again and again. */
  private static final List<Take> TAKES =
      Arrays.stream(
              System.getProperty("hansei.bench.rows", "cold,warm,killed,faulty,fast").split(","))
          .map(word -> Take.valueOf(word.strip().toUpperCase(Locale.ROOT)))
          .toList();

  /** What a worker has in flight at once by default. */
  private static final int CONCURRENCY = 32;

  /** As often as a client that waits for a run; when the run ended is told by the run. */
  private static final Duration LOOK = Duration.ofMillis(500);

  /** Of each thousand known questions the stub answers so many right. */
  private static final int RIGHT_PER_MILLE = 801;

  private static final String PROMPT = "bench";
  private static final int IMPORT_LINES = 2_000;

  /** 5 % 429, 2 % 500, 1 % malformed, 1 % dropped connections. */
  private static final List<StubModelServer.Share> FAULTS =
      List.of(
          new StubModelServer.Share(new StubFault.RateLimited(1), 50),
          new StubModelServer.Share(new StubFault.Status(500), 20),
          new StubModelServer.Share(new StubFault.HalfJson(), 10),
          new StubModelServer.Share(new StubFault.Reset(), 10));

  /** Malformed twice: one call in ten thousand, two calls a case, and ten times that for chance. */
  private static final double MALFORMED = 0.002;

  private StackProcess stack;
  private StubModelServer model;
  private Caller lead;
  private String criterion;
  private int versions;

  /** What a run is made to meet; {@link #FAST} answers at once. */
  private enum Take {
    COLD,
    WARM,
    KILLED,
    FAULTY,
    FAST
  }

  /** One row of the table. */
  private record Row(String what, Duration wall, double ideal, Reply run, int calls, int repeated) {
    String line() {
      double seconds = wall.toMillis() / 1_000.0;
      int planned = run.number("/planned");
      return "%-34s %8.1f %8s %8s %9.0f %7d %8d %8d"
          .formatted(
              what,
              seconds,
              ideal > 0 ? "%.1f".formatted(ideal) : "-",
              ideal > 0 ? "%.2f".formatted(seconds / ideal) : "-",
              planned / seconds,
              calls,
              repeated,
              run.number("/counts/scored"));
    }
  }

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    model = stub(Duration.ofMillis(LATENCY), 0);
    stack = StackProcess.answeredBy(model, home);
    stack.up();
    lead = new People(stack.base()).admin(stack.adminLink());
    criterion =
        lead.post("/criteria", Map.of("name", "right", "sentence", "The answer is right."))
            .expect(201)
            .id();
    prepare();
  }

  @AfterEach
  void stop() {
    stack.close();
    model.close();
  }

  @Test
  void runs() throws Exception {
    List<Row> rows = new ArrayList<>();
    for (Take take : TAKES) {
      rows.add(run(take));
    }
    print(rows);
  }

  private Row run(Take take) throws Exception {
    String what = "%,d cases, %d ms".formatted(CASES, LATENCY);
    return switch (take) {
      case COLD -> row(what + " (cold)", LATENCY, 0, List.of());
      case WARM -> row(what, LATENCY, 0, List.of());
      case KILLED -> row(what + ", 2 x kill -9", LATENCY, 0, List.of(0.3, 0.7));
      case FAULTY -> {
        model.mix(1, FAULTS);
        Row row = row(what + ", 9 % faults", LATENCY, MALFORMED, List.of());
        restart(Duration.ofMillis(LATENCY));
        yield row;
      }
      case FAST -> {
        restart(Duration.ZERO);
        Row row = row("%,d cases, 0 ms".formatted(CASES), 0, 0, List.of());
        restart(Duration.ofMillis(LATENCY));
        yield row;
      }
    };
  }

  private void restart(Duration latency) {
    int port = model.port();
    model.close();
    model = stub(latency, port);
  }

  private static StubModelServer stub(Duration latency, int port) {
    Map<String, String> answers = new LinkedHashMap<>();
    IntStream.range(0, CASES).forEach(i -> answers.put(question(i), "answer " + i));
    return StubModelServer.start(
        new StubModelServer.Setup(port, answers, RIGHT_PER_MILLE, latency));
  }

  private static String question(int i) {
    return "What is the answer to question %d?".formatted(i);
  }

  private void prepare() {
    Seed seed = new Seed(lead);
    String dataset = seed.dataset("bench");
    for (int from = 0; from < CASES; from += IMPORT_LINES) {
      List<Map<String, Object>> cases =
          IntStream.range(from, Math.min(CASES, from + IMPORT_LINES))
              .mapToObj(
                  i -> Map.<String, Object>of("question", question(i), "reference", "answer " + i))
              .toList();
      lead.post("/cases/datasets/" + dataset + "/cases", "application/jsonl", Seed.jsonl(cases))
          .expect(200);
    }
    seed.publish(dataset);
    lead.post("/prompts", Map.of("name", PROMPT)).expect(201);
  }

  /** With a judge in words of its own, so that no judgement comes from the journal. */
  private void suite() {
    Map<String, Object> judge =
        Map.of("rubric", "Says the same as reference " + versions, "model", "openai/stub");
    String id = lead.post("/criteria/" + criterion + "/judges", judge).expect(201).id();
    List<Map<String, Object>> assertions =
        List.of(
            Map.of("type", "equals", "threshold", 1),
            Map.of("type", "f1", "threshold", 0.5),
            Map.of("type", "rouge-l", "threshold", 0.5),
            Map.of("type", "llm-rubric", "threshold", 1, "judge", id));
    lead.post("/suites", Map.of("name", PROMPT, "dataset", "bench", "assertions", assertions))
        .expect(201);
  }

  /** In words of its own each time, so that no generation comes from the journal. */
  private int version() {
    Map<String, Object> version = new LinkedHashMap<>();
    version.put(
        "messages",
        List.of(
            Map.of("role", "system", "content", "take " + versions),
            Map.of("role", "user", "content", "{{question}}")));
    version.put("variables", List.of("question"));
    return lead.post("/prompts/bench/versions", version).expect(201).number("/number");
  }

  /**
   * @param unusable the share of cases that may end without a score: a malformed answer is asked
   *     for once more, so an item that gets two is an error, never a score
   * @param kills after which shares of the calls the worker is killed without warning
   */
  private Row row(String what, long latency, double unusable, List<Double> kills) throws Exception {
    model.forget();
    versions++;
    suite();
    Map<String, Object> target =
        Map.of("type", "prompt", "prompt", PROMPT, "version", version(), "model", "openai/stub");
    CaseCosts before = CaseCosts.of(stack);
    Instant began = Instant.now();
    String run =
        lead.post("/suites/runs", Map.of("suite", PROMPT, "target", target)).expect(202).id();
    for (double share : kills) {
      kill((int) (2 * CASES * share));
    }
    Reply ended = ended(run);
    Duration wall = Duration.between(began, Instant.parse(ended.text("/endedAt")));
    assertThat(ended.text("/state")).isEqualTo("completed");
    int scored = ended.number("/counts/scored");
    int others = ended.number("/counts/error") + ended.number("/counts/unscored");
    assertThat(scored + others).as("every case has an outcome").isEqualTo(CASES);
    assertThat(others).as("without a score").isLessThanOrEqualTo((int) (CASES * unusable));
    if (unusable == 0) {
      assertThat(model.paidByKey()).as("calls").hasSize(2 * CASES);
    }
    double ideal = (double) model.paidByKey().size() * latency / CONCURRENCY / 1_000;
    if (!kills.isEmpty()) {
      assertThat(model.repeatedCalls())
          .as("paid again")
          .isLessThanOrEqualTo(CONCURRENCY * kills.size());
    }
    Row row = new Row(what, wall, ideal, ended, model.calls(), model.repeatedCalls());
    System.out.println(row.line());
    if (kills.isEmpty()) {
      System.out.println(CaseCosts.of(stack).since(before, CASES));
    }
    return row;
  }

  private Reply ended(String run) {
    return lead.await(
        "/suites/runs/" + run,
        Duration.ofHours(1),
        LOOK,
        now -> !now.text("/state").equals("running"));
  }

  private void kill(int calls) throws Exception {
    while (model.calls() < calls) {
      Thread.sleep(20);
    }
    ProcessHandle worker = stack.process("worker").orElseThrow();
    worker.destroyForcibly();
    worker.onExit().get();
    while (stack.process("worker").isEmpty()) {
      Thread.sleep(20);
    }
  }

  private void print(List<Row> rows) throws IOException {
    System.out.printf(
        "%n%-34s %8s %8s %8s %9s %7s %8s %8s%n",
        "suite run", "wall s", "ideal s", "x ideal", "cases/s", "calls", "repeated", "scored");
    rows.forEach(row -> System.out.println(row.line()));
    System.out.printf("longest history: %d events%n", Histories.longest(stack));
    for (String part : List.of("worker", "api", "temporal", "registry")) {
      ProcessHandle process = stack.process(part).orElseThrow();
      System.out.printf("%-10s %s%n", part, memory(process.pid()));
    }
  }

  private static String memory(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.isReadable(status)) {
      return "memory is not told on this system";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM") || line.startsWith("VmRSS"))
        .map(line -> line.replaceAll("\\s+", " "))
        .reduce((one, other) -> one + ", " + other)
        .orElse("");
  }
}
