package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code calibrations_hostile}. */
@MappedEntity("calibrations_hostile")
record HostileRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID calibrationId,
    int ordinal,
    String attack,
    String judge,
    String reason,
    @Nullable @Binary32 Sha256 callKey) {
  static HostileRow of(UUID project, UUID calibration, HostileVerdict said) {
    return new HostileRow(
        project,
        calibration,
        said.ordinal(),
        said.attack(),
        JudgementRow.word(said.verdict()),
        said.reason(),
        said.call().map(CallKey::sha256).orElse(null));
  }

  HostileVerdict verdict() {
    return new HostileVerdict(
        ordinal,
        attack,
        JudgementRow.verdict(judge),
        reason,
        Optional.ofNullable(callKey).map(CallKey::new));
  }
}
