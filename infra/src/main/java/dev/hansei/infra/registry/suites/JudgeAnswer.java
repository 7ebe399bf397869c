package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a judge said of one answer of a run.
 *
 * @param answer what was read from the judge's reply; absent where it gave no verdict
 * @param clusterKey what was sampled independently: a {@link
 *     dev.hansei.workflows.cases.CaseCluster}'s text
 */
@MappedEntity("suites_score")
public record JudgeAnswer(@Id @Binary16 UUID caseId, @Nullable String answer, String clusterKey) {
  /** What was read; empty where there is no verdict. */
  public Optional<String> said() {
    return Optional.ofNullable(answer);
  }
}
