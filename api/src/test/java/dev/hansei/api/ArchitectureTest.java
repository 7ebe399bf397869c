package dev.hansei.api;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void placeholder() {}
}
