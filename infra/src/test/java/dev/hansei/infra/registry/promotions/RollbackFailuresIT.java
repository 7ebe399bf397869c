package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.LoopFixture;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.failures.ClusterMoves;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.failures.Grouping;
import dev.hansei.infra.registry.failures.Patterns;
import dev.hansei.infra.registry.promotions.RolloutFixture.Answer;
import dev.hansei.infra.registry.promotions.dossier.DossierCheck;
import dev.hansei.infra.registry.promotions.dossier.DossierFinding;
import dev.hansei.infra.registry.promotions.dossier.SigningKeys;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterMove;
import dev.hansei.workflows.failures.ClusterPlan;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.traces.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/** What a rollout went back for opens the failure mode it came from, some while later. */
class RollbackFailuresIT {
  private static final String MODEL = "test/angles";

  @TempDir Path folder;

  @RegistryTest
  void harmReopensTheHeaviestModeOfItsBadAnswers(TestRegistry registry) throws Exception {
    var rollout = new RolloutFixture(registry, new CanaryStep(5_000, 400, 1));
    rollout.begin();
    List<Answer> answers = rollout.answers(40, false, true);
    rollout.send(answers);
    rollout.fold();
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.ROLLED_BACK);
    assertThat(rollout.dossiers()).as("for decision, and of its end").hasSize(2);
    ClusterId closed = mode(registry, rollout, answers.subList(0, 20));
    registry
        .get(ClusterMoves.class)
        .move(rollout.project(), closed, ClusterMove.to(ClusterState.CLOSED), LoopFixture.SYSTEM);

    var failures = registry.get(RollbackFailures.class);
    var asked = asked(failures.waiting(), rollout);
    assertThat(asked).as("asked once").isEqualTo(asked(failures.waiting(), rollout));
    failures.started(asked);
    assertThat(failures.settle(asked)).isTrue();
    assertThat(failures.settle(asked)).as("again").isTrue();

    var found = failures.find(rollout.project(), rollout.id()).orElseThrow();
    assertThat(found.cluster()).contains(closed);
    assertThat(failures.of(rollout.project(), List.of(rollout.id(), rollout.id())))
        .containsOnly(Map.entry(rollout.id(), found));
    assertThat(found.traces()).as("of the candidate's, half of twenty").isEqualTo(10);
    var mode = registry.get(Clusters.class).find(rollout.project(), closed).orElseThrow().view();
    assertThat(mode.state()).isEqualTo(ClusterState.REOPENED);
    assertThat(mode.reopening().orElseThrow().prompt())
        .contains(new Span.PromptUse(RolloutFixture.PROMPT, "2"));
    assertThat(takenBack(rollout)).containsExactly(rollout.id().toString());
    assertThat(rollout.dossiers()).as("and one that tells of it").hasSize(3);
    assertThat(rollout.dossiers()).as("once").hasSize(3);
    assertThat(sound(registry, rollout).dossier().failureMode().orElseThrow().cluster())
        .isEqualTo(closed);
  }

  /** What modes took back, by the lineage. */
  private static List<String> takenBack(RolloutFixture rollout) {
    return rollout
        .sql()
        .texts(
            "SELECT to_id FROM lineage_edge WHERE project_id = ? AND from_kind = 'CLUSTER'"
                + " AND relation = 'ROLLED_BACK'",
            rollout.project().value());
  }

  @RegistryTest
  void theSweepMakesTheEditionOfAModeThatWasFoundWithoutOne(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, new CanaryStep(5_000, 400, 1));
    rollout.begin();
    List<Answer> answers = rollout.answers(40, false, true);
    rollout.send(answers);
    rollout.fold();
    assertThat(rollout.dossiers()).hasSize(2);
    mode(registry, rollout, answers.subList(0, 20));
    var failures = registry.get(RollbackFailures.class);
    var asked = asked(failures.waiting(), rollout);
    failures.started(asked);
    assertThat(failures.settle(asked)).isTrue();

    var dossiers = registry.get(Dossiers.class);
    // Other tests leave promotions without one; twenty have their turn in each round.
    for (int round = 0;
        round < 10 && dossiers.editions(rollout.project(), rollout.id()).size() < 3;
        round++) {
      registry.get(DossierSweep.class).sweep();
    }
    assertThat(dossiers.editions(rollout.project(), rollout.id())).hasSize(3);
  }

  @RegistryTest
  void aLoneEditionThatWasMadeLongAfterTellsOfTheModeUnread(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, new CanaryStep(5_000, 400, 1));
    rollout.begin();
    List<Answer> answers = rollout.answers(40, false, true);
    rollout.send(answers);
    rollout.fold();
    mode(registry, rollout, answers.subList(0, 20));
    var failures = registry.get(RollbackFailures.class);
    var asked = asked(failures.waiting(), rollout);
    failures.started(asked);
    assertThat(failures.settle(asked)).isTrue();
    assertThat(rollout.dossiers()).as("for decision, and of its end with the mode").hasSize(2);
    since(rollout, "settled_at", Duration.ofMinutes(6));
    registry.get(ObjectStore.class).delete(rollout.dossiers().getLast().zip().sha256());

    assertThat(rollout.dossiers()).as("its file is not asked for").hasSize(2);
  }

  @RegistryTest
  void whatIsNotReadWithinADayIsGivenUp(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, new CanaryStep(5_000, 400, 1));
    rollout.begin();
    rollout.send(rollout.answers(40, false, true));
    rollout.fold();
    var failures = registry.get(RollbackFailures.class);
    var asked = asked(failures.waiting(), rollout);
    since(rollout, "since", Duration.ofHours(25));
    assertThat(failures.giveUpLate(asked)).as("it waits for Temporal").isFalse();
    failures.started(asked);
    assertThat(failures.giveUpLate(asked)).as("just started").isFalse();
    since(rollout, "since", Duration.ofHours(25));

    assertThat(failures.giveUpLate(asked)).isTrue();
    assertThat(failures.giveUpLate(asked)).as("once").isFalse();
    assertThat(failures.find(rollout.project(), rollout.id()).orElseThrow().state())
        .isEqualTo(RollbackFailures.State.GAVE_UP);
    assertThat(failures.collecting()).doesNotContain(asked);
    assertThat(failures.settle(asked)).as("too late").isFalse();
    assertThat(registry.get(Audit.class).page(rollout.project(), PageRequest.first()).items())
        .extracting(entry -> entry.action())
        .containsOnlyOnce("promotions.failure-mode-given-up");
  }

  /** Writes that it was that long ago. */
  private static void since(RolloutFixture rollout, String column, Duration ago) {
    rollout
        .sql()
        .execute(
            "UPDATE promotions_failure_mode SET "
                + column
                + " = DATE_SUB("
                + column
                + ", INTERVAL "
                + ago.toMinutes()
                + " MINUTE) WHERE project_id = ? AND promotion_id = ?",
            rollout.project().value(),
            rollout.id().value());
  }

  @RegistryTest
  void badAnswersOfNoModeAreSaidToBeOfNone(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, new CanaryStep(5_000, 400, 1));
    rollout.begin();
    rollout.send(rollout.answers(5, false, true));
    rollout.fold();
    registry
        .get(PromotionMoves.class)
        .rollBack(rollout.project(), rollout.id(), rollout.loop().manager(2), "It looks bad.");

    var failures = registry.get(RollbackFailures.class);
    var asked = asked(failures.waiting(), rollout);
    failures.started(asked);

    assertThat(failures.settle(asked)).isFalse();
    var found = failures.find(rollout.project(), rollout.id()).orElseThrow();
    assertThat(found.state()).isEqualTo(RollbackFailures.State.NONE);
    assertThat(found.bad()).as("by any metric").isEqualTo(5);
    assertThat(rollout.dossiers()).hasSize(2);
  }

  @RegistryTest
  void withoutABadAnswerNothingIsCollected(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, new CanaryStep(5_000, 400, 1));
    rollout.begin();
    registry
        .get(PromotionMoves.class)
        .rollBack(rollout.project(), rollout.id(), rollout.loop().manager(2), "Wrong one.");
    var failures = registry.get(RollbackFailures.class);
    assertThat(failures.waiting()).noneMatch(it -> it.promotion().equals(rollout.id()));
    assertThat(failures.find(rollout.project(), rollout.id()).orElseThrow().state())
        .isEqualTo(RollbackFailures.State.NONE);
  }

  private static RollbackFailures.Asked asked(
      List<RollbackFailures.Asked> all, RolloutFixture rollout) {
    return all.stream().filter(it -> it.promotion().equals(rollout.id())).findFirst().orElseThrow();
  }

  /** The failures of these answers, as a collection makes them, in one mode. */
  private static ClusterId mode(
      TestRegistry registry, RolloutFixture rollout, List<Answer> answers) {
    var ids = registry.get(Ids.class);
    List<Failure> found = new ArrayList<>();
    for (Answer answer : answers) {
      found.add(
          new Failure(
              new FailureId(ids.next()),
              answer.feedback().traceId(),
              List.of(FailureReason.NEGATIVE_FEEDBACK),
              Severity.LOW,
              "Where is my parcel?",
              "I don't know.",
              "",
              Instant.now()));
    }
    var project = rollout.project();
    registry.get(Failures.class).record(project, new CollectionId(ids.next()), found);
    registry.get(Patterns.class).countNext(project, LoopFixture.SYSTEM);
    var grouping = registry.get(Grouping.class);
    var vectors = new TreeMap<PatternId, float[]>();
    grouping
        .withoutVector(project, MODEL, 10)
        .forEach((id, _) -> vectors.put(id, new float[] {1, 0}));
    grouping.keepVectors(project, MODEL, vectors);
    var plan =
        new ClusterPlan(
            List.of(),
            List.of(),
            List.of(new ClusterPlan.Founded(List.copyOf(vectors.keySet()), Optional.empty())));
    grouping.apply(project, grouping.snapshot(project, MODEL), plan, LoopFixture.SYSTEM);
    return registry
        .get(Clusters.class)
        .page(project, Optional.empty(), PageRequest.first())
        .items()
        .getFirst()
        .id();
  }

  private DossierFinding.Sound sound(TestRegistry registry, RolloutFixture rollout)
      throws Exception {
    var dossiers = registry.get(Dossiers.class);
    var last = dossiers.due(rollout.project(), rollout.id()).getLast();
    var file = Files.write(folder.resolve("dossier.zip"), dossiers.zip(last));
    var key = registry.get(SigningKeys.class).signing().orElseThrow().publicKey();
    return (DossierFinding.Sound) new DossierCheck(key).check(file);
  }
}
