package dev.hansei.infra.registry.calibrations;

import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.criteria.PairVerdict;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.CallKey;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a judge said of one labelled answer.
 *
 * @param ordinal place in the label set, from 0
 * @param people whether people passed the answer
 * @param score the judge's chance of a pass, or its graded value, where it gives one
 * @param reason the judge's words, or why there is no verdict; at most 2,000 characters
 * @param answer what was read from the judge's reply; empty where there is no verdict
 * @param call the journal's key of that reply; empty where no one call gave it
 * @param pair of a pair, what was said of it: {@code people} and {@code verdict} then tell whether
 *     answer b is not beaten
 */
public record Judgement(
    int ordinal,
    TaskId taskId,
    boolean people,
    Verdict verdict,
    OptionalDouble score,
    String reason,
    String answer,
    Optional<CallKey> call,
    Optional<OfPair> pair) {
  public Judgement {
    if (ordinal < 0) {
      throw new IllegalArgumentException("ordinal is negative: " + ordinal);
    }
    Objects.requireNonNull(taskId, "taskId is null");
    Objects.requireNonNull(verdict, "verdict is null");
    Objects.requireNonNull(score, "score is null");
    if (reason.length() > Score.EXPLANATION_CHARS_MAX) {
      throw new IllegalArgumentException("a reason has at most 2,000 characters");
    }
    if (answer.length() > Score.Judged.ANSWER_CHARS_MAX) {
      throw new IllegalArgumentException("a judge's answer has at most 2,000 characters");
    }
    Objects.requireNonNull(call, "call is null");
    Objects.requireNonNull(pair, "pair is null");
  }

  /**
   * What was said of two answers.
   *
   * @param people a, b or tie
   * @param aFirst what the judge chose with answer a first; empty where it was silent
   * @param bFirst the same with answer b first
   */
  public record OfPair(
      String people, Optional<PairVerdict.Choice> aFirst, Optional<PairVerdict.Choice> bFirst) {
    /** The word for a judge that says one thing in one order and another in the other. */
    public static final String TURNED = "turned";

    public OfPair {
      people = new Label.Preference(people).word();
      if (aFirst.isPresent() != bFirst.isPresent()) {
        throw new IllegalArgumentException("a judge is asked in both orders");
      }
    }

    /** One that the judge was silent on. */
    public static OfPair silent(String people) {
      return new OfPair(people, Optional.empty(), Optional.empty());
    }

    /** What the judge said: a, b or tie, turned; empty where it was silent. */
    public Optional<String> judge() {
      return aFirst.map(first ->
          switch (PairVerdict.of(first, bFirst.orElseThrow())) {
            case BASELINE -> Label.Preference.A;
            case CANDIDATE -> Label.Preference.B;
            case TIE -> Label.Preference.TIE;
            case INCONSISTENT -> TURNED;
          });
    }

    /** The same as certificates count it: what turned with the order is a tie. */
    Optional<String> counted() {
      return judge().map(word -> word.equals(TURNED) ? Label.Preference.TIE : word);
    }
  }

  /** One of a single answer. */
  public Judgement(
      int ordinal,
      TaskId taskId,
      boolean people,
      Verdict verdict,
      OptionalDouble score,
      String reason,
      String answer,
      Optional<CallKey> call) {
    this(ordinal, taskId, people, verdict, score, reason, answer, call, Optional.empty());
  }

  /** One whose reply is not kept. */
  public Judgement(
      int ordinal,
      TaskId taskId,
      boolean people,
      Verdict verdict,
      OptionalDouble score,
      String reason) {
    this(ordinal, taskId, people, verdict, score, reason, "", Optional.empty());
  }

  /** Whether judge and people say different things; of a pair by what {@link OfPair#counted} is. */
  public boolean differs() {
    if (pair.isPresent()) {
      return pair.get().counted().filter(it -> !it.equals(pair.get().people())).isPresent();
    }
    return verdict != Verdict.UNSCORED && people != (verdict == Verdict.PASSED);
  }

  /** What people said, in a word. */
  public String peopleWord() {
    return pair.map(OfPair::people).orElse(people ? Label.PassFail.PASS : Label.PassFail.FAIL);
  }

  /** What the judge said, in a word: pass, fail or unscored; of a pair a, b, tie or turned. */
  public String judgeWord() {
    return pair.flatMap(OfPair::judge).orElse(JudgementRow.word(verdict));
  }

  /** What the judge said. */
  public enum Verdict {
    PASSED,
    FAILED,
    UNSCORED
  }
}
