package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.campaigns.CampaignDecision.EndCycle;
import dev.hansei.workflows.campaigns.CampaignDecision.OpenCycle;
import dev.hansei.workflows.campaigns.CampaignDecision.Perform;
import dev.hansei.workflows.campaigns.StepResult.Collected;
import dev.hansei.workflows.campaigns.StepResult.Decided;
import dev.hansei.workflows.campaigns.StepResult.Generated;
import dev.hansei.workflows.campaigns.StepResult.Judged;
import dev.hansei.workflows.campaigns.StepResult.Says;
import dev.hansei.workflows.prompts.PromptVersionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which step of a campaign comes next, and what it may cost. Pure. */
public final class CampaignPolicy {
  /** A question is written or answered in a first pass and checked in a second. */
  public static final int PASSES = 2;

  private CampaignPolicy() {}

  /**
   * The next thing to do. The order is that of the loop: collect, generate, publish, run the
   * baseline and the candidates, ask the gate about each, ask people about the first that passed.
   */
  public static CampaignDecision next(CampaignPlan plan, CampaignProgress progress) {
    if (progress.opened().isEmpty()) {
      return new OpenCycle();
    }
    return making(plan, progress)
        // Annotating, and calibrating judges on the labels, will stand here.
        .or(() -> running(plan, progress))
        .or(() -> asking(plan, progress))
        // Tuning will stand here: what it makes comes back as a candidate.
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
        return Optional.of(new CampaignStep.Candidate(number, candidate(plan, number)));
      }
    }
    return Optional.empty();
  }

  private static Optional<CampaignStep> asking(CampaignPlan plan, CampaignProgress progress) {
    for (int number : contenders(plan, progress)) {
      if (progress.judged(number).isEmpty()) {
        return Optional.of(new CampaignStep.AskGate(number));
      }
    }
    if (plan.promotion().isEmpty() || progress.of(Decided.class).findAny().isPresent()) {
      return Optional.empty();
    }
    return progress
        .of(Judged.class)
        .filter(judged -> judged.says() == Says.PASS)
        .findFirst()
        .map(judged ->
            new CampaignStep.AskPeople(judged.number(), candidate(plan, judged.number())));
  }

  /** The numbers of the candidates that are not live already, from 1. */
  static List<Integer> contenders(CampaignPlan plan, CampaignProgress progress) {
    List<Integer> numbers = new ArrayList<>();
    for (int number = 1; number <= plan.candidates().size(); number++) {
      if (!progress.live().equals(Optional.of(candidate(plan, number)))) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  private static PromptVersionId candidate(CampaignPlan plan, int number) {
    return plan.candidates().get(number - 1);
  }

  /** What a cycle has come to in which nothing is left to do. */
  private static CampaignOutcome outcome(CampaignProgress progress) {
    Optional<Decided> decided = progress.of(Decided.class).findFirst();
    if (decided.isPresent()) {
      return CampaignOutcome.of(decided.get().state());
    }
    List<Says> said = progress.of(Judged.class).map(Judged::says).toList();
    if (said.isEmpty()) {
      return CampaignOutcome.NO_CANDIDATE;
    }
    if (said.contains(Says.PASS)) {
      return CampaignOutcome.PASSED;
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

  /** Whether a further cycle follows this one. */
  public static boolean goesRoundAgain(CampaignPlan plan, int cycle) {
    return cycle < plan.rhythm().cycles();
  }
}
