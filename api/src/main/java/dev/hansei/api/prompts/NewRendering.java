package dev.hansei.api.prompts;

import dev.hansei.api.bodies.Rules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values for the variables of a prompt.
 *
 * @param values by variable: texts, numbers, truth values, lists and objects
 */
public record NewRendering(Map<String, Object> values) {
  public NewRendering {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(Rules.needed("values", values)));
  }
}
