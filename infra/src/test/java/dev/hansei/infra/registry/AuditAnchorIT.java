package dev.hansei.infra.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.objects.ObjectStoreUnavailableException;
import dev.hansei.workflows.projects.Actor;
import io.minio.errors.MinioException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Whoever may write every table is found out by what stands outside the database. */
class AuditAnchorIT {
  private static final String NOBODY = "http://127.0.0.1:1";

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @RegistryTest
  void anchorsTheEndOnceADayWhereRowsWereAdded(TestRegistry registry) {
    var chain = AuditChains.begin(registry, 5);
    chain.on(today).anchor(chain.project());
    chain.append(2);
    chain.on(today).anchor(chain.project());
    assertThat(chain.anchors())
        .singleElement()
        .satisfies(anchor -> {
          assertThat(anchor.sequence()).isEqualTo(5);
          assertThat(anchor.hash()).isEqualTo(chain.hashOf(5));
        });

    chain.on(today.plusDays(1)).anchorAll();
    chain.on(today.plusDays(2)).anchorAll();
    assertThat(chain.anchors())
        .extracting(AuditAnchor::day, AuditAnchor::sequence)
        .containsExactly(tuple(today.plusDays(1), 7L), tuple(today, 5L));
    var proof = chain.prove();
    assertThat(proof.isIntact()).isTrue();
    assertThat(proof.anchors()).isEqualTo(2);
    assertThat(proof.newest().map(AuditAnchor::sequence)).contains(7L);
  }

  @RegistryTest
  void standsInTheStoreByDayAsJson(TestRegistry registry) {
    var chain = AuditChains.begin(registry, 3);
    chain.on(today).anchor(chain.project());
    var object = registry.get(ObjectStore.class).find(chain.name(today)).orElseThrow();
    assertThat(registry.get(CanonicalJson.class).read(object, AuditAnchor.class))
        .isEqualTo(chain.anchors().getFirst());
    assertThat(chain.name(today).value())
        .isEqualTo("audit/%s/%s.json".formatted(chain.project(), today));
  }

  @RegistryTest
  void twoProcessesThatRaceMakeOneAnchor(TestRegistry registry) throws Exception {
    var chain = AuditChains.begin(registry, 2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var racers =
          IntStream.range(0, 8)
              .<Callable<Boolean>>mapToObj(racer ->
                  () -> {
                    chain.append(1);
                    chain.on(today).anchor(chain.project());
                    return true;
                  });
      for (var done : threads.invokeAll(racers.toList())) {
        assertThat(done.get()).isTrue();
      }
    }
    var object = registry.get(ObjectStore.class).find(chain.name(today)).orElseThrow();
    assertThat(chain.anchors())
        .containsExactly(registry.get(CanonicalJson.class).read(object, AuditAnchor.class));
    assertThat(chain.prove().isIntact()).isTrue();
  }

  @RegistryTest
  void noticesThatTheTailAndItsRecordWereDropped(TestRegistry registry) {
    var chain = AuditChains.begin(registry, 6);
    chain.on(today).anchor(chain.project());
    chain.cutBehind(4);

    assertThat(registry.get(Audit.class).verify(chain.project()))
        .isInstanceOf(AuditCheck.Whole.class);
    var proof = chain.prove();
    assertThat(proof.isIntact()).isFalse();
    assertThat(proof.problems())
        .containsExactly(
            "The chain ends at row 4, but the anchor of %s was made at row 6: rows are missing."
                .formatted(today));
    chain.append(5);
    assertThat(chain.prove().problems())
        .singleElement()
        .asString()
        .startsWith("Row 6 is not the one that was anchored on " + today);
  }

  @RegistryTest
  void noticesThatTheWholeChainWasWrittenAnew(TestRegistry registry) {
    var chain = AuditChains.begin(registry, 2);
    chain.on(today).anchor(chain.project());
    chain.append(4);
    chain.on(today.plusDays(1)).anchor(chain.project());
    chain.rewriteFrom(4);

    assertThat(registry.get(Audit.class).verify(chain.project()))
        .isInstanceOf(AuditCheck.Whole.class);
    var proof = chain.prove();
    assertThat(proof.isIntact()).isFalse();
    assertThat(proof.problems())
        .singleElement()
        .asString()
        .contains("Row 6 is not the one that was anchored", "up to row 2 nothing was");
    assertThat(proof.newest().map(AuditAnchor::sequence)).contains(2L);

    chain.rewriteFrom(1);
    assertThat(chain.prove().problems()).hasSize(2);
  }

  @RegistryTest
  void stillNamesTheRowThatWasEdited(TestRegistry registry) {
    var chain = AuditChains.begin(registry, 5);
    chain.on(today).anchor(chain.project());
    new Sql(registry.database())
        .execute(
            "UPDATE projects_audit SET detail = '{}' WHERE project_id = ? AND sequence = 3",
            chain.project().value());
    var proof = chain.prove();
    assertThat(proof.isIntact()).isFalse();
    assertThat(proof.chain())
        .isInstanceOfSatisfying(
            AuditCheck.Broken.class, broken -> assertThat(broken.sequence()).isEqualTo(3));
  }

  @RegistryTest
  void noticesThatAnAnchorWasTakenAwayOrChanged(TestRegistry registry) throws MinioException {
    var gone = AuditChains.begin(registry, 3);
    gone.on(today).anchor(gone.project());
    gone.removeObject(today);
    assertThat(gone.prove().problems())
        .containsExactly(
            "The anchor of %s, made at row 3, is gone from the object store.".formatted(today));

    var broken = AuditChains.begin(registry, 3);
    broken.on(today).anchor(broken.project());
    broken.overwriteObject(today, "{}");
    assertThat(broken.prove().problems())
        .singleElement()
        .asString()
        .startsWith("The anchor of %s cannot be read".formatted(today));

    var other = AuditChains.begin(registry, 3);
    other.on(today).anchor(other.project());
    var real = other.anchors().getFirst();
    var forged = new AuditAnchor(real.projectId(), today, 2, other.hashOf(2), real.at());
    other.overwriteObject(today, registry.get(CanonicalJson.class).write(forged));
    assertThat(other.prove().problems())
        .containsExactly(
            "The anchor of %s in the object store is another than the one on record."
                .formatted(today));
  }

  @RegistryTest
  void catchesUpAfterTheStoreWasAway(TestRegistry registry) {
    var chain = AuditChains.begin(registry, 3);
    chain.on(today, NOBODY).anchorAll();
    assertThat(chain.anchors()).isEmpty();
    assertThatThrownBy(() -> chain.on(today, NOBODY).anchor(chain.project()))
        .isInstanceOf(ObjectStoreUnavailableException.class);
    chain.on(today).anchorAll();
    assertThat(chain.anchors()).hasSize(1);
    assertThat(chain.prove().isIntact()).isTrue();
  }

  @RegistryTest
  void indexesWhatAProcessPutBeforeItDied(TestRegistry registry) {
    var chain = AuditChains.begin(registry, 3);
    chain.on(today).anchor(chain.project());
    new Sql(registry.database())
        .execute("DELETE FROM projects_audit_anchor WHERE project_id = ?", chain.project().value());
    chain.append(2);
    assertThat(chain.prove().anchors()).isEqualTo(1);
    chain.on(today).anchor(chain.project());
    assertThat(chain.anchors()).extracting(AuditAnchor::sequence).containsExactly(3L);
  }

  @RegistryTest
  void tellsOfDaysWithoutAnAnchorAndCallsThemNoFault(TestRegistry registry) {
    var chain = AuditChains.begin(registry, 2);
    chain.on(today).anchor(chain.project());
    chain.append(1);
    chain.on(today.plusDays(4)).anchor(chain.project());
    var proof = chain.prove();
    assertThat(proof.isIntact()).isTrue();
    assertThat(proof.missing())
        .containsExactly(today.plusDays(1), today.plusDays(2), today.plusDays(3));
  }

  @RegistryTest
  void keepsTheLastVerification(TestRegistry registry) {
    var chain = AuditChains.begin(registry, 2);
    var proofs = registry.get(AuditProofs.class);
    assertThat(proofs.last(chain.project())).isEmpty();
    var whole = proofs.verify(chain.project(), new Actor.BySystem());
    assertThat(proofs.last(chain.project())).contains(whole);
    chain.on(today).anchor(chain.project());
    chain.cutBehind(1);
    var cut = proofs.verify(chain.project(), new Actor.ByPerson(registry.newPerson()));
    assertThat(proofs.last(chain.project())).contains(cut);
  }

  @RegistryTest
  void exportsWhatIsProvenWithoutTheService(TestRegistry registry) throws Exception {
    var chain = AuditChains.begin(registry, 4);
    chain.on(today).anchor(chain.project());
    chain.append(AuditExport.PAGE);
    var exports = registry.get(AuditExports.class);
    var all = AuditFileTest.check(exports.lines(chain.project(), none(), none()));
    assertThat(all.proof().isIntact()).isTrue();
    assertThat(all.last()).isEqualTo(AuditExport.PAGE + 4L);
    assertThat(all.proof().newest()).contains(chain.anchors().getFirst());

    var rows = chain.rows();
    var part =
        AuditFileTest.check(
            exports.lines(
                chain.project(), Optional.of(rows.get(2).at()), Optional.of(rows.get(6).at())));
    assertThat(part.proof().isIntact()).isTrue();
    assertThat(part.first()).isEqualTo(3);
    assertThat(part.last()).isEqualTo(6);
    assertThat(part.previous()).isEqualTo(rows.get(1).hash());
    assertThat(part.proof().anchors()).isEqualTo(1);
  }

  private static Optional<Instant> none() {
    return Optional.empty();
  }
}
