package dev.hansei.api.promotions;

import dev.hansei.workflows.promotions.RehearsalReport;
import dev.hansei.workflows.promotions.RehearsalState;
import dev.hansei.workflows.statistics.Estimate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A rehearsal, as the API shows it.
 *
 * @param from inputs that began then or later
 * @param upTo inputs that began before
 * @param dataset the version that holds the frozen inputs; absent where there are none
 * @param run the candidate's answers; absent where nothing was asked
 * @param answered how many of the inputs the run is done with
 * @param hidden whether figures and 'held' are left out, since you are asked to label the answers
 * @param held whether an approval needs a comment, because more than 5 % of the answers were errors
 * @param note why it could not be done, or what is missing of it; may be empty
 */
public record RehearsalResource(
    RehearsalState state,
    Instant from,
    Instant upTo,
    RehearsalReport.Inputs inputs,
    Optional<UUID> dataset,
    Optional<UUID> run,
    int answered,
    boolean hidden,
    List<Figure> figures,
    boolean held,
    String note) {
  /**
   * One thing that was compared on the same inputs; each with a 95 % interval.
   *
   * @param difference candidate less live; absent where the two are not of the same thing
   */
  public record Figure(
      String name,
      String unit,
      Optional<Interval> live,
      Optional<Interval> candidate,
      Optional<Interval> difference) {
    static Figure from(RehearsalReport.Figure figure) {
      return new Figure(
          figure.name(),
          figure.unit(),
          figure.live().map(Interval::from),
          figure.candidate().map(Interval::from),
          figure.difference().map(Interval::from));
    }
  }

  /** A value in its interval, of so many independent inputs. */
  public record Interval(double value, double lower, double upper, int n) {
    static Interval from(Estimate estimate) {
      return new Interval(estimate.value(), estimate.lower(), estimate.upper(), estimate.n());
    }
  }

  static RehearsalResource from(Rehearsed rehearsed) {
    RehearsalReport report = rehearsed.report();
    return new RehearsalResource(
        report.state(),
        report.from(),
        report.upTo(),
        report.inputs(),
        report.dataset().map(id -> id.value()),
        report.run().map(id -> id.value()),
        rehearsed.answered(),
        rehearsed.hidden(),
        report.figures().stream().map(Figure::from).toList(),
        report.held(),
        report.note());
  }
}
