package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.Section;
import dev.hansei.api.suites.RunForm;
import dev.hansei.api.suites.SuiteListPage;
import dev.hansei.api.suites.SuitePage;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.criteria.AssertSet;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.SuiteId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Suites, and all pages of runs and comparisons. */
public final class SuiteSamples {
  private final Voice voice;

  SuiteSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  public static List<Sample> of(Voice voice) {
    var samples = new SuiteSamples(voice);
    var runs = new RunSamples(voice);
    var outcomes = new OutcomeSamples(voice);
    return List.of(
        new Sample("suites", "suites/list.jte", samples.suites()),
        new Sample("suite", "suites/suite.jte", samples.suite()),
        new Sample("suite-new", "suites/new.jte", new SuiteFormSamples(voice).form()),
        new Sample("run", "suites/run.jte", runs.page(RunState.COMPLETED)),
        new Sample("run-going", "suites/run.jte", runs.page(RunState.RUNNING)),
        new Sample("run-waiting", "suites/run.jte", runs.page(RunState.OUT_OF_BUDGET)),
        new Sample("outcome", "suites/outcome.jte", outcomes.page(outcomes.lines().getFirst())),
        new Sample(
            "compare", "suites/compare.jte", new CompareSamples(voice).compare(runs.runs())));
  }

  Suite noun() {
    return new Suite(
        new SuiteId(Voice.id(50)),
        voice.say("quality"),
        2,
        new DatasetId(Voice.id(20)),
        List.of(
            new Assertion(MetricType.F1, voice.say("f1"), null, 0.6, 1, null),
            new Assertion(MetricType.SIMILAR, voice.say("similar") + "2", null, 0.75, 1, null),
            new Assertion(
                MetricType.ICONTAINS,
                voice.say("names the limit") + "3",
                voice.say("{{days}} days"),
                1,
                1,
                null),
            new Assertion(
                MetricType.LLM_RUBRIC,
                voice.say("grounded") + "4",
                null,
                1,
                2,
                new JudgeId(Voice.id(51))),
            shape()),
        Voice.minutesAgo(4_000));
  }

  private Assertion shape() {
    return new Assertion(
        MetricType.ASSERT_SET,
        voice.say("shape") + "5",
        null,
        0.5,
        1,
        null,
        null,
        null,
        new AssertSet(
            List.of(
                new Assertion(
                    MetricType.CONTAINS_ANY,
                    voice.say("no excuse") + "6",
                    "[\"sorry\",\"cannot\"]",
                    1,
                    1,
                    null,
                    true,
                    "strip-fences | trim",
                    null),
                new Assertion(MetricType.LATENCY, voice.say("fast") + "7", null, 500, 0, null)),
            false));
  }

  private SuiteListPage suites() {
    return new SuiteListPage(
        voice.frame(Section.SUITES),
        List.of(new SuiteListPage.SuiteLine(noun(), voice.say("gate-set"))),
        new RunSamples(voice).runs(),
        Optional.of("/projects/support/suites?after=x"));
  }

  private SuitePage suite() {
    return new SuitePage(
        voice.frame(Section.SUITES),
        noun(),
        voice.say("gate-set"),
        Optional.of(voice.say("version 3, 38 cases")),
        List.of(new SuitePage.TargetChoice(Voice.id(60).toString(), voice.say("answer v3"))),
        List.of(new SuitePage.JudgeChoice(Voice.id(70).toString(), voice.say("right v2"))),
        false,
        new RunForm(
            Map.of("strategy", "ensemble", "members", voice.say("answer@2=openai/gpt-4o-mini")),
            Map.of("members", voice.say("'answer' is no member."), "budget", voice.say("Over."))),
        new RunSamples(voice).runs());
  }
}
