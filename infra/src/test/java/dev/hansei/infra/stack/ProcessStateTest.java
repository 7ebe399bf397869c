package dev.hansei.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProcessStateTest {
  private final ProcessHandle self = ProcessHandle.current();
  private final Path program = Path.of(self.info().command().orElseThrow());
  private final Instant start = self.info().startInstant().orElseThrow();

  @Test
  void recognisesItsOwnProcess() {
    assertThat(state(program, start).alive()).contains(self);
  }

  @Test
  void doesNotTakeAStrangerForIt() {
    assertThat(state(program, start.minus(Duration.ofMinutes(1))).alive()).isEmpty();
    assertThat(state(Path.of("/usr/bin/nginx"), start).alive()).isEmpty();
    assertThat(ProcessState.waiting("registry", 1).alive()).isEmpty();
  }

  private ProcessState state(Path executable, Instant startedAt) {
    return ProcessState.waiting("registry", 1).started(self.pid(), executable, startedAt);
  }
}
