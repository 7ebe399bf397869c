package dev.hansei.infra.registry.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditCheck;
import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.campaigns.CampaignEvent.Code;
import dev.hansei.infra.registry.lineage.Direction;
import dev.hansei.infra.registry.lineage.Lineage;
import dev.hansei.workflows.campaigns.CampaignActivities.OrderKind;
import dev.hansei.workflows.campaigns.CampaignActivities.Recorded;
import dev.hansei.workflows.campaigns.CampaignActivities.Reservation;
import dev.hansei.workflows.campaigns.CampaignActivities.StepEnding;
import dev.hansei.workflows.campaigns.CampaignOutcome;
import dev.hansei.workflows.campaigns.CampaignSpending;
import dev.hansei.workflows.campaigns.CampaignState;
import dev.hansei.workflows.campaigns.CampaignStep;
import dev.hansei.workflows.campaigns.StepResult;
import dev.hansei.workflows.cases.GenerateCasesResult;
import dev.hansei.workflows.cases.GenerationId;
import dev.hansei.workflows.lineage.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class CampaignsIT {
  @RegistryTest
  void holdsCallsBackBeforeAStepAndSettlesWhatItReallyPaid(TestRegistry registry) {
    var campaign = new CampaignFixture(registry, 100);
    var generate = new CampaignStep.Generate();
    assertThat(campaign.reserve(generate, 80))
        .isEqualTo(new Reservation(true, new CampaignSpending(100, 80, 0, 0, 0, 0)));
    assertThat(campaign.reserve(generate, 80).spending().reservedCalls())
        .as("again changes nothing")
        .isEqualTo(80);
    campaign.pays(37, "cases/one");
    campaign.pays(5, "cases/another");
    var result =
        new StepResult.Generated(
            new GenerationId(campaign.subject()), new GenerateCasesResult(40, 33, 7));

    var settled = campaign.settle(generate, StepEnding.DONE, "cases/one", Optional.of(result));
    assertThat(settled).isEqualTo(new CampaignSpending(100, 0, 37, 0, 0, 37 * 3));
    assertThat(campaign.settle(generate, StepEnding.FAILED, "cases/one", Optional.empty()))
        .as("again changes nothing")
        .isEqualTo(settled);
    StepView step = campaign.steps().getFirst();
    assertThat(step.state()).isEqualTo(StepView.State.DONE);
    assertThat(step.result()).contains(result);
    assertThat(step.paidCalls()).isEqualTo(37);
    assertThat(step.reservedCalls()).isEqualTo(80);
    campaign.sumsAreWhole();
  }

  @RegistryTest
  void runsOutOfBudgetAndGoesOnAfterATopUp(TestRegistry registry) {
    var campaign = new CampaignFixture(registry, 100);
    var baseline = campaign.baseline();
    assertThat(campaign.reserve(baseline, 101))
        .isEqualTo(new Reservation(false, new CampaignSpending(100, 0, 0, 0, 0, 0)));
    campaign.reserve(baseline, 101);
    assertThat(campaign.view().state()).isEqualTo(CampaignState.OUT_OF_BUDGET);
    assertThat(campaign.view().step()).isEqualTo("baseline");
    assertThat(campaign.codes()).as("told once").containsOnlyOnce(Code.OUT_OF_BUDGET);

    assertThat(campaign.order(OrderKind.TOP_UP, "t", 50).isNew()).isTrue();
    assertThat(campaign.order(OrderKind.TOP_UP, "t", 50))
        .as("the same order is one")
        .isEqualTo(new Recorded(false, new CampaignSpending(150, 0, 0, 0, 0, 0), false));
    assertThat(campaign.reserve(baseline, 101).granted()).isTrue();
    assertThat(campaign.view().state()).isEqualTo(CampaignState.RUNNING);
    campaign.sumsAreWhole();
  }

  @RegistryTest
  void neverLetsRacingStepsReserveMoreThanThereIs(TestRegistry registry) throws Exception {
    var campaign = new CampaignFixture(registry, 100);
    var granted =
        InParallel.run(20, n -> campaign.reserve(campaign.candidate(n + 1), 30).granted());
    assertThat(granted.stream().filter(it -> it).count()).isEqualTo(3);
    assertThat(campaign.view().spending().reservedCalls()).isEqualTo(90);
    var settled =
        InParallel.run(
            20,
            n ->
                campaign.settle(
                    campaign.candidate(n + 1), StepEnding.CANCELLED, "none", Optional.empty()));
    assertThat(settled).hasSize(20);
    assertThat(campaign.view().spending()).isEqualTo(new CampaignSpending(100, 0, 0, 0, 0, 0));
    campaign.sumsAreWhole();
  }

  @RegistryTest
  void takesEachOrderOnceHoweverManyBringIt(TestRegistry registry) throws Exception {
    var campaign = new CampaignFixture(registry, 100);
    var taken = InParallel.run(20, n -> campaign.order(OrderKind.TOP_UP, "t-" + n % 4, 10).isNew());
    assertThat(taken.stream().filter(it -> it).count()).isEqualTo(4);
    assertThat(campaign.view().spending().limitCalls()).isEqualTo(140);
    assertThat(campaign.order(OrderKind.PAUSE, "p", 0).paused()).isTrue();
    assertThat(campaign.order(OrderKind.PAUSE, "p", 0).paused()).as("the same again").isTrue();
    assertThat(campaign.view().state()).isEqualTo(CampaignState.PAUSED);
    campaign.order(OrderKind.RESUME, "r", 0);
    assertThat(campaign.view().state()).as("as before").isEqualTo(CampaignState.PLANNED);
    assertThat(campaign.codes())
        .containsSubsequence(Code.RESUMED, Code.PAUSED)
        .filteredOn(Code.TOPPED_UP::equals)
        .hasSize(4);
  }

  @RegistryTest
  void holdsTheNextStepBackWhenTheMoneyIsUsedUp(TestRegistry registry) {
    var campaign = new CampaignFixture(registry, 100, 30);
    assertThat(campaign.reserve(new CampaignStep.Generate(), 20).granted()).isTrue();
    campaign.pays(10, "cases/one");
    campaign.settle(new CampaignStep.Generate(), StepEnding.DONE, "cases/one", Optional.empty());
    assertThat(campaign.view().spending().isMoneyUsedUp()).isTrue();
    assertThat(campaign.reserve(campaign.baseline(), 10).granted()).isFalse();
    assertThat(campaign.reserve(new CampaignStep.Publish(), 0).granted())
        .as("a step that calls no model costs nothing")
        .isTrue();
  }

  @RegistryTest
  void holdsMoneyBackBeforeAStepAndGoesOnAfterATopUp(TestRegistry registry) {
    var campaign = new CampaignFixture(registry, 100, 1_000);
    assertThat(campaign.reserve(campaign.baseline(), 10, Optional.of(600L)))
        .isEqualTo(new Reservation(true, new CampaignSpending(100, 10, 0, 0, 1_000, 0, 600L)));
    var second = campaign.reserve(campaign.candidate(1), 10, Optional.of(500L));
    assertThat(second.granted()).as("1,100 of 1,000").isFalse();
    assertThat(campaign.view().state()).isEqualTo(CampaignState.OUT_OF_BUDGET);
    assertThat(campaign.reserve(campaign.candidate(2), 10, Optional.empty()).granted())
        .as("of unknown cost, while money is left")
        .isTrue();

    campaign.pays(10, "suites/one");
    var settled =
        campaign.settle(campaign.baseline(), StepEnding.DONE, "suites/one", Optional.empty());
    assertThat(settled).isEqualTo(new CampaignSpending(100, 10, 10, 0, 1_000, 30));
    assertThat(campaign.reserve(campaign.candidate(1), 10, Optional.of(500L)).granted())
        .as("what was held for the first is free again")
        .isTrue();
    assertThat(campaign.reserve(campaign.candidate(3), 10, Optional.of(500L)).granted()).isFalse();
    campaign.topUpMoney("m", 100);
    assertThat(campaign.reserve(campaign.candidate(3), 10, Optional.of(500L)).granted()).isTrue();
    campaign.sumsAreWhole();
  }

  @RegistryTest
  void goesRoundAndKeepsWhatCameOfEachCycle(TestRegistry registry) {
    var campaign = new CampaignFixture(registry, 100);
    assertThat(campaign.openCycle(1)).isEqualTo(campaign.openCycle(1));
    campaign.closeCycle(1, CampaignOutcome.HELD);
    campaign.closeCycle(1, CampaignOutcome.PASSED);
    assertThat(campaign.view().outcome()).contains(CampaignOutcome.HELD);
    assertThat(campaign.view().nextCycleAt()).isPresent();
    campaign.openCycle(2);
    assertThat(campaign.view().nextCycleAt()).isEmpty();
    assertThat(campaign.view().cycle()).isEqualTo(2);
    assertThat(campaign.codes()).containsOnlyOnce(Code.CYCLE_ENDED);
  }

  @RegistryTest
  void takesNothingMoreOnceItHasEnded(TestRegistry registry) {
    var campaign = new CampaignFixture(registry, 100);
    campaign.close(CampaignState.FAILED, "baseline", "NOT_FOUND");
    campaign.close(CampaignState.COMPLETED, "", "");
    assertThat(campaign.view().state()).isEqualTo(CampaignState.FAILED);
    assertThat(campaign.view().failureCode()).isEqualTo("NOT_FOUND");
    assertThat(campaign.order(OrderKind.TOP_UP, "t", 50).isNew()).isFalse();
    assertThatThrownBy(() -> campaign.reserve(campaign.baseline(), 1))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("campaign-ended"));
  }

  @RegistryTest
  void standsInLineageAndAuditAndTellsItsStoryInOrder(TestRegistry registry) {
    var campaign = new CampaignFixture(registry, 100);
    var run = campaign.runOfCandidate();
    assertThat(campaign.reserve(campaign.candidate(1), 10, run.value()).granted()).isTrue();
    campaign.settle(campaign.candidate(1), StepEnding.CANCELLED, "suites/x", Optional.empty());

    var up = registry.get(Lineage.class).walk(campaign.project(), campaign.node(), Direction.UP, 3);
    assertThat(up.nodes())
        .extracting(node -> node.node().kind())
        .contains(NodeKind.PERSON, NodeKind.PROMPT_VERSION);
    var down =
        registry.get(Lineage.class).walk(campaign.project(), campaign.node(), Direction.DOWN, 1);
    assertThat(down.nodes()).extracting(node -> node.node().id()).contains(run.toString());
    assertThat(registry.get(Audit.class).verify(campaign.project()))
        .isInstanceOf(AuditCheck.Whole.class);
    List<Long> sequences =
        registry
            .get(Campaigns.class)
            .events(campaign.project(), campaign.id(), PageRequest.first(200))
            .items()
            .stream()
            .map(CampaignEvent::sequence)
            .toList();
    int newest = sequences.size();
    assertThat(sequences)
        .containsExactlyElementsOf(
            IntStream.range(0, newest).mapToObj(i -> (long) newest - i).toList());
  }
}
