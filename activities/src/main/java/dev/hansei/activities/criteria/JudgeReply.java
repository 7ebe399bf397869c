package dev.hansei.activities.criteria;

import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.Usage;
import java.util.Objects;

/** What a judge said. */
public sealed interface JudgeReply {
  /** What the call took. */
  Usage usage();

  /** A verdict with its reason, cut to what a score keeps. */
  record Judged(boolean passed, String reason, Usage usage) implements JudgeReply {
    public Judged {
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
