package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditCheck;
import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.projects.Events;
import dev.hansei.workflows.promotions.BreakGlassPolicy;
import dev.hansei.workflows.promotions.EmergencyId;
import dev.hansei.workflows.promotions.EmergencyMove;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.Stage;
import java.util.UUID;

/** A move past all rules needs the registry alone: no test here knows a workflow engine. */
class BreakGlassIT {
  private static final String REASON = "The live version sends callers to a page that is gone.";

  @RegistryTest
  void movesAtOnceAndWaitsForSomebodyElsesReview(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var glass = registry.get(BreakGlass.class);
    var first = loop.approved(loop.version("one"));
    loop.move(first, 0);
    PromptVersion mends = loop.version("mends it");

    EmergencyMove moved = glass.move(loop.project(), order(mends), loop.manager(0));

    assertThat(loop.live().orElseThrow().version()).isEqualTo(mends.id());
    assertThat(moved.replaced()).contains(first.candidate());
    assertThat(moved.dueAt()).isEqualTo(moved.movedAt().plus(BreakGlassPolicy.REVIEW_WITHIN));
    var open = registry.get(Emergencies.class);
    assertThat(open.open(loop.project())).extracting(EmergencyMove::id).containsExactly(moved.id());
    assertThat(code(() -> open.review(loop.project(), moved.id(), loop.manager(0), "fine")))
        .isEqualTo("own-emergency");
    assertThat(code(() -> open.review(loop.project(), moved.id(), loop.requester(), "fine")))
        .isEqualTo("role-missing");
    assertThat(code(() -> open.review(loop.project(), moved.id(), loop.manager(1), " ")))
        .isEqualTo("findings-missing");
    var reviewed = open.review(loop.project(), moved.id(), loop.manager(1), "Right to do.");
    assertThat(reviewed.review().orElseThrow().findings()).isEqualTo("Right to do.");
    assertThat(open.review(loop.project(), moved.id(), loop.manager(1), "again"))
        .as("says that it is done")
        .isEqualTo(reviewed);
    assertThat(code(() -> open.review(loop.project(), moved.id(), loop.manager(2), "me too")))
        .isEqualTo("reviewed-already");
    assertThat(open.open(loop.project())).isEmpty();
    assertThat(open.page(loop.project(), PageRequest.first()).items()).containsExactly(reviewed);
    assertThat(registry.get(Audit.class).verify(loop.project()))
        .isInstanceOf(AuditCheck.Whole.class);
  }

  @RegistryTest
  void whoWroteAPartialOfItDoesNotReviewIt(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    PromptVersion mends = loop.pinningOneBy(loop.manager(1));
    EmergencyMove moved =
        registry.get(BreakGlass.class).move(loop.project(), order(mends), loop.manager(0));
    var open = registry.get(Emergencies.class);
    assertThat(code(() -> open.review(loop.project(), moved.id(), loop.manager(1), "fine")))
        .isEqualTo("own-emergency");
    assertThat(open.review(loop.project(), moved.id(), loop.manager(2), "fine").review())
        .isPresent();
  }

  @RegistryTest
  void tellsWhoListensWithoutTheReason(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var first = loop.approved(loop.version("one"));
    loop.move(first, 0);
    PromptVersion mends = loop.version("mends it");
    EmergencyMove moved =
        registry.get(BreakGlass.class).move(loop.project(), order(mends), loop.manager(0));
    assertThat(registry.get(Events.class).page(loop.project(), PageRequest.first(1)).items())
        .singleElement()
        .satisfies(told -> {
          assertThat(told.type()).isEqualTo("promotions.break_glass");
          assertThat(told.body())
              .contains("\"actor\":\"person:" + loop.manager(0), moved.id().toString())
              .contains("\"from\":\"%s\",\"to\":\"%s\"".formatted(first.candidate(), mends.id()))
              .doesNotContain(REASON);
        });
  }

  @RegistryTest
  void takesOneReleaseManagerAndAReasonThatExplains(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var glass = registry.get(BreakGlass.class);
    var version = loop.version("one");
    var order = order(version);
    var terse =
        new BreakGlass.Order(version.promptId(), version.id(), Stage.PRODUCTION, "it is broken");

    assertThat(code(() -> glass.move(loop.project(), order, loop.requester())))
        .isEqualTo("role-missing");
    assertThat(code(() -> glass.move(loop.project(), terse, loop.manager(0))))
        .isEqualTo("reason-missing");
    assertThat(loop.live()).isEmpty();
    assertThat(glass.move(loop.project(), order, loop.manager(0)).replaced())
        .as("where nothing was live")
        .isEmpty();
    assertThat(code(() -> glass.move(loop.project(), order, loop.manager(0))))
        .isEqualTo("already-live");
    assertThat(
            code(() ->
                registry
                    .get(Emergencies.class)
                    .review(loop.project(), new EmergencyId(new UUID(7, 7)), loop.manager(1), "x")))
        .isEqualTo("emergency-not-found");
  }

  @RegistryTest
  void letsOneOfManyAtTheSameMomentMove(TestRegistry registry) throws Exception {
    var loop = new PromotionFixture(registry);
    var glass = registry.get(BreakGlass.class);
    var order = order(loop.version("one"));

    var codes =
        InParallel.run(10, n -> code(() -> glass.move(loop.project(), order, loop.manager(n % 3))));

    assertThat(codes).containsOnlyOnce("").isSubsetOf("", "already-live", "moved-meanwhile");
    assertThat(registry.get(Emergencies.class).open(loop.project())).hasSize(1);
    assertThat(loop.live().orElseThrow().revision()).isEqualTo(1);
  }

  @RegistryTest
  void letsNoPromotionPassThatWasOpenedBefore(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var waiting = loop.approved(loop.version("one"));
    var mends = loop.version("mends it");
    registry.get(BreakGlass.class).move(loop.project(), order(mends), loop.manager(0));

    assertThat(loop.move(waiting, 0)).isEqualTo(PromotionState.OVERTAKEN);
    assertThat(loop.live().orElseThrow().version()).isEqualTo(mends.id());
  }

  private static BreakGlass.Order order(PromptVersion version) {
    return new BreakGlass.Order(version.promptId(), version.id(), Stage.PRODUCTION, REASON);
  }

  /** The code of the refusal, or nothing. */
  private static String code(Runnable work) {
    try {
      work.run();
      return "";
    } catch (RegistryException e) {
      return e.code();
    }
  }
}
