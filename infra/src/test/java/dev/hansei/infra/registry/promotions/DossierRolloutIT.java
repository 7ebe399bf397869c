package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.AuditAnchor;
import dev.hansei.infra.registry.AuditAnchoring;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.promotions.dossier.DossierCheck;
import dev.hansei.infra.registry.promotions.dossier.DossierFinding;
import dev.hansei.infra.registry.promotions.dossier.DossierZip;
import dev.hansei.infra.registry.promotions.dossier.SigningKeys;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.PromotionState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;

/** The dossier of a canary holds what its steps saw, and checking it runs their tests again. */
class DossierRolloutIT {
  private static final CanaryStep FIRST = new CanaryStep(100, 6, 1);
  private static final CanaryStep SECOND = new CanaryStep(5_000, 6, 1);

  @TempDir Path folder;

  @RegistryTest
  void ofAGoodCandidateIsSoundAndTellsEachStep(TestRegistry registry) throws Exception {
    var rollout = new RolloutFixture(registry, FIRST, SECOND);
    registry.get(AuditAnchoring.class).anchor(rollout.project());
    rollout.begin();
    for (int step = 1; step <= 2; step++) {
      rollout.send(rollout.answers(6, true, true));
      rollout.fold();
      rollout.next(step);
    }

    var sound = (DossierFinding.Sound) check(registry, rollout);
    assertThat(sound.dossier().state()).isEqualTo(PromotionState.PROMOTED);
    assertThat(sound.dossier().rollout()).isPresent();
    assertThat(sound.anchor().map(AuditAnchor::projectId)).contains(rollout.project());
    assertThat(sound.unchecked()).noneMatch(it -> it.contains("canary"));
    assertThat(page(registry, rollout))
        .contains(
            "What live traffic said",
            "<td>1 %</td><td class=\"n\">6</td><td class=\"n\">6</td>",
            "no metric of the gate measures this");
  }

  @RegistryTest
  void ofAHarmfulOneShowsTheHarmThatTookItBack(TestRegistry registry) throws Exception {
    var rollout = new RolloutFixture(registry, new CanaryStep(5_000, 400, 1));
    rollout.begin();
    rollout.send(rollout.answers(40, false, true));
    rollout.fold();

    var sound = (DossierFinding.Sound) check(registry, rollout);
    assertThat(sound.dossier().state()).isEqualTo(PromotionState.ROLLED_BACK);
    assertThat(page(registry, rollout)).contains("back at 25.0 to 1");
  }

  private DossierFinding check(TestRegistry registry, RolloutFixture rollout) throws Exception {
    var key = registry.get(SigningKeys.class).signing().orElseThrow().publicKey();
    return new DossierCheck(key).check(file(registry, rollout));
  }

  private String page(TestRegistry registry, RolloutFixture rollout) throws Exception {
    byte[] page = DossierZip.read(file(registry, rollout)).get("dossier.html");
    return new String(Objects.requireNonNull(page), StandardCharsets.UTF_8);
  }

  private Path file(TestRegistry registry, RolloutFixture rollout) throws Exception {
    var dossiers = registry.get(Dossiers.class);
    var last = dossiers.due(rollout.project(), rollout.id()).getLast();
    return Files.write(folder.resolve("dossier.zip"), dossiers.zip(last));
  }
}
