package dev.hansei.workflows.campaigns;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A step that may begin as soon as its calls are reserved.
 *
 * @param subject the id of what it makes
 * @param calls at most so many model calls
 * @param payer the workflow whose model calls it pays
 * @param refusal why it will come to nothing, which is known already; mostly absent
 */
record PreparedStep(
    CampaignStep step,
    Optional<UUID> subject,
    long calls,
    Optional<String> payer,
    Optional<String> refusal) {
  PreparedStep {
    Objects.requireNonNull(step, "step is null");
    Objects.requireNonNull(subject, "subject is null");
    Objects.requireNonNull(payer, "payer is null");
    Objects.requireNonNull(refusal, "refusal is null");
  }

  /** One that calls no model. */
  static PreparedStep free(CampaignStep step, Optional<UUID> subject) {
    return new PreparedStep(step, subject, 0, Optional.empty(), Optional.empty());
  }

  /** One that does. */
  static PreparedStep paid(CampaignStep step, UUID subject, long calls, String payer) {
    return new PreparedStep(
        step, Optional.of(subject), calls, Optional.of(payer), Optional.empty());
  }

  UUID id() {
    return subject.orElseThrow(() -> new IllegalStateException(step + " makes nothing"));
  }
}
