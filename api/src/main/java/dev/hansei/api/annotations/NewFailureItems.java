package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.failures.FailureReason;
import org.jspecify.annotations.Nullable;

/**
 * Which open failures are asked about; all of them where nothing is said.
 *
 * @param mode those of one failure mode, by its id
 * @param reason those that were caught for one reason, such as negative-feedback
 */
public record NewFailureItems(@Nullable String mode, @Nullable FailureReason reason) {
  public NewFailureItems {
    if (mode != null) {
      Rules.id("failures.mode", mode);
    }
  }
}
