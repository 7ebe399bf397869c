package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.Section;
import dev.hansei.api.promotions.AskedPage;
import dev.hansei.api.promotions.PromotionForm;
import dev.hansei.api.promotions.RolloutChoice;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.prompts.Stage;
import java.util.List;
import java.util.Optional;

/** Asking for a promotion: ready to ask, and whatever can be missing. */
public final class AskingSamples {
  private final Voice voice;

  private AskingSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  public static List<Sample> of(Voice voice) {
    var s = new AskingSamples(voice);
    var run = s.run();
    var gate = new PromotionForm.GateChoice(Voice.id(71).toString(), voice.say("release no. 2"));
    return List.of(
        s.form("ask", 3, Optional.of(run), List.of(run), List.of(gate)),
        s.form("ask-no-version", 0, Optional.empty(), List.of(), List.of()),
        s.form("ask-live-already", 2, Optional.empty(), List.of(), List.of()),
        s.form("ask-no-run", 3, Optional.empty(), List.of(), List.of(gate)),
        s.form("ask-no-baseline", 3, Optional.of(run), List.of(), List.of(gate)),
        s.form("ask-no-gate", 3, Optional.of(run), List.of(run), List.of()),
        new Sample(
            "asked",
            "promotions/asked.jte",
            new AskedPage(voice.frame(Section.PROMOTIONS), new PromotionId(Voice.id(93)))));
  }

  private RolloutChoice rollout() {
    return new RolloutChoice(
        "For all at once",
        Optional.empty(),
        "1 %",
        List.of(
            new RolloutChoice.Watchable("thumbs", "users' thumbs; up is better"),
            new RolloutChoice.Watchable(
                voice.say("judge:names the limit@0198c5a2-7d3e-7c11-9a52-6a1f3f0c2b7e"),
                voice.say("what the monitor's judge of names the limit says, 0 to 1"))),
        Optional.of("Over the last 7 days: 58,000 requests a day; thumbs on 2 % of them."),
        List.of("dev,team", "team", "dev"),
        "dev");
  }

  private PromotionForm.Choice run() {
    return new PromotionForm.Choice(
        Voice.id(301).toString(),
        voice.say("quality no. 2"),
        voice.say("quality no. 2, gate-set v3, 2 h ago (19ab02cd)"));
  }

  private Sample form(
      String name,
      int version,
      Optional<PromotionForm.Choice> candidate,
      List<PromotionForm.Choice> baselines,
      List<PromotionForm.GateChoice> gates) {
    var approver =
        new Person(
            new PersonId(Voice.id(3)),
            "chidi@example.org",
            voice.say("Chidi Eze"),
            Voice.minutesAgo(9_000));
    return new Sample(
        name,
        "promotions/new.jte",
        new PromotionForm(
            voice.frame(Section.PROMOTIONS),
            List.of("answer", "summary"),
            voice.say("answer"),
            version == 0 ? List.of() : List.of(3, 2, 1),
            version,
            Stage.PRODUCTION,
            Optional.of(2),
            candidate.stream().toList(),
            candidate,
            baselines,
            gates,
            new PromotionForm.Wanted("", ""),
            List.of(approver),
            2,
            rollout()));
  }
}
