package dev.hansei.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.workflows.FailureCode;
import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.Test;

class EffectsTest {
  @Test
  void aStageThatAnotherVersionRollsAtHasACodeOfItsOwn() {
    assertThat(typeOf("rollout-running")).isEqualTo(FailureCode.ROLLOUT_RUNNING.name());
    assertThat(typeOf("already-live")).isEqualTo(FailureCode.INVALID.name());
  }

  private static String typeOf(String code) {
    var refused = new RegistryException(RegistryException.Kind.INVALID, code, "No.");
    var failure =
        catchThrowableOfType(
            ApplicationFailure.class,
            () ->
                Effects.run(() -> {
                  throw refused;
                }));
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).isEqualTo(code);
    return failure.getType();
  }
}
