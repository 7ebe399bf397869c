package dev.hansei.workflows.suites;

import java.util.List;
import java.util.Objects;

/**
 * What can be seen of a dataset version without reading it: enough to say which measures fit.
 *
 * @param caseCount of the version
 * @param read how many of its cases were looked at, the first ones; the other counts are of these
 * @param withReference cases with a reference answer
 * @param withContext cases with passages
 * @param withFeedback cases that carry what people said of an earlier answer
 */
public record DatasetFacts(
    int caseCount,
    int read,
    int withReference,
    int withContext,
    int withFeedback,
    Scripts questions,
    References references,
    Lengths means) {
  /** More cases tell no more about what kind of dataset it is; a few pages of rows. */
  public static final int CASES_READ_MAX = 2_000;

  /** More different references than this are answers, not labels. */
  public static final int LABELS_MAX = 20;

  /** A longer reference is an answer, not a label. */
  public static final int LABEL_CHARS_MAX = 40;

  /** More fields than anybody requires by hand. */
  public static final int KEYS_MAX = 20;

  public DatasetFacts {
    if (caseCount < 1 || read < 1 || read > caseCount) {
      throw new IllegalArgumentException(
          "%d of %d cases cannot have been read".formatted(read, caseCount));
    }
    for (int count : new int[] {withReference, withContext, withFeedback}) {
      if (count < 0 || count > read) {
        throw new IllegalArgumentException("a count is 0 to %d: %d".formatted(read, count));
      }
    }
    Objects.requireNonNull(questions, "questions is null");
    Objects.requireNonNull(references, "references is null");
    Objects.requireNonNull(means, "means is null");
  }

  /** How many texts are in which script; what is neither is counted in neither. */
  public record Scripts(int japanese, int latin) {
    public Scripts {
      if (japanese < 0 || latin < 0) {
        throw new IllegalArgumentException("scripts are counted from 0");
      }
    }
  }

  /**
   * What the reference answers look like.
   *
   * @param scripts of them
   * @param json how many are a JSON object or list
   * @param code how many hold a fence of code
   * @param distinct how many different ones there are, letter case aside; counted up to {@link
   *     #LABELS_MAX} + 1
   * @param labels all different ones where they look like labels: short, and few; else none
   * @param keys what every JSON object among them has at its top, at most {@link #KEYS_MAX}
   */
  public record References(
      Scripts scripts, int json, int code, int distinct, List<String> labels, List<String> keys) {
    public References {
      Objects.requireNonNull(scripts, "scripts is null");
      labels = List.copyOf(labels);
      keys = List.copyOf(keys);
      if (labels.size() > LABELS_MAX || keys.size() > KEYS_MAX) {
        throw new IllegalArgumentException("at most 20 labels and 20 keys are kept");
      }
    }
  }

  /** Mean lengths in characters; of references over the cases that have one. */
  public record Lengths(double question, double context, double reference) {
    public Lengths {
      if (!(question >= 0 && context >= 0 && reference >= 0)) {
        throw new IllegalArgumentException("lengths are not negative");
      }
    }
  }

  /** Whether at least half of the cases have a reference answer. */
  public boolean mostHaveReferences() {
    return most(withReference, read);
  }

  /** Whether at least half of the cases have passages. */
  public boolean mostHaveContext() {
    return most(withContext, read);
  }

  /** Whether answers are expected in Japanese: by the references, else by the questions. */
  public boolean isJapanese() {
    return withReference > 0
        ? most(references.scripts().japanese(), withReference)
        : most(questions.japanese(), read);
  }

  /** Whether answers are expected in Latin letters: by the references, else by the questions. */
  public boolean isLatin() {
    return withReference > 0
        ? most(references.scripts().latin(), withReference)
        : most(questions.latin(), read);
  }

  /** Whether a part is at least half of a whole that is there. */
  static boolean most(int part, int whole) {
    return whole > 0 && part * 2 >= whole;
  }
}
