package dev.hansei.api.traces;

import dev.hansei.workflows.traces.redaction.CustomPattern;
import dev.hansei.workflows.traces.redaction.PersonalData;
import dev.hansei.workflows.traces.redaction.RedactionAction;
import dev.hansei.workflows.traces.redaction.RedactionPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A redaction policy as the fields of a form, and back. */
final class RedactionForm {
  static final String NAMES = "names";
  static final String PATTERNS = "patterns";
  static final String TEXT = "text";
  static final String VERSION = "version";

  /** Begins the name of a kind's field. */
  static final String ACTION = "action-";

  private RedactionForm() {}

  /**
   * What a form says.
   *
   * @param policy empty where something is wrong
   * @param errors a sentence for each field that is wrong
   */
  record Read(Optional<RedactionPolicy> policy, Map<String, String> errors) {}

  /** The fields of a policy that is in force. */
  static Map<String, String> filled(RedactionPolicy policy, int version) {
    var filled = new LinkedHashMap<String, String>();
    filled.put(VERSION, String.valueOf(version));
    policy.actions().forEach((kind, action) -> filled.put(ACTION + kind.word(), action.word()));
    filled.put(NAMES, String.join("\n", policy.names()));
    filled.put(
        PATTERNS,
        policy.patterns().stream()
            .map(it -> it.name() + " = " + it.pattern())
            .collect(Collectors.joining("\n")));
    return filled;
  }

  /** A policy that breaks a rule is told at the field that does. */
  static Read read(Map<String, String> form) {
    var errors = new LinkedHashMap<String, String>();
    var actions = actions(form, errors);
    var names = lines(form, NAMES);
    try {
      var _ = new RedactionPolicy(Map.of(), names, List.of());
    } catch (IllegalArgumentException e) {
      errors.put(NAMES, sentence(e));
    }
    var patterns = patterns(form, errors);
    return errors.isEmpty()
        ? new Read(Optional.of(new RedactionPolicy(actions, names, patterns)), errors)
        : new Read(Optional.empty(), errors);
  }

  private static Map<PersonalData, RedactionAction> actions(
      Map<String, String> form, Map<String, String> errors) {
    var actions = new LinkedHashMap<PersonalData, RedactionAction>();
    for (PersonalData kind : PersonalData.values()) {
      String field = ACTION + kind.word();
      try {
        actions.put(
            kind, RedactionAction.of(form.getOrDefault(field, RedactionAction.MASK.word())));
      } catch (IllegalArgumentException e) {
        errors.put(field, sentence(e));
      }
    }
    return actions;
  }

  private static List<CustomPattern> patterns(
      Map<String, String> form, Map<String, String> errors) {
    var patterns = new ArrayList<CustomPattern>();
    try {
      for (String line : lines(form, PATTERNS)) {
        patterns.add(pattern(line));
      }
      var _ = new RedactionPolicy(Map.of(), List.of(), patterns);
    } catch (IllegalArgumentException e) {
      errors.put(PATTERNS, sentence(e));
    }
    return patterns;
  }

  private static CustomPattern pattern(String line) {
    int sign = line.indexOf('=');
    if (sign < 0) {
      throw new IllegalArgumentException(
          "a line is a name, an equals sign and a pattern, such as %s: '%s'"
              .formatted(RedactionWords.PATTERN_EXAMPLE, line));
    }
    return new CustomPattern(line.substring(0, sign).strip(), line.substring(sign + 1).strip());
  }

  private static List<String> lines(Map<String, String> form, String field) {
    return form.getOrDefault(field, "")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** The rule's own words, as a sentence of a page. */
  private static String sentence(IllegalArgumentException broken) {
    String rule = String.valueOf(broken.getMessage());
    return rule.substring(0, 1).toUpperCase(Locale.ROOT) + rule.substring(1);
  }
}
