package dev.hansei.api.campaigns;

import dev.hansei.api.gates.Ruling;
import dev.hansei.api.gates.VerdictSight;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.PersonNames;
import dev.hansei.infra.registry.campaigns.CampaignView;
import dev.hansei.infra.registry.campaigns.Campaigns;
import dev.hansei.infra.registry.campaigns.StepView;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.gates.VerdictView;
import dev.hansei.infra.registry.gates.Verdicts;
import dev.hansei.workflows.campaigns.StepResult;
import dev.hansei.workflows.gates.Gate;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gathers what the page of a campaign shows. */
@Singleton
final class CampaignPageReader {
  private final Campaigns campaigns;
  private final CampaignReading reading;
  private final CampaignWords words;
  private final Verdicts verdicts;
  private final Gates gates;
  private final PersonNames people;
  private final VerdictSight sight;
  private final OutcomeSight outcomes;

  CampaignPageReader(
      Campaigns campaigns,
      CampaignReading reading,
      CampaignWords words,
      Verdicts verdicts,
      Gates gates,
      PersonNames people,
      VerdictSight sight,
      OutcomeSight outcomes) {
    this.campaigns = campaigns;
    this.reading = reading;
    this.words = words;
    this.verdicts = verdicts;
    this.gates = gates;
    this.people = people;
    this.sight = sight;
    this.outcomes = outcomes;
  }

  CampaignPage read(Caller caller, Frame frame, CampaignView campaign) {
    return new CampaignPage(
        frame,
        reading.resource(caller, campaign),
        people.of(campaign.plan().startedBy()),
        campaign.step().isEmpty() ? "" : words.step(campaign.plan(), campaign.step()),
        campaign
            .outcome()
            .map(outcome ->
                outcomes.outcome(caller, campaign).isPresent()
                    ? words.outcome(outcome)
                    : CampaignWords.HIDDEN),
        ruling(caller, campaign));
  }

  /** Of several candidates the one that passed, else the last that was asked about. */
  private Optional<Ruling> ruling(Caller caller, CampaignView campaign) {
    return campaigns.steps(campaign.plan().projectId(), campaign.id(), campaign.cycle()).stream()
        .map(StepView::result)
        .flatMap(Optional::stream)
        .filter(StepResult.Judged.class::isInstance)
        .map(StepResult.Judged.class::cast)
        .reduce((one, next) -> one.says() == StepResult.Says.PASS ? one : next)
        .flatMap(judged -> verdicts.find(campaign.plan().projectId(), judged.verdict()))
        .filter(verdict -> sight.isShown(caller, verdict))
        .map(verdict -> ruling(campaign, verdict));
  }

  private Ruling ruling(CampaignView campaign, VerdictView verdict) {
    double confidence =
        gates
            .find(campaign.plan().projectId(), verdict.gateId())
            .map(Gate::clauseConfidence)
            .orElse(Ruling.CONFIDENCE_USUAL);
    return Ruling.of(verdict.verdict(), verdict.evidence(), confidence);
  }
}
