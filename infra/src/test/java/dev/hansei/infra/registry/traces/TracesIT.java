package dev.hansei.infra.registry.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.traces.TraceSummary.Thumbs;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.FeedbackId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class TracesIT {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  @RegistryTest
  void putsATraceTogetherFromSpansInAnyOrder(TestRegistry registry) {
    var project = registry.newProject();
    var traces = registry.get(Traces.class);
    var id = Spans.trace(1);
    var root = Spans.span(id, 1, NOON).asking("Where is my parcel?").build();
    var answer = Spans.span(id, 2, NOON.plusSeconds(1)).answering("In Nagoya.").build();
    var late = Spans.span(id, 3, NOON.minusSeconds(1)).asking("Hello").build();

    assertThat(traces.accept(project, List.of(answer))).isEqualTo(new Accepted(1, 0));
    assertThat(traces.accept(project, List.of(root))).isEqualTo(new Accepted(1, 0));
    assertThat(traces.accept(project, List.of(late))).isEqualTo(new Accepted(1, 0));

    assertThat(traces.find(project, id).orElseThrow().spans()).containsExactly(late, root, answer);
    var summary = traces.page(project, TraceFilter.ALL, PageRequest.first()).items().getFirst();
    assertThat(summary.question()).isEqualTo("Hello");
    assertThat(summary.answer()).isEqualTo("In Nagoya.");
    assertThat(summary.startedAt()).isEqualTo(NOON.minusSeconds(1));
    assertThat(summary.spans()).isEqualTo(3);
  }

  @RegistryTest
  void countsDuplicatesAndKeepsEachSpanOnce(TestRegistry registry) {
    var project = registry.newProject();
    var traces = registry.get(Traces.class);
    var id = Spans.trace(2);
    var one = Spans.span(id, 1, NOON).tokens(10, 20).build();
    var two = Spans.span(id, 2, NOON).tokens(1, 2).build();

    assertThat(traces.accept(project, List.of(one, one))).isEqualTo(new Accepted(1, 1));
    assertThat(traces.accept(project, List.of(one, two))).isEqualTo(new Accepted(1, 1));
    assertThat(traces.accept(project, List.of(one, two))).isEqualTo(new Accepted(0, 2));

    assertThat(traces.find(project, id).orElseThrow().spans()).containsExactly(one, two);
    var summary = traces.page(project, TraceFilter.ALL, PageRequest.first()).items().getFirst();
    assertThat(summary.inputTokens()).isEqualTo(11);
    assertThat(summary.outputTokens()).isEqualTo(22);
  }

  @RegistryTest
  void losesNoSpanWhenManyRequestsBringTheSameTraces(TestRegistry registry) throws Exception {
    var project = registry.newProject();
    var traces = registry.get(Traces.class);
    var accepted =
        InParallel.run(
            20,
            writer -> {
              var spans = new ArrayList<Span>();
              for (int trace = 0; trace < 10; trace++) {
                // Every span is sent by two of the writers.
                spans.add(Spans.span(Spans.trace(100 + trace), 1 + writer / 2, NOON).build());
              }
              return traces.accept(project, spans);
            });

    assertThat(accepted.stream().mapToInt(Accepted::spans).sum()).isEqualTo(100);
    assertThat(accepted.stream().mapToInt(Accepted::duplicates).sum()).isEqualTo(100);
    for (int trace = 0; trace < 10; trace++) {
      assertThat(traces.find(project, Spans.trace(100 + trace)).orElseThrow().spans()).hasSize(10);
    }
    assertThat(traces.page(project, TraceFilter.ALL, PageRequest.first()).items())
        .allSatisfy(summary -> assertThat(summary.spans()).isEqualTo(10));
  }

  @RegistryTest
  void staysPendingWhenASpanComesWhileItIsCollected(TestRegistry registry) {
    var project = registry.newProject();
    var traces = registry.get(Traces.class);
    var id = Spans.trace(3);
    traces.accept(project, List.of(Spans.span(id, 1, NOON).build()));
    var seen = traces.pending(project, 10);
    assertThat(seen).containsExactly(new PendingTrace(id, 1));

    traces.accept(project, List.of(Spans.span(id, 2, NOON).build()));
    traces.settle(project, seen);

    assertThat(traces.pending(project, 10)).containsExactly(new PendingTrace(id, 2));
    traces.settle(project, traces.pending(project, 10));
    assertThat(traces.pending(project, 10)).isEmpty();
  }

  @RegistryTest
  void neverGivesARevisionTwiceSoALateCollectorSettlesNothingNew(TestRegistry registry) {
    var project = registry.newProject();
    var traces = registry.get(Traces.class);
    var id = Spans.trace(4);
    traces.accept(project, List.of(Spans.span(id, 1, NOON).build()));
    var slow = traces.pending(project, 10);
    traces.settle(project, traces.pending(project, 10));
    traces.accept(project, List.of(Spans.span(id, 2, NOON).build()));

    traces.settle(project, slow);

    assertThat(traces.pending(project, 10)).containsExactly(new PendingTrace(id, 2));
  }

  @RegistryTest
  void staysPendingWhenTheCollectorsTransactionFails(TestRegistry registry) {
    var project = registry.newProject();
    var traces = registry.get(Traces.class);
    traces.accept(project, List.of(Spans.span(Spans.trace(5), 1, NOON).build()));
    var seen = traces.pending(project, 10);

    assertThatThrownBy(() ->
            registry
                .get(Transactions.class)
                .run(() -> {
                  traces.settle(project, seen);
                  throw new IllegalStateException("the collector dies");
                }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(traces.pending(project, 10)).isEqualTo(seen);
  }

  @RegistryTest
  void makesAllTracesPendingAgain(TestRegistry registry) {
    var project = registry.newProject();
    var traces = registry.get(Traces.class);
    var ids = List.of("00" + "1".repeat(30), "7f" + "2".repeat(30), "ff".repeat(16));
    for (String id : ids) {
      traces.accept(project, List.of(Spans.span(new TraceId(id), 1, NOON).build()));
    }
    traces.settle(project, traces.pending(project, 10));

    traces.markAllPending(project);

    assertThat(traces.pending(project, 10))
        .extracting(pending -> pending.traceId().hex())
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @RegistryTest
  void keepsFeedbackThatComesBeforeTheTrace(TestRegistry registry) {
    var project = registry.newProject();
    var traces = registry.get(Traces.class);
    var feedback = registry.get(FeedbackLog.class);
    var id = Spans.trace(6);
    var down = new Feedback(feedbackId(), id, new Feedback.Thumbs(false), NOON.plusSeconds(9));
    var up = new Feedback(feedbackId(), id, new Feedback.Thumbs(true), NOON.plusSeconds(5));

    assertThat(feedback.add(project, List.of(down, down))).isEqualTo(1);
    assertThat(traces.pending(project, 10)).isEmpty();
    traces.accept(project, List.of(Spans.span(id, 1, NOON).build()));
    assertThat(feedback.add(project, List.of(down, up))).isEqualTo(1);

    assertThat(traces.find(project, id).orElseThrow().feedback()).containsExactly(up, down);
    assertThat(traces.pending(project, 10)).containsExactly(new PendingTrace(id, 3));
    var summary = traces.page(project, TraceFilter.ALL, PageRequest.first()).items().getFirst();
    assertThat(summary.thumbs()).as("the latest, not the last to arrive").contains(Thumbs.DOWN);
    assertThat(summary.feedback()).isEqualTo(2);
  }

  @RegistryTest
  void listsNewestFirstAndPagesWithoutGapsAmongEqualStarts(TestRegistry registry) {
    var project = registry.newProject();
    var traces = registry.get(Traces.class);
    var spans = new ArrayList<Span>();
    for (int trace = 0; trace < 25; trace++) {
      spans.add(Spans.span(Spans.trace(200 + trace), 1, NOON.plusSeconds(trace / 10)).build());
    }
    traces.accept(project, spans);

    var seen = new ArrayList<TraceSummary>();
    var request = PageRequest.first(4);
    while (true) {
      var page = traces.page(project, TraceFilter.ALL, request);
      seen.addAll(page.items());
      if (page.next().isEmpty()) {
        break;
      }
      request = new PageRequest(page.next(), 4);
    }

    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    assertThat(seen)
        .extracting(TraceSummary::startedAt)
        .isSortedAccordingTo((one, other) -> other.compareTo(one));
  }

  @RegistryTest
  void filtersByStatusPromptAndTime(TestRegistry registry) {
    var project = registry.newProject();
    var traces = registry.get(Traces.class);
    var bad = Spans.span(Spans.trace(31), 1, NOON).status(Span.Status.ERROR).build();
    var good = Spans.span(Spans.trace(32), 1, NOON.plusSeconds(5)).prompt("support", "3").build();
    traces.accept(project, List.of(bad, good));

    assertThat(ids(traces, project, filter(Optional.empty(), Optional.of(Span.Status.ERROR), "")))
        .containsExactly(bad.traceId());
    assertThat(ids(traces, project, filter(Optional.empty(), Optional.empty(), "support")))
        .containsExactly(good.traceId());
    assertThat(ids(traces, project, filter(Optional.of(NOON), Optional.empty(), "")))
        .containsExactly(bad.traceId());
  }

  @RegistryTest
  void refusesACursorThatIsNone(TestRegistry registry) {
    var traces = registry.get(Traces.class);
    var request = new PageRequest(Optional.of("1 OR 1=1"), 10);
    assertThatThrownBy(() -> traces.page(registry.newProject(), TraceFilter.ALL, request))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("cursor-unknown"));
  }

  @RegistryTest
  void keepsHostileTextByteForByte(TestRegistry registry) {
    var project = registry.newProject();
    var traces = registry.get(Traces.class);
    var id = Spans.trace(7);
    var span = Spans.span(id, 1, NOON).asking(Spans.HOSTILE).answering(Spans.HOSTILE).build();
    var words = new Feedback(feedbackId(), id, new Feedback.Comment(Spans.HOSTILE), NOON);

    traces.accept(project, List.of(span));
    registry.get(FeedbackLog.class).add(project, List.of(words));

    Trace trace = traces.find(project, id).orElseThrow();
    assertThat(trace.spans()).containsExactly(span);
    assertThat(trace.feedback()).containsExactly(words);
  }

  @RegistryTest
  void keepsProjectsApart(TestRegistry registry) {
    var one = registry.newProject();
    var other = registry.newProject();
    var traces = registry.get(Traces.class);
    traces.accept(one, List.of(Spans.span(Spans.trace(8), 1, NOON).build()));

    assertThat(traces.find(other, Spans.trace(8))).isEmpty();
    assertThat(traces.page(other, TraceFilter.ALL, PageRequest.first()).items()).isEmpty();
    assertThat(traces.pending(other, 10)).isEmpty();
  }

  private static TraceFilter filter(
      Optional<Instant> before, Optional<Span.Status> status, String prompt) {
    return new TraceFilter(
        Optional.empty(),
        before,
        status,
        Optional.empty(),
        prompt.isEmpty() ? Optional.empty() : Optional.of(prompt),
        Optional.empty());
  }

  private static List<TraceId> ids(Traces traces, ProjectId project, TraceFilter filter) {
    return traces.page(project, filter, PageRequest.first()).items().stream()
        .map(TraceSummary::id)
        .toList();
  }

  private static FeedbackId feedbackId() {
    return new FeedbackId(UUID.randomUUID());
  }
}
