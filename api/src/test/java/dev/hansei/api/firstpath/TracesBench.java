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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code infra/hansei bench traces} runs: the whole stack, worker and api apart, and programs
 * that export spans over OTLP/HTTP as fast as they are taken. Prints Markdown tables. It asserts
 * that nothing which was acknowledged is missing afterwards, and no time. Its name keeps it out of
 * the test runs.
 */
class TracesBench {
  private static final Duration DURATION =
      Duration.ofSeconds(Integer.getInteger("hansei.bench.seconds", 60));
  private static final int SENDERS = Integer.getInteger("hansei.bench.senders", 8);
  private static final int KILLS = Integer.getInteger("hansei.bench.kills", 3);

  /** Stored before the pages are timed; the load of the first table counts. */
  private static final long STORED = Long.getLong("hansei.bench.stored", 0);

  /** The first requests of a JVM are compiled while they run; these are told apart. */
  private static final Duration WARM_UP =
      Duration.ofSeconds(Integer.getInteger("hansei.bench.warmup", 20));

  /** Spans a second of the steady load, whatever the answers take; 0 leaves it out. */
  private static final int RATE = Integer.getInteger("hansei.bench.rate", 3_000);

  private static final int PAGES = 200;

  /** Nothing that is sent has an error, a thumb or a prompt: a look for it must not read all. */
  private static final List<String> LISTS =
      List.of(
          "/traces?limit=50",
          "/traces?status=error&limit=50",
          "/traces?status=unset&limit=50",
          "/traces?thumbs=down&limit=50",
          "/traces?prompt=support&limit=50");

  private static final List<String> LIST_PAGES =
      List.of(
          "/traces",
          "/traces?status=error",
          "/traces?session=s-1",
          "/traces?model=no-such",
          "/traces?text=no+such+words");

  private StackProcess stack;
  private Caller lead;

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    stack = new StackProcess(home, Map.of());
    stack.up();
    lead = new People(stack.base()).admin(stack.adminLink());
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void runs() throws Exception {
    var now = Instant.now();
    System.out.printf(
        "%n| load | seconds | senders | spans acknowledged | spans/s | POST ms p50 / p99 / max"
            + " | not 200 | CPU us per span, without the senders | CPU s | load average |%n"
            + "|---|---|---|---|---|---|---|---|---|---|%n");
    var warmUp = new SpanSenders(lead, new SpanLoad(1, now.minus(Duration.ofHours(5))), SENDERS);
    measure("warm-up", warmUp, () -> warmUp.send(WARM_UP));
    var steadily = new SpanLoad(5, now.minus(Duration.ofHours(3)));
    var steady = new SpanSenders(lead, steadily, SENDERS);
    if (RATE > 0) {
      measure("%,d spans/s".formatted(RATE), steady, () -> steady.send(DURATION, RATE));
    }
    var quickly = new SpanLoad(2, now.minus(Duration.ofHours(2)));
    var quick = new SpanSenders(lead, quickly, SENDERS);
    measure("as fast as taken", quick, () -> quick.send(DURATION));
    read(steadily, steady);
    read(quickly, quick);
    if (KILLS > 0) {
      kill(new SpanLoad(3, now.minus(Duration.ofHours(1))));
    }
    pages(new SpanLoad(4, now.minus(Duration.ofHours(4))));
    System.out.printf(
        Locale.ROOT,
        "%npeak memory MiB: api %d, registry %d, supervisor with objects %d%n",
        ProcessCosts.peakMib(stack, "api"),
        ProcessCosts.peakMib(stack, "registry"),
        ProcessCosts.peakMib(stack, "supervisor"));
  }

  private interface Sending {
    Percentiles send() throws InterruptedException;
  }

  private void measure(String load, SpanSenders senders, Sending sending) throws Exception {
    var before = ProcessCosts.of(stack);
    long began = System.nanoTime();
    var times = sending.send();
    double seconds = (System.nanoTime() - began) / 1e9;
    var costs = ProcessCosts.of(stack).since(before);
    long spans = spans(senders);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %d | %,d | %,.0f | %s | %s | %.0f | %s | %.1f |%n",
        load,
        seconds,
        SENDERS,
        spans,
        spans / seconds,
        times.line(),
        senders.refused(),
        costs.ofService().toNanos() / 1e3 / spans,
        costs.line(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static long spans(SpanSenders senders) {
    return (long) senders.acknowledged().size() * SpanLoad.SPANS_PER_BATCH;
  }

  private void read(SpanLoad load, SpanSenders senders) throws Exception {
    long looked = System.nanoTime();
    var found = new StoredSpans(lead, load).look(senders.acknowledged());
    System.out.printf(
        Locale.ROOT,
        "%nread afterwards: %,d of %,d acknowledged, %d lost; the list counts %,d (%.0f s)%n",
        found.read(),
        spans(senders),
        found.lost(),
        found.listed(),
        (System.nanoTime() - looked) / 1e9);
    assertThat(found.lost()).as("acknowledged spans that cannot be read").isZero();
  }

  /** Kills the api process while it answers, again and again; then looks for every span. */
  private void kill(SpanLoad load) throws Exception {
    var senders = new SpanSenders(lead, load, SENDERS);
    var isSending = new AtomicBoolean(true);
    var killer =
        Thread.ofPlatform()
            .start(() -> {
              try {
                for (int kill = 0; kill < KILLS; kill++) {
                  killWhileAnswering(senders);
                }
              } finally {
                isSending.set(false);
              }
            });
    senders.send(isSending::get);
    killer.join();
    long spans = spans(senders);
    var found = new StoredSpans(lead, load).look(senders.acknowledged());
    System.out.printf(
        "%n| kill -9 of the api | spans acknowledged | lost | answers that were none |%n"
            + "|---|---|---|---|%n| %d | %,d | %d | %s |%n",
        KILLS, spans, found.lost(), senders.refused());
    assertThat(found.lost()).as("acknowledged spans lost by kill -9").isZero();
  }

  private void killWhileAnswering(SpanSenders senders) {
    try {
      int before = senders.acknowledged().size();
      // Right after an answer, in the midst of others.
      while (senders.acknowledged().size() < before + 20) {
        Thread.sleep(1);
      }
      ProcessHandle api = stack.process("api").orElseThrow();
      api.destroyForcibly();
      api.onExit().join();
      while (stack.process("api").isEmpty() || !stack.isReady("api")) {
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void pages(SpanLoad more) throws Exception {
    var stored = new StoredSpans(lead, more);
    long there = stored.listed().values().stream().mapToLong(Integer::intValue).sum();
    if (there < STORED) {
      long missing = STORED - there;
      var senders = new SpanSenders(lead, more, SENDERS);
      senders.send(() -> spans(senders) < missing);
    }
    var traces = stored.listed();
    var ids = new ArrayList<>(traces.keySet());
    System.out.printf(
        Locale.ROOT,
        "%n%,d spans of %,d traces stored%n%n| page | ms p50 / p99 / max |%n|---|---|%n",
        traces.values().stream().mapToLong(Integer::intValue).sum(),
        traces.size());
    var random = ThreadLocalRandom.current();
    for (var path : LISTS) {
      time("GET " + path, () -> lead.get(path).expect(200));
    }
    for (var page : LIST_PAGES) {
      time("page " + page, () -> lead.page(page).expect(200));
    }
    time(
        "GET /traces/{trace}",
        () -> lead.get("/traces/" + ids.get(random.nextInt(ids.size()))).expect(200));
    time(
        "page /traces/{trace}",
        () -> lead.page("/traces/" + ids.get(random.nextInt(ids.size()))).expect(200));
  }

  private static void time(String what, Runnable call) {
    var times = new Percentiles();
    for (int page = 0; page < PAGES; page++) {
      long began = System.nanoTime();
      call.run();
      times.add(System.nanoTime() - began);
    }
    System.out.printf("| %s | %s |%n", what, times.line());
  }
}
