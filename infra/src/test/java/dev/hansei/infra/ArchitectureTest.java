package dev.hansei.infra;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void placeholder() {}
}
