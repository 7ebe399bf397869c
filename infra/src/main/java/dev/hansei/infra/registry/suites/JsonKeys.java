package dev.hansei.infra.registry.suites;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.suites.DatasetFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which texts are JSON, and the fields that every object among them has. */
final class JsonKeys {
  /** A longer text is not parsed only to be counted. */
  private static final int PARSED_CHARS_MAX = 20_000;

  /** A longer name is no field that anybody would require. */
  private static final int KEY_CHARS_MAX = 100;

  private final CanonicalJson json;
  private @Nullable SortedSet<String> shared;
  private int found;

  JsonKeys(CanonicalJson json) {
    this.json = json;
  }

  void add(String text) {
    if (text.length() > PARSED_CHARS_MAX || !(text.startsWith("{") || text.startsWith("["))) {
      return;
    }
    try {
      JsonNode read = json.read(text, JsonNode.class);
      found++;
      share(read);
    } catch (IllegalArgumentException _) {
      // It only begins as JSON does.
    }
  }

  private void share(JsonNode read) {
    if (!read.isObject()) {
      return;
    }
    List<String> names = new ArrayList<>();
    read.fieldNames().forEachRemaining(names::add);
    SortedSet<String> known = shared;
    if (known == null) {
      names.removeIf(name -> name.isEmpty() || name.length() > KEY_CHARS_MAX);
      shared = new TreeSet<>(names);
    } else {
      known.retainAll(names);
    }
  }

  /** How many texts were JSON. */
  int found() {
    return found;
  }

  /** In the order of names. */
  List<String> shared() {
    SortedSet<String> known = shared;
    return known == null ? List.of() : known.stream().limit(DatasetFacts.KEYS_MAX).toList();
  }
}
