package dev.hansei.infra.registry.failures;

import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.failures.Severity;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One text that failed, standing for all failures of the same or nearly the same text.
 *
 * @param text what was asked (else what was answered), at most 300 characters
 * @param traces how many failures it stands for
 * @param example the failure it was made of
 * @param cluster its failure mode; empty while it is alone
 */
public record PatternView(
    PatternId id,
    String text,
    Severity severity,
    int traces,
    FailureId example,
    Instant firstAt,
    Instant lastAt,
    Optional<ClusterId> cluster) {
  public PatternView {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(text, "text is null");
    Objects.requireNonNull(severity, "severity is null");
    Objects.requireNonNull(example, "example is null");
    Objects.requireNonNull(firstAt, "firstAt is null");
    Objects.requireNonNull(lastAt, "lastAt is null");
    Objects.requireNonNull(cluster, "cluster is null");
  }
}
