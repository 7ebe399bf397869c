package dev.hansei.api.pages.samples;

import dev.hansei.api.cases.CaseLine;
import dev.hansei.api.failures.FailureLine;
import dev.hansei.api.failures.FailureListPage;
import dev.hansei.api.failures.FailurePage;
import dev.hansei.api.home.HomePage;
import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.charts.Ring;
import dev.hansei.api.projects.Backlog;
import dev.hansei.api.traces.TracePage;
import dev.hansei.api.traces.Turn;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Home, traces and failures. */
public final class LoopSamples {
  static final TraceId TRACE = TraceId.ofExternal("sample");
  static final List<String> QUESTIONS =
      List.of(
          "Can I return a laptop that I opened three weeks ago?",
          "How long does a refund take once you have the parcel back?",
          "Where is my order 48213? The tracking page has said “label created” since Monday.",
          "Do gift cards expire?",
          "I was charged twice for the same subscription, please fix it",
          "Which plug does the kettle for Japan come with?");

  private final Voice voice;

  private LoopSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  public static List<Sample> of(Voice voice) {
    var samples = new LoopSamples(voice);
    var traces = new TraceSamples(voice);
    return List.of(
        new Sample("home", "home/home.jte", samples.home()),
        new Sample("home-empty", "home/home.jte", samples.emptyHome()),
        new Sample("traces", "traces/list.jte", traces.traces()),
        new Sample("traces-empty", "traces/list.jte", traces.noTraces()),
        new Sample("trace", "traces/trace.jte", traces.trace()),
        new Sample("failures", "failures/list.jte", samples.failures()),
        new Sample("failures-empty", "failures/list.jte", samples.noFailures()),
        new Sample("failure", "failures/failure.jte", samples.failure()));
  }

  private Ring ring(long running) {
    return Ring.of(
        List.of(
            new Ring.Stop(Section.TRACES, 1_204, "received"),
            new Ring.Stop(Section.FAILURES, 14, "found"),
            new Ring.Stop(Section.CASES, 31, "made"),
            new Ring.Stop(Section.SUITES, 3, "runs"),
            new Ring.Stop(Section.GATES, 2, "verdicts"),
            new Ring.Stop(Section.PROMOTIONS, 1, "promoted")),
        running);
  }

  private HomePage home() {
    return new HomePage(
        voice.frame(Section.HOME),
        ring(1),
        List.of(CampaignSamples.line(voice)),
        List.of(
            new Backlog.Item(
                "approve",
                voice.say("answer v3 for production; one approval is missing"),
                "/promotions/1",
                Voice.minutesAgo(190)),
            new Backlog.Item(
                "finalise", voice.say("6 drafts in gate-set"), "/cases", Voice.minutesAgo(1_500)),
            new Backlog.Item(
                "read",
                voice.say("14 open failures without a case"),
                "/failures",
                Voice.minutesAgo(4_400))),
        new RunSamples(voice).runs());
  }

  private HomePage emptyHome() {
    return new HomePage(
        voice.frame(Section.HOME),
        Ring.of(
            ring(0).nodes().stream()
                .map(node -> new Ring.Stop(node.stop().section(), 0, node.stop().note()))
                .toList(),
            0),
        List.of(),
        List.of(),
        List.of());
  }

  private FailureLine line(int i, FailureLine.Standing standing) {
    return new FailureLine(
        voice.frame(Section.FAILURES),
        new FailureId(Voice.id(100 + i)),
        voice.say(QUESTIONS.get(i % QUESTIONS.size())),
        i % 2 == 0
            ? List.of(FailureReason.NEGATIVE_FEEDBACK, FailureReason.CORRECTED_OUTPUT)
            : List.of(FailureReason.values()[i % 5]),
        Severity.values()[i % 3],
        standing,
        Voice.minutesAgo(17 + 55L * i),
        true);
  }

  private FailureListPage failures() {
    return new FailureListPage(
        voice.frame(Section.FAILURES),
        List.of(
            line(0, FailureLine.Standing.OPEN),
            line(1, FailureLine.Standing.OPEN),
            line(2, FailureLine.Standing.HAS_CASE),
            line(3, FailureLine.Standing.DISMISSED),
            line(4, FailureLine.Standing.OPEN),
            line(5, FailureLine.Standing.OPEN)),
        "open",
        "",
        14,
        Optional.of(Voice.ago(Duration.ofDays(4))),
        9,
        Map.of(FailureReason.NEGATIVE_FEEDBACK, 11L, FailureReason.REFUSAL, 3L),
        23,
        CaseSamples.datasets(voice),
        Optional.of("/projects/support/failures?after=x"));
  }

  private FailureListPage noFailures() {
    return new FailureListPage(
        voice.frame(Section.FAILURES),
        List.of(),
        "open",
        "",
        0,
        Optional.empty(),
        0,
        Map.of(),
        1,
        List.of(),
        Optional.empty());
  }

  private FailurePage failure() {
    Failure failure =
        new Failure(
            new FailureId(Voice.id(100)),
            TRACE,
            List.of(FailureReason.NEGATIVE_FEEDBACK, FailureReason.CORRECTED_OUTPUT),
            Severity.HIGH,
            voice.say(QUESTIONS.getFirst()),
            voice.say("Yes! You can return any laptop within 30 days, opened or not."),
            voice.say("Opened electronics: 14 days only, and nothing may be missing."),
            Voice.ago(Duration.ofHours(2)));
    List<CaseLine> cases = new CaseSamples(voice).lines().subList(0, 1);
    return new FailurePage(
        voice.frame(Section.FAILURES),
        failure,
        line(0, FailureLine.Standing.OPEN),
        List.of(
            new Turn.Said(Turn.Speaker.USER, voice.say(QUESTIONS.getFirst()), false),
            new Turn.Said(
                Turn.Speaker.ASSISTANT, voice.say("Yes! You can return any laptop."), false)),
        Optional.of(new Span.PromptUse(voice.say("answer"), voice.say("2"))),
        Optional.of(new TracePage.Mode(voice.say("opened laptop return"), "/failures/modes/1")),
        cases);
  }
}
