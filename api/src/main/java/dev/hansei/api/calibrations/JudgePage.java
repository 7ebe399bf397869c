package dev.hansei.api.calibrations;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.infra.registry.calibrations.AlignmentView;
import dev.hansei.infra.registry.calibrations.CalibrationView;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.workflows.calibrations.AnchorCheck;
import dev.hansei.workflows.calibrations.Band;
import dev.hansei.workflows.calibrations.Issued;
import dev.hansei.workflows.calibrations.PairedFigures;
import dev.hansei.workflows.calibrations.Weighting;
import dev.hansei.workflows.criteria.CrossValidated;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.statistics.Estimate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * May this judge decide?
 *
 * @param learned how a learned judge did on labels it had not seen when it was learnt
 * @param alignments the newest attempts to bring it nearer to people
 * @param shown the calibration whose certificate is on the page; empty where there is none yet
 * @param differences where judge and people differ, at most a screenful
 * @param next where more of them are
 * @param checks of the certificate's anchors, newest first
 * @param watch when they are checked by themselves
 */
public record JudgePage(
    Frame frame,
    Standings.MeasuredJudge measured,
    Optional<CrossValidated> learned,
    List<AlignmentView> alignments,
    Optional<CalibrationView> shown,
    List<Difference> differences,
    Optional<String> next,
    List<CalibrationView> checks,
    WatchSight watch) {
  public JudgePage {
    Objects.requireNonNull(frame, "frame is null");
    Objects.requireNonNull(measured, "measured is null");
    Objects.requireNonNull(learned, "learned is null");
    Objects.requireNonNull(shown, "shown is null");
    alignments = List.copyOf(alignments);
    differences = List.copyOf(differences);
    Objects.requireNonNull(next, "next is null");
    checks = List.copyOf(checks);
  }

  /** One answer on which judge and people differ. */
  public record Difference(Judgement said, String href, String question, String answer) {}

  /** A figure with its interval, and what it means. */
  public record Line(String name, String meaning, Estimate estimate) {}

  /** The certificate shown. */
  public Optional<Issued> issued() {
    return shown.flatMap(CalibrationView::issued);
  }

  /** How a pairwise judge does in both orders; empty for others. */
  public Optional<PairedFigures> pairs() {
    return issued().flatMap(issued -> issued.certificate().pairs());
  }

  /** The figures of the certificate, in the order in which people ask for them. */
  public List<Line> lines() {
    return pairs().map(this::linesOfPairs).orElseGet(this::linesOfAnswers);
  }

  private List<Line> linesOfPairs(PairedFigures pairs) {
    List<Line> lines = new ArrayList<>();
    issued()
        .flatMap(issued -> issued.certificate().figures())
        .ifPresent(seen -> {
          lines.add(
              new Line(
                  "kappa",
                  "agreement on a, b or tie beyond chance; bands go by its lower end",
                  seen.kappa()));
          lines.add(new Line("agreement", "same choice as the label", seen.agreement()));
        });
    pairs.decided().ifPresent(it -> lines.addAll(PairLines.of(it)));
    return lines;
  }

  private List<Line> linesOfAnswers() {
    List<Line> lines = new ArrayList<>();
    issued()
        .flatMap(issued -> issued.certificate().figures())
        .ifPresent(seen -> {
          lines.add(
              new Line(
                  "kappa", "agreement beyond chance; bands go by its lower end", seen.kappa()));
          lines.add(new Line("agreement", "same verdict as the label", seen.agreement()));
          seen.falsePass()
              .ifPresent(e -> lines.add(new Line("false pass", "labelled fail, judged pass", e)));
          seen.falseFail()
              .ifPresent(e -> lines.add(new Line("false fail", "labelled pass, judged fail", e)));
          seen.auc()
              .ifPresent(e -> lines.add(new Line("AUC", "ranks passed above failed answers", e)));
        });
    return lines;
  }

  /** Whether the newest check took the certificate back. */
  public boolean hasDrifted() {
    return checks.stream()
        .limit(1)
        .flatMap(it -> it.anchors().stream())
        .anyMatch(AnchorCheck::drifted);
  }

  /** When the judge is asked again by itself; empty where it is not. */
  public Optional<Instant> nextCheck() {
    boolean holds =
        issued()
            .filter(it -> it.revocation().isEmpty())
            .filter(it -> it.certificate().decision().band() != Band.EXPLORE)
            .filter(it -> it.certificate().expiresAt().isAfter(frame.now()))
            .isPresent();
    return holds && measured.judge().kind() != JudgeKind.LEARNED ? watch.next() : Optional.empty();
  }

  /** Whether it is of the kind that can be aligned. */
  public boolean canAlign() {
    Judge judge = measured.judge();
    return judge.kind() == JudgeKind.RUBRIC && judge.scoresAnswers();
  }

  /** The figures of the folds, in the same order. */
  public List<Line> foldLines() {
    List<Line> lines = new ArrayList<>();
    learned.ifPresent(it -> {
      lines.add(new Line("kappa", "agreement beyond chance", it.kappa()));
      it.auc().ifPresent(e -> lines.add(new Line("AUC", "ranks passed above failed answers", e)));
      lines.add(
          new Line(
              "Brier score",
              "squared distance of chance and label, less is better; %s for who knows only how many pass"
                  .formatted(Figures.score(it.brierOfShare())),
              it.brier()));
    });
    return lines;
  }

  /** All figures on one axis from 0 to 1; what lies below 0 is drawn at its edge. */
  public IntervalChart chart() {
    return IntervalChart.ofScores(
        lines().stream().map(Line::estimate).map(JudgePage::drawn).toList());
  }

  private static IntervalChart.Interval drawn(Estimate estimate) {
    return new IntervalChart.Interval(
        Math.max(0, estimate.value()),
        Math.max(0, estimate.lower()),
        Math.max(0, estimate.upper()));
  }

  /** The answer to the question at the top. */
  public String sentence() {
    String may = measured.now().mayGate() ? "Yes: " : "No, it informs: ";
    return may + measured.now().sentence() + ".";
  }

  /** What became of the labels, in words. */
  public String coverage() {
    return issued()
        .map(issued -> issued.certificate().coverage())
        .map(it ->
            "%s, %d of them by people; the judge gave no verdict on %d, %d were left out as nearly the same as training questions, %d as contradicting or of another kind."
                .formatted(
                    Figures.count(it.planned(), "label"),
                    it.byPeople(),
                    it.unscored(),
                    it.nearDuplicates(),
                    it.leftOut()))
        .map(words -> weighting().map(it -> words + " " + it).orElse(words))
        .orElse("");
  }

  /** How labels of selected answers were counted. */
  private Optional<String> weighting() {
    return issued()
        .flatMap(issued -> issued.certificate().figures())
        .flatMap(figures -> figures.weighting())
        .map(Weighting::sentence);
  }
}
