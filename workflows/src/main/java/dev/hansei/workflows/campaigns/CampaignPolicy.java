package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.calibrations.HostileProbe;
import dev.hansei.workflows.campaigns.CampaignDecision.EndCycle;
import dev.hansei.workflows.campaigns.CampaignDecision.OpenCycle;
import dev.hansei.workflows.campaigns.CampaignDecision.Perform;
import dev.hansei.workflows.campaigns.StepResult.Collected;
import dev.hansei.workflows.campaigns.StepResult.Decided;
import dev.hansei.workflows.campaigns.StepResult.Generated;
import dev.hansei.workflows.campaigns.StepResult.Judged;
import dev.hansei.workflows.campaigns.StepResult.Labelled;
import dev.hansei.workflows.campaigns.StepResult.Learnt;
import dev.hansei.workflows.campaigns.StepResult.Measured;
import dev.hansei.workflows.campaigns.StepResult.Ran;
import dev.hansei.workflows.campaigns.StepResult.Says;
import dev.hansei.workflows.campaigns.StepResult.StageBusy;
import dev.hansei.workflows.prompts.PromptVersionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which step of a campaign comes next, and what it may cost. Pure. */
public final class CampaignPolicy {
  /** A question is written or answered in a first pass and checked in a second. */
  public static final int PASSES = 2;

  private CampaignPolicy() {}

  /**
   * The next thing to do. The order is that of the loop: collect, generate, publish, run the
   * baseline and the candidates, let people label, measure a judge, ask the gate about each; where
   * none passed, learn, and run and ask about what was learnt; ask people about the first that
   * passed.
   */
  public static CampaignDecision next(CampaignPlan plan, CampaignProgress progress) {
    if (progress.opened().isEmpty()) {
      return new OpenCycle();
    }
    return making(plan, progress)
        .or(() -> running(plan, progress))
        .or(() -> labelling(plan, progress))
        .or(() -> judging(plan, progress))
        .or(() -> learning(plan, progress))
        .or(() -> promoting(plan, progress))
        .<CampaignDecision>map(Perform::new)
        .orElseGet(() -> new EndCycle(outcome(progress)));
  }

  private static Optional<CampaignStep> making(CampaignPlan plan, CampaignProgress progress) {
    if (plan.collectFailures() && progress.of(Collected.class).findAny().isEmpty()) {
      return Optional.of(new CampaignStep.Collect());
    }
    if (plan.cases().isPresent() && progress.of(Generated.class).findAny().isEmpty()) {
      return Optional.of(new CampaignStep.Generate());
    }
    return progress.published().isEmpty()
        ? Optional.of(new CampaignStep.Publish())
        : Optional.empty();
  }

  private static Optional<CampaignStep> running(CampaignPlan plan, CampaignProgress progress) {
    if (progress.live().isPresent() && progress.ran(0).isEmpty()) {
      return Optional.of(new CampaignStep.Baseline(progress.live().get()));
    }
    for (int number : contenders(plan, progress)) {
      if (progress.ran(number).isEmpty()) {
        return Optional.of(new CampaignStep.Candidate(number, candidate(plan, progress, number)));
      }
    }
    return Optional.empty();
  }

  /** Labels are asked for once a cycle, so what tuning makes later has none of its own. */
  private static Optional<CampaignStep> labelling(CampaignPlan plan, CampaignProgress progress) {
    boolean isAnswered = progress.of(Ran.class).findAny().isPresent();
    if (plan.labels().isPresent()
        && isAnswered
        && progress.of(Labelled.class).findAny().isEmpty()) {
      return Optional.of(new CampaignStep.AskForLabels());
    }
    return plan.certificate().isPresent() && progress.of(Measured.class).findAny().isEmpty()
        ? Optional.of(new CampaignStep.MeasureJudge())
        : Optional.empty();
  }

  private static Optional<CampaignStep> judging(CampaignPlan plan, CampaignProgress progress) {
    for (int number : contenders(plan, progress)) {
      if (progress.judged(number).isEmpty()) {
        return Optional.of(new CampaignStep.AskGate(number));
      }
    }
    return Optional.empty();
  }

  private static Optional<CampaignStep> learning(CampaignPlan plan, CampaignProgress progress) {
    boolean isDue =
        plan.tuning().isPresent()
            && passed(progress).isEmpty()
            && progress.of(Learnt.class).findAny().isEmpty();
    return isDue ? base(plan, progress).map(CampaignStep.Learn::new) : Optional.empty();
  }

  /** The candidate that did best, the first of equals; what is live where there is no candidate. */
  private static Optional<PromptVersionId> base(CampaignPlan plan, CampaignProgress progress) {
    Optional<Judged> best =
        progress
            .of(Judged.class)
            .reduce((one, next) -> next.advantage() > one.advantage() ? next : one);
    return best.map(judged -> candidate(plan, progress, judged.number())).or(progress::live);
  }

  private static Optional<CampaignStep> promoting(CampaignPlan plan, CampaignProgress progress) {
    boolean isOver =
        progress.of(Decided.class).findAny().isPresent()
            || progress.of(StageBusy.class).findAny().isPresent();
    if (plan.promotion().isEmpty() || isOver) {
      return Optional.empty();
    }
    return passed(progress)
        .map(judged ->
            new CampaignStep.AskPeople(
                judged.number(), candidate(plan, progress, judged.number())));
  }

  private static Optional<Judged> passed(CampaignProgress progress) {
    return progress.of(Judged.class).filter(judged -> judged.says() == Says.PASS).findFirst();
  }

  /** The numbers of the candidates that are neither live already nor among those before, from 1. */
  static List<Integer> contenders(CampaignPlan plan, CampaignProgress progress) {
    List<PromptVersionId> all = candidates(plan, progress);
    List<Integer> numbers = new ArrayList<>();
    for (int number = 1; number <= all.size(); number++) {
      PromptVersionId version = all.get(number - 1);
      if (!progress.live().equals(Optional.of(version)) && all.indexOf(version) == number - 1) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  private static PromptVersionId candidate(
      CampaignPlan plan, CampaignProgress progress, int number) {
    return candidates(plan, progress).get(number - 1);
  }

  /** Those of the plan, and what tuning made. */
  private static List<PromptVersionId> candidates(CampaignPlan plan, CampaignProgress progress) {
    return Stream.concat(plan.candidates().stream(), progress.learnt().stream()).toList();
  }

  /** What a cycle has come to in which nothing is left to do. */
  private static CampaignOutcome outcome(CampaignProgress progress) {
    Optional<Decided> decided = progress.of(Decided.class).findFirst();
    if (decided.isPresent()) {
      return CampaignOutcome.of(decided.get().state());
    }
    if (progress.of(StageBusy.class).findAny().isPresent()) {
      return CampaignOutcome.STAGE_BUSY;
    }
    List<Says> said = progress.of(Judged.class).map(Judged::says).toList();
    if (said.contains(Says.PASS)) {
      return CampaignOutcome.PASSED;
    }
    if (progress.learnt().isEmpty() && progress.of(Learnt.class).findAny().isPresent()) {
      return CampaignOutcome.NO_GAIN;
    }
    if (said.isEmpty()) {
      return CampaignOutcome.NO_CANDIDATE;
    }
    return said.contains(Says.INCONCLUSIVE) ? CampaignOutcome.INCONCLUSIVE : CampaignOutcome.HELD;
  }

  /** Model calls that making cases of so many questions takes at most. */
  public static long callsToGenerate(long questions) {
    return Math.multiplyExact(questions, PASSES);
  }

  /** Model calls that one run over so many cases takes at most. */
  public static long callsToRun(CampaignPlan.Examination examination, long cases) {
    return Math.multiplyExact(
        Math.multiplyExact(cases, examination.repeats()), examination.callsPerItem());
  }

  /**
   * Model calls that measuring a judge against so many labels takes at most: one a label, and one
   * for each answer that is tried with a hostile text.
   */
  public static long callsToMeasure(CampaignPlan.Certificate certificate, long labels) {
    long tried = Math.min(labels, HostileProbe.ANSWERS_MAX);
    return certificate.asksModel() ? Math.addExact(labels, tried) : 0;
  }

  /** Whether a further cycle follows this one. */
  public static boolean goesRoundAgain(CampaignPlan plan, int cycle) {
    return cycle < plan.rhythm().cycles();
  }
}
