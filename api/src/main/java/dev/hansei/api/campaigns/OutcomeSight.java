package dev.hansei.api.campaigns;

import dev.hansei.api.gates.VerdictSight;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.campaigns.CampaignView;
import dev.hansei.infra.registry.campaigns.Campaigns;
import dev.hansei.infra.registry.campaigns.StepView;
import dev.hansei.infra.registry.gates.Verdicts;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.campaigns.CampaignOutcome;
import dev.hansei.workflows.campaigns.StepResult;
import dev.hansei.workflows.projects.Role;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/**
 * Who is not told what the gate came to in a campaign: those who may not read its verdicts, for
 * they are asked to label answers of the runs.
 */
@Singleton
final class OutcomeSight {
  private final Campaigns campaigns;
  private final Verdicts verdicts;
  private final VerdictSight sight;
  private final People people;

  OutcomeSight(Campaigns campaigns, Verdicts verdicts, VerdictSight sight, People people) {
    this.campaigns = campaigns;
    this.verdicts = verdicts;
    this.sight = sight;
    this.people = people;
  }

  /** What the campaign's last cycle came to; empty where there is none, or it is hidden. */
  Optional<CampaignOutcome> outcome(Caller caller, CampaignView campaign) {
    return campaign
        .outcome()
        .filter(outcome -> isTold(caller, campaign, campaign.cycle(), outcome));
  }

  /** Whether the caller may know that this came of a cycle. */
  boolean isTold(Caller caller, CampaignView campaign, int cycle, CampaignOutcome outcome) {
    return !isOfGate(outcome)
        || !mayBeAsked(caller)
        || campaigns.steps(caller.projectId(), campaign.id(), cycle).stream()
            .allMatch(step -> isTold(caller, step));
  }

  /** Whether the caller may know what came of a step. */
  boolean isTold(Caller caller, StepView step) {
    return !(step.result().orElse(null) instanceof StepResult.Judged judged)
        || verdicts
            .find(caller.projectId(), judged.verdict())
            .filter(verdict -> !sight.isShown(caller, verdict))
            .isEmpty();
  }

  /** Others are hidden from nobody, so that nothing has to be read for them. */
  private boolean mayBeAsked(Caller caller) {
    Set<Role> roles = people.rolesOf(caller.projectId(), caller.personId());
    return roles.contains(Role.ANNOTATOR) || roles.contains(Role.LEAD);
  }

  /** Whether it says nothing but what the gate said; the others tell of people. */
  private static boolean isOfGate(CampaignOutcome outcome) {
    return switch (outcome) {
      case PASSED, STAGE_BUSY, HELD, INCONCLUSIVE, NO_GAIN -> true;
      case NO_CANDIDATE,
          PROMOTED,
          REFUSED,
          WITHDRAWN,
          EXPIRED,
          OVERTAKEN,
          ROLLING_OUT,
          ROLLED_BACK ->
          false;
    };
  }
}
