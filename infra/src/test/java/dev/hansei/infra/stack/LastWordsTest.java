package dev.hansei.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LastWordsTest {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final LastWords words = new LastWords(log);

  @Test
  void isTheInnermostCauseOfAJavaProgram() throws IOException {
    print(
        """
        Exception in thread "main" java.lang.IllegalStateException: start failed
        \tat dev.hansei.Main.main(Main.java:1)
        Caused by: java.io.IOException: the disk is full
        \tat dev.hansei.Disk.write(Disk.java:2)
        \t... 6 common frames omitted
        """);
    assertThat(words.words()).isEqualTo("Caused by: java.io.IOException: the disk is full");
  }

  @Test
  void isTheLastLineOfOtherPrograms() throws IOException {
    print("[Note] starting\n[ERROR] Unknown option\n  see the manual\n\n");
    assertThat(words.words()).isEqualTo("[ERROR] Unknown option");
  }

  @Test
  void hearsALineThatHasNoEnd() throws IOException {
    print("first\nAbort");
    assertThat(words.words()).isEqualTo("Abort");
  }

  @Test
  void passesEverythingOn() throws IOException {
    print("a\n\tb\n");
    assertThat(log.toString(StandardCharsets.UTF_8)).isEqualTo("a\n\tb\n");
    assertThat(new LastWords(log).words()).isEmpty();
  }

  private void print(String text) throws IOException {
    words.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
