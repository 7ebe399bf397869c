package dev.hansei.api.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.annotations.TraceChoice;
import dev.hansei.workflows.cases.Split;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TraceWordsTest {
  @Test
  void aWeekIsSaidFromWhenUntilWhen() {
    assertThat(words("2026-04-06T00:00:00Z", "2026-04-13T00:00:00Z"))
        .isEqualTo("traces with from 2026-04-06, before 2026-04-13, for gate");
  }

  @Test
  void anHourOfADayIsSaidToTheMinute() {
    assertThat(words("2026-04-06T08:00:00Z", "2026-04-06T09:30:12Z"))
        .contains("from 2026-04-06 08:00 UTC, before 2026-04-06 09:30 UTC");
  }

  private static String words(String from, String before) {
    var choice =
        new TraceChoice(
            Optional.of(Instant.parse(from)),
            Optional.of(Instant.parse(before)),
            Optional.empty(),
            Optional.empty(),
            "",
            "",
            "",
            "",
            "");
    return TraceWords.about(choice, Split.GATE);
  }
}
