package dev.hansei.infra.registry.cases;

import dev.hansei.workflows.cases.CaseId;
import java.util.Map;
import java.util.Objects;

/** What tells a case from others without its texts. */
public record CaseTrait(CaseId id, boolean required, Map<String, String> fields) {
  public CaseTrait {
    Objects.requireNonNull(id, "id is null");
    fields = Map.copyOf(fields);
  }
}
