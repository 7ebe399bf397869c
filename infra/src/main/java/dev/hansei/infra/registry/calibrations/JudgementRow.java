package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code calibrations_judgement}. */
@MappedEntity("calibrations_judgement")
record JudgementRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID calibrationId,
    int ordinal,
    @Binary16 UUID taskId,
    String people,
    String judge,
    @Nullable Double score,
    String reason,
    @Nullable String answer,
    @Nullable @Binary32 Sha256 callKey) {
  static final String PASS = "pass";
  static final String FAIL = "fail";
  static final String UNSCORED = "unscored";

  static JudgementRow of(UUID project, UUID calibration, Judgement said) {
    return new JudgementRow(
        project,
        calibration,
        said.ordinal(),
        said.taskId().value(),
        said.people() ? PASS : FAIL,
        word(said.verdict()),
        said.score().isPresent() ? said.score().getAsDouble() : null,
        said.reason(),
        said.answer(),
        said.call().map(CallKey::sha256).orElse(null));
  }

  static String word(Judgement.Verdict verdict) {
    return switch (verdict) {
      case PASSED -> PASS;
      case FAILED -> FAIL;
      case UNSCORED -> UNSCORED;
    };
  }

  static Judgement.Verdict verdict(String word) {
    return switch (word) {
      case PASS -> Judgement.Verdict.PASSED;
      case FAIL -> Judgement.Verdict.FAILED;
      default -> Judgement.Verdict.UNSCORED;
    };
  }

  Judgement judgement() {
    return new Judgement(
        ordinal,
        new TaskId(taskId),
        people.equals(PASS),
        verdict(judge),
        score == null ? OptionalDouble.empty() : OptionalDouble.of(score),
        reason,
        answer == null ? "" : answer,
        Optional.ofNullable(callKey).map(CallKey::new));
  }
}
