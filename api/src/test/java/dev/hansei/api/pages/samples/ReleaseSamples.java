package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.charts.CanaryChart;
import dev.hansei.api.promotions.GlassPage;
import dev.hansei.api.promotions.Ladder;
import dev.hansei.api.promotions.NewFreeze;
import dev.hansei.api.promotions.RulesPage;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.EmergencyId;
import dev.hansei.workflows.promotions.PromotionState;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How a project releases, and what was made live past that. */
final class ReleaseSamples {
  private final Voice voice;

  ReleaseSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  static List<Sample> of(Voice voice) {
    var samples = new ReleaseSamples(voice);
    return List.of(
        new Sample("release-rules", "promotions/rules.jte", samples.rules(Role.ADMIN)),
        new Sample("release-rules-read", "promotions/rules.jte", samples.rules(Role.LEAD)),
        new Sample("break-glass", "promotions/glass.jte", samples.glass()));
  }

  private RulesPage rules(Role role) {
    return new RulesPage(
        voice.frame(Section.PROMOTIONS, role),
        3,
        new RulesPage.Quorum(1, 1, 2),
        List.of(
            new RulesPage.Approver(Voice.id(3).toString(), voice.say("Chidi Eze"), true, false),
            new RulesPage.Approver(Voice.id(4).toString(), voice.say("Dana Novak"), false, false),
            new RulesPage.Approver(Voice.id(5).toString(), voice.say("Emre Kaya"), true, true)),
        List.of(
            new NewFreeze(voice.say("weekend"), "Europe/Berlin", "friday 16:00", "monday 08:00")),
        Optional.of(new RulesPage.Frozen(voice.say("weekend"), Voice.minutesAgo(-600))),
        List.of(voice.say("1 % of the callers until 400 outcomes of the candidate are known")),
        false,
        role == Role.ADMIN,
        Optional.of(new RulesPage.Saved(voice.say("Aiko Tanaka"), Voice.minutesAgo(5_000))));
  }

  private GlassPage glass() {
    return new GlassPage(
        voice.frame(Section.PROMOTIONS),
        List.of("answer", "summary"),
        true,
        List.of(move(1, Optional.empty()), move(2, Optional.of(look()))),
        Optional.of("?after=1"));
  }

  private GlassPage.Line move(int number, Optional<GlassPage.Look> look) {
    return new GlassPage.Line(
        new EmergencyId(Voice.id(number)),
        voice.say("answer v3 → v2"),
        "production",
        voice.say("Ben Okafor"),
        voice.say("The new wording sends callers to a page that is gone; v2 does not."),
        Voice.minutesAgo(300),
        Voice.minutesAgo(-4_000),
        false,
        look.isEmpty(),
        look);
  }

  private GlassPage.Look look() {
    return new GlassPage.Look(
        voice.say("Chidi Eze"), Voice.minutesAgo(60), voice.say("Right to do; add a case for it."));
  }

  Ladder ladder(PromotionState state) {
    boolean paused = state == PromotionState.PAUSED;
    return new Ladder(
        Optional.of(
            new Ladder.Rung(
                0,
                "0 %",
                "Before people decide the candidate is asked up to 200 inputs of the day before",
                "good",
                "done",
                List.of("errors: live 1.2 % (0.4 % to 3.1 %), candidate 1.9 % (0.7 % to 4.0 %)"),
                "")),
        List.of(
            rung(1, "1 %", "good", "done"),
            rung(2, "10 %", paused ? "wait" : "run", paused ? "paused" : "rolling"),
            rung(3, "50 %", "", "to come")),
        2,
        "50 % of the callers",
        voice.say("Watched: thumbs (more is better, good from 0.50)."),
        Optional.of(Voice.minutesAgo(-600)),
        !paused,
        paused,
        true,
        CanaryChart.of(voice.say("thumbs"), points(), 25).stream().toList(),
        List.of(
            new Ladder.Beside(
                voice.say("thumbs"),
                "-0.031 [-0.072, +0.010]",
                "+0.062 [+0.021, +0.104]",
                "warn",
                "diverge")),
        Ladder.Way.NONE);
  }

  /** On its way from dev to team; held there while the promotion is paused. */
  Ladder onItsWay(PromotionState state) {
    boolean paused = state == PromotionState.PAUSED;
    return new Ladder(
        Optional.empty(),
        List.of(rung(3, "1 %", "", "to come")),
        0,
        "all callers of team",
        voice.say("Watched: thumbs (more is better, good from 0.50)."),
        Optional.empty(),
        !paused,
        paused,
        true,
        List.of(),
        List.of(),
        new Ladder.Way(
            List.of(
                new Ladder.Stop(
                    "dev",
                    "good",
                    "has it",
                    "2 hours",
                    Optional.of(Voice.minutesAgo(-90)),
                    paused ? voice.say("Let the testers look first.") : ""),
                new Ladder.Stop("team", "", "to come", "", Optional.empty(), "")),
            "dev",
            1,
            "dev"));
  }

  private static List<CanaryChart.Row> points() {
    return IntStream.rangeClosed(1, 60)
        .mapToObj(i -> {
          double middle = -0.03 + 0.05 * Math.sin(i / 6.0) / Math.sqrt(i);
          double half = Math.min(1, 0.9 / Math.sqrt(i));
          return new CanaryChart.Row(
              i > 30 ? 2 : 1, 10 * i, middle, middle - half, middle + half, Math.exp(i / 25.0));
        })
        .toList();
  }

  private Ladder.Rung rung(int number, String share, String shape, String state) {
    return new Ladder.Rung(
        number,
        share,
        share + " of the callers until 400 outcomes of the candidate are known",
        shape,
        state,
        number > 2
            ? List.of()
            : List.of(
                voice.say(
                    "thumbs: 212 compared, 400 planned; up to here candidate 0.81, live 0.84")),
        number == 2 ? voice.say("The new answers are longer; let us read some.") : "");
  }
}
