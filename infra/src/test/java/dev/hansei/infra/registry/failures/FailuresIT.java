package dev.hansei.infra.registry.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditEntry;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.RowBodies;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.traces.Spans;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.Ending;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectFailuresResult;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Detector;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailurePolicy;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class FailuresIT {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final int REASONS = FailureReason.values().length;

  @RegistryTest
  void keepsOneFailurePerTraceWhoseReasonsGrow(TestRegistry registry) {
    var project = projectWithTraces(registry, 1, 5);
    var failures = registry.get(Failures.class);
    var collection = collection(registry);
    var trace = Spans.trace(1);
    var first = failure(registry, trace, Severity.LOW, "", FailureReason.REFUSAL);
    var later = failure(registry, trace, Severity.HIGH, "Nagoya", FailureReason.CORRECTED_OUTPUT);

    assertThat(failures.record(project, collection, List.of(first))).isEqualTo(1);
    assertThat(failures.record(project, collection, List.of(first))).isZero();
    assertThat(failures.record(project, collection(registry), List.of(later))).isZero();

    var kept = failures.find(project, first.id()).orElseThrow();
    assertThat(kept.foundBy()).isEqualTo(collection);
    assertThat(kept.failure().reasons())
        .containsExactly(FailureReason.CORRECTED_OUTPUT, FailureReason.REFUSAL);
    assertThat(kept.failure().severity()).isEqualTo(Severity.HIGH);
    assertThat(kept.failure().correction()).isEqualTo("Nagoya");
    assertThat(failures.find(project, later.id())).isEmpty();
  }

  @RegistryTest
  void countsATraceOnceWhenManyCollectorsFindIt(TestRegistry registry) throws Exception {
    var project = projectWithTraces(registry, 500, 25);
    var failures = registry.get(Failures.class);
    var fresh =
        InParallel.run(
            20,
            collector -> {
              var found =
                  IntStream.range(0, 25)
                      .mapToObj(number ->
                          failure(
                              registry,
                              Spans.trace(500 + number),
                              Severity.LOW,
                              "",
                              FailureReason.values()[collector % REASONS]))
                      .toList();
              return failures.record(project, collection(registry), found);
            });

    assertThat(fresh.stream().mapToInt(Integer::intValue).sum()).isEqualTo(25);
    var page = failures.page(project, FailureFilter.ALL, PageRequest.first());
    assertThat(page.items()).hasSize(25);
    assertThat(page.items())
        .allSatisfy(view -> assertThat(view.reasons()).containsExactly(FailureReason.values()));
  }

  @RegistryTest
  void keepsHostileAndHugeTextsByteForByte(TestRegistry registry) {
    var project = projectWithTraces(registry, 1, 5);
    var failures = registry.get(Failures.class);
    var huge = (Spans.HOSTILE + "x").repeat(RowBodies.BYTES_MAX / 50);
    var small =
        failure(registry, Spans.trace(2), Severity.LOW, Spans.HOSTILE, FailureReason.REFUSAL);
    var large = failure(registry, Spans.trace(3), Severity.LOW, huge, FailureReason.REFUSAL);

    failures.record(project, collection(registry), List.of(small, large));

    assertThat(failures.find(project, small.id()).orElseThrow().failure()).isEqualTo(small);
    assertThat(failures.find(project, large.id()).orElseThrow().failure()).isEqualTo(large);
    assertThat(failures.withoutCase(project, 10)).containsExactly(small, large);
  }

  @RegistryTest
  void listsNewestFirstByStateAndReason(TestRegistry registry) {
    var project = projectWithTraces(registry, 1, 5);
    var failures = registry.get(Failures.class);
    var one = failure(registry, Spans.trace(4), Severity.LOW, "", FailureReason.REFUSAL);
    var two = failure(registry, Spans.trace(5), Severity.LOW, "", FailureReason.ERROR_STATUS);
    failures.record(project, collection(registry), List.of(one, two));
    failures.dismiss(project, one.id(), SYSTEM);
    failures.dismiss(project, one.id(), SYSTEM);

    assertThat(ids(registry, project, FailureFilter.ALL)).containsExactly(two.id(), one.id());
    assertThat(ids(registry, project, filter(FailureState.OPEN))).containsExactly(two.id());
    assertThat(ids(registry, project, filter(FailureState.DISMISSED))).containsExactly(one.id());
    var refusals = new FailureFilter(Optional.empty(), Optional.of(FailureReason.REFUSAL));
    assertThat(ids(registry, project, refusals)).containsExactly(one.id());
    assertThat(failures.counts(project).open()).isEqualTo(1);
    assertThat(failures.counts(project).dismissed()).isEqualTo(1);
    assertThat(failures.counts(project).byReason())
        .containsEntry(FailureReason.ERROR_STATUS, 1L)
        .containsEntry(FailureReason.REFUSAL, 0L);
    assertThat(failures.withoutCase(project, 10)).extracting(Failure::id).containsExactly(two.id());
    assertThat(failures.countWithoutCase(project)).isEqualTo(1);
    assertThat(registry.get(FailureRepository.class).count(project.value(), "OPEN", false, 0))
        .as("counts no further than it is told to")
        .isZero();

    failures.markHasCase(project, List.of(two.id()));
    failures.reopen(project, one.id(), SYSTEM);
    assertThat(failures.idsWithoutCase(project, 10)).containsExactly(one.id());
    assertThat(registry.get(Audit.class).page(project, PageRequest.first()).items())
        .extracting(AuditEntry::action)
        .startsWith("failures.failure.reopen", "failures.failure.dismiss");
  }

  @RegistryTest
  void leavesOutAFailureOfATraceThatIsGone(TestRegistry registry) {
    var project = projectWithTraces(registry, 1, 1);
    var failures = registry.get(Failures.class);
    var known = failure(registry, Spans.trace(1), Severity.LOW, "", FailureReason.REFUSAL);
    var gone = failure(registry, Spans.trace(99), Severity.LOW, "", FailureReason.REFUSAL);

    assertThat(failures.record(project, collection(registry), List.of(gone))).isZero();
    assertThat(failures.record(project, collection(registry), List.of(known, gone))).isEqualTo(1);
    assertThat(failures.find(project, known.id())).isPresent();
    assertThat(failures.find(project, gone.id())).isEmpty();
  }

  @RegistryTest
  void refusesToDismissWhatIsNotThere(TestRegistry registry) {
    var failures = registry.get(Failures.class);
    var id = new FailureId(registry.get(Ids.class).next());
    assertThatThrownBy(() -> failures.dismiss(registry.newProject(), id, SYSTEM))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("failure-not-found"));
  }

  @RegistryTest
  void usesTheDefaultDetectorsUntilOthersAreSaved(TestRegistry registry) {
    var project = registry.newProject();
    var detectors = registry.get(Detectors.class);
    assertThat(detectors.active(project)).isEqualTo(FailurePolicy.DEFAULT_DETECTORS);

    List<Detector> own =
        List.of(new Detector.ErrorStatus(), new Detector.LowOutsideScore("faithful", 0.5));
    assertThat(detectors.save(project, own, SYSTEM)).isEqualTo(1);
    assertThat(detectors.save(project, own, SYSTEM)).as("the same again").isEqualTo(1);
    assertThat(detectors.active(project)).isEqualTo(own);
    assertThat(detectors.save(project, List.of(new Detector.ErrorStatus()), SYSTEM)).isEqualTo(2);
  }

  @RegistryTest
  void beginsAndEndsACollectionOnce(TestRegistry registry) {
    var project = registry.newProject();
    var collections = registry.get(Collections.class);
    var id = collection(registry);
    var input = new CollectFailuresInput(project, id, SYSTEM, true);
    var total = new CollectFailuresResult(9, 3, 2);

    collections.end(project, id, total, Ending.FAILED);
    assertThat(collections.find(project, id)).as("end without begin").isEmpty();
    assertThat(collections.begin(input)).isTrue();
    assertThat(collections.begin(input)).isFalse();
    assertThat(collections.find(project, id).orElseThrow().ending()).isEmpty();
    collections.end(project, id, total, Ending.COMPLETED);
    collections.end(project, id, CollectFailuresResult.NONE, Ending.FAILED);

    var ended = collections.find(project, id).orElseThrow();
    assertThat(ended.result()).isEqualTo(total);
    assertThat(ended.ending()).contains(Ending.COMPLETED);
    assertThat(ended.startedBy()).isEqualTo(SYSTEM);
    assertThat(collections.page(project, PageRequest.first()).items()).containsExactly(ended);
  }

  private static List<FailureId> ids(
      TestRegistry registry, ProjectId project, FailureFilter filter) {
    return registry.get(Failures.class).page(project, filter, PageRequest.first()).items().stream()
        .map(FailureView::id)
        .toList();
  }

  private static FailureFilter filter(FailureState state) {
    return new FailureFilter(Optional.of(state), Optional.empty());
  }

  private static ProjectId projectWithTraces(TestRegistry registry, int first, int count) {
    var project = registry.newProject();
    var spans =
        IntStream.range(first, first + count)
            .mapToObj(number -> Spans.span(Spans.trace(number), 1, NOON).build())
            .toList();
    registry.get(Traces.class).accept(project, spans);
    return project;
  }

  private static CollectionId collection(TestRegistry registry) {
    return new CollectionId(registry.get(Ids.class).next());
  }

  private static Failure failure(
      TestRegistry registry,
      TraceId trace,
      Severity severity,
      String correction,
      FailureReason reason) {
    return new Failure(
        new FailureId(registry.get(Ids.class).next()),
        trace,
        List.of(reason),
        severity,
        "Where is my parcel?",
        "I don't know.",
        correction,
        NOON);
  }
}
