package dev.hansei.infra.registry.annotations;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Right words by field, as the registry keeps them of gold. */
record GoldWords(Map<String, String> words) {
  GoldWords {
    words = new LinkedHashMap<>(words);
  }

  /** The same without what is right in some fields. */
  GoldWords without(Collection<String> fields) {
    Map<String, String> left = new LinkedHashMap<>(words);
    left.keySet().removeAll(fields);
    return new GoldWords(left);
  }
}
