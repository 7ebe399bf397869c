package dev.hansei.api.pages.samples;

import dev.hansei.api.campaigns.CampaignListPage;
import dev.hansei.api.campaigns.CampaignPage;
import dev.hansei.api.campaigns.CampaignPlanPage;
import dev.hansei.api.campaigns.CampaignResource;
import dev.hansei.api.campaigns.PlanResource;
import dev.hansei.api.pages.Section;
import dev.hansei.workflows.campaigns.CampaignOutcome;
import dev.hansei.workflows.campaigns.CampaignState;
import dev.hansei.workflows.campaigns.CampaignWait;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Campaigns. */
public final class CampaignSamples {
  private final Voice voice;

  private CampaignSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  public static List<Sample> of(Voice voice) {
    var s = new CampaignSamples(voice);
    return List.of(
        new Sample(
            "campaigns",
            "campaigns/list.jte",
            new CampaignListPage(
                voice.frame(Section.CAMPAIGNS), List.of(line(voice)), Optional.of("?after=1"))),
        new Sample("campaign-plan", "campaigns/plan.jte", s.plan()),
        new Sample("campaign", "campaigns/campaign.jte", s.page(CampaignState.RUNNING)),
        new Sample("campaign-short", "campaigns/campaign.jte", s.page(CampaignState.OUT_OF_BUDGET)),
        new Sample("campaign-ended", "campaigns/campaign.jte", s.page(CampaignState.COMPLETED)));
  }

  /** One that waits for people, as lists show it. */
  static CampaignResource line(Voice voice) {
    return new CampaignSamples(voice).campaign(CampaignState.WAITING_FOR_PEOPLE);
  }

  private CampaignPage page(CampaignState state) {
    return new CampaignPage(
        voice.frame(Section.CAMPAIGNS),
        campaign(state),
        voice.say("Aiko Tanaka"),
        voice.say("run the suite on candidate 1 (answer v3)"),
        state.isTerminal() ? Optional.of("the candidate is live") : Optional.empty(),
        Optional.of(new GateSamples(voice).ruling()));
  }

  private CampaignPlanPage plan() {
    return new CampaignPlanPage(
        voice.frame(Section.CAMPAIGNS),
        new PlanResource(
            voice.say("support"),
            "answer",
            "production",
            Optional.of(2),
            List.of(3),
            "openai/gpt-4o-mini",
            voice.say("quality no. 2"),
            voice.say("regressions"),
            Optional.of("release"),
            List.of(
                new PlanResource.PlannedStep("collect", "collect failures", 0),
                new PlanResource.PlannedStep("baseline", "run the suite on what is live", 240)),
            new PlanResource.PlannedCases(110, 20, 130),
            Optional.of(new PlanResource.PlannedLabels(120, 2, 240, Duration.ofDays(3), "close")),
            480,
            1,
            480,
            400,
            80,
            Optional.empty(),
            "unknown: there is no price list yet",
            Optional.of(340L),
            List.of(
                new PlanResource.Effect(
                    voice.say("f1"), 0.061, 130, "from the spread of the suite's last run")),
            List.of(voice.say("A cycle takes up to 480 calls and the budget is 400 calls."))),
        voice.say("name: support"));
  }

  private CampaignResource campaign(CampaignState state) {
    return new CampaignResource(
        Voice.id(401),
        voice.say("support"),
        state,
        1,
        2,
        "candidate-1",
        new CampaignResource.WaitsFor(
            CampaignWait.APPROVALS, "two release managers", Optional.of("/promotions/1")),
        Optional.of(CampaignOutcome.PROMOTED),
        "",
        new CampaignResource.Budget(1_000, 240, 260, 12, 500, 5_000_000, 40_000, 60_000, "$0.04"),
        List.of(step("baseline", "done", 0), step("candidate-1", "running", 240)),
        List.of(
            new CampaignResource.Line(
                2, "step-began", voice.say("began to run the suite"), Voice.minutesAgo(4)),
            new CampaignResource.Line(
                1, "started", voice.say("Aiko Tanaka started it"), Voice.minutesAgo(9))),
        Voice.id(2),
        Voice.minutesAgo(9),
        Optional.empty(),
        state.isTerminal() ? Optional.of(Voice.minutesAgo(1)) : Optional.empty());
  }

  private CampaignResource.StepResource step(String key, String state, long planned) {
    return new CampaignResource.StepResource(
        key,
        voice.say("run the suite on answer v3"),
        state,
        planned == 0 ? voice.say("240 of 240 items scored") : "",
        Optional.of(Voice.id(301)),
        Optional.of("/suites/runs/301"),
        planned / 2,
        planned,
        240,
        planned == 0 ? 228 : 0,
        planned == 0 ? 12 : 0,
        Voice.minutesAgo(6),
        Optional.empty());
  }
}
