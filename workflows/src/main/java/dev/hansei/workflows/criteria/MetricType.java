package dev.hansei.workflows.criteria;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The kinds of assertion, named as promptfoo names them where it knows them. All score 0 to 1. */
public enum MetricType {
  /** The answer equals the reference, white space at the ends aside. */
  EQUALS("equals"),
  /** The answer holds the value, letter by letter. */
  CONTAINS("contains"),
  /** The answer holds the value, whatever the case of letters. */
  ICONTAINS("icontains"),
  /** SQuAD exact match: equal after lower case and without articles and punctuation. */
  EXACT("exact"),
  /** SQuAD F1: harmonic mean of token precision and recall. */
  F1("f1"),
  /** Cosine similarity of the embeddings of answer and reference. */
  SIMILAR("similar"),
  /** A judge's verdict by rubric. */
  LLM_RUBRIC("llm-rubric"),
  /** A judge's verdict, whatever kind of judge it is. */
  JUDGE("judge");

  private final String word;

  MetricType(String word) {
    this.word = word;
  }

  /** The word used in YAML and JSON. */
  @JsonValue
  public String word() {
    return word;
  }

  /**
   * Reads {@link #word}.
   *
   * @throws IllegalArgumentException naming the known words
   */
  @JsonCreator
  public static MetricType ofWord(String word) {
    return Arrays.stream(values())
        .filter(type -> type.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown metric '%s'; known are %s".formatted(word, words())));
  }

  /** All words, for error messages. */
  public static String words() {
    return Arrays.stream(values()).map(MetricType::word).collect(Collectors.joining(", "));
  }

  /** Whether a judge must be asked. */
  public boolean needsJudge() {
    return this == LLM_RUBRIC || this == JUDGE;
  }
}
