package dev.hansei.workflows.projects;

import java.time.Duration;
import java.util.Objects;

/** What follows from one try to deliver an event. */
public sealed interface DeliveryDecision {
  /** The receiver has it. */
  record Delivered() implements DeliveryDecision {}

  /**
   * It is tried again.
   *
   * @param pause from now
   * @param spare how long the receiver, which says that it is too much, gets nothing else either;
   *     zero where it does not say so
   */
  record Again(Duration pause, Duration spare) implements DeliveryDecision {
    public Again {
      Objects.requireNonNull(pause, "pause is null");
      Objects.requireNonNull(spare, "spare is null");
    }
  }

  /** It was tried often enough; a person may send it again. */
  record Dead() implements DeliveryDecision {}

  /** The receiver wants no more, of anything. */
  record Gone() implements DeliveryDecision {}
}
