package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.Section;
import dev.hansei.api.promotions.FailureModeResource;
import dev.hansei.api.promotions.Ladder;
import dev.hansei.api.promotions.PromotionLine;
import dev.hansei.api.promotions.PromotionListPage;
import dev.hansei.api.promotions.PromotionPage;
import dev.hansei.api.promotions.Rehearsed;
import dev.hansei.api.prompts.PromptChange;
import dev.hansei.infra.registry.promotions.DossierEdition;
import dev.hansei.infra.registry.promotions.RollbackFailures;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.RehearsalReport;
import dev.hansei.workflows.promotions.RehearsalState;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.suites.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Promotions in all states; one to be approved, one that is live. */
final class PromotionSamples {
  private final Voice voice;

  private PromotionSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  static List<Sample> of(Voice voice) {
    var samples = new PromotionSamples(voice);
    return List.of(
        new Sample("promotions", "promotions/list.jte", samples.promotions()),
        new Sample(
            "promotion",
            "promotions/promotion.jte",
            samples.promotion(PromotionState.AWAITING_APPROVAL)),
        new Sample(
            "promotion-live",
            "promotions/promotion.jte",
            samples.promotion(PromotionState.PROMOTED)),
        new Sample(
            "promotion-rolling",
            "promotions/promotion.jte",
            samples.promotion(PromotionState.ROLLING)),
        new Sample(
            "promotion-paused",
            "promotions/promotion.jte",
            samples.promotion(PromotionState.PAUSED)),
        new Sample(
            "promotion-on-its-way",
            "promotions/promotion.jte",
            samples.promotion(PromotionState.FROZEN)));
  }

  private PromotionListPage promotions() {
    List<PromotionLine> lines = new ArrayList<>();
    for (PromotionState state : PromotionState.values()) {
      int i = state.ordinal();
      lines.add(
          new PromotionLine(
              new PromotionId(Voice.id(90 + i)),
              voice.say("answer v2 → v3"),
              "production",
              state,
              state.isRolling() ? Optional.of("10 %, step 2 of 3") : Optional.empty(),
              i % 3,
              2,
              voice.say("Ben Okafor"),
              Voice.minutesAgo(30 + 800L * i)));
    }
    return new PromotionListPage(voice.frame(Section.PROMOTIONS), lines, "", Optional.empty());
  }

  private PromotionPage promotion(PromotionState state) {
    boolean isLive = state != PromotionState.AWAITING_APPROVAL;
    return new PromotionPage(
        voice.frame(Section.PROMOTIONS),
        new PromotionId(Voice.id(92)),
        state,
        "production",
        voice.say("answer v3"),
        "/projects/support/prompts/answer?version=3",
        Optional.of(voice.say("v2")),
        Optional.of(
            PromptChange.between(PromptSamples.content(voice, 1), PromptSamples.content(voice, 2))),
        Optional.of(new GateSamples(voice).ruling()),
        Optional.of(voice.say("release no. 2")),
        exhibits(),
        List.of(approval()),
        voice.say("Ben Okafor"),
        Voice.minutesAgo(200),
        new PromotionPage.Allowed(!isLive, !isLive, !isLive, isLive),
        isLive
            ? Optional.empty()
            : Optional.of(voice.say("author and requester may not approve; ask somebody else")),
        Optional.of(voice.say("fewer wrong limits in the last two weeks")),
        isLive ? Optional.of(voice.say("complaints doubled within an hour")) : Optional.empty(),
        2,
        ladder(state),
        new PromotionPage.Delegating(
            List.of(voice.say("Ben Okafor lets Chidi Eze approve")),
            isLive
                ? List.of()
                : List.of(
                    new PromotionPage.Delegate(Voice.id(4).toString(), voice.say("Dana Novak")))),
        new PromotionPage.Files(
            List.of(edition(1, PromotionState.AWAITING_APPROVAL), edition(2, state)),
            Optional.of("ed25519:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="),
            true),
        isLive ? Optional.of(failureMode()) : Optional.empty(),
        Optional.of(rehearsal(isLive)),
        isLive ? voice.say("production gets answer v2 again, dev gets answer v1 again") : "");
  }

  private static Rehearsed rehearsal(boolean fine) {
    var inputs = new RehearsalReport.Inputs(1_204, 200, 2, 31, 4, 163, 1, 0, 0, 162, 12);
    return new Rehearsed(report(fine, inputs), 163, false);
  }

  private static RehearsalReport report(boolean fine, RehearsalReport.Inputs inputs) {
    return new RehearsalReport(
        RehearsalState.COMPARED,
        Voice.minutesAgo(1_700),
        Voice.minutesAgo(260),
        inputs,
        Optional.empty(),
        Optional.of(new RunId(Voice.id(95))),
        List.of(
            figure("errors", "share", 0.012, 0.074),
            figure("refusals", "share", 0.031, 0.049),
            figure("length", "characters", 412, 498),
            figure("cost of an answer", "US dollars", 0.0021, 0.0034)),
        !fine,
        "");
  }

  private static RehearsalReport.Figure figure(
      String name, String unit, double live, double candidate) {
    return new RehearsalReport.Figure(
        name, unit, estimate(live), estimate(candidate), estimate(candidate - live));
  }

  private static Optional<Estimate> estimate(double value) {
    double reach = Math.abs(value) / 2;
    return Optional.of(new Estimate(value, value - reach, value + reach, 0.95, 162));
  }

  private Optional<Ladder> ladder(PromotionState state) {
    var samples = new ReleaseSamples(voice);
    return switch (state) {
      case FROZEN -> Optional.of(samples.onItsWay(state));
      case ROLLING, PAUSED -> Optional.of(samples.ladder(state));
      case CHECKING,
          HELD,
          AWAITING_APPROVAL,
          REFUSED,
          WITHDRAWN,
          EXPIRED,
          OVERTAKEN,
          PROMOTED,
          ROLLED_BACK ->
          Optional.empty();
    };
  }

  private FailureModeResource failureMode() {
    return new FailureModeResource(
        RollbackFailures.State.FOUND,
        20,
        Optional.of(Voice.id(31)),
        Optional.of(voice.say("limit, transfer, abroad")),
        12);
  }

  private List<PromotionPage.Exhibit> exhibits() {
    return List.of(
        new PromotionPage.Exhibit(
            voice.say("The candidate's run, 120 items"),
            "/projects/support/suites/runs/1",
            Optional.of(Sha256.of("a"))),
        new PromotionPage.Exhibit(
            voice.say("The live version's run, 120 items"),
            "/projects/support/suites/runs/2",
            Optional.of(Sha256.of("b"))),
        new PromotionPage.Exhibit(
            voice.say("Both, case by case"),
            "/projects/support/suites/compare?baseline=1&candidate=2",
            Optional.empty()));
  }

  private static DossierEdition edition(int number, PromotionState state) {
    return new DossierEdition(
        number,
        state,
        Sha256.of("manifest " + number),
        new ArtifactRef(Sha256.of("zip " + number), "application/zip", 48_112L * number),
        "21fe31dfa154a261",
        Voice.minutesAgo(100L / number));
  }

  private PromotionPage.Voice approval() {
    return new PromotionPage.Voice(
        voice.say("Chidi Eze"),
        Decision.Kind.APPROVE,
        Optional.of(voice.say("Read the ten worst cases; better in eight.")),
        Voice.minutesAgo(20));
  }
}
