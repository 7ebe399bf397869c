package dev.hansei.infra.registry.cases;

import dev.hansei.workflows.cases.CaseId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What tells a case from others without its texts.
 *
 * @param detectors why the failure is one that the case was made of, such as {@code refusal}; none
 *     where it was made of something else
 */
public record CaseTrait(
    CaseId id, boolean required, Map<String, String> fields, Set<String> detectors) {
  public CaseTrait {
    Objects.requireNonNull(id, "id is null");
    fields = Map.copyOf(fields);
    detectors = Set.copyOf(detectors);
  }

  /** One that was not made of a failure. */
  public CaseTrait(CaseId id, boolean required, Map<String, String> fields) {
    this(id, required, fields, Set.of());
  }
}
