package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.Codes;
import java.util.List;

/** Codes that were given before. */
public record CodesResource(List<CodeResource> items) {
  public CodesResource {
    items = List.copyOf(items);
  }

  /**
   * One code.
   *
   * @param uses how many labels that stand give it
   */
  public record CodeResource(String code, int uses) {}

  static CodesResource of(List<Codes.Code> found) {
    return new CodesResource(
        found.stream().map(code -> new CodeResource(code.code(), code.uses())).toList());
  }
}
