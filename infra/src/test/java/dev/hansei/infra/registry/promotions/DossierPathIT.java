package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.AuditAnchoring;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.promotions.dossier.DossierCheck;
import dev.hansei.infra.registry.promotions.dossier.DossierFinding;
import dev.hansei.infra.registry.promotions.dossier.DossierZip;
import dev.hansei.infra.registry.promotions.dossier.SigningKeys;
import dev.hansei.workflows.promotions.PromotionState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;

/** The dossier of a promotion over earlier stages tells how each of them stood at its end. */
class DossierPathIT {
  @TempDir Path folder;

  @RegistryTest
  void tellsWhichStagesWentBackAndWhichStay(TestRegistry registry) throws Exception {
    var path = new PathFixture(registry, Duration.ZERO);
    registry.get(AuditAnchoring.class).anchor(path.loop().project());
    path.walk(1);
    path.walk(2);
    path.rollBack();

    var sound = (DossierFinding.Sound) check(registry, path);
    assertThat(sound.dossier().state()).isEqualTo(PromotionState.ROLLED_BACK);
    assertThat(sound.dossier().rollout()).as("part of what is signed").isPresent();
    assertThat(page(registry, path))
        .contains("The way to the stage", "nothing was live before", "moved to the candidate, and");
  }

  @RegistryTest
  void isSoundWhereItsFirstStepRuns(TestRegistry registry) throws Exception {
    var path = new PathFixture(registry, Duration.ZERO);
    path.walk(1);
    path.walk(2);
    path.begin();
    path.rollBack();
    assertThat(check(registry, path)).isInstanceOf(DossierFinding.Sound.class);
    assertThat(page(registry, path)).contains("The way to the stage", "What live traffic said");
  }

  private DossierFinding check(TestRegistry registry, PathFixture path) throws Exception {
    var key = registry.get(SigningKeys.class).signing().orElseThrow().publicKey();
    return new DossierCheck(key).check(file(registry, path));
  }

  private String page(TestRegistry registry, PathFixture path) throws Exception {
    byte[] page = DossierZip.read(file(registry, path)).get("dossier.html");
    return new String(Objects.requireNonNull(page), StandardCharsets.UTF_8);
  }

  private Path file(TestRegistry registry, PathFixture path) throws Exception {
    var dossiers = registry.get(Dossiers.class);
    var last = dossiers.due(path.loop().project(), path.id()).getLast();
    return Files.write(folder.resolve("dossier.zip"), dossiers.zip(last));
  }
}
