package dev.hansei.workflows.cases;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.OwnAssertions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Derives the versions of a case that differ by whom they speak of: each term of a group is
 * replaced by its counterparts, in question, reference, passages and fields, whole words only,
 * capitals kept. Nothing else changes, so a difference of scores between the versions comes of the
 * terms. No grammar is read; what it would take is left out. Pure.
 */
public final class CounterfactualPolicy {
  /** The field with the id of the case that all versions come of. */
  public static final String SOURCE_FIELD = "counterfactualOf";

  /** The field with the version's group; runs have slices of it. */
  public static final String GROUP_FIELD = "group";

  private final TermTable table;
  private final Pattern terms;
  private final Map<String, int[]> places = new LinkedHashMap<>();

  /** One for a table. */
  public CounterfactualPolicy(TermTable table) {
    this.table = table;
    for (int row = 0; row < table.rows().size(); row++) {
      for (int group = 0; group < table.groups().size(); group++) {
        places.put(lower(table.rows().get(row).get(group)), new int[] {row, group});
      }
    }
    // Longer terms first: one may begin with another.
    String any =
        Stream.concat(places.keySet().stream(), table.ambiguous().stream())
            .sorted((left, right) -> right.length() - left.length())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    this.terms = Pattern.compile("(?i)(^|[^\\p{L}\\p{N}])(" + any + ")");
  }

  /** What comes of a case. */
  public CounterfactualDecision decide(CaseId id, CaseContent content) {
    if (content.fields().containsKey(GROUP_FIELD) || content.fields().containsKey(SOURCE_FIELD)) {
      return new CounterfactualDecision.LeftOut(CounterfactualDecision.Reason.HAS_GROUP);
    }
    TreeSet<Integer> groups = new TreeSet<>();
    for (String text : texts(content)) {
      for (Found found : found(text)) {
        int[] place = places.get(lower(found.term()));
        if (place == null) {
          return new CounterfactualDecision.LeftOut(CounterfactualDecision.Reason.AMBIGUOUS);
        }
        groups.add(place[1]);
      }
    }
    if (found(content.question()).isEmpty()) {
      return new CounterfactualDecision.LeftOut(CounterfactualDecision.Reason.NO_TERM);
    }
    if (groups.size() > 1) {
      return new CounterfactualDecision.LeftOut(CounterfactualDecision.Reason.SEVERAL_GROUPS);
    }
    if (assertsOnTerm(content)) {
      return new CounterfactualDecision.LeftOut(CounterfactualDecision.Reason.ASSERTS_ON_TERM);
    }
    List<CaseContent> versions = new ArrayList<>();
    for (int group = 0; group < table.groups().size(); group++) {
      versions.add(version(id, content, group));
    }
    return new CounterfactualDecision.Made(versions);
  }

  private static List<String> texts(CaseContent content) {
    List<String> texts = new ArrayList<>(List.of(content.question(), content.reference()));
    content.context().forEach(passage -> texts.add(passage.text()));
    texts.addAll(content.fields().values());
    return texts;
  }

  private boolean assertsOnTerm(CaseContent content) {
    return content.ownIfAny().map(OwnAssertions::assertions).orElse(List.of()).stream()
        .flatMap(assertion -> assertion.leaves().stream())
        .map(Assertion::valueIfSet)
        .flatMap(value -> value.stream())
        .anyMatch(value -> !found(value).isEmpty());
  }

  private CaseContent version(CaseId id, CaseContent content, int group) {
    Map<String, String> fields = new LinkedHashMap<>();
    content.fields().forEach((name, value) -> fields.put(name, swapped(value, group)));
    fields.put(SOURCE_FIELD, id.toString());
    fields.put(GROUP_FIELD, table.groups().get(group));
    return new CaseContent(
        swapped(content.question(), group),
        swapped(content.reference(), group),
        content.context().stream()
            .map(it -> new CaseContent.ContextPassage(it.id(), swapped(it.text(), group)))
            .toList(),
        fields,
        content.own());
  }

  private record Found(String term, int start) {}

  private List<Found> found(String text) {
    List<Found> all = new ArrayList<>();
    Matcher matcher = terms.matcher(text);
    int from = 0;
    while (from <= text.length() && matcher.find(from)) {
      int end = matcher.end(2);
      boolean whole = end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end));
      if (whole) {
        all.add(new Found(matcher.group(2), matcher.start(2)));
      }
      // The character behind a term may stand before the next one.
      from = whole ? end : matcher.start(2) + 1;
    }
    return all;
  }

  private String swapped(String text, int group) {
    StringBuilder made = new StringBuilder();
    int from = 0;
    for (Found found : found(text)) {
      int[] place = places.get(lower(found.term()));
      if (place == null) {
        throw new IllegalStateException("an ambiguous word was let in");
      }
      made.append(text, from, found.start());
      made.append(
          place[1] == group
              ? found.term()
              : as(found.term(), table.rows().get(place[0]).get(group)));
      from = found.start() + found.term().length();
    }
    return made.append(text.substring(from)).toString();
  }

  /** A term in the capitals of another. */
  private static String as(String model, String term) {
    if (model.length() > 1 && model.equals(model.toUpperCase(Locale.ROOT))) {
      return term.toUpperCase(Locale.ROOT);
    }
    return Character.isUpperCase(model.codePointAt(0))
        ? term.substring(0, 1).toUpperCase(Locale.ROOT) + term.substring(1)
        : term;
  }

  private static String lower(String term) {
    return term.toLowerCase(Locale.ROOT);
  }
}
