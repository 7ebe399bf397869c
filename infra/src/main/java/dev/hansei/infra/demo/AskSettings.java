package dev.hansei.infra.demo;

import dev.hansei.infra.models.ExtractiveSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a prompt version's application settings say to *Ask the docs*. A key that it does not know
 * is an error: a typo would otherwise measure nothing.
 *
 * @param retrievalDepth how many passages are retrieved and read; 1 to 50, by default 3
 * @param wordWeight how much words count beside vectors in retrieval; 0 to 1, by default 0
 * @param adapter SHA-256 of the weights that map a question's vector, as hex; empty for none
 * @param nameSource whether what is quoted is named, such as {@code Workflow.newRandom():}; the
 *     sentences of a Javadoc seldom name what they describe; by default not
 * @param answer how the answer is taken from the passages: {@code maxSentences}, {@code maxChars},
 *     {@code refuseBelow}, {@code refusal}, {@code cite}
 */
public record AskSettings(
    int retrievalDepth,
    double wordWeight,
    String adapter,
    boolean nameSource,
    ExtractiveSettings answer) {
  /** Empty, or a hash; first, for the defaults below are checked by it. */
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}|");

  /** Nothing set. */
  public static final AskSettings DEFAULTS =
      new AskSettings(3, 0, "", false, ExtractiveSettings.DEFAULTS);

  /** As many passages as the answerer ever reads. */
  public static final int DEPTH_MAX = 50;

  private static final List<String> KEYS =
      List.of(
          "adapter",
          "cite",
          "maxChars",
          "maxSentences",
          "nameSource",
          "refusal",
          "refuseBelow",
          "retrievalDepth",
          "wordWeight");

  public AskSettings {
    requireDepth(retrievalDepth);
    if (!(wordWeight >= 0 && wordWeight <= 1)) {
      throw new IllegalArgumentException("wordWeight is 0 to 1, got " + wordWeight);
    }
    if (!SHA256.matcher(adapter).matches()) {
      throw new IllegalArgumentException("adapter is a SHA-256 as 64 hex digits, got " + adapter);
    }
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException naming the key and what it may be
   */
  public static AskSettings of(Map<String, Object> application) {
    var unknown = new TreeSet<>(application.keySet());
    unknown.removeAll(KEYS);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "application setting '%s' is unknown; there are %s"
              .formatted(unknown.first(), String.join(", ", KEYS)));
    }
    int depth = depth(application);
    ExtractiveSettings answer = ExtractiveSettings.of(application);
    return new AskSettings(
        depth,
        number(application, "wordWeight", DEFAULTS.wordWeight).doubleValue(),
        text(application, "adapter"),
        truth(application, "nameSource"),
        // What was retrieved is read: depth is decided once.
        new ExtractiveSettings(
            depth,
            answer.maxSentences(),
            answer.maxChars(),
            answer.refuseBelow(),
            answer.refusal(),
            answer.cite()));
  }

  /** Checked here already: the answerer has it under another name, by which nobody set it. */
  private static int depth(Map<String, Object> application) {
    double depth = number(application, "retrievalDepth", DEFAULTS.retrievalDepth).doubleValue();
    if (depth != Math.rint(depth)) {
      throw new IllegalArgumentException("retrievalDepth is a whole number, got " + depth);
    }
    requireDepth((int) depth);
    return (int) depth;
  }

  private static void requireDepth(int depth) {
    if (depth < 1 || depth > DEPTH_MAX) {
      throw new IllegalArgumentException(
          "retrievalDepth is 1 to %d, got %d".formatted(DEPTH_MAX, depth));
    }
  }

  private static Number number(Map<String, Object> application, String key, Number otherwise) {
    Object value = application.getOrDefault(key, otherwise);
    if (value instanceof Number number) {
      return number;
    }
    throw new IllegalArgumentException(key + " is a number, got " + value);
  }

  private static boolean truth(Map<String, Object> application, String key) {
    Object value = application.getOrDefault(key, false);
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw new IllegalArgumentException(key + " is true or false, got " + value);
  }

  private static String text(Map<String, Object> application, String key) {
    Object value = application.getOrDefault(key, "");
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(key + " is text, got " + value);
  }
}
