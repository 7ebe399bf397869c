package dev.hansei.infra.registry.traces;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * What is said of live traffic, in the order in which it comes. Rows commit a little later than the
 * moment they bear, so whoever follows reads the last seconds again, and the last minutes now and
 * then.
 */
@Singleton
public final class LiveFeedback {
  private final LiveFeedbackRepository rows;
  private final AnswersRepository counts;
  private final TraceRepository traces;
  private final CanonicalJson json;
  private final Transactions transactions;

  LiveFeedback(
      LiveFeedbackRepository rows,
      AnswersRepository counts,
      TraceRepository traces,
      CanonicalJson json,
      Transactions transactions) {
    this.rows = rows;
    this.counts = counts;
    this.traces = traces;
    this.json = json;
    this.transactions = transactions;
  }

  /** A place in the order. */
  public record Place(Instant receivedAt, UUID feedbackId) {
    /** Before all that came at that moment. */
    public static Place at(Instant moment) {
      return new Place(moment, new UUID(0, 0));
    }
  }

  /**
   * One piece of feedback with what its trace says by now.
   *
   * @param byMonitor whether a monitor of the project wrote it
   */
  public record Told(Place place, Feedback.Opinion opinion, boolean byMonitor, LiveTrace trace) {}

  /** The number of traces that name a version, and say that assignment. */
  public record Answers(String promptVersion, String assignment, long count) {}

  /** What came after a place, in order. */
  public List<Told> after(ProjectId project, Place place, int limit) {
    return transactions.read(() ->
        rows.after(project.value(), place.receivedAt(), place.feedbackId(), limit).stream()
            .map(this::told)
            .toList());
  }

  private Told told(ToldRow row) {
    return new Told(
        new Place(row.receivedAt(), row.feedbackId()),
        json.read(row.opinion(), Feedback.Opinion.class),
        row.byMonitor(),
        row.trace());
  }

  /** What those traces say by now. */
  public List<LiveTrace> traces(ProjectId project, List<TraceId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<byte[]> keys = ids.stream().map(id -> HexFormat.of().parseHex(id.hex())).toList();
    return transactions.read(
        () -> traces.all(project.value(), keys).stream().map(LiveTrace::of).toList());
  }

  /** How many traces of a prompt started in a time, by what they name. */
  public List<Answers> answers(ProjectId project, String prompt, Instant since, Duration length) {
    return transactions.read(() ->
        counts.answers(project.value(), prompt, since, since.plus(length)).stream()
            .map(row -> new Answers(row.promptVersion(), row.assignment(), row.answers()))
            .toList());
  }

  /** Some of what was said of a prompt's answers since then. */
  public List<Told> ofPrompt(ProjectId project, String prompt, Instant since, int limit) {
    return transactions.read(() ->
        rows.ofPrompt(project.value(), prompt, since, limit).stream().map(this::told).toList());
  }
}
