package dev.hansei.workflows.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.cases.CaseContent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemSlicePolicyTest {
  @Test
  void partsByLanguageLengthAndFieldsOfTheCase() {
    var asked = new CaseContent("返品できますか?", "", List.of(), Map.of("area", "returns"));
    assertThat(ItemSlicePolicy.of(asked, "はい。"))
        .containsEntry("language", "ja")
        .containsEntry("answer length", "short")
        .containsEntry("field area", "returns")
        .hasSize(3);
    var named =
        new CaseContent("?", "", List.of(), Map.of("language", "de", "text", "x".repeat(50)));
    assertThat(ItemSlicePolicy.of(named, "y".repeat(2_000)))
        .as("a long value is no kind")
        .containsOnly(Map.entry("language", "de"), Map.entry("answer length", "long"));
  }
}
