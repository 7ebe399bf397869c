package dev.hansei.infra.registry.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.objects.MissingObjectException;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.FeedbackId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class TraceRetentionIT {
  private static final Instant NOW = Instant.now();
  private static final Instant OLD = NOW.minus(Duration.ofDays(40));

  @RegistryTest
  void takesWhatIsOldByStartAndArrivalAndLeavesATombstone(TestRegistry registry) {
    var project = kept(registry, 30);
    var traces = registry.get(Traces.class);
    var old = Spans.trace(1);
    var young = Spans.trace(2);
    traces.accept(
        project,
        List.of(
            Spans.span(old, 1, OLD).asking("Where?").build(),
            Spans.span(young, 1, NOW).asking("When?").build()));
    traces.accept(project, List.of(Spans.span(old, 2, OLD).answering("There.").build()));
    var id = new FeedbackId(UUID.randomUUID());
    registry
        .get(FeedbackLog.class)
        .add(project, List.of(new Feedback(id, old, new Feedback.Thumbs(false), OLD)));
    var batches = batchesOf(registry, project, 1);
    assertThat(batches).hasSize(2);

    sweep(registry, NOW);
    assertThat(traces.find(project, old)).as("it came today").isPresent();

    sweep(registry, NOW.plus(Duration.ofDays(31)));

    assertThat(traces.find(project, old)).isEmpty();
    assertThat(traces.find(project, young)).isEmpty();
    assertThat(traces.countPending(project)).isZero();
    for (Sha256 batch : batches) {
      assertThatThrownBy(() -> registry.get(ObjectStore.class).get(batch))
          .isInstanceOf(MissingObjectException.class);
    }
    var node = new Node(NodeKind.TRACE, old.hex());
    assertThat(registry.get(TraceViews.class).views(project, List.of(node)))
        .singleElement()
        .satisfies(view -> assertThat(view.label()).contains("no longer kept"));
  }

  @RegistryTest
  void keepsAnObjectUntilTheLastOfItsSpansGoes(TestRegistry registry) {
    var project = kept(registry, 30);
    var traces = registry.get(Traces.class);
    var later = NOW.plus(Duration.ofDays(20));
    traces.accept(
        project,
        List.of(
            Spans.span(Spans.trace(1), 1, NOW).build(),
            Spans.span(Spans.trace(2), 1, later).build()));

    sweep(registry, NOW.plus(Duration.ofDays(31)));

    assertThat(traces.find(project, Spans.trace(1))).isEmpty();
    assertThat(traces.find(project, Spans.trace(2)).orElseThrow().spans()).hasSize(1);

    sweep(registry, later.plus(Duration.ofDays(31)));
    assertThat(traces.find(project, Spans.trace(2))).isEmpty();
  }

  @RegistryTest
  void letsObjectsGoWhileABacklogOfTracesLasts(TestRegistry registry) {
    var late = NOW.plus(Duration.ofDays(31));
    sweep(registry, late);
    var project = kept(registry, 30);
    var traces = registry.get(Traces.class);
    traces.accept(project, List.of(Spans.span(Spans.trace(1), 1, OLD).build()));
    traces.accept(project, List.of(Spans.span(Spans.trace(2), 1, NOW).build()));
    var batch = batchesOf(registry, project, 1).getFirst();
    var retention = registry.get(TraceRetention.class);

    while (traces.find(project, Spans.trace(1)).isPresent()) {
      assertThat(retention.deleteExpired(late, 1)).isPositive();
    }

    assertThat(isKept(registry, batch)).isFalse();
    assertThat(traces.find(project, Spans.trace(2))).isPresent();
  }

  @RegistryTest
  void leavesWhatAnotherProcessHoldsAndTakesTheNext(TestRegistry registry) {
    var late = NOW.plus(Duration.ofDays(31));
    var project = kept(registry, 30);
    var traces = registry.get(Traces.class);
    traces.accept(project, List.of(Spans.span(Spans.trace(1), 1, OLD).build()));
    traces.accept(project, List.of(Spans.span(Spans.trace(2), 1, NOW).build()));
    var oldest = TraceIndex.bytes(List.of(Spans.trace(1)));
    var retention = registry.get(TraceRetention.class);

    registry
        .get(Transactions.class)
        .run(() -> {
          registry.get(TraceRepository.class).lock(project.value(), oldest);
          var other = CompletableFuture.supplyAsync(() -> retention.deleteExpired(late, 1_000));
          // One that waited for the lock would wait until this transaction ends, so for ever.
          assertThat(other.orTimeout(30, TimeUnit.SECONDS).join()).isPositive();
        });

    assertThat(traces.find(project, Spans.trace(1))).isPresent();
    assertThat(traces.find(project, Spans.trace(2))).isEmpty();
    sweep(registry, late);
    assertThat(traces.find(project, Spans.trace(1))).isEmpty();
  }

  @RegistryTest
  void readsOnceOverWhatCameTooNewly(TestRegistry registry) {
    var project = kept(registry, 30);
    var traces = registry.get(Traces.class);
    var late = NOW.plus(Duration.ofDays(31));
    for (int i = 1; i <= 5; i++) {
      traces.accept(project, List.of(Spans.span(Spans.trace(i), 1, NOW.plusSeconds(i)).build()));
    }
    var retention = registry.get(TraceRetention.class);

    while (traces.find(project, Spans.trace(5)).isPresent()) {
      retention.deleteExpired(late, 2);
    }
    traces.accept(project, List.of(Spans.span(Spans.trace(6), 1, OLD).build()));
    // The first may go on where the batches before ended; the second begins anew.
    sweep(registry, late);
    sweep(registry, late);

    for (int i = 1; i <= 6; i++) {
      assertThat(traces.find(project, Spans.trace(i))).as("trace %d", i).isEmpty();
    }
  }

  private static boolean isKept(TestRegistry registry, Sha256 batch) {
    try {
      return registry.get(ObjectStore.class).get(batch).length > 0;
    } catch (MissingObjectException _) {
      return false;
    }
  }

  @RegistryTest
  void leavesAProjectWithoutALimitAlone(TestRegistry registry) {
    var project = registry.newProject();
    var traces = registry.get(Traces.class);
    traces.accept(project, List.of(Spans.span(Spans.trace(1), 1, OLD).build()));

    sweep(registry, NOW.plus(Duration.ofDays(3_000)));

    assertThat(traces.find(project, Spans.trace(1))).isPresent();
  }

  @RegistryTest
  void deletesTheObjectOfARequestThatBroughtNothingNew(TestRegistry registry) {
    var project = registry.newProject();
    var traces = registry.get(Traces.class);
    var span = Spans.span(Spans.trace(1), 1, NOW).build();
    traces.accept(project, List.of(span));

    assertThat(traces.accept(project, List.of(span))).isEqualTo(new Accepted(0, 1));

    assertThat(batchesOf(registry, project, 1)).hasSize(1);
    assertThat(traces.find(project, Spans.trace(1)).orElseThrow().spans()).containsExactly(span);
  }

  private static ProjectId kept(TestRegistry registry, int days) {
    var project = registry.newProject();
    registry
        .get(ProjectTraceSettings.class)
        .set(
            project,
            new TraceSettings(Optional.of(days), Optional.empty(), Optional.empty()),
            new Actor.BySystem());
    return project;
  }

  private static void sweep(TestRegistry registry, Instant now) {
    var retention = registry.get(TraceRetention.class);
    while (retention.deleteExpired(now, 100) >= 100) {
      // Other tests' projects have something to go as well.
    }
  }

  private static List<Sha256> batchesOf(TestRegistry registry, ProjectId project, int trace) {
    var ids = TraceIndex.bytes(List.of(Spans.trace(trace)));
    return registry
        .get(Transactions.class)
        .read(() -> registry.get(SpanRepository.class).ofTraces(project.value(), ids, 100))
        .stream()
        .map(SpanRow::batchSha256)
        .distinct()
        .toList();
  }
}
