package dev.hansei.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PrintedProgressTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void saysOnceInALogWhatOnlyCountsOn() {
    say(false);
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("hansei: building x (0 s)", "hansei: built");
  }

  @Test
  void rewritesItOnATerminal() {
    say(true);
    assertThat(printed.toString(StandardCharsets.UTF_8).replace("\r\u001B[K", "~"))
        .isEqualTo("~hansei: building x (0 s)~hansei: building x (2 s)\nhansei: built\n");
  }

  private void say(boolean isTerminal) {
    try (var progress =
        new PrintedProgress(new PrintStream(printed, true, StandardCharsets.UTF_8), isTerminal)) {
      progress.say("building x (0 s)");
      progress.say("building x (2 s)");
      progress.say("built");
    }
  }
}
