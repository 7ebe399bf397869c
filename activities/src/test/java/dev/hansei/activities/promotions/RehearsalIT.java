package dev.hansei.activities.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.models.StubFault;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.traces.TraceErasure;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.Rehearsal;
import dev.hansei.workflows.promotions.RehearsalActivities.RehearsalKey;
import dev.hansei.workflows.promotions.RehearsalReport;
import dev.hansei.workflows.promotions.RehearsalState;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.SuiteActivities.BudgetSpent;
import dev.hansei.workflows.suites.SuiteActivities.ChunkOfItems;
import dev.hansei.workflows.suites.SuiteActivities.RunClosing;
import dev.hansei.workflows.suites.SuiteActivities.RunPlan;
import dev.hansei.workflows.traces.TraceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Rehearsals on a real registry, with a model that is spoken to over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RehearsalIT {
  private static final Duration LATELY = Duration.ofHours(3);
  private static final String REFUSAL = "I'm sorry, but I cannot answer that.";

  private Workplace workplace;
  private Rehearsing rehearsing;

  @BeforeAll
  void open() {
    workplace = Workplace.open("rehearsals");
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  @BeforeEach
  void start() {
    workplace.stub().forget();
    rehearsing = new Rehearsing(workplace);
  }

  @AfterEach
  void stop() {
    rehearsing.close();
  }

  @Test
  void asksTheCandidateWhatTheLiveVersionWasAskedAndComparesTheAnswers() {
    rehearsing.prompt.trace(0, "1", "It is in Osaka.", LATELY);
    rehearsing.prompt.trace(1, "v1", "It is in Kyoto.", LATELY);
    rehearsing.prompt.trace(2, "1", REFUSAL, LATELY);
    rehearsing.prompt.trace(3, "1", "", LATELY);
    rehearsing.prompt.trace(4, "2", "It is in Nara.", LATELY);
    rehearsing.prompt.trace(5, "1", "It is in Kobe.", Duration.ofHours(30));
    TraceId erased = rehearsing.prompt.trace(6, "1", "It is in Uji.", LATELY);
    workplace.stub().always("parcel 1?", new StubFault.Say(REFUSAL));
    workplace.stub().always("parcel 2?", new StubFault.Say("It is in Sakai."));
    workplace.stub().always("parcel 3?", new StubFault.Say("It is in Otsu."));
    workplace.stub().always("parcel 6?", new StubFault.Say("It is in Uji."));
    PromoteInput input = request("Please: {{question}}", "", 1_000);
    RunSuiteInput run = rehearsing.frozen(input).orElseThrow();
    assertThat(rehearsing.frozen(input)).as("frozen once").contains(run);
    finish(run);
    workplace.get(TraceErasure.class).erase(input.projectId(), erased, Sha256.of("x"), _ -> {});
    assertThat(rehearsing.activities.compareAnswers(key(input)).held()).isFalse();
    assertThat(rehearsing.activities.compareAnswers(key(input)).held()).as("twice").isFalse();
    RehearsalReport report = rehearsing.report(input);
    assertThat(report.state()).isEqualTo(RehearsalState.COMPARED);
    assertThat(report.inputs())
        .isEqualTo(new RehearsalReport.Inputs(5, 5, 0, 0, 1, 4, 1, 0, 0, 3, 0));
    assertThat(figure(report, "errors").live().orElseThrow().value()).isEqualTo(1 / 3.0);
    assertThat(figure(report, "errors").candidate().orElseThrow().value()).isZero();
    assertThat(figure(report, "errors").difference().orElseThrow().value()).isEqualTo(-1 / 3.0);
    assertThat(figure(report, "refusals").candidate().orElseThrow().value()).isEqualTo(1 / 3.0);
    assertThat(figure(report, "refusals").difference().orElseThrow().value()).isZero();
    assertThat(figure(report, "length").live().orElseThrow().n()).isEqualTo(2);
    assertThat(figure(report, "latency").live().orElseThrow().value()).isEqualTo(200);
    assertThat(figure(report, "latency").difference()).isEmpty();
  }

  @Test
  void keepsNoQuestionFromTheGate() {
    rehearsing.prompt.trace(1, "1", "It is in Kyoto.", LATELY);
    PromoteInput input = request("Please: {{question}}", "", 10);
    assertThat(rehearsing.frozen(input)).isPresent();
    var actor = new Actor.BySystem();
    var dataset =
        workplace.get(Datasets.class).create(input.projectId(), "more", Split.GATE, actor);
    var content = new CaseContent("Where is parcel 1?", "Kyoto", List.of(), Map.of());
    Case added =
        workplace
            .get(Cases.class)
            .add(input.projectId(), NewCase.of(dataset.id(), content, Case.State.FINAL), actor);
    assertThat(added.state()).isEqualTo(Case.State.FINAL);
  }

  @Test
  void holdsForErrorsOfTheCandidate() {
    rehearsing.prompt.trace(1, "1", "It is in Kyoto.", LATELY);
    rehearsing.prompt.trace(2, "1", "It is in Nara.", LATELY);
    workplace.stub().always("parcel 1?", new StubFault.Status(400));
    workplace.stub().always("parcel 2?", new StubFault.Say("no JSON"));
    PromoteInput input = request("As JSON: {{question}}", "{\"type\": \"object\"}", 10);
    finish(rehearsing.frozen(input).orElseThrow());
    assertThat(rehearsing.activities.compareAnswers(key(input)).held()).isTrue();
    assertThat(figure(rehearsing.report(input), "errors").candidate().orElseThrow().value())
        .isEqualTo(1);
  }

  @Test
  void saysThatNothingWasAskedYesterday() {
    rehearsing.prompt.trace(1, "1", "It is in Kyoto.", Duration.ofDays(2));
    PromoteInput input = request("Please: {{question}}", "", 10);
    assertThat(rehearsing.frozen(input)).isEmpty();
    assertThat(rehearsing.report(input).state()).isEqualTo(RehearsalState.NO_INPUTS);
    assertThat(rehearsing.report(input).inputs()).isEqualTo(RehearsalReport.Inputs.NONE);
  }

  @Test
  void countsApartWhatThePromptCannotBeRenderedFor() {
    rehearsing.prompt.trace(1, "1", "It is in Kyoto.", LATELY);
    PromoteInput input = request("{{customer}} asks: {{question}}", "", 10);
    finish(rehearsing.frozen(input).orElseThrow());
    assertThat(rehearsing.activities.compareAnswers(key(input)).held()).isFalse();
    assertThat(rehearsing.report(input).inputs().unasked()).isEqualTo(1);
    assertThat(rehearsing.report(input).figures()).isEmpty();
  }

  @Test
  void asksNothingThatNobodyKnowsTheCostOfWhereThatIsLimited() {
    rehearsing.prompt.trace(1, "1", "It is in Kyoto.", LATELY);
    PromoteInput input = limited(1_000_000);
    assertThat(rehearsing.frozen(input)).isEmpty();
    assertThat(rehearsing.report(input).state()).isEqualTo(RehearsalState.FAILED);
    assertThat(rehearsing.report(input).note()).contains("the price list has none");
  }

  @Test
  void paysNoMoreThanItMayCost() {
    rehearsing.prompt.price();
    rehearsing.prompt.trace(1, "1", "It is in Kyoto.", LATELY);
    rehearsing.prompt.trace(2, "1", "It is in Nara.", LATELY);
    PromoteInput input = limited(1);
    RunSuiteInput run = rehearsing.frozen(input).orElseThrow();
    long paid = workplace.stub().paidCalls();
    RunPlan plan = rehearsing.suites.planRun(run);
    rehearsing.suites.runChunk(new ChunkOfItems(run, plan, 0));
    assertThat(rehearsing.activities.lookAtRun(key(input)).outOfBudget()).isFalse();
    rehearsing.suites.runOutOfBudget(new BudgetSpent(run.projectId(), run.runId(), 0));
    assertThat(rehearsing.activities.lookAtRun(key(input)).outOfBudget()).isTrue();
    rehearsing.suites.cancelRest(run);
    rehearsing.suites.closeRun(new RunClosing(run, plan.planned(), RunState.CANCELLED));
    assertThat(rehearsing.activities.compareAnswers(key(input)).held()).isFalse();
    assertThat(workplace.stub().paidCalls()).isEqualTo(paid);
    assertThat(rehearsing.report(input).inputs().unanswered()).isEqualTo(2);
    assertThat(rehearsing.report(input).note()).contains("cut off");
  }

  @Test
  void saysThatItWasCancelledBeforeAnythingWasAsked() {
    rehearsing.prompt.trace(1, "1", "It is in Kyoto.", LATELY);
    PromoteInput input = request("Please: {{question}}", "", 10);
    assertThat(rehearsing.frozen(input)).isPresent();
    assertThat(rehearsing.activities.compareAnswers(key(input)).held()).isFalse();
    assertThat(rehearsing.report(input).state()).isEqualTo(RehearsalState.FAILED);
    assertThat(rehearsing.report(input).note()).contains("before anything was asked");
    assertThat(rehearsing.report(input).run()).as("no page of a run that is not there").isEmpty();
  }

  private PromoteInput limited(long micros) {
    return rehearsing.request("Please: {{question}}", "", new Rehearsal(10, Optional.of(micros)));
  }

  private PromoteInput request(String template, String schema, int inputs) {
    return rehearsing.request(template, schema, new Rehearsal(inputs, Optional.empty()));
  }

  private void finish(RunSuiteInput run) {
    RehearsedPrompt.finish(rehearsing.suites, run);
  }

  private static RehearsalReport.Figure figure(RehearsalReport report, String name) {
    return report.figures().stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static RehearsalKey key(PromoteInput input) {
    return new RehearsalKey(input.projectId(), input.promotionId());
  }
}
