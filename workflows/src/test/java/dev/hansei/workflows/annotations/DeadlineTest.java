package dev.hansei.workflows.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.annotations.Deadline.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {
  private static final Instant OPENED = Instant.parse("2026-11-20T08:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, 119, ''",
    "0, 120, REMIND",
    "0, 900, REMIND",
    "1, 179, ''",
    "1, 180, REASSIGN",
    "2, 239, ''",
    "2, 240, FALL_BACK",
    "3, 900, ''"
  })
  void saysWhichStepIsDueAfterSoManyMinutesOfFourHours(int taken, long minutes, String step) {
    var deadline = new Deadline(OPENED, Duration.ofHours(4), taken);
    assertThat(deadline.due(OPENED.plus(Duration.ofMinutes(minutes))))
        .isEqualTo(step.isEmpty() ? Optional.empty() : Optional.of(Step.valueOf(step)));
  }

  @Test
  void comesToItsEndByStepsInOrder() {
    var deadline = new Deadline(OPENED, Duration.ofHours(4), 0);
    for (Step step : Step.values()) {
      assertThat(deadline.next()).map(Deadline.Due::step).contains(step);
      deadline = deadline.stepTaken();
    }
    assertThat(deadline.next()).isEmpty();
    assertThat(deadline.at()).isEqualTo("2026-11-20T12:00:00Z");
  }
}
