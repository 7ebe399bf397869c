package dev.hansei.workflows.traces.redaction;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What a project does with personal data that comes in. Immutable: a change is another version.
 *
 * @param actions for every kind
 * @param names people, places or products that are marked wherever they stand, whatever the case
 * @param patterns of the project's own
 */
public record RedactionPolicy(
    Map<PersonalData, RedactionAction> actions, List<String> names, List<CustomPattern> patterns) {
  /** A list of this length is still a trie in a few hundred kilobytes. */
  public static final int NAMES_MAX = 1_000;

  public static final int NAME_CHARS_MAX = 80;

  /** One character would mark every text of a language. */
  public static final int NAME_CHARS_MIN = 2;

  /** Each is another walk over every text, about ten times as slow as all recognisers of ours. */
  public static final int PATTERNS_MAX = 8;

  public RedactionPolicy {
    var all = new EnumMap<PersonalData, RedactionAction>(PersonalData.class);
    for (PersonalData kind : PersonalData.values()) {
      all.put(kind, actions.getOrDefault(kind, RedactionAction.MASK));
    }
    actions = Collections.unmodifiableMap(all);
    names = List.copyOf(new LinkedHashSet<>(names.stream().map(String::strip).toList()));
    patterns = List.copyOf(patterns);
    if (names.size() > NAMES_MAX) {
      throw new IllegalArgumentException("a policy has at most 1,000 names, not " + names.size());
    }
    for (String name : names) {
      if (name.length() < NAME_CHARS_MIN || name.length() > NAME_CHARS_MAX) {
        throw new IllegalArgumentException(
            "a name of the list has 2 to 80 characters: '%s'".formatted(name));
      }
    }
    if (patterns.size() > PATTERNS_MAX) {
      throw new IllegalArgumentException("a policy has at most 8 patterns, not " + patterns.size());
    }
    if (patterns.stream().map(CustomPattern::name).distinct().count() < patterns.size()) {
      throw new IllegalArgumentException("two patterns of a policy have different names");
    }
  }

  /**
   * What a project has that never chose: every kind is masked. All of them need a check digit, a
   * known prefix or a form that other numbers hardly have; phones without one need a word before
   * them that says so.
   */
  public static RedactionPolicy standard() {
    return new RedactionPolicy(new EnumMap<>(PersonalData.class), List.of(), List.of());
  }

  RedactionAction of(PersonalData kind) {
    return actions.getOrDefault(kind, RedactionAction.MASK);
  }
}
