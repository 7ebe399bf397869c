package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.projects.Event;
import dev.hansei.infra.registry.projects.Events;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.PromotionActivities.Closing;
import dev.hansei.workflows.promotions.PromotionState;
import java.util.List;

/** What programs outside hear of promotions. */
class PromotionEventsIT {
  @RegistryTest
  void eachStepIsToldOnceInItsOrder(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    loop.move(loop.approved(loop.version("one")), 0);
    var input = loop.approved(loop.version("two"));
    registry.get(Promotions.class).open(input);
    loop.decide(input, "one", loop.manager(0), Decision.Kind.APPROVE);
    loop.move(input, 1);
    loop.move(input, 1);
    registry
        .get(PromotionMoves.class)
        .rollBack(loop.project(), input.promotionId(), loop.manager(0), "worse");

    assertThat(told(registry, loop.project(), 8))
        .extracting(Event::type)
        .containsExactly(
            "promotions.requested",
            "gates.verdict",
            "promotions.awaiting",
            "promotions.approved",
            "promotions.approved",
            "prompts.stage.moved",
            "promotions.promoted",
            "prompts.stage.moved",
            "promotions.rolled_back");
  }

  @RegistryTest
  void sayWhatChangedFromWhatToWhat(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var first = loop.version("one");
    loop.move(loop.approved(first), 0);
    var second = loop.version("two");
    var input = loop.approved(second);
    loop.move(input, 1);

    var told = told(registry, loop.project(), 20);
    String moved = "\"version\":{\"from\":\"%s\",\"to\":\"%s\"}".formatted(first.id(), second.id());
    assertThat(told.get(told.size() - 2).body())
        .contains(moved, "\"revision\":{\"from\":1,\"to\":2}")
        .contains("\"actor\":\"workflow:promotions/" + input.promotionId())
        .doesNotContain("two {{question}}");
    assertThat(told.getLast().body())
        .contains("\"state\":{\"from\":\"awaiting-approval\",\"to\":\"promoted\"}")
        .contains("\"candidate\":\"" + second.id())
        .contains("\"replaces\":\"" + first.id());
    assertThat(told).allSatisfy(it -> assertThat(it.body().length()).isLessThan(2_000));
  }

  @RegistryTest
  void refusedIsToldOfThePersonAndOfThePromotion(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var input = loop.opened(loop.version("one"));
    loop.pass(input);
    loop.decide(input, "a", loop.manager(0), Decision.Kind.REFUSE);
    var closing = new Closing(loop.project(), input.promotionId(), PromotionState.REFUSED);
    registry.get(Promotions.class).close(closing);
    registry.get(Promotions.class).close(closing);

    var told = told(registry, loop.project(), 2);
    assertThat(told)
        .extracting(Event::type)
        .containsExactly("promotions.awaiting", "promotions.refused", "promotions.closed");
    assertThat(told.get(1).body()).contains("\"actor\":\"person:" + loop.manager(0));
    assertThat(told.getLast().body()).contains("\"to\":\"refused\"");
  }

  /** The last of them, oldest first; one more than {@code after}. */
  private static List<Event> told(TestRegistry registry, ProjectId project, int after) {
    var page = registry.get(Events.class).page(project, PageRequest.first(after + 1));
    return page.items().reversed();
  }
}
