package dev.hansei.workflows.annotations;

import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Wilson;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person's answers to gold say, with their doubt. It never stops anybody: a lead may be
 * asked to look, for the gold may be what is wrong. Pure.
 */
public final class GoldPolicy {
  /** With fewer answers one slip is a tenth of the figure. */
  public static final int ANSWERS_MIN = 10;

  private static final double CONFIDENCE = 0.95;

  private GoldPolicy() {}

  /** What a lead should do about it. */
  public enum Advice {
    /** There are too few answers to say. */
    TOO_FEW,
    /** Nothing. */
    FINE,
    /** Look at the answers with the person: the whole interval lies below the floor. */
    LOOK
  }

  /**
   * How a person answered gold.
   *
   * @param accuracy the share that is right, with Wilson's interval of 95 %; absent without answers
   */
  public record Standing(int right, int answered, Optional<Estimate> accuracy, Advice advice) {
    public Standing {
      Objects.requireNonNull(accuracy, "accuracy is null");
      Objects.requireNonNull(advice, "advice is null");
    }
  }

  /**
   * Decides.
   *
   * @param right how many of the answers are right
   * @param floor the share below which a lead is asked to look, 0 to 1
   */
  public static Standing decide(int right, int answered, double floor) {
    if (answered == 0) {
      return new Standing(0, 0, Optional.empty(), Advice.TOO_FEW);
    }
    Estimate accuracy = Wilson.interval(right, answered, CONFIDENCE);
    Advice advice =
        answered < ANSWERS_MIN
            ? Advice.TOO_FEW
            : accuracy.upper() < floor ? Advice.LOOK : Advice.FINE;
    return new Standing(right, answered, Optional.of(accuracy), advice);
  }

  /** Whether an answer is right: what the gold says in each of its fields is said there. */
  public static boolean isRight(Form form, Answers gold, Answers said) {
    return form.fields().stream()
        .filter(field -> gold.in(field).isPresent())
        .allMatch(field -> said.in(field).filter(it -> isSame(field, gold, it)).isPresent());
  }

  private static boolean isSame(Field field, Answers gold, Label said) {
    return field.kind().common(List.of(gold.in(field).orElseThrow(), said)).isPresent();
  }
}
