package dev.hansei.api.prompts.playground;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is tried.
 *
 * @param columns 1 to 4, asked at once
 * @param values by variable: texts, numbers, truth values, lists and objects
 * @param fromCase the id of a case whose values stand where 'values' says nothing
 * @param fresh true to ask anew what was asked before, and pay again
 */
public record NewTrial(
    List<NewTrialColumn> columns,
    @Nullable Map<String, Object> values,
    @Nullable String fromCase,
    @Nullable Boolean fresh) {
  public NewTrial {
    columns = Rules.list("columns", columns, PlaygroundLimits.COLUMNS_MAX);
    values = values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    if (values.toString().length() > PlaygroundLimits.VALUES_CHARS_MAX) {
      throw new InvalidFieldException("values", "All values together have at most 256 KiB.");
    }
    if (fromCase != null) {
      Rules.id("fromCase", fromCase);
    }
  }

  /** The values; none where there are none. */
  Map<String, Object> valuesOrNone() {
    return values == null ? Map.of() : values;
  }

  /** Whether earlier answers do not do. */
  boolean isFresh() {
    return Boolean.TRUE.equals(fresh);
  }
}
