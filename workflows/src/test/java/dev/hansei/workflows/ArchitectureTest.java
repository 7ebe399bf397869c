package dev.hansei.workflows;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void placeholder() {}
}
