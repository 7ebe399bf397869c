package dev.hansei.infra.registry.cases;

import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.failures.ClusterId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What tells a case from others without its texts.
 *
 * @param detectors why the failure is one that the case was made of, such as {@code refusal}; none
 *     where it was made of something else
 * @param mode the failure mode that this failure belongs to at the moment of reading; empty where
 *     it belongs to none, or the case was made of something else
 */
public record CaseTrait(
    CaseId id,
    boolean required,
    Map<String, String> fields,
    Set<String> detectors,
    Optional<Mode> mode) {
  public CaseTrait {
    Objects.requireNonNull(id, "id is null");
    fields = Map.copyOf(fields);
    detectors = Set.copyOf(detectors);
  }

  /** A failure mode by the name that it has at the moment of reading. */
  public record Mode(ClusterId id, String name) {}

  /** One whose failure belongs to no mode. */
  public CaseTrait(CaseId id, boolean required, Map<String, String> fields, Set<String> detectors) {
    this(id, required, fields, detectors, Optional.empty());
  }

  /** One that was not made of a failure. */
  public CaseTrait(CaseId id, boolean required, Map<String, String> fields) {
    this(id, required, fields, Set.of());
  }
}
