package dev.hansei.workflows.annotations;

import dev.hansei.workflows.lineage.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Stretches of one text, in its order. None says: looked at, nothing to mark.
 *
 * @param sha256 of the UTF-8 of exactly the text that was shown: offsets mean nothing in another
 */
public record Marks(Sha256 sha256, List<Span> spans) implements Label {
  /** Whoever marks more rewrites the text; that is a correction. */
  public static final int SPANS_MAX = 100;

  /** How each stored value begins. */
  private static final String HEAD = "{\"sha256\":\"";

  private static final Pattern WRITTEN =
      Pattern.compile("\\{\"sha256\":\"([0-9a-f]{64})\",\"spans\":\\[(.*)\\]\\}", Pattern.DOTALL);

  private static final Pattern SPAN =
      Pattern.compile(
          "\\{\"category\":\"((?:[^\"\\\\]|\\\\.)*+)\","
              + "\"start\":([0-9]{1,8}),\"end\":([0-9]{1,8})\\},?");

  public Marks {
    Objects.requireNonNull(sha256, "sha256 is null");
    spans =
        spans.stream()
            .sorted(
                Comparator.comparingInt(Span::start)
                    .thenComparingInt(Span::end)
                    .thenComparing(Span::category))
            .toList();
    if (spans.size() > SPANS_MAX) {
      throw new IllegalArgumentException("at most 100 spans, not " + spans.size());
    }
    for (int i = 0; i < spans.size(); i++) {
      Span one = spans.get(i);
      if (spans.subList(i + 1, spans.size()).stream().anyMatch(one::overlapsItsOwn)) {
        throw new IllegalArgumentException(
            "two spans of one category overlap: " + one.category() + " at " + one.start());
      }
    }
  }

  /**
   * One stretch.
   *
   * @param start its first Unicode code point, from 0
   * @param end the code point after its last one
   */
  public record Span(String category, int start, int end) {
    public Span {
      new Label.Category(category);
      if (start < 0 || end <= start) {
        throw new IllegalArgumentException(
            "a span begins at 0 or later and ends behind its begin: %d to %d"
                .formatted(start, end));
      }
    }

    private boolean overlapsItsOwn(Span later) {
      return category.equals(later.category) && later.start < end;
    }

    private String json() {
      return "{\"category\":\"%s\",\"start\":%d,\"end\":%d}"
          .formatted(escaped(category), start, end);
    }
  }

  /** JSON in one canonical form, so that equal marks are equal words. */
  @Override
  public String word() {
    return HEAD
        + sha256.hex()
        + "\",\"spans\":["
        + spans.stream().map(Span::json).collect(Collectors.joining(","))
        + "]}";
  }

  /** Whether a sent word can be marks at all: only then is the text looked up. */
  public static boolean looksLike(String word) {
    return word.startsWith(HEAD);
  }

  /** Reads {@link #word()}; empty for any other text, also for the same marks written otherwise. */
  static Optional<Marks> read(String word) {
    Matcher whole = WRITTEN.matcher(word);
    if (!looksLike(word) || !whole.matches()) {
      return Optional.empty();
    }
    List<Span> spans = new ArrayList<>();
    Matcher span = SPAN.matcher(whole.group(2));
    try {
      while (span.find()) {
        spans.add(
            new Span(
                plain(span.group(1)),
                Integer.parseInt(span.group(2)),
                Integer.parseInt(span.group(3))));
      }
      var marks = new Marks(new Sha256(whole.group(1)), spans);
      return marks.word().equals(word) ? Optional.of(marks) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String plain(String escaped) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c != '\\') {
        out.append(c);
      } else if (escaped.startsWith("u", i + 1) && i + 6 <= escaped.length()) {
        out.append((char) Integer.parseInt(escaped.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        out.append(escaped.charAt(++i));
      }
    }
    return out.toString();
  }
}
