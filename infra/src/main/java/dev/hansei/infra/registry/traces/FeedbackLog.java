package dev.hansei.infra.registry.traces;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.RegistryTime;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.infra.registry.traces.redaction.Redactions;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.MonitorNames;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** What people said of traces. Rows are only ever added. */
@Singleton
public final class FeedbackLog {
  /** One request's worth. */
  public static final int FEEDBACK_MAX = 1_000;

  private final Redactions redactions;
  private final FeedbackRepository rows;
  private final TraceIndex index;
  private final CanonicalJson json;
  private final Transactions transactions;
  private final RegistryTime time;
  private final Clock clock;

  FeedbackLog(
      Redactions redactions,
      FeedbackRepository rows,
      TraceIndex index,
      CanonicalJson json,
      Transactions transactions,
      RegistryTime time,
      Clock clock) {
    this.redactions = redactions;
    this.rows = rows;
    this.index = index;
    this.json = json;
    this.transactions = transactions;
    this.time = time;
    this.clock = clock;
  }

  /**
   * Adds what somebody outside said, durable when it returns; it may come before the trace's first
   * span. An id that is known already changes nothing. Personal data is redacted before anything is
   * stored.
   *
   * @param feedback at most {@link #FEEDBACK_MAX}
   * @return how many are new
   * @throws IllegalArgumentException when it goes by a name that only monitors may give
   */
  public int add(ProjectId project, List<Feedback> feedback) {
    feedback.forEach(one -> requireFree(one.opinion()));
    return add(project, feedback, false);
  }

  /** As {@link #add}, for what a monitor of the project found: only that moves rollouts. */
  public int addOfMonitor(ProjectId project, List<Feedback> feedback) {
    return add(project, feedback, true);
  }

  private static void requireFree(Feedback.Opinion opinion) {
    switch (opinion) {
      case Feedback.Evaluation(String name, _, _) -> MonitorNames.requireFree(name);
      case Feedback.Label(String name, _, _) -> MonitorNames.requireFree(name);
      case Feedback.Survey(String question, _, _, _) -> MonitorNames.requireFree(question);
      case Feedback.Thumbs _,
          Feedback.Stars _,
          Feedback.Resolved _,
          Feedback.Comment _,
          Feedback.Correction _,
          Feedback.Preference _,
          Feedback.Edit _ -> {
        // They have no name.
      }
    }
  }

  private int add(ProjectId project, List<Feedback> feedback, boolean byMonitor) {
    if (feedback.size() > FEEDBACK_MAX) {
      throw new IllegalArgumentException("at most 1,000 pieces of feedback at once");
    }
    if (feedback.isEmpty()) {
      return 0;
    }
    var redacted = redactions.feedback(project, feedback);
    return transactions.write(() -> {
      var now = clock.instant();
      var traces =
          redacted.stream().map(Feedback::traceId).collect(Collectors.toCollection(TreeSet::new));
      var folds = index.lock(project, traces, now);
      var fresh = fresh(project, redacted);
      if (!fresh.isEmpty()) {
        var received = time.now();
        rows.insertAll(fresh.stream().map(one -> row(project, one, received, byMonitor)).toList());
      }
      fold(folds, fresh);
      index.save(folds.values(), now);
      return fresh.size();
    });
  }

  /** What was said of traces, by trace and time; at most 500 traces. */
  public List<Feedback> of(ProjectId project, List<TraceId> traces) {
    return traces.isEmpty()
        ? List.of()
        : transactions.read(() -> rows.ofTraces(project.value(), TraceIndex.bytes(traces))).stream()
            .map(row -> row.feedback(json))
            .toList();
  }

  private static void fold(SortedMap<TraceId, TraceFold> folds, List<Feedback> fresh) {
    for (Feedback one : fresh) {
      var fold = folds.get(one.traceId());
      if (fold != null) {
        fold.add(one);
      }
    }
  }

  private List<Feedback> fresh(ProjectId project, List<Feedback> feedback) {
    var ids = feedback.stream().map(one -> UuidBytes.of(one.id().value())).distinct().toList();
    var known = new HashSet<UUID>();
    rows.all(project.value(), ids).forEach(row -> known.add(row.feedbackId()));
    return feedback.stream().filter(one -> known.add(one.id().value())).toList();
  }

  private FeedbackRow row(ProjectId project, Feedback one, Instant received, boolean byMonitor) {
    return new FeedbackRow(
        project.value(),
        one.id().value(),
        one.traceId().hex(),
        json.write(one.opinion()),
        TraceFold.micros(one.givenAt()),
        received,
        byMonitor);
  }
}
