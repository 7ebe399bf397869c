package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.infra.models.StubFault;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.gates.EvidenceReader;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.suites.Pairs;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.PairTally;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Target;
import dev.hansei.workflows.suites.UnscoredReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs with judges of several kinds, against a model server over HTTP. */
class JudgedRunIT {
  private static final Actor ACTOR = new Actor.BySystem();

  @RegisterExtension static final RunRoom ROOM = RunRoom.open("judged_runs");

  @Test
  void aScoreKeepsTheFindingsTheJudgeAndItsCall() {
    ArrangedRun arranged = arranged("What is 3 plus 4?", "Three and four are seven.");
    Judge judge =
        judge(arranged, criterion(arranged), "Facts.", new JudgeMethod.FactualConsistency(1));
    ROOM.stub()
        .script(
            "Facts.",
            new StubFault.Say("{\"findings\":[]}"),
            new StubFault.Say(
                "{\"findings\":[{\"number\":1,\"reason\":\"It says"
                    + " so.\",\"label\":\"supported\"}]}"));
    Score score = score(arranged, new Assertion(MetricType.JUDGE, "facts", null, 1, 1, judge.id()));
    assertThat(score.value()).isEqualTo(1);
    assertThat(score.passed()).isTrue();
    assertThat(score.explanation())
        .isEqualTo("1 of 1 sentences with a claim are supported\n1 supported: “7” It says so.");
    Score.Judged judged = score.judged().orElseThrow();
    assertThat(judged.judge()).isEqualTo(judge.id());
    assertThat(judged.answer()).isEqualTo("1 supported");
    assertThat(
            ROOM.get(CallJournal.class)
                .find(arranged.project(), judged.call().orElseThrow())
                .orElseThrow()
                .text())
        .as("the repaired reply is the one that counts")
        .contains("It says so.");
    assertThat(ROOM.stub().repeatedCalls()).isZero();
  }

  @Test
  void theSuitesThresholdDecidesWhatAGradeIsWorth() {
    ArrangedRun arranged = arranged("What is 4 plus 4?", "");
    Judge judge = judge(arranged, criterion(arranged), "Graded.", new JudgeMethod.Grades(5));
    ROOM.stub().always("Graded.", new StubFault.Say("{\"reason\":\"Fine.\",\"grade\":4}"));
    Score score =
        score(arranged, new Assertion(MetricType.JUDGE, "grade", null, 0.75, 1, judge.id()));
    assertThat(score.value()).isEqualTo(0.75);
    assertThat(score.passed()).isTrue();
  }

  @Test
  void whatTheJudgeSaidIsKeptBesideWhatTheAssertionMakesOfIt() {
    ArrangedRun arranged = arranged("What is 8 plus 4?", "");
    Judge judge = judge(arranged, criterion(arranged), "Harsh.", new JudgeMethod.Grades(5));
    ROOM.stub().always("Harsh.", new StubFault.Say("{\"reason\":\"Wrong.\",\"grade\":2}"));
    Score informs =
        score(arranged, new Assertion(MetricType.JUDGE, "grade", null, 0.75, 0, judge.id()));
    assertThat(informs.passed()).as("weight 0 fails nothing").isTrue();
    assertThat(informs.judgePassed()).isFalse();
    Score turned =
        score(
            arranged,
            new Assertion(MetricType.JUDGE, "not", null, 0.75, 1, judge.id(), true, null, null));
    assertThat(turned.passed()).isTrue();
    assertThat(turned.value()).isEqualTo(0.75);
    assertThat(turned.judgePassed()).isFalse();
    assertThat(turned.judgeValue()).isEqualTo(0.25);
  }

  @Test
  void aJudgeSeesWhatTheTransformLeavesOfTheAnswer() {
    ArrangedRun arranged = arranged("What is 9 plus 4?", "");
    Judge judge = judge(arranged, criterion(arranged), "Bare.", new JudgeMethod.Grades(4));
    ROOM.stub().always("Bare.", new StubFault.Say("{\"reason\":\"Fine.\",\"grade\":5}"));
    String answer = "{\"answer\":\"13\",\"notes\":\"unsaid\"}";
    ROOM.stub().always("9 plus 4", new StubFault.Say(answer));
    Score whole = score(arranged, transformed(judge, null));
    Score bare = score(arranged, transformed(judge, "json:/answer"));
    Score nothing = score(arranged, transformed(judge, "json:/missing"));
    assertThat(ROOM.stub().requests())
        .filteredOn(request -> request.mentions("Bare."))
        .extracting(request -> request.quoted().get("answer"))
        .as("nobody is asked where there is nothing to look at")
        .containsExactly(answer, "13");
    assertThat(bare.judged().orElseThrow().call())
        .isNotEqualTo(whole.judged().orElseThrow().call());
    assertThat(nothing.value()).isZero();
    assertThat(nothing.passed()).isFalse();
    assertThat(nothing.explanation()).isEqualTo("the transform finds nothing in the answer");
    assertThat(nothing.judged()).isEmpty();
  }

  private static Assertion transformed(Judge judge, @Nullable String transform) {
    return new Assertion(
        MetricType.JUDGE, "grade", null, 0.75, 1, judge.id(), null, transform, null);
  }

  @Test
  void aJuryHearsEachMemberAndKeepsWhatEachSaid() {
    ArrangedRun arranged = arranged("What is 5 plus 4?", "");
    CriterionId criterion = criterion(arranged);
    Judge mild = judge(arranged, criterion, "Mildly.", new JudgeMethod.Grades(4));
    Judge strict = judge(arranged, criterion, "Strictly.", new JudgeMethod.Grades(4));
    Judge jury =
        judge(
            arranged,
            criterion,
            "Both.",
            new JudgeMethod.Jury(List.of(mild.id(), strict.id()), JudgeMethod.Jury.Rule.MEAN, 0.5));
    ROOM.stub().always("Mildly.", new StubFault.Say("{\"reason\":\"Good.\",\"grade\":5}"));
    ROOM.stub().always("Strictly.", new StubFault.Say("{\"reason\":\"Poor.\",\"grade\":2}"));
    Score score = score(arranged, new Assertion(MetricType.JUDGE, "jury", null, 0.5, 1, jury.id()));
    assertThat(score.value()).isCloseTo(0.625, within(1e-9));
    assertThat(score.passed()).isTrue();
    assertThat(score.explanation()).contains("mean is 0.625", "pass. Good.", "fail. Poor.");
    Score.Judged judged = score.judged().orElseThrow();
    assertThat(judged.call()).isEmpty();
    assertThat(judged.answer().lines())
        .hasSize(2)
        .anyMatch(line -> line.matches(mild.id() + " pass 1\\.000 [0-9a-f]{64}"))
        .anyMatch(line -> line.matches(strict.id() + " fail 0\\.250 [0-9a-f]{64}"));
  }

  @Test
  void aJuryWithASilentMemberAndACaseWithoutContextAreUnscored() {
    ArrangedRun arranged = arranged("What is 6 plus 4?", "");
    CriterionId criterion = criterion(arranged);
    Judge mild = judge(arranged, criterion, "Mildly.", new JudgeMethod.Grades(4));
    Judge away = judge(arranged, criterion, "Away.", new JudgeMethod.Grades(4));
    Judge facts = judge(arranged, criterion, "Facts.", new JudgeMethod.FactualConsistency(1));
    Judge jury =
        judge(
            arranged,
            criterion,
            "Both.",
            new JudgeMethod.Jury(List.of(mild.id(), away.id()), JudgeMethod.Jury.Rule.MEAN, 0.5));
    ROOM.stub().always("Mildly.", new StubFault.Say("{\"reason\":\"Good.\",\"grade\":5}"));
    ROOM.stub().always("Away.", new StubFault.Status(500));
    assertThat(result(arranged, new Assertion(MetricType.JUDGE, "jury", null, 1, 1, jury.id())))
        .isEqualTo(new Result.Unscored(UnscoredReason.JUDGE_FAILED, List.of()));
    assertThat(result(arranged, new Assertion(MetricType.JUDGE, "facts", null, 1, 1, facts.id())))
        .isEqualTo(new Result.Unscored(UnscoredReason.NO_REFERENCE, List.of()));
  }

  @Test
  void aPairwiseJudgeComparesWithAnotherRunInBothOrders() {
    ArrangedRun arranged = arranged("What is 7 plus 4?", "");
    RunSuiteInput baseline = arranged.run(1, ArrangedRun.exact());
    run(baseline);
    Judge judge = judge(arranged, criterion(arranged), "Better.", new JudgeMethod.Pairwise());
    var target =
        new Target.PromptOnModel(
            arranged.promptVersion("Kindly: {{question}}"), ArrangedRun.model());
    var assertion = new Assertion(MetricType.JUDGE, "better", null, 0.5, 1, judge.id());
    RunSuiteInput alone = arranged.run(target, 1, assertion);
    assertThatThrownBy(() -> ROOM.activities().planRun(alone))
        .hasStackTraceContaining("baseline-needed");
    RunSuiteInput candidate = alone.comparedWith(Optional.of(baseline.runId()));
    ROOM.stub().always("Kindly:", new StubFault.Say("Eleven, gladly."));
    ROOM.stub()
        .script(
            "Better.",
            new StubFault.Say("{\"reason\":\"Warmer.\",\"better\":\"second\"}"),
            new StubFault.Say("{\"reason\":\"Warmer.\",\"better\":\"first\"}"));
    Result result = run(candidate);
    assertThat(result).isInstanceOf(Result.Scored.class);
    Score score = ((Result.Scored) result).scores().getFirst();
    assertThat(score.value()).isEqualTo(1);
    assertThat(score.passed()).isTrue();
    assertThat(score.judged().orElseThrow().answer())
        .matches("candidate [0-9a-f]{64} [0-9a-f]{64}");
    RunView view = ROOM.get(Runs.class).require(arranged.project(), candidate.runId());
    assertThat(ROOM.get(Pairs.class).tallies(arranged.project(), view))
        .containsExactly(Map.entry("better", new PairTally(1, 0, 0, 0, 0)));
    requireCertificateAsked(arranged, baseline.runId(), candidate.runId());
    RunSuiteInput other =
        arranged
            .run(target, 1, assertion)
            .comparedWith(Optional.of(new RunId(ROOM.get(Ids.class).next())));
    assertThatThrownBy(() -> ROOM.activities().planRun(other)).hasStackTraceContaining("NOT_FOUND");
  }

  /** A gate by its win rate asks for a certificate, as it does of other judges. */
  private static void requireCertificateAsked(ArrangedRun arranged, RunId baseline, RunId run) {
    List<GateRule> rules = List.of(new GateRule.Superiority("better"));
    Gate gate = ROOM.get(Gates.class).create(arranged.project(), "better", rules, 0.95, ACTOR);
    assertThat(
            ROOM.get(EvidenceReader.class)
                .gather(arranged.project(), gate, Optional.of(baseline), run)
                .judges())
        .singleElement()
        .satisfies(standing -> {
          assertThat(standing.mayGate()).isFalse();
          assertThat(standing.sentence()).contains("has no certificate");
        });
  }

  @Test
  void aPairwiseJudgeThatGoesByThePlaceIsCountedAsSuch() {
    ArrangedRun arranged = arranged("What is 8 plus 4?", "");
    RunSuiteInput baseline = arranged.run(1, ArrangedRun.exact());
    run(baseline);
    Judge judge = judge(arranged, criterion(arranged), "Places.", new JudgeMethod.Pairwise());
    var target =
        new Target.PromptOnModel(
            arranged.promptVersion("Warmly: {{question}}"), ArrangedRun.model());
    var assertion = new Assertion(MetricType.JUDGE, "better", null, 0.5, 1, judge.id());
    RunSuiteInput candidate =
        arranged.run(target, 1, assertion).comparedWith(Optional.of(baseline.runId()));
    ROOM.stub().always("Warmly:", new StubFault.Say("Twelve, gladly."));
    ROOM.stub()
        .always("Places.", new StubFault.Say("{\"reason\":\"Warmer.\",\"better\":\"first\"}"));
    Result result = run(candidate);
    Score score = ((Result.Scored) result).scores().getFirst();
    assertThat(score.judged().orElseThrow().answer())
        .matches("inconsistent [0-9a-f]{64} [0-9a-f]{64} first first");
    RunView view = ROOM.get(Runs.class).require(arranged.project(), candidate.runId());
    assertThat(ROOM.get(Pairs.class).tallies(arranged.project(), view))
        .containsExactly(Map.entry("better", new PairTally(0, 0, 0, 1, 0, 1, 0)));
  }

  private ArrangedRun arranged(String question, String passage) {
    List<ContextPassage> context =
        passage.isEmpty() ? List.of() : List.of(new ContextPassage("p1", passage));
    return ArrangedRun.of(
        ROOM.workplace(), List.of(new CaseContent(question, "7", context, Map.of())));
  }

  private CriterionId criterion(ArrangedRun arranged) {
    return ROOM.get(Criteria.class)
        .create(arranged.project(), "right", "The answer is right.", ACTOR)
        .id();
  }

  private Judge judge(
      ArrangedRun arranged, CriterionId criterion, String rubric, JudgeMethod method) {
    var wanted =
        new Judges.NewJudge(criterion, rubric, ArrangedRun.model(), ModelSettings.DEFAULTS);
    return ROOM.get(Judges.class).create(arranged.project(), wanted.by(method), ACTOR);
  }

  private Score score(ArrangedRun arranged, Assertion assertion) {
    Result result = result(arranged, assertion);
    assertThat(result).isInstanceOf(Result.Scored.class);
    return ((Result.Scored) result).scores().getFirst();
  }

  private Result result(ArrangedRun arranged, Assertion assertion) {
    return run(arranged.run(1, assertion));
  }

  private static Result run(RunSuiteInput input) {
    return ROOM.run(input).getFirst().result();
  }
}
