package dev.hansei.infra.registry.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.LoopFixture;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.traces.Spans;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.UnscoredReason;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

class RunsIT {
  @RegistryTest
  void keepsTheFirstOutcomeOfEachItemWhenABatchIsRetried(TestRegistry registry) {
    var loop = new LoopFixture(registry, 10);
    var outcomes = registry.get(Outcomes.class);
    var run = loop.open(loop.promptVersion("{{question}}"), 1);
    var first = batch(loop, run, 0, 6, 1.0);

    outcomes.record(loop.project(), first);
    outcomes.record(loop.project(), first);
    outcomes.record(loop.project(), batch(loop, run, 4, 8, 0.0));

    assertThat(all(outcomes, loop, run)).startsWith(first.toArray(Outcome[]::new)).hasSize(8);
    assertThat(outcomes.missing(loop.project(), run, 0, 10)).containsExactly(8, 9);
    assertThat(outcomes.scores(loop.project(), run)).hasSize(8);
    assertThat(registry.get(Runs.class).counts(loop.project(), run))
        .isEqualTo(new OutcomeCounts(8, 0, 0, 0));
  }

  @RegistryTest
  void neverDoublesWhenAttemptsAtOneChunkRace(TestRegistry registry) throws Exception {
    var loop = new LoopFixture(registry, 50);
    var outcomes = registry.get(Outcomes.class);
    var version = loop.promptVersion("{{question}}");
    for (int round = 0; round < 3; round++) {
      var run = loop.open(version, 1);
      InParallel.run(
          20,
          attempt -> {
            outcomes.record(loop.project(), batch(loop, run, 0, 50, attempt % 2));
            return attempt;
          });

      assertThat(outcomes.missing(loop.project(), run, 0, 50)).isEmpty();
      assertThat(outcomes.scores(loop.project(), run)).hasSize(50);
      registry.get(Runs.class).close(loop.project(), run, RunState.COMPLETED, RunSummary.NONE);
    }
  }

  @RegistryTest
  void refusesToCloseWhenTheSumIsNotThePlan(TestRegistry registry) {
    var loop = new LoopFixture(registry, 4);
    var runs = registry.get(Runs.class);
    var outcomes = registry.get(Outcomes.class);
    var run = loop.open(loop.promptVersion("{{question}}"), 1);
    outcomes.record(loop.project(), batch(loop, run, 0, 3, 1.0));

    assertThatThrownBy(() -> runs.close(loop.project(), run, RunState.COMPLETED, RunSummary.NONE))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("sum-mismatch"));
    assertThat(runs.require(loop.project(), run).state()).isEqualTo(RunState.RUNNING);

    outcomes.record(loop.project(), List.of(loop.outcome(run, 3, 1, new Result.Cancelled())));
    var closed = runs.close(loop.project(), run, RunState.CANCELLED, RunSummary.NONE);
    assertThat(closed.counts()).isEqualTo(new OutcomeCounts(3, 0, 0, 1));
    assertThat(runs.close(loop.project(), run, RunState.COMPLETED, RunSummary.NONE).state())
        .as("closed once")
        .isEqualTo(RunState.CANCELLED);
    runs.fail(loop.project(), run, "NOT_FOUND");
    assertThat(runs.require(loop.project(), run).state()).isEqualTo(RunState.CANCELLED);
  }

  @RegistryTest
  void sumsUsageAndShowsEveryWayToEnd(TestRegistry registry) {
    var loop = new LoopFixture(registry, 4);
    var runs = registry.get(Runs.class);
    var outcomes = registry.get(Outcomes.class);
    var run = loop.open(loop.promptVersion("{{question}}"), 1);
    var judged =
        new Score.Judged(
            new JudgeId(new UUID(3, 4)),
            "1 supported, 2 absent",
            Optional.of(new CallKey(Sha256.of("reply"))),
            Optional.of(new Score.Verdict(true, 2.0 / 3)));
    var score = new Score(LoopFixture.METRIC, 1.0 / 3, false, Spans.HOSTILE, Optional.of(judged));
    var ended =
        List.of(
            loop.outcome(run, 0, 1, new Result.Scored(List.of(score))),
            loop.outcome(run, 1, 1, new Result.Errored(ErrorReason.TIMEOUT)),
            loop.outcome(
                run, 2, 1, new Result.Unscored(UnscoredReason.JUDGE_FAILED, List.of(score))),
            loop.outcome(run, 3, 1, new Result.Cancelled()));
    outcomes.record(loop.project(), ended);
    runs.close(loop.project(), run, RunState.COMPLETED, RunSummary.NONE);
    assertThat(registry.get(JudgeVerdicts.class).of(loop.project(), run))
        .as("the assertion turns it; the judge passes it")
        .isNotEmpty()
        .allSatisfy(verdict -> assertThat(verdict.passed()).isTrue());

    var view = runs.require(loop.project(), run);
    assertThat(view.counts()).isEqualTo(new OutcomeCounts(1, 1, 1, 1));
    assertThat(view.usage()).isEqualTo(new Usage(40, 20, 12));
    assertThat(view.fromJournal()).isEqualTo(2);
    assertThat(view.coverage()).isEqualTo(0.25);
    assertThat(all(outcomes, loop, run)).isEqualTo(ended);
    assertThat(page(outcomes, loop, run, new OutcomeFilter(Optional.of(ResultWord.ERROR), false)))
        .containsExactly(ended.get(1));
    assertThat(page(outcomes, loop, run, new OutcomeFilter(Optional.empty(), true)))
        .as("an error is no failed case")
        .containsExactly(ended.get(0));
    assertThat(outcomes.worst(loop.project(), run, 10)).containsExactly(ended.get(0));
  }

  @RegistryTest
  void leadsFromACaseOverItsOutcomeToTheRun(TestRegistry registry) {
    var loop = new LoopFixture(registry, 1);
    var run = loop.completed(loop.promptVersion("{{question}}"), 1, 1.0);
    var reader = registry.get(OutcomeEdges.class);
    var one = Node.of(NodeKind.CASE, loop.cases().getFirst());
    var outcome = OutcomeEdges.node(run, 0);
    var used = new Edge(one, Relation.USED_BY, outcome);

    assertThat(reader.edgesOf(loop.project(), one)).containsExactly(used);
    assertThat(reader.edgesOf(loop.project(), outcome))
        .containsExactly(used, new Edge(outcome, Relation.MEMBER_OF, Node.of(NodeKind.RUN, run)));
    assertThat(reader.edgesOf(registry.newProject(), one)).isEmpty();
  }

  private static List<Outcome> batch(LoopFixture loop, RunId run, int from, int to, double value) {
    return IntStream.range(from, to)
        .mapToObj(ordinal -> loop.outcome(run, ordinal, 1, LoopFixture.scored(value)))
        .toList();
  }

  private static List<Outcome> all(Outcomes outcomes, LoopFixture loop, RunId run) {
    return page(outcomes, loop, run, OutcomeFilter.ALL);
  }

  private static List<Outcome> page(
      Outcomes outcomes, LoopFixture loop, RunId run, OutcomeFilter filter) {
    return outcomes.page(loop.project(), run, filter, PageRequest.first(100)).items();
  }
}
