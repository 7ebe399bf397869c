package dev.hansei.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemporalProgramTest {
  private static final Path FILE = Path.of("/usr/bin/temporal");

  @Test
  void knowsTheCommandLineTool() {
    var program = TemporalProgram.read(FILE, "temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)\n");
    assertThat(program).contains(new TemporalProgram(FILE, TemporalProgram.Kind.CLI, "1.32.0"));
  }

  @Test
  void knowsTheServer() {
    var program = TemporalProgram.read(FILE, "temporal version 1.32.0\n");
    assertThat(program).contains(new TemporalProgram(FILE, TemporalProgram.Kind.SERVER, "1.32.0"));
  }

  @Test
  void passesOverWhatIsSomethingElseOrTooOld() {
    assertThat(TemporalProgram.read(FILE, "temporal logic checker")).isEmpty();
    assertThat(new TemporalProgram(FILE, TemporalProgram.Kind.CLI, "1.28.3").isRecentEnough())
        .isFalse();
    assertThat(new TemporalProgram(FILE, TemporalProgram.Kind.CLI, "1.29.1").isRecentEnough())
        .isTrue();
    assertThat(new TemporalProgram(FILE, TemporalProgram.Kind.CLI, "1.100.0").isRecentEnough())
        .isTrue();
  }

  @Test
  void namesPlatformsAsTheReleasesDo() {
    assertThat(TemporalDownload.platform("Linux", "amd64")).isEqualTo("linux_amd64");
    assertThat(TemporalDownload.platform("Mac OS X", "aarch64")).isEqualTo("darwin_arm64");
  }
}
