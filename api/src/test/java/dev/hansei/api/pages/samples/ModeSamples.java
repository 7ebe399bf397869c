package dev.hansei.api.pages.samples;

import dev.hansei.api.failures.DetectorsPage;
import dev.hansei.api.failures.InboxPage;
import dev.hansei.api.failures.ModeLine;
import dev.hansei.api.failures.ModeMapPage;
import dev.hansei.api.failures.ModePage;
import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.charts.ClusterMap;
import dev.hansei.api.pages.charts.Sparkline;
import dev.hansei.api.traces.ToolCall;
import dev.hansei.api.traces.Turn;
import dev.hansei.infra.registry.failures.ClusterDetail;
import dev.hansei.infra.registry.failures.ClusterView;
import dev.hansei.infra.registry.failures.PatternView;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.failures.CollectionSchedule;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The inbox of failure modes, one of them, and their map. */
public final class ModeSamples {
  private static final LocalDate TODAY = LocalDate.ofInstant(Voice.NOW, ZoneOffset.UTC);

  private static final String ANSWER =
      """
      ## Returns
      You can return **any** laptop:
      1. within _30 days_,
      2. opened or `not`.

      > See [the handbook](https://shop.example/returns).

      | kind | days |
      |---|---|
      | opened | 30 |

      ```
      refund(laptop)
      ```
      """;

  private final Voice voice;

  private ModeSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  public static List<Sample> of(Voice voice) {
    var samples = new ModeSamples(voice);
    return List.of(
        new Sample("inbox", "failures/inbox.jte", samples.inbox()),
        new Sample("inbox-empty", "failures/inbox.jte", samples.emptyInbox()),
        new Sample("mode", "failures/mode.jte", samples.mode()),
        new Sample("map", "failures/map.jte", samples.map()),
        new Sample("detectors", "failures/detectors.jte", samples.detectors()));
  }

  private ClusterView view(int i) {
    var state = ClusterState.values()[i % ClusterState.values().length];
    return new ClusterView(
        new ClusterId(Voice.id(300 + i)),
        voice.say("opened laptop, return, days"),
        voice.say("keywords"),
        state,
        Severity.values()[i % 3],
        240 / (i + 1),
        12,
        Voice.ago(Duration.ofDays(9)),
        Voice.minutesAgo(30),
        Voice.ago(Duration.ofDays(2)),
        state == ClusterState.FIXED
            ? Optional.of(new Span.PromptUse(voice.say("answer"), voice.say("2")))
            : Optional.empty(),
        state == ClusterState.REOPENED
            ? Optional.of(
                new ClusterView.Reopening(
                    Optional.of(new Span.PromptUse(voice.say("answer"), voice.say("3"))),
                    TraceId.ofExternal("back")))
            : Optional.empty(),
        List.of(new ClusterView.Day(TODAY.minusDays(3), 4), new ClusterView.Day(TODAY, 9)),
        new ClusterView.Place(-0.8 + 0.3 * i, 0.6 - 0.25 * i));
  }

  private ModeLine line(int i) {
    ClusterView view = view(i);
    return new ModeLine(
        voice.frame(Section.FAILURES),
        view,
        voice.say("Can I return a laptop that I opened three weeks ago?"),
        List.of(new Span.PromptUse(voice.say("answer"), voice.say("2"))),
        Sparkline.of(Map.of(TODAY.minusDays(3), 4L, TODAY, 9L), TODAY, 30),
        i % 2 == 0 ? voice.say("Aiko Tanaka") : "",
        view.state() == ClusterState.DISMISSED ? voice.say("The shop closed that branch.") : "",
        true,
        true);
  }

  private List<ModeLine> lines() {
    return IntStream.range(0, 6).mapToObj(this::line).toList();
  }

  private InboxPage inbox() {
    return new InboxPage(
        voice.frame(Section.FAILURES),
        lines(),
        "",
        "?state=",
        Map.of(ClusterState.OPEN, 4L, ClusterState.REOPENED, 1L),
        12,
        588,
        Optional.of(Voice.ago(Duration.ofDays(9))),
        23,
        Optional.of(new InboxPage.Choice(Voice.id(300).toString(), voice.say("opened laptop"))),
        people(),
        CaseSamples.datasets(voice),
        Optional.of("?state=&after=x"));
  }

  private InboxPage emptyInbox() {
    return new InboxPage(
        voice.frame(Section.FAILURES),
        List.of(),
        "",
        "?state=",
        Map.of(),
        3,
        0,
        Optional.empty(),
        1,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private List<InboxPage.Choice> people() {
    return List.of(new InboxPage.Choice(Voice.id(1).toString(), voice.say("Aiko Tanaka")));
  }

  private ModePage mode() {
    var line = line(4);
    return new ModePage(
        voice.frame(Section.FAILURES),
        new ClusterDetail(
            line.view(),
            List.of(pattern()),
            List.of(
                new ClusterDetail.VersionWeight(
                    new Span.PromptUse(voice.say("answer"), voice.say("2")),
                    40,
                    TODAY.minusDays(8),
                    TODAY)),
            Map.of(FailureReason.NEGATIVE_FEEDBACK, 31L, FailureReason.REFUSAL, 3L),
            Optional.of(
                new ClusterDetail.NameTry(
                    new ModelName("openai/gpt-4o-mini"), 3, Voice.minutesAgo(200))),
            List.of()),
        line,
        List.of(talk()),
        List.of(
            new ModePage.Event(
                voice.say("Came back, brought by answer 3, with 60 traces"),
                Optional.of("/traces/1"),
                voice.say("Aiko Tanaka"),
                Voice.minutesAgo(200)),
            new ModePage.Event(
                voice.say("Found, with 12 traces"),
                Optional.empty(),
                "a workflow",
                Voice.ago(Duration.ofDays(9)))),
        new CaseSamples(voice).lines().subList(0, 1),
        people(),
        List.of(new InboxPage.Choice(Voice.id(301).toString(), voice.say("gift cards"))),
        CaseSamples.datasets(voice),
        Optional.of("?after=x"));
  }

  private PatternView pattern() {
    return new PatternView(
        new PatternId(Voice.id(400)),
        voice.say("Can I return a laptop that I opened?"),
        Severity.HIGH,
        21,
        new FailureId(Voice.id(100)),
        Voice.ago(Duration.ofDays(9)),
        Voice.minutesAgo(30),
        Optional.of(new ClusterId(Voice.id(304))));
  }

  private ModePage.Talk talk() {
    return new ModePage.Talk(
        Voice.id(100).toString(),
        TraceId.ofExternal("sample"),
        voice.say("Can I return a laptop that I opened three weeks ago?"),
        List.of(FailureReason.NEGATIVE_FEEDBACK),
        Severity.MEDIUM,
        true,
        Voice.minutesAgo(40),
        List.of(
            new Turn.Said(Turn.Speaker.SYSTEM, voice.say("Answer from the passages."), true),
            new Turn.Said(Turn.Speaker.USER, voice.say("ノートパソコンを返品できますか？"), false),
            new Turn.Called(
                new ToolCall(
                    voice.say("search"),
                    voice.say("{\"query\":\"laptop\"}"),
                    voice.say("14 days"),
                    true,
                    120)),
            new Turn.Said(Turn.Speaker.ASSISTANT, voice.say(ANSWER), false)));
  }

  private ModeMapPage map() {
    List<ClusterMap.Point> points =
        lines().stream()
            .map(line ->
                new ClusterMap.Point(
                    line.view().id().toString(),
                    line.view().place().x(),
                    line.view().place().y(),
                    line.view().traces()))
            .toList();
    return new ModeMapPage(voice.frame(Section.FAILURES), lines(), ClusterMap.of(points), 6);
  }

  private DetectorsPage detectors() {
    var fields =
        List.of(
            new DetectorsPage.Field(
                "phrases", "phrases", DetectorsPage.Field.Kind.LINES, voice.say("no"), List.of()),
            new DetectorsPage.Field(
                "below", "below", DetectorsPage.Field.Kind.NUMBER, "0.5", List.of()),
            new DetectorsPage.Field(
                "evaluation",
                "evaluation",
                DetectorsPage.Field.Kind.TEXT,
                voice.say("faithfulness"),
                List.of()),
            new DetectorsPage.Field(
                "measure",
                "measure",
                DetectorsPage.Field.Kind.CHOICE,
                "COST",
                List.of("LATENCY", "COST")));
    return new DetectorsPage(
        voice.frame(Section.FAILURES),
        List.of(new DetectorsPage.Setting("refusal", "Refusal", "It refuses.", true, fields)),
        voice.say("Refusal: a refusal detector has 1 to 100 phrases"),
        Optional.of(
            new DetectorsPage.Tried(
                2_000,
                true,
                31,
                20,
                List.of(31),
                List.of(new DetectorsPage.Hit("/traces/1", voice.say("Do gift cards expire?"))))),
        Optional.of(new CollectionSchedule(60, CollectionSchedule.Overlap.SKIP, 60, false)),
        Optional.of(voice.model("openai/gpt-4o-mini")),
        List.of(),
        23,
        0);
  }
}
