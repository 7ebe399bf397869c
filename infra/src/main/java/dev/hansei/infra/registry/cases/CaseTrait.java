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

  /** Whether a gate requires the case: a slice that every dataset can have. */
  public static final String REQUIRED = "required";

  /** What found the failure that a case was made of; a case may have several. */
  public static final String DETECTOR = "detector";

  /** Of cases that were made of something else. */
  public static final String NO_FAILURE = "none";

  /** The failure mode of the failure that a case was made of, by the mode's id. */
  public static final String MODE = "mode";

  /** Of cases made of a failure that belongs to no mode. */
  public static final String ALONE = "alone";

  /** What it has of a field; of one with the name of a slice of ours, the field's. */
  public Set<String> values(String field) {
    String own = fields.get(field);
    if (own != null) {
      return Set.of(own);
    }
    return switch (field) {
      case REQUIRED -> Set.of(required ? "yes" : "no");
      case DETECTOR -> detectors.isEmpty() ? Set.of(NO_FAILURE) : detectors;
      case MODE -> Set.of(modeValue());
      default -> Set.of();
    };
  }

  private String modeValue() {
    return mode.map(it -> it.id().toString()).orElse(detectors.isEmpty() ? NO_FAILURE : ALONE);
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
