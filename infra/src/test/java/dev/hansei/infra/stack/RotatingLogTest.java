package dev.hansei.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingLogTest {
  @TempDir Path folder;

  @Test
  void keepsTheLastFilesWithinTheBound() throws IOException {
    var file = folder.resolve("a.log");
    try (var log = new RotatingLog(file, 10)) {
      for (int line = 0; line < 20; line++) {
        log.write("line %02d\n".formatted(line).getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThat(Files.readString(file)).isEqualTo("line 19\n");
    assertThat(Files.readString(folder.resolve("a.log.1"))).isEqualTo("line 18\n");
    assertThat(Files.readString(folder.resolve("a.log.3"))).isEqualTo("line 16\n");
    assertThat(folder.resolve("a.log.4")).doesNotExist();
  }

  @Test
  void goesOnWhereItStopped() throws IOException {
    var file = folder.resolve("a.log");
    for (int start = 0; start < 2; start++) {
      try (var log = new RotatingLog(file, 100)) {
        log.write("x\n".getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThat(Files.readString(file)).isEqualTo("x\nx\n");
  }
}
