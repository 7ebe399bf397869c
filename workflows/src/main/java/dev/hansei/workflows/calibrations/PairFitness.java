package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.calibrations.Fitness.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a pairwise judge may be used for, derived from its band, its figures in both orders and what
 * the labels covered. Pure. It prefers one answer over another and says nothing of one alone, so
 * its uses are others than those of a judge of answers.
 */
public final class PairFitness {
  private PairFitness() {}

  /** What the statement is derived from. */
  public record Measured(
      BandDecision decision,
      Coverage coverage,
      Optional<Figures> figures,
      List<Slice> slices,
      Probes probes,
      Instant expiresAt) {
    public Measured {
      slices = List.copyOf(slices);
    }
  }

  /** The statement. */
  public static Fitness of(Measured measured) {
    // The same ends a certificate, whatever it is of.
    Fitness ofAnswers =
        FitnessPolicy.of(
            new FitnessPolicy.Measured(
                measured.decision(),
                measured.coverage(),
                measured.figures(),
                measured.slices(),
                measured.probes(),
                Optional.empty(),
                measured.expiresAt()));
    return new Fitness(uses(measured), prohibited(measured), ofAnswers.triggers());
  }

  private static List<Statement> uses(Measured measured) {
    Band band = measured.decision().band();
    List<Statement> uses = new ArrayList<>();
    uses.add(new Statement("explore", "Finding pairs of answers that are worth reading."));
    if (band != Band.EXPLORE) {
      uses.add(new Statement("trend", "Watching which of two versions is preferred, over time."));
      uses.add(
          new Statement("inform", "Informing a release decision that rests on other clauses."));
    }
    if (band == Band.GATE) {
      uses.add(
          new Statement(
              "gate",
              "Deciding clauses of gates by its win rate: which of two versions answers better, on pairs like those measured."));
    }
    return uses;
  }

  private static List<Statement> prohibited(Measured measured) {
    List<Statement> not = new ArrayList<>();
    Band band = measured.decision().band();
    not.add(
        new Statement(
            "one-answer-alone",
            "Saying that an answer is good: it prefers one answer over another, and of two bad ones one is the better."));
    not.add(
        new Statement(
            "single-answer", "Deciding about one pair or one person without somebody reading it."));
    not.add(
        new Statement(
            "safety-floor", "Holding a safety floor: a win over another answer is no floor."));
    if (band == Band.EXPLORE) {
      not.add(new Statement("trend", "Reading a trend from it: it may be chance."));
    }
    if (band != Band.GATE) {
      not.add(new Statement("gate", "Deciding a gate: " + measured.decision().reason()));
    }
    measured.probes().found().stream().map(PairFitness::ofProbe).forEach(not::addAll);
    measured.slices().stream().map(FitnessSentences::ofSlice).forEach(not::addAll);
    return not;
  }

  private static List<Statement> ofProbe(Probe probe) {
    boolean isUnknownOrder =
        probe.kind() == Probe.Kind.POSITION && probe.result() == Probe.Result.NOT_MEASURABLE;
    if (isUnknownOrder) {
      return List.of(
          new Statement(
              "one-order",
              "Comparing answers in one order only: whether it goes by the place was not measurable."));
    }
    return FitnessSentences.ofProbe(probe);
  }

  /** What is looked for beside agreement; what was not tried is named, which is no praise. */
  public static Probes probes(List<PairSlices.Placed> pairs) {
    return new Probes(
        List.of(
            PositionBias.of(pairs.stream().map(placed -> placed.pair().chosen()).toList()),
            PairLength.of(PairLength.sized(pairs)),
            Probe.notMeasurable(Probe.Kind.HOSTILE_TEXT, ProbeSentences.pairsNotAttacked())),
        Optional.empty());
  }
}
