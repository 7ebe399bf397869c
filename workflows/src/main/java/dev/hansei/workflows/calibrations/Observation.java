package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.SaidSource;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody saw in an answer: a note beside a label, an open code, or a failure.
 *
 * @param text what was said, as it stands at the source; quotes are parts of it
 * @param topic what it is compared by; for a note its text
 * @param question what the answer answers; maybe empty
 * @param answer what it was said of; maybe empty
 * @param passed whether people passed the answer; empty where nobody said
 * @param criterion what was asked about when it was said; empty where nothing was
 */
public record Observation(
    SaidSource source,
    String text,
    String topic,
    String question,
    String answer,
    Optional<Boolean> passed,
    Optional<CriterionId> criterion) {
  public Observation {
    Objects.requireNonNull(source, "source is null");
    Objects.requireNonNull(text, "text is null");
    Objects.requireNonNull(topic, "topic is null");
    Objects.requireNonNull(question, "question is null");
    Objects.requireNonNull(answer, "answer is null");
    Objects.requireNonNull(passed, "passed is null");
    Objects.requireNonNull(criterion, "criterion is null");
  }

  /** Whether people passed the answer although this was said of it. */
  public boolean wasPassed() {
    return passed.orElse(false);
  }
}
