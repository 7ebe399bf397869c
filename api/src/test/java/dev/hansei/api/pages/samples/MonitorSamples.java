package dev.hansei.api.pages.samples;

import dev.hansei.api.monitors.MonitorListPage;
import dev.hansei.api.monitors.MonitorPage;
import dev.hansei.api.monitors.MonitorReport;
import dev.hansei.api.monitors.ThumbsAgreement;
import dev.hansei.api.pages.Section;
import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.infra.registry.models.PaidCalls;
import dev.hansei.infra.registry.monitors.MonitorFigures.Figure;
import dev.hansei.infra.registry.monitors.MonitorView;
import dev.hansei.workflows.calibrations.Standing;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.monitors.LiveDetector;
import dev.hansei.workflows.monitors.MonitorId;
import dev.hansei.workflows.monitors.MonitorInput;
import dev.hansei.workflows.monitors.MonitorPlan;
import dev.hansei.workflows.monitors.MonitorState;
import dev.hansei.workflows.monitors.ScoreOutcome;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.statistics.Wilson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Monitors: the list, and one in every state. */
final class MonitorSamples {
  private final Voice voice;

  private MonitorSamples(Voice voice) {
    this.voice = voice;
  }

  static List<Sample> of(Voice voice) {
    var samples = new MonitorSamples(voice);
    Stream<Sample> lists =
        Stream.of(
            new Sample("monitors", "monitors/list.jte", samples.list()),
            new Sample(
                "monitors-empty",
                "monitors/list.jte",
                new MonitorListPage(
                    voice.frame(Section.MONITORS), List.of(), List.of(), Optional.empty())));
    Stream<Sample> each =
        Stream.of(MonitorState.values())
            .map(state ->
                new Sample("monitor-" + state, "monitors/monitor.jte", samples.monitor(state)));
    return Stream.concat(lists, each).toList();
  }

  private MonitorListPage list() {
    return new MonitorListPage(
        voice.frame(Section.MONITORS),
        Stream.of(MonitorState.values())
            .map(state -> new MonitorListPage.Line(view(state), voice.say("support")))
            .toList(),
        List.of(voice.say("support"), "search"),
        Optional.of("?after=next"));
  }

  private MonitorPage monitor(MonitorState state) {
    boolean isEnded = state == MonitorState.ENDED;
    String metric = "judge:" + voice.say("helpful") + "@" + Voice.id(121);
    return new MonitorPage(
        voice.frame(Section.MONITORS),
        new MonitorReport(
            view(state),
            voice.say("support"),
            List.of(judge(metric, true), judge("judge:polite@" + Voice.id(122), false)),
            isEnded ? List.of() : figures(metric),
            new PaidCalls(112, Usage.NONE),
            new PaidCalls(4_211, new Usage(1_200_000, 84_000, 1_430_000)),
            List.of(new ThumbsAgreement(metric, 61, 12, 9, 4), none())));
  }

  private static ThumbsAgreement none() {
    return new ThumbsAgreement("judge:polite@" + Voice.id(122), 0, 0, 0, 0);
  }

  private static List<Figure> figures(String metric) {
    return List.of(
        new Figure(
            "detector:refusal", 1_204, Optional.of(Wilson.interval(37, 1_204, 0.95)), Map.of()),
        new Figure(
            metric,
            1_011,
            Optional.of(Wilson.ofShare(0.87, 1_011, 0.95)),
            Map.of(ScoreOutcome.DAY_LIMIT, 180L, ScoreOutcome.NO_REPLY, 13L)),
        new Figure(
            "judge:polite@" + Voice.id(122),
            0,
            Optional.empty(),
            Map.of(ScoreOutcome.NOT_CERTIFIED, 1_204L)));
  }

  private MonitorReport.JudgeLine judge(String metric, boolean stands) {
    var judge =
        new Judge(
            new JudgeId(Voice.id(stands ? 121 : 122)),
            new CriterionId(Voice.id(123)),
            1,
            "Pass if it helps.",
            voice.model("openai/gpt-4o-mini"),
            ModelSettings.DEFAULTS,
            Sha256.of("judge"),
            Voice.minutesAgo(9_000),
            Optional.empty());
    String sentence =
        stands
            ? "helpful v1 may gate: kappa 0.84 [0.78, 0.89] on 240 labels."
            : "The certificate of polite v1 was taken back: the judge drifted.";
    return new MonitorReport.JudgeLine(
        new Standings.MeasuredJudge(
            judge,
            voice.say(stands ? "helpful v1" : "polite v1"),
            Optional.empty(),
            new Standing(stands, voice.say(sentence))),
        metric);
  }

  private static MonitorView view(MonitorState state) {
    boolean isEnded = state == MonitorState.ENDED;
    return new MonitorView(
        new MonitorInput(
            new ProjectId(Voice.id(2)),
            new MonitorId(Voice.id(120)),
            new MonitorPlan(
                new PromptId(Voice.id(124)),
                1_000,
                List.of(new JudgeId(Voice.id(121)), new JudgeId(Voice.id(122))),
                List.of(LiveDetector.REFUSAL),
                500,
                5),
            new Actor.BySystem(),
            Optional.empty()),
        state,
        isEnded ? "NOT_FOUND" : "",
        Voice.minutesAgo(9_000),
        Optional.of(Voice.minutesAgo(4)),
        Voice.minutesAgo(9_000),
        isEnded ? Optional.of(Voice.minutesAgo(3)) : Optional.empty());
  }
}
