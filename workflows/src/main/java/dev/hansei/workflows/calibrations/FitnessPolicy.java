package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.calibrations.Fitness.Statement;
import dev.hansei.workflows.calibrations.Fitness.Trigger;
import dev.hansei.workflows.statistics.Estimate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a judge may be used for, derived from its band, its errors, its probes and what the labels
 * covered. Pure. After the fitness statements that Braintrust's validation recipe advises.
 */
public final class FitnessPolicy {
  /** A floor that lets more than one bad answer in ten through is none. */
  public static final double FALSE_PASS_MAX = 0.1;

  private FitnessPolicy() {}

  /**
   * What the statement is derived from.
   *
   * @param slices by language and length
   */
  public record Measured(
      BandDecision decision,
      Coverage coverage,
      Optional<Figures> figures,
      List<Slice> slices,
      Probes probes,
      Optional<ScoreFigures> scores,
      Instant expiresAt) {
    public Measured {
      slices = List.copyOf(slices);
    }
  }

  /** The statement. */
  public static Fitness of(Measured measured) {
    return new Fitness(uses(measured), prohibited(measured), triggers(measured));
  }

  private static List<Statement> uses(Measured measured) {
    Band band = measured.decision().band();
    List<Statement> uses = new ArrayList<>();
    uses.add(new Statement("explore", "Finding answers that are worth reading."));
    if (band != Band.EXPLORE) {
      uses.add(new Statement("trend", "Watching whether answers get better or worse over time."));
      uses.add(
          new Statement("inform", "Informing a release decision that rests on other clauses."));
    }
    if (band == Band.GATE) {
      uses.add(new Statement("gate", "Deciding clauses of gates, on answers like those measured."));
    }
    measured.scores().ifPresent(scores -> uses.addAll(FitnessSentences.ofScores(scores)));
    return uses;
  }

  private static List<Statement> prohibited(Measured measured) {
    List<Statement> not = new ArrayList<>();
    Band band = measured.decision().band();
    not.add(
        new Statement(
            "single-answer",
            "Deciding about one answer or one person without somebody reading it."));
    if (band == Band.EXPLORE) {
      not.add(new Statement("trend", "Reading a trend from it: it may be chance."));
    }
    if (band != Band.GATE) {
      not.add(new Statement("gate", "Deciding a gate: " + measured.decision().reason()));
    }
    floor(measured).ifPresent(not::add);
    measured.scores().map(FitnessSentences::noChances).ifPresent(not::addAll);
    measured
        .figures()
        .flatMap(Figures::weighting)
        .map(FitnessSentences::selected)
        .ifPresent(not::add);
    measured.probes().found().stream().map(FitnessSentences::ofProbe).forEach(not::addAll);
    measured.slices().stream().map(FitnessSentences::ofSlice).forEach(not::addAll);
    return not;
  }

  private static Optional<Statement> floor(Measured measured) {
    Optional<Estimate> falsePass = measured.figures().flatMap(Figures::falsePass);
    if (falsePass.isPresent() && falsePass.get().upper() <= FALSE_PASS_MAX) {
      return Optional.empty();
    }
    return Optional.of(new Statement("safety-floor", FitnessSentences.floor(falsePass)));
  }

  private static List<Trigger> triggers(Measured measured) {
    String until = LocalDate.ofInstant(measured.expiresAt(), ZoneOffset.UTC).toString();
    List<Trigger> triggers = new ArrayList<>();
    triggers.add(
        new Trigger(
            "judge-changed", true, "The judge's rubric, model, settings or features change."));
    triggers.add(new Trigger("expired", true, "It is " + until + "."));
    triggers.add(
        new Trigger("anchors-drift", true, "A check of the anchors finds that the judge drifted."));
    triggers.add(new Trigger("measured-again", true, "It is measured again, whatever comes out."));
    triggers.add(
        new Trigger(
            "new-answers",
            false,
            "Answers come that the labels did not hold: another language, length, subject, or model."));
    triggers.add(
        new Trigger("new-reading", false, "People read the criterion in another way than then."));
    return triggers;
  }
}
