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

  @Test
  void certificatesSliceByWhatEveryItemHas() {
    var asked = new CaseContent("返品できますか?", "", List.of(), Map.of("area", "returns"));
    assertThat(ItemSlicePolicy.languageAndLength(asked, "はい。"))
        .containsOnly(Map.entry("language", "ja"), Map.entry("answer length", "short"));
    var text = new CaseContent("Warum?", "", List.of(), Map.of("language", "x".repeat(21)));
    assertThat(ItemSlicePolicy.languageAndLength(text, "Darum."))
        .as("no language is called like that")
        .containsEntry("language", "latin script");
  }
}
