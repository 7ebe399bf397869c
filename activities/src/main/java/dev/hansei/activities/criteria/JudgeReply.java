package dev.hansei.activities.criteria;

import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Usage;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a judge said. */
public sealed interface JudgeReply {
  /** What the calls took. */
  Usage usage();

  /**
   * A verdict with its reason, cut to what a score keeps.
   *
   * @param passed by the judge's own threshold
   * @param value 0 to 1
   * @param answer what was read from the reply
   * @param chance the judge's own chance of a pass, or its graded value, where it gives one
   * @param call the journal's key of the reply; empty where no one call gave it
   */
  record Judged(
      boolean passed,
      double value,
      String answer,
      String reason,
      OptionalDouble chance,
      Usage usage,
      Optional<CallKey> call)
      implements JudgeReply {
    public Judged {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("a value is 0 to 1: " + value);
      }
      Objects.requireNonNull(answer, "answer is null");
      Objects.requireNonNull(reason, "reason is null");
      Objects.requireNonNull(chance, "chance is null");
      Objects.requireNonNull(usage, "usage is null");
      Objects.requireNonNull(call, "call is null");
    }
  }

  /** An answer that is no verdict. */
  record Unreadable(Usage usage) implements JudgeReply {
    public Unreadable {
      Objects.requireNonNull(usage, "usage is null");
    }
  }

  /** No answer. */
  record NoAnswer(CallFailure failure) implements JudgeReply {
    public NoAnswer {
      Objects.requireNonNull(failure, "failure is null");
    }

    @Override
    public Usage usage() {
      return Usage.NONE;
    }
  }

  /** A jury of which too few spoke. */
  record Undecided(String why, Usage usage) implements JudgeReply {
    public Undecided {
      Objects.requireNonNull(why, "why is null");
      Objects.requireNonNull(usage, "usage is null");
    }
  }

  /** Nothing was asked: the case lacks what this kind of judge goes by. */
  record Inapplicable(String why) implements JudgeReply {
    public Inapplicable {
      Objects.requireNonNull(why, "why is null");
    }

    @Override
    public Usage usage() {
      return Usage.NONE;
    }
  }
}
