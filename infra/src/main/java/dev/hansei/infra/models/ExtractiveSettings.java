package dev.hansei.infra.models;

import java.util.Map;

/**
 * What a prompt version's application settings say to {@code builtin/extractive}. Keys it does not
 * know are other applications' business.
 *
 * @param topPassages retrieval depth: how many of the passages are read, best first; 1 to 50, by
 *     default 3
 * @param maxSentences how many sentences an answer may have; 1 to 20, by default 1
 * @param maxChars how long an answer may be; 1 to 10,000, by default 1,000; the best sentence is
 *     always kept whole
 * @param refuseBelow the score under which it refuses; 0 to 1, by default 0.35: on answerable
 *     questions of public sets the best sentence scores 0.4 to 0.9, on strange ones 0.05 to 0.4
 * @param refusal what a refusal says; empty for a sentence in the language of the question
 * @param cite whether each sentence is followed by its passage's id in square brackets; by default
 *     not
 */
public record ExtractiveSettings(
    int topPassages,
    int maxSentences,
    int maxChars,
    double refuseBelow,
    String refusal,
    boolean cite) {
  /** Nothing set. */
  public static final ExtractiveSettings DEFAULTS =
      new ExtractiveSettings(3, 1, 1_000, 0.35, "", false);

  private static final int REFUSAL_CHARS_MAX = 500;

  public ExtractiveSettings {
    requireWithin("topPassages", topPassages, 50);
    requireWithin("maxSentences", maxSentences, 20);
    requireWithin("maxChars", maxChars, 10_000);
    if (!(refuseBelow >= 0 && refuseBelow <= 1)) {
      throw new IllegalArgumentException("refuseBelow is 0 to 1, got " + refuseBelow);
    }
    if (refusal.length() > REFUSAL_CHARS_MAX) {
      throw new IllegalArgumentException(
          "refusal has at most %d characters, got %d"
              .formatted(REFUSAL_CHARS_MAX, refusal.length()));
    }
  }

  /**
   * Reads them from application settings; absent keys keep their default.
   *
   * @throws IllegalArgumentException naming the key and what it may be
   */
  public static ExtractiveSettings of(Map<String, Object> application) {
    return new ExtractiveSettings(
        whole(application, "topPassages", DEFAULTS.topPassages),
        whole(application, "maxSentences", DEFAULTS.maxSentences),
        whole(application, "maxChars", DEFAULTS.maxChars),
        typed(application, "refuseBelow", Number.class, DEFAULTS.refuseBelow).doubleValue(),
        typed(application, "refusal", String.class, DEFAULTS.refusal),
        typed(application, "cite", Boolean.class, DEFAULTS.cite));
  }

  private static int whole(Map<String, Object> application, String key, int otherwise) {
    Number number = typed(application, key, Number.class, otherwise);
    if (number.doubleValue() != number.intValue()) {
      throw new IllegalArgumentException(key + " is a whole number, got " + number);
    }
    return number.intValue();
  }

  private static <T> T typed(
      Map<String, Object> application, String key, Class<T> type, T otherwise) {
    Object value = application.get(key);
    if (value == null) {
      return otherwise;
    }
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "%s is a %s, got a %s"
              .formatted(key, type.getSimpleName(), value.getClass().getSimpleName()));
    }
    return type.cast(value);
  }

  private static void requireWithin(String key, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException("%s is 1 to %d, got %d".formatted(key, max, value));
    }
  }
}
