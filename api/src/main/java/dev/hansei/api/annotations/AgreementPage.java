package dev.hansei.api.annotations;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.infra.registry.annotations.AgreementReport.Measures;
import dev.hansei.infra.registry.annotations.AgreementReport.OfSlice;
import dev.hansei.infra.registry.annotations.AgreementReport.OfWord;
import dev.hansei.workflows.criteria.PairFigures;
import dev.hansei.workflows.statistics.Estimate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far all who labelled a queue agree, for its lead.
 *
 * @param queue its id
 * @param name the queue's
 * @param measuredAt absent until something was measured
 * @param authors to choose one whom all others are held against
 * @param against the one that is chosen; empty for nobody
 * @param parts of the pairs that judges saw in both orders, to choose one
 * @param part the one that is chosen; empty for all
 * @param judges those that were asked in both orders, with figures of that part
 * @param judgeShown whether those who label read what a judge says first
 */
public record AgreementPage(
    Frame frame,
    String queue,
    String name,
    int labels,
    int brought,
    Optional<Instant> measuredAt,
    List<Choice> authors,
    String against,
    List<InField> fields,
    List<String> parts,
    String part,
    List<Judge> judges,
    boolean judgeShown) {
  public AgreementPage {
    authors = List.copyOf(authors);
    fields = List.copyOf(fields);
    parts = List.copyOf(parts);
    judges = List.copyOf(judges);
  }

  /** One where people label blind and no judge was asked in both orders. */
  public AgreementPage(
      Frame frame,
      String queue,
      String name,
      int labels,
      int brought,
      Optional<Instant> measuredAt,
      List<Choice> authors,
      String against,
      List<InField> fields) {
    this(
        frame,
        queue,
        name,
        labels,
        brought,
        measuredAt,
        authors,
        against,
        fields,
        List.of(),
        "",
        List.of(),
        false);
  }

  /**
   * A judge of pairs that was asked in both orders.
   *
   * @param ties pairs of which people prefer neither answer; in no figure
   */
  public record Judge(String name, int ties, PairFigures figures) {}

  /** An author to choose. */
  public record Choice(String author, String name) {}

  /**
   * One field.
   *
   * @param title the question, or empty where the queue asks one thing
   * @param lines of all items, in the order of the chart's whiskers
   * @param warning what to make of them where one word is used nearly always; maybe empty
   * @param raters those with most labels
   * @param ratersInAll how many labelled
   * @param pairs two by two, or everybody against the one who is chosen
   */
  public record InField(
      String title,
      Measures all,
      List<Line> lines,
      IntervalChart chart,
      String warning,
      List<OfWord> words,
      List<OfSlice> slices,
      List<Rater> raters,
      int ratersInAll,
      List<Pair> pairs) {
    public InField {
      lines = List.copyOf(lines);
      words = List.copyOf(words);
      slices = List.copyOf(slices);
      raters = List.copyOf(raters);
      pairs = List.copyOf(pairs);
    }
  }

  /**
   * A measure.
   *
   * @param isShare whether it is to be shown in percent
   */
  public record Line(String measure, Estimate estimate, boolean isShare) {
    /** As it is shown. */
    public String figure() {
      return isShare ? Figures.percent(estimate.value()) : Figures.score(estimate.value());
    }

    /** Its interval, in the same unit. */
    public String interval() {
      return isShare
          ? Figures.percentInterval(estimate.lower(), estimate.upper())
          : Figures.interval(estimate.lower(), estimate.upper());
    }

    /** As it was computed. */
    public String exact() {
      return AgreementPage.exact(estimate.value());
    }
  }

  /** A figure with all its digits, for whoever compares it with a published one. */
  public static String exact(double figure) {
    return String.valueOf(figure);
  }

  /** An author against the majority of the others. */
  public record Rater(
      String name,
      int labels,
      int compared,
      int ties,
      Optional<Estimate> percent,
      Optional<Estimate> kappa,
      Optional<Double> alphaWithout) {}

  /** Two authors. */
  public record Pair(
      String left, String right, int items, Estimate percent, Optional<Estimate> kappa) {}

  /** The answer at the top, in one sentence. */
  public String sentence() {
    if (fields.isEmpty() || fields.getFirst().all().items() == 0) {
      return "No item has two labels yet.";
    }
    InField first = fields.getFirst();
    String same =
        first
            .all()
            .percent()
            .map(it -> "two who labelled the same item say the same in " + of(it))
            .orElse("");
    return "%s of %s: %s."
        .formatted(
            Figures.count(first.all().labels(), "label"),
            Figures.count(first.all().items(), "item"),
            same);
  }

  private static String of(Estimate share) {
    return "%s of cases (%s)"
        .formatted(
            Figures.percent(share.value()), Figures.percentInterval(share.lower(), share.upper()));
  }
}
