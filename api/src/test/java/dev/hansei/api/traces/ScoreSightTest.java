package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.failures.FailureReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreSightTest {
  @Test
  void whyATraceWasCaughtDoesNotSayWhatItsScoreWas() {
    assertThat(
            ScoreSight.unscored(
                List.of(
                    FailureReason.NEGATIVE_FEEDBACK,
                    FailureReason.LOW_OUTSIDE_SCORE,
                    FailureReason.OTHER_MODEL_LOW)))
        .containsExactly(FailureReason.NEGATIVE_FEEDBACK);
    assertThat(ScoreSight.isOfMonitor("judge:helpful@1")).isTrue();
    assertThat(ScoreSight.isOfMonitor("detector:refusal")).isTrue();
    assertThat(ScoreSight.isOfMonitor("thumbs")).isFalse();
  }
}
