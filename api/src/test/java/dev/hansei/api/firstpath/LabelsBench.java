package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code infra/hansei bench labels} runs: the whole stack, worker and api apart, and people
 * who label one queue through what the label page's script calls. Prints a Markdown table. It
 * asserts that every label which was kept is there once, and no time. Its name keeps it out of the
 * test runs.
 */
class LabelsBench {
  private static final int TASKS = Integer.getInteger("hansei.bench.tasks", 10_000);
  private static final int PEOPLE = Integer.getInteger("hansei.bench.people", 50);
  private static final int REVIEWERS = Integer.getInteger("hansei.bench.reviewers", 1);

  private static final LabelDesk.Think THINK =
      LabelDesk.Think.of(System.getProperty("hansei.bench.think", "1000-3000"));
  private static final Duration STEADY =
      Duration.ofSeconds(Integer.getInteger("hansei.bench.seconds", 120));

  /** As fast as nobody labels, to see what is left; 0 seconds leave it out. */
  private static final LabelDesk.Think HURRY =
      LabelDesk.Think.of(System.getProperty("hansei.bench.hurry", "50-150"));

  private static final Duration HURRIED =
      Duration.ofSeconds(Integer.getInteger("hansei.bench.hurried", 30));

  /** The first requests of a JVM are compiled while they run; these are told apart. */
  private static final Duration WARM_UP =
      Duration.ofSeconds(Integer.getInteger("hansei.bench.warmup", 20));

  /** Each of the api and of the worker, while people label. */
  private static final int KILLS = Integer.getInteger("hansei.bench.kills", 0);

  /** Seconds for which the workflow engine does not answer, while people label. */
  private static final Duration TEMPORAL_DOWN =
      Duration.ofSeconds(Integer.getInteger("hansei.bench.temporalDown", 0));

  private StackProcess stack;
  private Caller lead;
  private String queue;
  private List<LabelDesk> desks;

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    stack = new StackProcess(home, Map.of());
    stack.up();
    People people = new People(stack.base());
    lead = people.admin(stack.adminLink());
    queue = new LabelQueue(lead).open(TASKS, REVIEWERS);
    desks =
        IntStream.range(0, PEOPLE)
            .mapToObj(n ->
                people.visitor(lead, "annotator%d@example.org".formatted(n), List.of("annotator")))
            .map(who -> new LabelDesk(who, queue))
            .toList();
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void runs() throws Exception {
    System.out.printf(
        "%n| people label | seconds | labels | labels/s | next ms p50 / p99 / max"
            + " | submit ms p50 / p99 / max | longest until kept, s | sent again"
            + " | CPU ms a label, without the people | CPU s | load average |%n"
            + "|---|---|---|---|---|---|---|---|---|---|---|%n");
    measure("warm-up", THINK, WARM_UP);
    var troubles = new StackTroubles(stack, STEADY, KILLS, TEMPORAL_DOWN);
    Thread making = Thread.ofPlatform().start(troubles);
    try {
      measure("%d at a time, %s".formatted(PEOPLE, troubles), THINK, STEADY);
    } finally {
      making.join();
    }
    assertThat(troubles.failure()).isEmpty();
    if (HURRIED.isPositive()) {
      measure("%d in a hurry".formatted(PEOPLE), HURRY, HURRIED);
    }
    check();
  }

  private void measure(String what, LabelDesk.Think think, Duration duration) throws Exception {
    var times = new LabelTimes();
    var before = ProcessCosts.of(stack);
    long began = System.nanoTime();
    label(think, Instant.now().plus(duration), times);
    double seconds = (System.nanoTime() - began) / 1e9;
    var costs = ProcessCosts.of(stack).since(before);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %,d | %.1f | %s | %.1f | %s | %.1f |%n",
        what,
        seconds,
        times.labels(),
        times.labels() / seconds,
        times.line(),
        (double) costs.ofService().toMillis() / times.labels(),
        costs.line(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private void label(LabelDesk.Think think, Instant end, LabelTimes times)
      throws InterruptedException, ExecutionException {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<LabelDesk>> working = new ArrayList<>();
      for (LabelDesk desk : desks) {
        working.add(
            pool.submit(() -> {
              desk.work(think, end, times);
              return desk;
            }));
      }
      for (Future<LabelDesk> one : working) {
        one.get();
      }
    }
  }

  private void check() throws Exception {
    StoredLabels stored = StoredLabels.of(stack);
    stored.check(desks.stream().map(LabelDesk::given).toList(), REVIEWERS);
    Reply seen = lead.get(queue).expect(200);
    int sum =
        IntStream.of(
                seen.number("/counts/open"),
                seen.number("/counts/disputed"),
                seen.number("/counts/labelled"),
                seen.number("/counts/skipped"),
                seen.number("/counts/unlabelled"))
            .sum();
    assertThat(sum).as("the sum is the plan").isEqualTo(TASKS);
    if (REVIEWERS == 1) {
      assertThat(seen.number("/counts/labelled")).isEqualTo(stored.tasks());
    }
    System.out.printf(
        Locale.ROOT,
        "%n%,d labels kept, of %,d tasks; each is there once, none is lost%n"
            + "peak memory MiB: api %d, worker %d, registry %d%n",
        stored.labels().size(),
        stored.tasks(),
        ProcessCosts.peakMib(stack, "api"),
        ProcessCosts.peakMib(stack, "worker"),
        ProcessCosts.peakMib(stack, "registry"));
  }
}
