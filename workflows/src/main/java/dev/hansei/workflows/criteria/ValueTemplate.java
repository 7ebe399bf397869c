package dev.hansei.workflows.criteria;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A text with {@code {{name | filter}}} in it, as promptfoo's values have them. Names are those of
 * the case's fields; filters are {@link TextFilter}s. What a field prints is never read as a
 * template again.
 */
public final class ValueTemplate {
  private static final Pattern TAG = Pattern.compile("\\{\\{-?([^{}]*?)-?\\}\\}");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]*");

  private final List<Part> parts;

  private ValueTemplate(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  private sealed interface Part {
    record Text(String text) implements Part {}

    record Field(String name, List<TextFilter> filters) implements Part {}
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException that names the tag which cannot be read, and what can
   */
  public static ValueTemplate parse(String text) {
    if (text.contains("{%")) {
      throw new IllegalArgumentException(
          "'{%' begins a statement; values take {{name}} and {{name | filter}} alone");
    }
    List<Part> parts = new ArrayList<>();
    Matcher tag = TAG.matcher(text);
    int from = 0;
    while (tag.find()) {
      parts.add(new Part.Text(text.substring(from, tag.start())));
      parts.add(field(tag.group(1)));
      from = tag.end();
    }
    parts.add(new Part.Text(text.substring(from)));
    return new ValueTemplate(parts);
  }

  private static Part field(String inside) {
    String[] words = inside.split("\\|", -1);
    String name = words[0].strip();
    if (!NAME.matches(name)) {
      throw new IllegalArgumentException(
          "'{{%s}}' is no tag; values take {{name}} and {{name | filter}}".formatted(inside));
    }
    List<TextFilter> filters = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      String word = words[i].strip();
      filters.add(
          TextFilter.named(word)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "'%s' is no filter; there are %s"
                          .formatted(word, String.join(", ", TextFilter.words())))));
    }
    return new Part.Field(name, List.copyOf(filters));
  }

  /** The names that it prints, in order. */
  public List<String> names() {
    return parts.stream()
        .filter(Part.Field.class::isInstance)
        .map(part -> ((Part.Field) part).name())
        .distinct()
        .toList();
  }

  /**
   * The text with the values in their places.
   *
   * @throws IllegalArgumentException that names the field which the case has not: with a hole in it
   *     a value would be compared as if it were whole
   */
  public String fill(Map<String, String> values) {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Text(String text) -> filled.append(text);
        case Part.Field(String name, List<TextFilter> filters) -> {
          String value = values.get(name);
          if (value == null) {
            throw new IllegalArgumentException("the case has no field '%s'".formatted(name));
          }
          for (TextFilter filter : filters) {
            value = filter.apply(value);
          }
          filled.append(value);
        }
      }
    }
    return filled.toString();
  }
}
