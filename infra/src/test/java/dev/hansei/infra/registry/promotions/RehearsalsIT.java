package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionActivities.DecisionToRecord;
import dev.hansei.workflows.promotions.RehearsalActivities.RehearsalKey;
import dev.hansei.workflows.promotions.RehearsalReport;
import dev.hansei.workflows.promotions.RehearsalState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the registry keeps of rehearsals, and asks of approvals after one. */
class RehearsalsIT {
  @RegistryTest
  void anApprovalNeedsWordsAfterErrors(TestRegistry registry) {
    var fixture = new PromotionFixture(registry);
    PromoteInput input = fixture.opened(fixture.version("held"));
    var rehearsals = registry.get(Rehearsals.class);
    var key = new RehearsalKey(fixture.project(), input.promotionId());
    rehearsals.begin(key, report(RehearsalState.RUNNING, false), Optional.empty());
    RehearsalReport ended = report(RehearsalState.COMPARED, true);
    assertThat(rehearsals.end(key, ended)).isEqualTo(ended);
    assertThat(rehearsals.end(key, report(RehearsalState.FAILED, false)))
        .as("ended once")
        .isEqualTo(ended);
    fixture.pass(input);
    assertThatThrownBy(
            () -> fixture.decide(input, "one", fixture.manager(0), Decision.Kind.APPROVE))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("errors in more than 5 %");
    var words =
        registry
            .get(ObjectStore.class)
            .put("the provider was down".getBytes(StandardCharsets.UTF_8), "text/plain");
    registry
        .get(PromotionDecisions.class)
        .record(
            new DecisionToRecord(
                fixture.project(),
                input.promotionId(),
                new Decision(
                    "two", fixture.manager(0), Decision.Kind.APPROVE, Optional.of(words))));
    assertThat(
            registry
                .get(Promotions.class)
                .require(fixture.project(), input.promotionId())
                .decisions())
        .hasSize(1);
  }

  private static RehearsalReport report(RehearsalState state, boolean held) {
    return new RehearsalReport(
        state,
        Instant.parse("2026-11-28T10:00:00Z"),
        Instant.parse("2026-11-29T10:00:00Z"),
        RehearsalReport.Inputs.found(3, 0).frozen(3, 0, 0, 0, 3),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        held,
        "");
  }
}
