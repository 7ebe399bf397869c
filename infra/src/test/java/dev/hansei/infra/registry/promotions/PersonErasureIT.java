package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.objects.MissingObjectException;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditCheck;
import dev.hansei.infra.registry.LoopFixture;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.promotions.dossier.DossierCheck;
import dev.hansei.infra.registry.promotions.dossier.DossierFinding;
import dev.hansei.infra.registry.promotions.dossier.DossierZip;
import dev.hansei.infra.registry.promotions.dossier.SigningKeys;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionActivities.DecisionToRecord;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.StepSteering;
import dev.hansei.workflows.prompts.Stage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** One call takes a person's words out of promotions and out of every edition of each dossier. */
class PersonErasureIT {
  private static final String OWN = "Mei says that it is fine";
  private static final String SHARED = "Fine by me";
  private static final String WHY = "Mei saw it fail";
  private static final String BROKEN = "Mei saw that the live one sends callers astray.";

  @TempDir Path folder;

  @RegistryTest
  void aPersonLeavesHashesAndWhatTheyDecided(TestRegistry registry) throws Exception {
    var loop = new PromotionFixture(registry);
    var first = decided(registry, loop, "one", OWN + loop.project());
    loop.move(first, 0);
    var second = decided(registry, loop, "two", SHARED);
    loop.move(second, 1);
    var mei = loop.manager(0);
    registry.get(PromotionMoves.class).rollBack(loop.project(), second.promotionId(), mei, WHY);
    due(registry, first);
    due(registry, second);

    var erased = erase(registry, loop, mei);

    assertThat(erased.remarks()).as("OWN and WHY; SHARED is another's too").isEqualTo(2);
    assertThat(erased.dossiers()).as("an end of the first; an end of the second").isEqualTo(2);
    assertThat(erase(registry, loop, mei)).isEqualTo(PersonErasure.Erased.NOTHING);
    assertThat(registry.get(Promotions.class).rollbackReason(loop.project(), second.promotionId()))
        .contains(PersonErasure.ERASED);
    assertThat(sound(registry, first).erased())
        .extracting(DossierFinding.Gone::path)
        .contains("people/%s.txt".formatted(mei));
    assertThat(sound(registry, first).dossier().decisions()).as("it still counts").hasSize(2);
    assertThat(files(registry, second)).doesNotContain(WHY);
    assertThat(audit(registry, loop)).contains("promotions.person.erase");
    assertThat(registry.get(Audit.class).verify(loop.project()))
        .isInstanceOf(AuditCheck.Whole.class);
  }

  @RegistryTest
  void anEditionThatIsMadeLaterDoesNotNameThem(TestRegistry registry) throws Exception {
    var loop = new PromotionFixture(registry);
    var input = decided(registry, loop, "one", OWN + loop.project());
    var mei = loop.manager(0);
    assertThat(erase(registry, loop, mei).remarks()).isEqualTo(1);
    loop.move(input, 0);
    due(registry, input);

    assertThat(files(registry, input)).contains("somebody").doesNotContain("Mei says");
    assertThat(sound(registry, input).dossier().absent()).hasSize(1);
    var other = loop.manager(1);
    assertThat(erase(registry, loop, other).dossiers()).as("its name is still in it").isPositive();
  }

  @RegistryTest
  void wordsThatOthersWroteTooAreNotQuotedAsTheirsLater(TestRegistry registry) throws Exception {
    var loop = new PromotionFixture(registry);
    var same = "Looks good to " + loop.project();
    var input = decided(registry, loop, "one", same);
    var other = loop.opened(loop.version("two"));
    loop.pass(other);
    approve(registry, loop, other, 1, same);
    assertThat(erase(registry, loop, loop.manager(0)).remarks()).as("another's too").isZero();
    loop.move(input, 0);
    due(registry, input);

    assertThat(files(registry, input)).doesNotContain("Looks good").contains(SHARED);
    assertThat(sound(registry, input).dossier().absent()).hasSize(1);
  }

  @RegistryTest
  void aKeyThatWasThrownAwayKeepsNobodyInOtherDossiers(TestRegistry registry) throws Exception {
    var loop = new PromotionFixture(registry);
    var first = decided(registry, loop, "one", OWN + loop.project());
    loop.move(first, 0);
    var second = decided(registry, loop, "two", SHARED);
    loop.move(second, 1);
    due(registry, first);
    due(registry, second);
    new Sql(registry.database())
        .execute(
            "UPDATE promotions_dossier SET key_id = 'lost' WHERE promotion_id = ?",
            first.promotionId().value());
    var mei = loop.manager(0);

    assertThatThrownBy(() -> erase(registry, loop, mei))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("signing-key-unknown"))
        .hasMessageContaining("1 dossiers still have the person");
    assertThat(sound(registry, second).erased())
        .extracting(DossierFinding.Gone::path)
        .contains("people/%s.txt".formatted(mei));
  }

  @RegistryTest
  void wordsOnStepsGoWithWhoeverWroteThem(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, new CanaryStep(1_000, 40, 1));
    rollout.begin();
    var steering =
        new StepSteering(
            rollout.project(),
            rollout.id(),
            1,
            rollout.loop().manager(0),
            "Let me look, before " + rollout.project());
    registry.get(RolloutSteps.class).hold(steering);
    ArtifactRef words = kept(registry, steering.reason());
    assertThat(erase(registry, rollout.loop(), rollout.loop().manager(1)).remarks()).isZero();
    assertThat(rollout.step().reason()).as("another's").isEqualTo(steering.reason());

    var erased = erase(registry, rollout.loop(), steering.personId());

    assertThat(erased.remarks()).as("their object").isEqualTo(1);
    assertThat(rollout.step().reason()).isEqualTo(PersonErasure.ERASED);
    assertThat(rollout.step().state()).isEqualTo(StepState.HELD);
    assertThatThrownBy(() -> registry.get(ObjectStore.class).get(words))
        .isInstanceOf(MissingObjectException.class);
  }

  @RegistryTest
  void wordsOnStagesOfAPathGoToo(TestRegistry registry) {
    var path = new PathFixture(registry, Duration.ofDays(1));
    path.walk(1);
    var steering = path.steering();
    registry.get(RolloutSteps.class).hold(steering);
    assertThat(path.view().reasonBy()).contains(steering.personId());

    var _ = erase(registry, path.loop(), steering.personId());

    assertThat(path.view().reason()).isEqualTo(PersonErasure.ERASED);
    assertThat(path.view().reasonBy()).isEmpty();
    assertThat(path.state()).as("it is held still").isEqualTo(PromotionState.PAUSED);
  }

  @RegistryTest
  void wordsOfBreakGlassItsReviewAndStagesOfAPathGo(TestRegistry registry) {
    var path = new PathFixture(registry, Duration.ofDays(1));
    PromotionFixture loop = path.loop();
    path.walk(1);
    registry.get(RolloutSteps.class).hold(path.steering());
    var other = loop.version("another");
    var order = new BreakGlass.Order(other.promptId(), other.id(), Stage.PRODUCTION, BROKEN);
    var moved = registry.get(BreakGlass.class).move(loop.project(), order, loop.manager(0));
    var emergencies = registry.get(Emergencies.class);
    emergencies.review(loop.project(), moved.id(), loop.manager(2), "Mei was right.");

    erase(registry, loop, loop.manager(0));
    var page = emergencies.page(loop.project(), PageRequest.first()).items().getFirst();
    assertThat(page.reason()).isEqualTo(PersonErasure.ERASED);
    assertThat(page.review().orElseThrow().findings()).as("another's").isEqualTo("Mei was right.");
    assertThat(stop(registry, path).reason()).isEqualTo(path.steering().reason());

    assertThat(erase(registry, loop, loop.manager(2)).remarks()).as("findings").isPositive();
    page = emergencies.page(loop.project(), PageRequest.first()).items().getFirst();
    assertThat(page.review().orElseThrow().findings()).isEqualTo(PersonErasure.ERASED);
    assertThat(stop(registry, path).reason()).isEqualTo(PersonErasure.ERASED);
    assertThat(erase(registry, loop, loop.manager(2))).isEqualTo(PersonErasure.Erased.NOTHING);
  }

  private static StopRow stop(TestRegistry registry, PathFixture path) {
    return registry
        .get(Transactions.class)
        .read(() ->
            registry
                .get(StopRepository.class)
                .of(path.loop().project().value(), path.id().value())
                .getFirst());
  }

  /** As if the call before had spent its time. */
  @RegistryTest
  void theNextCallGoesOnWhereTheOneBeforeStopped(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var input = decided(registry, loop, "one", OWN + loop.project());
    loop.move(input, 0);
    due(registry, input);
    var mei = loop.manager(0);
    var sql = new Sql(registry.database());
    sql.execute(
        "INSERT INTO promotions_forgotten (project_id, person_id, since, dossiers_after) VALUES (?,"
            + " ?, NOW(6), X'FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF')",
        loop.project().value(),
        mei.value());

    assertThat(erase(registry, loop, mei).dossiers()).as("behind that place is none").isZero();
    assertThat(erase(registry, loop, mei).dossiers()).as("from the first again").isPositive();
  }

  private static ArtifactRef kept(TestRegistry registry, String words) {
    return registry
        .get(ObjectStore.class)
        .put(words.getBytes(StandardCharsets.UTF_8), "text/plain");
  }

  private static PersonErasure.Erased erase(
      TestRegistry registry, PromotionFixture loop, PersonId person) {
    return registry.get(PersonErasure.class).erase(loop.project(), person, LoopFixture.SYSTEM);
  }

  /** The first approves with words of their own, the second with others. */
  private static PromoteInput decided(
      TestRegistry registry, PromotionFixture loop, String template, String words) {
    var input = loop.opened(loop.version(template));
    loop.pass(input);
    approve(registry, loop, input, 0, words);
    approve(registry, loop, input, 1, SHARED);
    return input;
  }

  private static void approve(
      TestRegistry registry, PromotionFixture loop, PromoteInput input, int who, String words) {
    ArtifactRef comment = kept(registry, words);
    var decision =
        new Decision("d" + who, loop.manager(who), Decision.Kind.APPROVE, Optional.of(comment));
    registry
        .get(PromotionDecisions.class)
        .record(new DecisionToRecord(loop.project(), input.promotionId(), decision));
  }

  private static void due(TestRegistry registry, PromoteInput input) {
    registry.get(Dossiers.class).due(input.projectId(), input.promotionId());
  }

  private DossierFinding.Sound sound(TestRegistry registry, PromoteInput input) throws Exception {
    var key = registry.get(SigningKeys.class).signing().orElseThrow().publicKey();
    return (DossierFinding.Sound) new DossierCheck(key).check(last(registry, input));
  }

  /** All files of the last edition, as text. */
  private String files(TestRegistry registry, PromoteInput input) throws Exception {
    var text = new StringBuilder();
    for (byte[] content : DossierZip.read(last(registry, input)).values()) {
      text.append(new String(content, StandardCharsets.UTF_8)).append('\n');
    }
    return text.toString();
  }

  private Path last(TestRegistry registry, PromoteInput input) throws Exception {
    var dossiers = registry.get(Dossiers.class);
    var edition = dossiers.editions(input.projectId(), input.promotionId()).getLast();
    return Files.write(folder.resolve("dossier.zip"), dossiers.zip(edition));
  }

  private static String audit(TestRegistry registry, PromotionFixture loop) {
    return registry.get(Audit.class).page(loop.project(), PageRequest.first()).items().toString();
  }
}
