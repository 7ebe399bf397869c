package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.infra.registry.Excerpt;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code failures_pattern}, without its vector. */
@MappedEntity("failures_pattern")
record PatternRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID patternId,
    @Binary32 Sha256 textSha256,
    String text,
    String normal,
    String severity,
    int traces,
    @Binary16 UUID firstFailure,
    Instant firstAt,
    Instant lastAt,
    @Nullable @Binary16 UUID clusterId) {
  /**
   * Told in the words of another failure.
   *
   * @param normal as they are compared; empty where another pattern has the same
   */
  PatternRow toldBy(UncountedRow other, String normal, Sha256 sha256) {
    return new PatternRow(
        projectId,
        patternId,
        sha256,
        Excerpt.of(other.text()),
        normal,
        severity,
        traces,
        other.failureId(),
        firstAt,
        lastAt,
        clusterId);
  }

  PatternView view() {
    return new PatternView(
        new PatternId(patternId),
        text,
        Severity.valueOf(severity),
        traces,
        new FailureId(firstFailure),
        firstAt,
        lastAt,
        Optional.ofNullable(clusterId).map(ClusterId::new));
  }
}
