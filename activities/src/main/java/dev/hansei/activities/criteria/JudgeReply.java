package dev.hansei.activities.criteria;

import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.Usage;
import java.util.Objects;
import java.util.OptionalDouble;

/** What a judge said. */
public sealed interface JudgeReply {
  /** What the call took. */
  Usage usage();

  /**
   * A verdict with its reason, cut to what a score keeps.
   *
   * @param chance the judge's own chance of a pass, where it gives one
   */
  record Judged(boolean passed, String reason, OptionalDouble chance, Usage usage)
      implements JudgeReply {
    public Judged {
      Objects.requireNonNull(chance, "chance is null");
      Objects.requireNonNull(reason, "reason is null");
      Objects.requireNonNull(usage, "usage is null");
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
}
