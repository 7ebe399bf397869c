package dev.hansei.activities;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void placeholder() {}
}
