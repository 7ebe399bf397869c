package dev.hansei.infra.registry;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a thing was and what it became, for the detail of an audit row: ids, names, numbers and
 * hashes; never content.
 *
 * @param before empty where there was nothing
 * @param after empty where nothing is left
 */
public record AuditChange(Map<String, Object> before, Map<String, Object> after) {
  /** The field of a detail that says what was. */
  public static final String BEFORE = "before";

  /** The field of a detail that says what is. */
  public static final String AFTER = "after";

  public AuditChange {
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }

  /** The change of one field, such as a state. */
  public static AuditChange of(String field, Object before, Object after) {
    return new AuditChange(Map.of(field, before), Map.of(field, after));
  }

  /** As the detail of a row, beside what else it says. */
  public Map<String, Object> with(Map<String, Object> facts) {
    var detail = new LinkedHashMap<String, Object>(facts);
    detail.put(BEFORE, before);
    detail.put(AFTER, after);
    return detail;
  }
}
