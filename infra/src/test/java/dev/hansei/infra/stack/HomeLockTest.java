package dev.hansei.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
  @TempDir Path home;

  @Test
  void goesToOneOnly() throws IOException {
    var first = HomeLock.tryAcquire(home);
    assertThat(first).isPresent();
    assertThat(HomeLock.tryAcquire(home)).isEmpty();
    first.get().close();
    var second = HomeLock.tryAcquire(home);
    assertThat(second).isPresent();
    second.get().close();
  }

  @Test
  void isNotHeldWhereNobodyEverWas() throws IOException {
    assertThat(HomeLock.isHeld(home)).isFalse();
  }
}
