package dev.hansei.api.annotations;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.Times;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.infra.registry.annotations.QueueAgreement;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.Widening;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One queue, for the lead who waits for it.
 *
 * @param line the queue with what waits for the viewer
 * @param perHour labels in the last hour
 * @param disputes on which reviewers disagreed, at most a page of them
 * @param noted how cases are made of noted answers
 * @param chart agreement and kappa on one axis, in that order, or with a form all of {@link
 *     #fields}; empty until there are pairs
 * @param desk gold, conflicts, settled disputes, and who was told that labels are late
 */
public record QueuePage(
    Frame frame,
    QueueLine line,
    String criterionSentence,
    int perHour,
    List<PersonLine> people,
    List<DisputeLine> disputes,
    NotedForm noted,
    IntervalChart chart,
    DeskSight desk) {
  public QueuePage {
    people = List.copyOf(people);
    disputes = List.copyOf(disputes);
  }

  /** Counts at this moment. */
  public QueueCounts counts() {
    return line.view().counts();
  }

  /** How far reviewers agree, as measured last. */
  public Optional<QueueAgreement> agreement() {
    return line.view().agreement();
  }

  /** How far reviewers agree in each field of the form, in the order of the chart's whiskers. */
  public List<AgreementLine> fields() {
    return agreement().map(AgreementLine::of).orElse(List.of());
  }

  /** Where the items come from, to end a sentence with; empty where they are answers of runs. */
  public String about() {
    ItemSource source = line.view().queue().plan().source().orElse(null);
    return switch (source) {
      case null -> "";
      case ItemSource.RunPairs(var baseline, var candidate) ->
          "pairs of what the runs %s (a) and %s (b) answered"
              .formatted(Names.shortId(baseline), Names.shortId(candidate));
      case ItemSource.Brought(var set) ->
          "items that were brought, set %s".formatted(Names.shortId(set));
      case ItemSource.Failures(var mode, _) ->
          mode.isPresent() ? "traces of one failure mode" : "traces that went wrong";
      case ItemSource.Traces(var choice, _, var split) -> TraceWords.about(choice, split);
    };
  }

  /** The answer at the top, in one sentence. */
  public String sentence() {
    int planned = line.view().queue().planned();
    String done =
        "%s of %s labelled".formatted(Figures.count(counts().labelled()), Figures.count(planned));
    return switch (line.view().queue().state()) {
      case PREPARING -> "Its tasks are being written; it opens by itself.";
      case OPEN, OVERDUE -> "%s, %s in the last hour; %s.".formatted(done, pace(), left());
      case CLOSING -> done + "; it is being closed.";
      case CLOSED, CANCELLED -> done + ended();
      case FAILED -> "It could not be prepared: %s.".formatted(line.view().failureCode());
    };
  }

  private String pace() {
    return perHour == 0 ? "none" : Figures.count(perHour);
  }

  private String left() {
    int remaining = counts().remaining();
    if (remaining == 0) {
      return "nothing is left, so it closes in a minute";
    }
    String left = Figures.count(remaining, "task") + " left";
    return perHour == 0
        ? left
        : "%s, about %s at this pace"
            .formatted(left, Times.length(Duration.ofMinutes(remaining * 60L / perHour)));
  }

  private String ended() {
    String sums =
        ", %s skipped, %s without a label."
            .formatted(Figures.count(counts().skipped()), Figures.count(counts().unlabelled()));
    return line.view().queue().plan().fallback() == Fallback.WIDEN ? sums + cost() : sums;
  }

  private String cost() {
    return Widening.of(counts().labelled(), line.view().queue().planned())
        .map(cost -> " " + DeskWords.cost(cost))
        .orElse("");
  }
}
