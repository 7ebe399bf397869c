package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.traces.Spans;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterPlan;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A project of its own whose failures are recorded, and sorted into modes by their texts. */
final class SortedFailures {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  /** The embedder whose vectors these are. */
  static final String MODEL = "test/angles";

  private static final Actor SYSTEM = new Actor.BySystem();
  private static final int TEXTS_MAX = 10;

  final ProjectId project;
  private final TestRegistry registry;
  private final Map<String, List<Failure>> failures = new TreeMap<>();
  private final Map<String, PatternId> patterns = new TreeMap<>();
  private int traces;

  SortedFailures(TestRegistry registry) {
    this.registry = registry;
    this.project = registry.newProject();
  }

  /** Somebody asks this and is refused; the failure is recorded and not yet counted or sorted. */
  FailureId fails(String question) {
    traces++;
    var trace = Spans.trace(traces);
    registry
        .get(Traces.class)
        .accept(project, List.of(Spans.span(trace, 1, NOON).asking(question).build()));
    var ids = registry.get(Ids.class);
    var failure =
        new Failure(
            new FailureId(ids.next()),
            trace,
            List.of(FailureReason.REFUSAL),
            Severity.LOW,
            question,
            "I don't know.",
            "",
            NOON);
    registry.get(Failures.class).record(project, new CollectionId(ids.next()), List.of(failure));
    failures.computeIfAbsent(question, _ -> new ArrayList<>()).add(failure);
    return failure.id();
  }

  /** As {@link #fails(String)}, so many times. */
  void fails(String question, int times) {
    for (int i = 0; i < times; i++) {
      fails(question);
    }
  }

  /** Counts the failures, gives each text a vector and makes a mode of each of these sets. */
  void sort(List<List<String>> modes) {
    registry.get(Patterns.class).countNext(project, SYSTEM);
    var grouping = registry.get(Grouping.class);
    var vectors = new TreeMap<PatternId, float[]>();
    grouping
        .withoutVector(project, MODEL, TEXTS_MAX)
        .forEach((id, text) -> {
          double angle = vectors.size();
          vectors.put(id, new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
          patterns.put(text, id);
        });
    grouping.keepVectors(project, MODEL, vectors);
    var founded =
        modes.stream()
            .map(texts -> texts.stream().map(this::pattern).toList())
            .map(texts -> new ClusterPlan.Founded(texts, Optional.empty()))
            .toList();
    apply(new ClusterPlan(List.of(), List.of(), founded));
  }

  /** As a collector does. */
  void apply(ClusterPlan plan) {
    var grouping = registry.get(Grouping.class);
    if (!grouping.apply(project, grouping.snapshot(project, MODEL), plan, SYSTEM)) {
      throw new AssertionError("nobody else sorts here");
    }
  }

  /** The texts that have a pattern; of almost the same texts the first. */
  Set<String> texts() {
    return patterns.keySet();
  }

  PatternId pattern(String text) {
    return Optional.ofNullable(patterns.get(text)).orElseThrow();
  }

  /** The first failure of a text; empty where none has it. */
  Optional<FailureId> failure(String text) {
    return first(text).map(Failure::id);
  }

  /** The trace of the first failure of a text. */
  TraceId trace(String text) {
    return first(text).map(Failure::traceId).orElseThrow();
  }

  private Optional<Failure> first(String text) {
    return Optional.ofNullable(failures.get(text)).map(List::getFirst);
  }

  /** The mode that a text is counted in now. */
  ClusterView mode(String text) {
    var clusters = registry.get(Clusters.class);
    return clusters.page(project, Optional.empty(), PageRequest.first()).items().stream()
        .filter(view -> isSaidIn(clusters, view.id(), text))
        .findFirst()
        .orElseThrow();
  }

  private boolean isSaidIn(Clusters clusters, ClusterId id, String text) {
    return clusters.patterns(project, id, TEXTS_MAX).stream()
        .anyMatch(pattern -> pattern.text().equals(text));
  }
}
