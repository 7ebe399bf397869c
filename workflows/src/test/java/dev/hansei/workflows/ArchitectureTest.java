package dev.hansei.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void limitsAreInOrder() {
    assertThat(PayloadLimits.BYTES_MAX).isPositive();
  }
}
