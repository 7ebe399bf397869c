package dev.hansei.api.traces;

import dev.hansei.api.pages.Names;
import dev.hansei.infra.registry.traces.TraceLook;
import dev.hansei.infra.registry.traces.TraceSummary;
import dev.hansei.workflows.traces.Span;
import io.micronaut.http.HttpParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which traces and columns are shown, as it stands in the address; each word is empty for all.
 *
 * @param words by the name of the field
 */
public record LookWords(Map<String, String> words, Set<TraceColumn> columns) {
  /** The fields of the filter, as they stand in the address. */
  public static final List<String> FIELDS =
      List.of("status", "thumbs", "model", "prompt", "version", "session", "text", "from", "until");

  /** A sender's word is no longer in the registry. */
  private static final int WORD_CHARS_MAX = 200;

  /** Two letters stand in every text. */
  private static final int TEXT_CHARS_LEAST = 3;

  private static final String COLUMNS = "columns";

  public LookWords {
    words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    columns = columns.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(columns));
  }

  /** As the parameters of an address say; what is no word of a field is left out. */
  public static LookWords of(HttpParameters query) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String field : FIELDS) {
      query
          .getFirst(field)
          .map(String::strip)
          .filter(word -> !word.isEmpty() && word.length() <= WORD_CHARS_MAX)
          .ifPresent(word -> words.put(field, word));
    }
    Set<TraceColumn> chosen = EnumSet.noneOf(TraceColumn.class);
    query
        .getAll(COLUMNS)
        .forEach(word -> Names.find(TraceColumn.class, word).ifPresent(chosen::add));
    return new LookWords(words, query.contains(COLUMNS) ? chosen : TraceColumn.USUAL);
  }

  /** A word of the filter; empty for all. */
  public String word(String field) {
    return words.getOrDefault(field, "");
  }

  /** Whether some are hidden. */
  public boolean isFiltered() {
    return !words.isEmpty();
  }

  /** A text that was left out of the search, since it is too short. */
  public boolean isTextShort() {
    String text = word("text");
    return isShort(text);
  }

  /** Whether a text stands in almost every trace, since it has so few letters. */
  public static boolean isShort(String text) {
    String bare = text.strip();
    return !bare.isEmpty() && bare.length() < TEXT_CHARS_LEAST && isPlain(bare);
  }

  /** A Japanese or Chinese word may have one character. */
  private static boolean isPlain(String text) {
    return text.codePoints().noneMatch(Character::isIdeographic);
  }

  /** The query of the address that shows this, without a place in the list. */
  public String query() {
    String filter =
        words.entrySet().stream()
            .map(word -> word.getKey() + "=" + Names.inQuery(word.getValue()))
            .collect(Collectors.joining("&"));
    String shown =
        columns.equals(TraceColumn.USUAL)
            ? ""
            : columns.stream()
                .map(column -> COLUMNS + "=" + Names.slug(column))
                .collect(Collectors.joining("&"));
    return "?" + filter + (filter.isEmpty() || shown.isEmpty() ? "" : "&") + shown;
  }

  /** The address of the older ones. */
  String after(String cursor) {
    return query() + (query().equals("?") ? "" : "&") + "after=" + Names.inQuery(cursor);
  }

  TraceLook look() {
    return new TraceLook(
        day("from"),
        day("until").map(it -> it.plusSeconds(86_400)),
        Names.find(Span.Status.class, word("status")),
        Names.find(TraceSummary.Thumbs.class, word("thumbs")),
        word("model"),
        word("prompt"),
        word("version"),
        word("session"),
        isTextShort() ? "" : word("text"));
  }

  /** The beginning of a UTC day; what is no day does not filter. */
  private Optional<Instant> day(String field) {
    try {
      return Optional.of(word(field))
          .filter(text -> !text.isEmpty())
          .map(LocalDate::parse)
          .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
