package dev.hansei.workflows.promotions;

import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.suites.RunId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a rehearsal saw. Figures and ids, nobody's words; its canonical JSON goes into the dossier.
 *
 * @param from inputs that began then or later
 * @param upTo inputs that began before
 * @param dataset the frozen inputs; absent where there are none
 * @param run the candidate's answers; absent where nothing was asked
 * @param figures by what was compared; empty until it was
 * @param held whether approvals need words, because of the candidate's errors
 * @param note why it could not be done, or what is missing of it; may be empty
 */
public record RehearsalReport(
    RehearsalState state,
    Instant from,
    Instant upTo,
    Inputs inputs,
    Optional<DatasetVersionId> dataset,
    Optional<RunId> run,
    List<Figure> figures,
    boolean held,
    String note) {
  /** The name of the figure that may hold a promotion. */
  public static final String ERRORS = "errors";

  public RehearsalReport {
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(from, "from is null");
    Objects.requireNonNull(upTo, "upTo is null");
    Objects.requireNonNull(inputs, "inputs is null");
    Objects.requireNonNull(dataset, "dataset is null");
    Objects.requireNonNull(run, "run is null");
    figures = List.copyOf(figures);
    Objects.requireNonNull(note, "note is null");
  }

  /**
   * Where the inputs went.
   *
   * @param found traces of the live version in the last day
   * @param sampled of them, by their hash
   * @param withoutQuestion of the sample, those that show no question that a case can hold, or went
   *     before they were read
   * @param repeated of the sample, those whose question another one of it asks
   * @param inOtherSplits of the sample, those whose question a dataset of another split holds
   * @param taken the rest, which was asked
   * @param gone of those asked, traces that were erased or expired before the answers were compared
   * @param unasked of those asked, which the prompt could not be rendered for: it needs variables
   *     that traces do not show
   * @param unanswered of those asked, which the run did not come to
   * @param compared the rest
   * @param blind of those found, that are being labelled blind, or ask what such a one asks; the
   *     sample is drawn from the others
   */
  public record Inputs(
      int found,
      int sampled,
      int withoutQuestion,
      int repeated,
      int inOtherSplits,
      int taken,
      int gone,
      int unasked,
      int unanswered,
      int compared,
      int blind) {
    /** None were looked for yet. */
    public static final Inputs NONE = new Inputs(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * Why those that were drawn or asked were not compared, such as "31 asked what another asked".
     */
    public List<String> leftOut() {
      Map<String, Integer> reasons = new LinkedHashMap<>();
      reasons.put("showed no question, or too long a one", withoutQuestion);
      reasons.put("asked what another asked", repeated);
      reasons.put("stand in datasets of another split", inOtherSplits);
      reasons.put("went since", gone);
      reasons.put("lack what the prompt needs", unasked);
      reasons.put("were not come to", unanswered);
      return reasons.entrySet().stream()
          .filter(reason -> reason.getValue() > 0)
          .map(reason -> String.format(Locale.ROOT, "%,d %s", reason.getValue(), reason.getKey()))
          .toList();
    }

    /** Those that were found, and how many of them nobody is to see; none is sampled yet. */
    public static Inputs found(int all, int blind) {
      return new Inputs(all, 0, 0, 0, 0, 0, 0, 0, 0, 0, blind);
    }

    /** The same as they were frozen; none is compared yet. */
    public Inputs frozen(int drawn, int unquestioned, int duplicates, int elsewhere, int asked) {
      return new Inputs(
          found, drawn, unquestioned, duplicates, elsewhere, asked, 0, 0, 0, 0, blind);
    }

    /** The same with what became of those that were asked. */
    public Inputs compared(int others, int unrendered, int open, int pairs) {
      return new Inputs(
          found,
          sampled,
          withoutQuestion,
          repeated,
          inOtherSplits,
          taken,
          others,
          unrendered,
          open,
          pairs,
          blind);
    }
  }

  /**
   * One thing that both answers were compared by, with 95 % intervals.
   *
   * @param name such as {@code errors}
   * @param unit such as {@code share}
   * @param live of the live version's answers; absent where their traces do not show it
   * @param candidate of the candidate's; absent where it is not known
   * @param difference candidate less live, on the same inputs; absent where one of them is, or
   *     where the two are not of the same thing
   */
  public record Figure(
      String name,
      String unit,
      Optional<Estimate> live,
      Optional<Estimate> candidate,
      Optional<Estimate> difference) {
    public Figure {
      Objects.requireNonNull(name, "name is null");
      Objects.requireNonNull(unit, "unit is null");
      Objects.requireNonNull(live, "live is null");
      Objects.requireNonNull(candidate, "candidate is null");
      Objects.requireNonNull(difference, "difference is null");
    }
  }

  /** One whose inputs are frozen and nobody is asked. */
  public RehearsalReport unasked(String why) {
    return new RehearsalReport(
        RehearsalState.FAILED, from, upTo, inputs, dataset, Optional.empty(), figures, held, why);
  }

  /**
   * The same for those who are asked to label the answers: nothing that tells how good they are.
   */
  public RehearsalReport unjudged() {
    return new RehearsalReport(state, from, upTo, inputs, dataset, run, List.of(), false, note);
  }

  /** The same in another state, with a note. */
  public RehearsalReport ended(RehearsalState other, String why) {
    return new RehearsalReport(other, from, upTo, inputs, dataset, run, figures, held, why);
  }
}
