package dev.hansei.workflows.criteria;

import java.util.Locale;

/**
 * What a pairwise judge said of two answers after it saw them in both orders. Judges favour a
 * place; only what it says in both orders is about the answers.
 */
public enum PairVerdict {
  /** The candidate's answer is better, in both orders. */
  CANDIDATE,
  /** The baseline's answer is better, in both orders. */
  BASELINE,
  /** Neither is better, in both orders. */
  TIE,
  /** It said one thing in one order and another in the other: no win for anybody. */
  INCONSISTENT;

  /** The word under which it is kept. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@link #word}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static PairVerdict ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** What it said in one order. */
  public enum Choice {
    FIRST,
    SECOND,
    TIE
  }

  /**
   * Makes one verdict of two.
   *
   * @param baselineFirst said with the baseline's answer first
   * @param candidateFirst said with the candidate's answer first
   */
  public static PairVerdict of(Choice baselineFirst, Choice candidateFirst) {
    PairVerdict one =
        switch (baselineFirst) {
          case FIRST -> BASELINE;
          case SECOND -> CANDIDATE;
          case TIE -> TIE;
        };
    PairVerdict other =
        switch (candidateFirst) {
          case FIRST -> CANDIDATE;
          case SECOND -> BASELINE;
          case TIE -> TIE;
        };
    return one == other ? one : INCONSISTENT;
  }
}
