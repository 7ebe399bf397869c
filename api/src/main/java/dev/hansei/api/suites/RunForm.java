package dev.hansei.api.suites;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.InvalidFieldException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The form that starts a run, as it was filled.
 *
 * @param values what stands in each field; a field that is not there is empty
 * @param errors a sentence for each field that is wrong
 */
public record RunForm(Map<String, String> values, Map<String, String> errors) {
  /** Nothing is chosen yet but how most runs are. */
  public static final RunForm EMPTY =
      new RunForm(
          Map.of(RunFormReader.MODEL, "builtin/extractive", RunFormReader.REPEATS, "1"), Map.of());

  private static final String STRATEGY = "target.strategy";

  /** What a limit that the plan goes beyond is told beside. */
  private static final String BUDGET = "budget";

  private static final Set<String> REFUSED_BY_BUDGET = Set.of("over-budget", "price-unknown");

  public RunForm {
    Map<String, String> known = new TreeMap<>(values);
    known.keySet().retainAll(RunFormReader.FIELDS);
    known.values().removeIf(String::isBlank);
    values = Map.copyOf(known);
    errors = Map.copyOf(errors);
  }

  /** How most runs are, with what a link names. */
  static RunForm of(Optional<String> target, Optional<String> model) {
    Map<String, String> filled = new TreeMap<>(EMPTY.values());
    target.ifPresent(it -> filled.put(RunFormReader.TARGET, it));
    model.ifPresent(it -> filled.put(RunFormReader.MODEL, it));
    return new RunForm(filled, Map.of());
  }

  /** The form as it was sent. */
  static RunForm sent(Map<String, String> form) {
    return new RunForm(form, Map.of());
  }

  /** The same with what is wrong beside the field. */
  RunForm wrong(InvalidFieldException fault) {
    return new RunForm(values, placed(fault.field(), fault.rule()));
  }

  /**
   * The same with what a budget or the server refuses beside the limits.
   *
   * @throws ApiException where the refusal is about something else
   */
  RunForm refused(ApiException refusal) {
    if (!REFUSED_BY_BUDGET.contains(refusal.problem().code())) {
      throw refusal;
    }
    return new RunForm(values, Map.of(BUDGET, refusal.problem().detail()));
  }

  /** Bodies name fields by their place; a form has them side by side. */
  private static Map<String, String> placed(String field, String rule) {
    if (field.equals(STRATEGY)) {
      return Map.of(RunFormReader.STRATEGY, rule);
    }
    String plain = field.replace(STRATEGY + ".", "").replace("budget.", "").replace("target.", "");
    for (String list : List.of(RunFormReader.ASSERTIONS, RunFormReader.MEMBERS)) {
      if (plain.startsWith(list)) {
        String place = plain.substring(list.length());
        return Map.of(list, place.isEmpty() ? rule : place + ": " + rule);
      }
    }
    return switch (plain) {
      case BUDGET -> Map.of(BUDGET, rule);
      case "type" -> Map.of(RunFormReader.STRATEGY, rule);
      case "body" -> Map.of(RunFormReader.URL, rule);
      default -> Map.of(RunFormReader.FIELDS.contains(plain) ? plain : RunFormReader.TARGET, rule);
    };
  }

  /** What stands in a field; empty where nothing does. */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** What is wrong with a field; empty where nothing is. */
  public String error(String field) {
    return errors.getOrDefault(field, "");
  }

  /** Whether it came back with something that is wrong. */
  public boolean isRefused() {
    return !errors.isEmpty();
  }

  /** Whether one of the fields is filled or wrong, so that the part they are in is not folded. */
  public boolean uses(String... fields) {
    return Stream.of(fields).anyMatch(it -> values.containsKey(it) || errors.containsKey(it));
  }

  /** What is filled, in the order of names; sending it again asks for the same run. */
  public Map<String, String> kept() {
    return new TreeMap<>(values);
  }
}
