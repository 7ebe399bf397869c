package dev.hansei.api.campaigns;

import dev.hansei.api.campaigns.CampaignResource.StepResource;
import dev.hansei.api.gates.Ruling;
import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.campaigns.CampaignState;
import java.util.Optional;

/**
 * One campaign: where it is, and what was learnt.
 *
 * @param startedBy a name
 * @param stepWords what the step does that is being done, held back or failed; empty between steps
 * @param outcomeWords what the last cycle came to
 * @param ruling what the gate said last in this cycle, rule by rule
 */
public record CampaignPage(
    Frame frame,
    CampaignResource campaign,
    String startedBy,
    String stepWords,
    Optional<String> outcomeWords,
    Optional<Ruling> ruling) {

  /** The answer at the top, in one sentence. */
  public String sentence() {
    return switch (campaign.state()) {
      case PLANNED -> "It waits for a worker to begin.";
      case RUNNING -> whileRunning();
      case WAITING_FOR_PEOPLE -> "It waits for %s.".formatted(campaign.waitsFor().whom());
      case PAUSED ->
          "It is paused%s and waits for %s."
              .formatted(
                  stepWords.isEmpty() ? "" : " at: " + stepWords, campaign.waitsFor().whom());
      case OUT_OF_BUDGET ->
          "It is out of budget before: %s. It has %s left and waits for %s."
              .formatted(
                  stepWords,
                  Figures.count(campaign.budget().freeCalls(), "call"),
                  campaign.waitsFor().whom());
      case COMPLETED -> "It has ended: %s.".formatted(outcomeWords.orElse("nothing was decided"));
      case CANCELLED -> "Somebody cancelled it; what was done is kept.";
      case FAILED ->
          "It failed%s (%s); what was done is kept."
              .formatted(stepWords.isEmpty() ? "" : " at: " + stepWords, campaign.failureCode());
    };
  }

  private String whileRunning() {
    if (campaign.nextCycleAt().isPresent()) {
      return "Cycle %d has ended: %s. The next begins by itself."
          .formatted(campaign.cycle(), outcomeWords.orElse("nothing was decided"));
    }
    Optional<StepResource> moving =
        campaign.steps().stream()
            .filter(step -> step.key().equals(campaign.step()) && step.planned() > 0)
            .findFirst();
    String done =
        moving
            .map(step ->
                ", %s of %s done"
                    .formatted(Figures.count(step.done()), Figures.count(step.planned())))
            .orElse("");
    return stepWords.isEmpty() ? "It goes on." : "It is about to %s%s.".formatted(stepWords, done);
  }

  /** Whether nothing more will happen. */
  public boolean isEnded() {
    return campaign.state().isTerminal();
  }

  /** The shape of a state's mark. */
  public static String shape(CampaignState state) {
    return switch (state) {
      case PLANNED, CANCELLED -> "off";
      case RUNNING -> "run";
      case WAITING_FOR_PEOPLE, PAUSED, OUT_OF_BUDGET -> "warn";
      case COMPLETED -> "good";
      case FAILED -> "bad";
    };
  }

  /** The shape of a step's mark. */
  public static String stepShape(String state) {
    return switch (state) {
      case "done" -> "good";
      case "running" -> "run";
      case "failed" -> "bad";
      default -> "off";
    };
  }

  /** What the calls that are spoken for are of the limit, 0 to 100. */
  public long percentUsed() {
    long used = campaign.budget().paidCalls() + campaign.budget().reservedCalls();
    return campaign.budget().limitCalls() == 0 ? 0 : 100 * used / campaign.budget().limitCalls();
  }
}
