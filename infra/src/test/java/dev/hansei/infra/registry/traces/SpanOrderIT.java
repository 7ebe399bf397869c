package dev.hansei.infra.registry.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Whatever the order, the cut into requests, the repeats and the processes: the same spans give the
 * same trace.
 */
class SpanOrderIT {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final int SPANS = 6;
  private static final int TRIALS = 60;

  @RegistryTest
  void everyOrderGivesTheSameTrace(TestRegistry registry) {
    var traces = registry.get(Traces.class);
    var wanted = summary(registry, traces, List.of(spans(1)), 1);
    for (int seed = 0; seed < TRIALS; seed++) {
      var random = new Random(seed);
      assertThat(summary(registry, traces, requests(spans(1), random), 1))
          .as("seed %d", seed)
          .isEqualTo(wanted);
    }
  }

  /** Two processes are two writers with queues of their own over one registry. */
  @RegistryTest
  void twoProcessesAtOnceGiveTheSameTraces(TestRegistry registry) throws Exception {
    var one = process(registry);
    var other = process(registry);
    for (int seed = 0; seed < TRIALS / 4; seed++) {
      var project = registry.newProject();
      var random = new Random(seed);
      var all = new ArrayList<Span>();
      for (int trace = 1; trace <= 4; trace++) {
        all.addAll(spans(trace));
      }
      var first = requests(all, random);
      var second = requests(all, random);
      var accepted =
          InParallel.run(
              2,
              thread -> {
                int fresh = 0;
                for (var request : thread == 0 ? first : second) {
                  fresh += send(thread == 0 ? one : other, registry, project, request);
                }
                return fresh;
              });
      assertThat(accepted.get(0) + accepted.get(1)).as("seed %d", seed).isEqualTo(all.size());
      for (int trace = 1; trace <= 4; trace++) {
        assertThat(seen(registry.get(Traces.class), project, trace))
            .as("seed %d", seed)
            .isEqualTo(summary(registry, registry.get(Traces.class), List.of(spans(trace)), trace));
      }
    }
  }

  private static SpanCommits process(TestRegistry registry) {
    return new SpanCommits(
        new SpanWriter(
            registry.get(Batches.class),
            registry.get(BatchRepository.class),
            registry.get(SpanRepository.class),
            registry.get(TraceIndex.class),
            registry.get(Copies.class),
            registry.get(Transactions.class),
            registry.get(Clock.class)));
  }

  private static int send(
      SpanCommits process, TestRegistry registry, ProjectId project, List<Span> spans) {
    var lines = registry.get(Batches.class).lines(spans);
    return process.take(new Arrival(project, spans, lines)).spans();
  }

  /** Shuffled, some of them twice, cut anywhere. */
  private static List<List<Span>> requests(List<Span> spans, Random random) {
    var all = new ArrayList<>(spans);
    for (Span span : spans) {
      if (random.nextInt(3) == 0) {
        all.add(span);
      }
    }
    Collections.shuffle(all, random);
    var requests = new ArrayList<List<Span>>();
    for (int from = 0; from < all.size(); ) {
      int to = Math.min(all.size(), from + 1 + random.nextInt(4));
      requests.add(List.copyOf(all.subList(from, to)));
      from = to;
    }
    return requests;
  }

  /** Several show questions, answers, prompts; two start at the same moment. */
  private static List<Span> spans(int trace) {
    var id = Spans.trace(trace);
    var spans = new ArrayList<Span>();
    for (int span = 1; span <= SPANS; span++) {
      var one =
          Spans.span(id, span, NOON.plusMillis(span / 2 * 10L))
              .asking("question " + span)
              .answering("answer " + span)
              .tokens(span, 10L * span);
      spans.add(
          (span % 2 == 0 ? one.prompt("support", "v" + span) : one)
              .status(span == 4 ? Span.Status.ERROR : Span.Status.UNSET)
              .build());
    }
    return spans;
  }

  private static Seen summary(
      TestRegistry registry, Traces traces, List<List<Span>> requests, int trace) {
    var project = registry.newProject();
    requests.forEach(request -> traces.accept(project, request));
    return seen(traces, project, trace);
  }

  private static Seen seen(Traces traces, ProjectId project, int trace) {
    var id = Spans.trace(trace);
    var summary =
        traces.page(project, TraceFilter.ALL, PageRequest.first()).items().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow();
    var spans =
        traces.find(project, new TraceId(id.hex())).orElseThrow().spans().stream()
            .map(Span::spanId)
            .sorted()
            .toList();
    return new Seen(
        List.of(
            summary.startedAt(),
            summary.endedAt(),
            summary.status(),
            summary.question(),
            summary.answer(),
            summary.model(),
            summary.prompt(),
            summary.spans(),
            summary.inputTokens(),
            summary.outputTokens()),
        spans);
  }

  /** All that does not say when it came. */
  private record Seen(List<Object> summary, List<String> spans) {}
}
