package dev.hansei.api.campaigns;

import dev.hansei.api.annotations.DeskWords;
import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Names;
import dev.hansei.api.projects.PersonNames;
import dev.hansei.api.prompts.VersionWords;
import dev.hansei.infra.registry.campaigns.CampaignEvent;
import dev.hansei.workflows.annotations.AnnotateResult;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.Widening;
import dev.hansei.workflows.calibrations.Band;
import dev.hansei.workflows.campaigns.CampaignOutcome;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.campaigns.StepResult;
import jakarta.inject.Singleton;

/** What people read of campaigns: sentences made of codes and numbers. */
@Singleton
final class CampaignWords {
  private static final String CANDIDATE = "candidate-";
  private static final String GATE = "gate-";

  /** In place of what the gate said, for those who are asked to label the answers. */
  static final String HIDDEN =
      "what the gate said is hidden from you while you are asked to label these answers";

  private static final String NOT_MEASURED =
      "no certificate: too few labels, or no judge that can say pass or fail; its metrics inform"
          + " and do not gate";

  private final VersionWords versions;
  private final PersonNames people;

  CampaignWords(VersionWords versions, PersonNames people) {
    this.versions = versions;
    this.people = people;
  }

  /** What a step does, by its key; as it stands for one that an older build knew. */
  String step(CampaignPlan plan, String key) {
    if (key.startsWith(CANDIDATE)) {
      return "run the suite on " + candidate(plan, key.substring(CANDIDATE.length()));
    }
    if (key.startsWith(GATE)) {
      return "ask the gate about " + candidate(plan, key.substring(GATE.length()));
    }
    return switch (key) {
      case "collect" -> "collect failures";
      case "generate" -> "make cases";
      case "publish" -> "publish the dataset";
      case "baseline" -> "run the suite on what is live";
      case "annotate" -> "ask annotators for labels";
      case "calibrate" -> "measure the judge against the labels";
      case "tune" -> "learn from the tuning dataset";
      case "promote" -> "ask people to approve";
      default -> key;
    };
  }

  /** A candidate by its number in the plan, such as "candidate 1 (support v2)". */
  String candidate(CampaignPlan plan, String number) {
    int place = number.matches("\\d") ? Integer.parseInt(number) : 0;
    if (plan.tuning().isPresent() && place == plan.candidates().size() + 1) {
      return "what was learnt";
    }
    return place < 1 || place > plan.candidates().size()
        ? "candidate " + number
        : "candidate %d (%s)"
            .formatted(place, versions.of(plan.projectId(), plan.candidates().get(place - 1)));
  }

  /** What came of a step. */
  String result(CampaignPlan plan, StepResult result) {
    return switch (result) {
      case StepResult.Collected(_, var found) ->
          "%s read, %s failed, %s"
              .formatted(
                  Figures.count(found.tracesRead(), "trace"),
                  Figures.count(found.failed()),
                  Figures.count(found.newFailures(), "new failure"));
      case StepResult.Generated(_, var made) ->
          "%s kept, %s rejected"
              .formatted(Figures.count(made.kept(), "case"), Figures.count(made.rejected()));
      case StepResult.Published(_, int cases) -> Figures.count(cases, "final case");
      case StepResult.Ran(_, _, var run) ->
          "%s of %s scored"
              .formatted(
                  Figures.count(run.counts().scored()), Figures.count(run.planned(), "item"));
      case StepResult.Labelled(_, var labels) -> labelled(plan, labels);
      case StepResult.Measured(_, var band, _) ->
          band.map(CampaignWords::certified).orElse(NOT_MEASURED);
      case StepResult.Judged(_, _, var says, int needed, _) -> judged(says, needed);
      case StepResult.Learnt learnt -> learnt(plan, learnt);
      case StepResult.Decided(_, _, var state) -> Names.words(state);
      case StepResult.StageBusy _ -> "not asked: another version was being rolled out there";
    };
  }

  private static String labelled(CampaignPlan plan, AnnotateResult labels) {
    String sums =
        "%s of %s labelled, %s skipped"
            .formatted(
                Figures.count(labels.labelled()),
                Figures.count(labels.planned(), "answer"),
                Figures.count(labels.skipped()));
    boolean saysCost =
        plan.labels().filter(wanted -> wanted.fallback() == Fallback.WIDEN).isPresent();
    return saysCost
        ? Widening.of(labels.labelled(), labels.planned())
            .map(cost -> sums + ". " + DeskWords.cost(cost))
            .orElse(sums)
        : sums;
  }

  private static String certified(Band band) {
    return switch (band) {
      case GATE -> "certified: the judge may gate";
      case TREND -> "certified to watch trends; its metrics inform and do not gate";
      case EXPLORE -> "certified to explore only; its metrics inform and do not gate";
    };
  }

  private String learnt(CampaignPlan plan, StepResult.Learnt learnt) {
    String base = versions.of(plan.projectId(), learnt.base());
    return learnt
        .candidate()
        .map(made -> "%s, made from %s".formatted(versions.of(plan.projectId(), made), base))
        .orElse(
            learnt.code().isEmpty()
                ? "nothing better than " + base
                : "nothing to learn from: the dataset's pairs are too few, or do not fit " + base);
  }

  private static String judged(StepResult.Says says, int needed) {
    return switch (says) {
      case PASS -> "pass";
      case BLOCK -> "block";
      case INCONCLUSIVE ->
          needed == 0
              ? "inconclusive"
              : "inconclusive, %s more cases or labels should decide"
                  .formatted(Figures.count(needed));
    };
  }

  /** One line of the timeline. */
  String event(CampaignPlan plan, CampaignEvent event) {
    String step = step(plan, event.step());
    return switch (event.code()) {
      case STARTED ->
          "%s started it with a budget of %s"
              .formatted(who(event), Figures.count(event.number("calls"), "call"));
      case CYCLE_BEGAN -> "cycle %d began".formatted(event.cycle());
      case STEP_BEGAN ->
          event.number("calls") == 0
              ? "began to " + step
              : "began to %s; %s%s reserved"
                  .formatted(
                      step,
                      Figures.count(event.number("calls"), "call"),
                      event.number("usdMicros") == 0
                          ? ""
                          : " and " + Figures.money(event.number("usdMicros")));
      case STEP_DONE -> ended(step, "done", event);
      case STEP_CANCELLED -> ended(step, "cancelled", event);
      case STEP_FAILED -> ended(step, "failed", event);
      case OUT_OF_BUDGET -> outOfBudget(step, event);
      case PAUSED -> who(event) + " paused it";
      case RESUMED -> who(event) + " resumed it";
      case TOPPED_UP -> toppedUp(event);
      case CYCLE_ENDED ->
          "cycle %d ended: %s"
              .formatted(event.cycle(), outcome(CampaignOutcome.valueOf(event.detail())));
      case COMPLETED -> "completed";
      case CANCELLED -> "cancelled; what was done is kept";
      case FAILED ->
          "failed%s (%s); what was done is kept"
              .formatted(event.step().isEmpty() ? "" : " at: " + step, event.detail());
    };
  }

  private static String ended(String step, String how, CampaignEvent event) {
    long paid = event.number("paid");
    long free = event.number("journal");
    if (paid == 0 && free == 0 && event.number("reserved") == 0) {
      return "%s: %s".formatted(step, how);
    }
    return "%s: %s; %s paid, %s from the journal"
        .formatted(step, how, Figures.count(paid, "call"), Figures.count(free));
  }

  private static String outOfBudget(String step, CampaignEvent event) {
    if (event.number("missingUsdMicros") > 0) {
      return "out of budget before: %s; it may cost up to %s, %s too much"
          .formatted(
              step,
              Figures.money(event.number("usdMicros")),
              Figures.money(event.number("missingUsdMicros")));
    }
    return event.number("missing") == 0
        ? "out of budget before: %s; the limit of money is used up".formatted(step)
        : "out of budget before: %s; it needs %s and %s left, %s missing"
            .formatted(
                step,
                Figures.count(event.number("calls"), "call"),
                event.number("free") == 1 ? "1 is" : Figures.count(event.number("free")) + " are",
                Figures.count(event.number("missing")));
  }

  private String toppedUp(CampaignEvent event) {
    String money = event.number("usdMicros") == 0 ? "" : Figures.money(event.number("usdMicros"));
    String calls = event.number("calls") == 0 ? "" : Figures.count(event.number("calls"), "call");
    String both = calls.isEmpty() || money.isEmpty() ? calls + money : calls + " and " + money;
    return "%s topped it up by %s".formatted(who(event), both);
  }

  private String who(CampaignEvent event) {
    return event.person().map(people::of).orElse("the campaign");
  }

  /** What a cycle came to, in a sentence without its end. */
  String outcome(CampaignOutcome outcome) {
    return switch (outcome) {
      case NO_CANDIDATE ->
          "no candidate; write a version that mends what failed and name it in the next campaign";
      case PASSED -> "the gate passed the candidate; nobody was asked to promote it";
      case HELD -> "the gate blocked the candidate";
      case INCONCLUSIVE -> "the gate cannot tell; its clauses say what would decide";
      case PROMOTED -> "the candidate is live";
      case NO_GAIN -> "no candidate passed, and tuning found nothing better";
      case REFUSED -> "a release manager refused the candidate";
      case WITHDRAWN -> "the request to promote was withdrawn";
      case EXPIRED -> "nobody decided in time";
      case OVERTAKEN -> "another promotion moved the stage first";
      case ROLLED_BACK -> "the candidate was taken back while it was rolled out";
      case STAGE_BUSY ->
          "the gate passed the candidate, but another version was being rolled out where it was to"
              + " go, so nobody was asked; once that has ended, ask for its promotion by hand: the"
              + " runs and the verdict are kept";
      case ROLLING_OUT ->
          "approved and being rolled out; the campaign does not wait for that, its promotion tells"
              + " the end";
    };
  }

  /** What it has cost. */
  String cost(long paidUsdMicros) {
    return paidUsdMicros == 0
        ? "unknown or nothing: no call was paid that has a price"
        : Figures.money(paidUsdMicros) + ", as far as prices are known";
  }
}
