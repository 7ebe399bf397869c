package dev.hansei.infra.registry.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.LoopFixture;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.campaigns.CampaignEvent.Code;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.workflows.campaigns.Answerer;
import dev.hansei.workflows.campaigns.CampaignActivities.CampaignClosing;
import dev.hansei.workflows.campaigns.CampaignActivities.CampaignRef;
import dev.hansei.workflows.campaigns.CampaignActivities.CycleToClose;
import dev.hansei.workflows.campaigns.CampaignActivities.CycleToOpen;
import dev.hansei.workflows.campaigns.CampaignActivities.OrderKind;
import dev.hansei.workflows.campaigns.CampaignActivities.OrderToRecord;
import dev.hansei.workflows.campaigns.CampaignActivities.Recorded;
import dev.hansei.workflows.campaigns.CampaignActivities.Reservation;
import dev.hansei.workflows.campaigns.CampaignActivities.StepEnding;
import dev.hansei.workflows.campaigns.CampaignActivities.StepRef;
import dev.hansei.workflows.campaigns.CampaignActivities.StepToReserve;
import dev.hansei.workflows.campaigns.CampaignActivities.StepToSettle;
import dev.hansei.workflows.campaigns.CampaignBudget;
import dev.hansei.workflows.campaigns.CampaignId;
import dev.hansei.workflows.campaigns.CampaignOrder;
import dev.hansei.workflows.campaigns.CampaignOutcome;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.campaigns.CampaignProgress.Opened;
import dev.hansei.workflows.campaigns.CampaignSpending;
import dev.hansei.workflows.campaigns.CampaignState;
import dev.hansei.workflows.campaigns.CampaignStep;
import dev.hansei.workflows.campaigns.StepResult;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.SuiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A campaign that was opened, in a project with a prompt version. */
final class CampaignFixture {
  private static final ModelName MODEL = new ModelName("builtin/extractive");

  private final TestRegistry registry;
  private final LoopFixture loop;
  private final PromptVersion version;
  private final CampaignPlan plan;
  private int calls;

  CampaignFixture(TestRegistry registry, long limitCalls) {
    this(registry, limitCalls, 0);
  }

  CampaignFixture(TestRegistry registry, long limitCalls, long limitUsdMicros) {
    this.registry = registry;
    this.loop = new LoopFixture(registry, 1);
    this.version = loop.promptVersion("Say {{question}}");
    this.plan =
        new CampaignPlan(
            loop.project(),
            new CampaignId(subject()),
            "support",
            loop.prompt().id(),
            Stage.PRODUCTION,
            List.of(version.id()),
            new Answerer.ByModel(MODEL),
            false,
            Optional.empty(),
            new CampaignPlan.Examination(new SuiteId(subject()), new DatasetId(subject()), 1, 0),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new GateId(subject())),
            Optional.empty(),
            Optional.empty(),
            new CampaignBudget(limitCalls, limitUsdMicros),
            CampaignPlan.Rhythm.ONCE,
            loop.author());
    campaigns().open(plan);
    campaigns().open(plan);
  }

  private Campaigns campaigns() {
    return registry.get(Campaigns.class);
  }

  private CampaignRef ref() {
    return new CampaignRef(plan.projectId(), plan.campaignId());
  }

  ProjectId project() {
    return plan.projectId();
  }

  CampaignId id() {
    return plan.campaignId();
  }

  Node node() {
    return Node.of(NodeKind.CAMPAIGN, id());
  }

  UUID subject() {
    return registry.get(Ids.class).next();
  }

  CampaignStep baseline() {
    return new CampaignStep.Baseline(version.id());
  }

  CampaignStep candidate(int number) {
    return new CampaignStep.Candidate(number, version.id());
  }

  RunId runOfCandidate() {
    return loop.completed(version, 1, 1.0);
  }

  Opened openCycle(int cycle) {
    return campaigns().openCycle(new CycleToOpen(plan, cycle));
  }

  void closeCycle(int cycle, CampaignOutcome outcome) {
    campaigns()
        .closeCycle(new CycleToClose(ref(), cycle, outcome, Optional.of(Duration.ofHours(1))));
  }

  void close(CampaignState state, String step, String code) {
    campaigns().close(new CampaignClosing(ref(), state, step, code));
  }

  Reservation reserve(CampaignStep step, long wanted) {
    return reserve(step, wanted, subject());
  }

  Reservation reserve(CampaignStep step, long wanted, UUID subject) {
    return registry
        .get(CampaignSteps.class)
        .reserve(new StepToReserve(new StepRef(ref(), 1, step), Optional.of(subject), wanted));
  }

  Reservation reserve(CampaignStep step, long wanted, Optional<Long> usdMicros) {
    return registry
        .get(CampaignSteps.class)
        .reserve(
            new StepToReserve(new StepRef(ref(), 1, step), Optional.of(subject()), wanted),
            usdMicros);
  }

  void topUpMoney(String order, long usdMicros) {
    var top =
        new OrderToRecord(
            ref(), OrderKind.TOP_UP, new CampaignOrder(order, loop.author()), 0, usdMicros);
    assertThat(registry.get(CampaignOrders.class).record(top).isNew()).isTrue();
  }

  CampaignSpending settle(
      CampaignStep step, StepEnding ending, String payer, Optional<StepResult> result) {
    return registry
        .get(CampaignSteps.class)
        .settle(new StepToSettle(new StepRef(ref(), 1, step), ending, Optional.of(payer), result));
  }

  Recorded order(OrderKind kind, String order, long more) {
    return registry
        .get(CampaignOrders.class)
        .record(new OrderToRecord(ref(), kind, new CampaignOrder(order, loop.author()), more, 0));
  }

  /** Puts so many calls into the journal, at 3 millionths of a dollar each. */
  void pays(int number, String payer) {
    for (int i = 0; i < number; i++) {
      var key = new CallKey(Sha256.of("call " + calls++));
      var entry = new JournalEntry(key, MODEL, "answer", new Usage(10, 5, 3), 20, Instant.now());
      registry.get(CallJournal.class).record(project(), entry, payer);
    }
  }

  CampaignView view() {
    return campaigns().find(project(), id()).orElseThrow();
  }

  List<StepView> steps() {
    return campaigns().steps(project(), id(), 1);
  }

  /** What happened, newest first. */
  List<Code> codes() {
    return campaigns().events(project(), id(), PageRequest.first(200)).items().stream()
        .map(CampaignEvent::code)
        .toList();
  }

  /** The campaign's sums are those over its steps, and within the limit. */
  void sumsAreWhole() {
    var sql = new Sql(registry.database());
    CampaignSpending spending = view().spending();
    String open = "SELECT COALESCE(SUM(reserved_calls), 0) FROM campaigns_step";
    String paid = "SELECT COALESCE(SUM(paid_calls), 0) FROM campaigns_step";
    String mine = " WHERE project_id = ? AND campaign_id = ?";
    assertThat(sql.number(open + mine + " AND state = 'RUNNING'", project().value(), id().value()))
        .isEqualTo(spending.reservedCalls());
    assertThat(sql.number(paid + mine, project().value(), id().value()))
        .isEqualTo(spending.paidCalls());
    assertThat(spending.reservedCalls() + spending.paidCalls())
        .isLessThanOrEqualTo(spending.limitCalls());
  }
}
