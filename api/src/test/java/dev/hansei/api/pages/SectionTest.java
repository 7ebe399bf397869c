package dev.hansei.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SectionTest {
  @Test
  void everySectionHasAKeyOfItsOwn() {
    assertThat(Arrays.stream(Section.values()).map(Section::key)).doesNotHaveDuplicates();
  }
}
