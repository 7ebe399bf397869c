package dev.hansei.workflows.traces.redaction;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Redacts the attributes of one span: texts and whole numbers at any depth, with what their keys
 * say of them, and the keys. What is found is counted under the attribute's name at the top, digits
 * in it as N.
 */
@SuppressWarnings("ReferenceEquality") // The same object means that nothing was found in it.
final class AttributeRedaction {
  /** Deeper ones are nobody's data; bounds the walk. */
  private static final int DEPTH_MAX = 64;

  private static final String TOO_DEEP = "[dropped:nested-too-deep]";

  /** Durations in nanoseconds and ids of rows are shorter, as long as people live here. */
  private static final int PLAIN_DIGITS_MIN = 14;

  private final Redactor redactor;
  private final RedactionTally tally;

  AttributeRedaction(Redactor redactor, RedactionTally tally) {
    this.redactor = redactor;
    this.tally = tally;
  }

  /** The same map where nothing is found. */
  Map<String, Object> of(Map<String, Object> attributes) {
    var changed = new LinkedHashMap<String, Object>();
    boolean isChanged = false;
    for (var entry : attributes.entrySet()) {
      var key = entry.getKey();
      var value = entry.getValue();
      if (!key.equals(SpanRedaction.REPORT)) {
        var found = value(value, new Place(key, KeyWords.of(key)), 0);
        value = found == null ? value : found;
        key = name(key);
      }
      isChanged |= value != entry.getValue() || !key.equals(entry.getKey());
      changed.put(free(changed.keySet(), key), value);
    }
    return isChanged ? changed : attributes;
  }

  /**
   * Where a value stands.
   *
   * @param attribute its name at the top
   */
  private record Place(String attribute, KeyWords words) {
    Place at(Object key) {
      return new Place(attribute, KeyWords.of(key.toString()));
    }
  }

  private @Nullable Object value(@Nullable Object value, Place place, int depth) {
    return switch (value) {
      case String text -> text(text, place);
      case Long number -> number(number, place);
      case Integer number -> number(number, place);
      case BigInteger number -> number(number, place);
      case Map<?, ?> _ when depth >= DEPTH_MAX -> TOO_DEEP;
      case List<?> _ when depth >= DEPTH_MAX -> TOO_DEEP;
      case Map<?, ?> map -> map(map, place, depth + 1);
      case List<?> list -> list(list, place, depth + 1);
      case null, default -> value;
    };
  }

  private String text(String text, Place place) {
    var said = place.words().said();
    if (!said.isEmpty() && !redactor.find(said + text).isEmpty()) {
      var own = new RedactionTally();
      var redacted = redactor.redact(said + text, field(place.attribute()), own);
      if (redacted.startsWith(said) || Marks.isDropped(redacted)) {
        tally.add(own);
        return redacted.startsWith(said) ? same(text, redacted.substring(said.length())) : redacted;
      }
    }
    return redactor.find(text).isEmpty()
        ? text
        : same(text, redactor.redact(text, field(place.attribute()), tally));
  }

  /** Counts, times and ids stay; what is left is a card's number, or what its key says it is. */
  private Object number(Number number, Place place) {
    var text = number.toString();
    boolean isLong = text.length() >= PLAIN_DIGITS_MIN;
    boolean isNamed = place.words().isNumberOfAPerson();
    if (!isLong && !isNamed) {
      return number;
    }
    Predicate<Find> isSure =
        find ->
            switch (find.kind()) {
              case CARD, NATIONAL_ID -> true;
              case PHONE -> isNamed;
              case EMAIL, IBAN, IP, SECRET, NAME, CUSTOM -> false;
            };
    if (redactor.find(place.words().said() + text).stream().noneMatch(isSure)) {
      return number;
    }
    var redacted = text(text, place);
    return redacted.equals(text) ? number : redacted;
  }

  private Object map(Map<?, ?> map, Place place, int depth) {
    var changed = new LinkedHashMap<String, @Nullable Object>();
    boolean isChanged = false;
    for (var entry : map.entrySet()) {
      var named = String.valueOf(entry.getKey());
      var value = value(entry.getValue(), place.at(named), depth);
      var key =
          redactor.find(named).isEmpty()
              ? named
              : redactor.redact(named, field(place.attribute()), tally);
      isChanged |= value != entry.getValue() || !key.equals(named);
      changed.put(free(changed.keySet(), key), value);
    }
    return isChanged ? changed : map;
  }

  private Object list(List<?> list, Place place, int depth) {
    var changed = new ArrayList<@Nullable Object>(list.size());
    boolean isChanged = false;
    for (Object item : list) {
      var value = value(item, place, depth);
      isChanged |= value != item;
      changed.add(value);
    }
    return isChanged ? changed : list;
  }

  /** The names at the top are words of conventions: a list of names or a pattern spoils none. */
  private String name(String name) {
    boolean isPersonal = redactor.find(name).stream().anyMatch(find -> !isOfProject(find.kind()));
    return isPersonal ? redactor.redact(name, field(name), tally) : name;
  }

  private static boolean isOfProject(PersonalData kind) {
    return switch (kind) {
      case NAME, CUSTOM -> true;
      case EMAIL, PHONE, CARD, IBAN, NATIONAL_ID, IP, SECRET -> false;
    };
  }

  /** Counts are kept longer than spans and shown to more people, so nobody's data name them. */
  private String field(String attribute) {
    return redactor.find(attribute).isEmpty() ? Fields.ofAttribute(attribute) : Fields.OTHER;
  }

  /** The same object where nothing changed. */
  private static String same(String text, String redacted) {
    return redacted.equals(text) ? text : redacted;
  }

  /** Two keys can become one mark; both values stay. */
  private static String free(Set<String> taken, String key) {
    var free = key;
    for (int number = 2; taken.contains(free); number++) {
      free = "%s (%d)".formatted(key, number);
    }
    return free;
  }
}
