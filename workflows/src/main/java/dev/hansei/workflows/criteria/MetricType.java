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
  /** The answer begins with the value, white space before it aside. */
  STARTS_WITH("starts-with"),
  /**
   * The value, an RE2 pattern, is found somewhere in the answer. Takes linear time whatever it is.
   */
  REGEX("regex"),
  /** SQuAD exact match: equal after lower case and without articles and punctuation. */
  EXACT("exact"),
  /** SQuAD F1: harmonic mean of token precision and recall. */
  F1("f1"),
  /** Sentence BLEU as sacreBLEU has it, divided by 100. */
  BLEU("bleu"),
  /** chrF as sacreBLEU has it, divided by 100. */
  CHRF("chrf"),
  /** NLTK's sentence GLEU. */
  GLEU("gleu"),
  /** NLTK's METEOR without synonyms. */
  METEOR("meteor"),
  /** rouge-score's F of shared words. */
  ROUGE_1("rouge-1"),
  /** rouge-score's F of shared pairs of words. */
  ROUGE_2("rouge-2"),
  /** rouge-score's F of the longest common subsequence. */
  ROUGE_L("rouge-l"),
  /** The same by lines, as for summaries. */
  ROUGE_LSUM("rouge-lsum"),
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
