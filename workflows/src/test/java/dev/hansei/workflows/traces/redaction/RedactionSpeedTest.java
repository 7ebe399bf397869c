package dev.hansei.workflows.traces.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

/** Prints what a text of a kilobyte costs, and keeps it far below what a request may. */
class RedactionSpeedTest {
  private static final int CHARS = 1_024;
  private static final int TIMES = 20_000;
  private static final int ROUNDS = 7;

  /** 20 of them at 5,000 spans a second are a tenth of a core; a loaded machine gets five times. */
  private static final double MICROS_MAX = 100;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final String PROSE =
      "The customer asked how long a refund takes after order 48213 was cancelled on 2024-03-05. We"
          + " answered that it takes 5 to 7 working days, and that the amount of $49.90 goes back"
          + " to the card that was used. See https://example.com/help/refunds?id=7 for details. ";
  private static final String PERSONAL =
      "Anna asked from 203.0.113.7 to write to anna.berg@example.org or call +49 30 1234567 about"
          + " card 4111 1111 1111 1111. ";
  private static final String JAPANESE = "返金には五営業日から七営業日ほどかかります。詳しくは案内をご覧ください。";

  @Test
  void costsMicrosecondsForAKilobyte() {
    assertThat(micros("nothing to find", PROSE)).isLessThan(MICROS_MAX);
    assertThat(micros("nothing to find, Japanese", JAPANESE)).isLessThan(MICROS_MAX);
    // Where something is found the result is looked through once more.
    assertThat(micros("four things in 1 KB", PERSONAL + PROSE.repeat(4))).isLessThan(MICROS_MAX);
    assertThat(micros("full of personal data", PERSONAL)).isLessThan(10 * MICROS_MAX);
  }

  private static double micros(String what, String piece) {
    var text = piece.repeat(CHARS / piece.length() + 1).substring(0, CHARS);
    var redactor = new Redactor(RedactionPolicy.standard(), new byte[32]);
    long best = Long.MAX_VALUE;
    long chars = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < TIMES; i++) {
        chars += redactor.redact(text, "input", new RedactionTally()).length();
      }
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
    }
    assertThat(chars).isPositive();
    System.out.printf("%s: %.2f µs of CPU for 1,024 characters%n", what, best / 1e3 / TIMES);
    return best / 1e3 / TIMES;
  }
}
