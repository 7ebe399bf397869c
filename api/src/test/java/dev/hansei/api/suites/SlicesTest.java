package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hansei.infra.registry.cases.CaseTrait;
import dev.hansei.workflows.cases.CaseId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlicesTest {
  @Test
  void fieldsWithAFewValuesOfSeveralCasesAreSlicesAndOthersAreNot() {
    List<CaseTrait> items = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      items.add(
          item(
              i,
              i < 6,
              Map.of(
                  "language",
                  i % 3 == 0 ? "ja" : "en",
                  "product",
                  "thing " + i,
                  "same",
                  "always",
                  "long",
                  i % 2 == 0 ? "x".repeat(200) : "y")));
    }

    var parts = Slices.of(items).parts();

    assertThat(parts)
        .extracting(part -> part.slice().toString(), part -> part.cases().size())
        .containsExactly(
            tuple("language:en", 20),
            tuple("language:ja", 10),
            tuple("required:no", 24),
            tuple("required:yes", 6));
    var japanese = Slice.of("language:ja");
    assertThat(items.stream().filter(japanese::holds)).hasSize(10);
    assertThat(items.stream().filter(Slice.of("required:yes")::holds)).hasSize(6);
  }

  @Test
  void aFieldThatIsCalledRequiredIsMeantByThatName() {
    List<CaseTrait> items = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      items.add(item(i, true, Map.of("required", i < 5 ? "soon" : "late")));
    }

    assertThat(Slices.of(items).parts())
        .extracting(part -> part.slice().toString())
        .containsExactly("required:late", "required:soon");
    assertThat(items.stream().filter(Slice.of("required:yes")::holds)).isEmpty();
  }

  @Test
  void casesMadeOfFailuresAreSlicedByWhatDetectedThem() {
    List<CaseTrait> items = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Set<String> detectors =
          i < 8 ? Set.of("refusal") : i < 12 ? Set.of("refusal", "error-status") : Set.of();
      items.add(new CaseTrait(new CaseId(new UUID(0, i)), true, Map.of(), detectors));
    }

    assertThat(Slices.of(items).parts())
        .extracting(
            part -> part.slice().toString(), part -> part.cases().size(), Slices.Part::isHalf)
        .containsExactly(
            tuple("detector:error-status", 4, false),
            tuple("detector:none", 8, false),
            tuple("detector:refusal", 12, false));
    assertThat(items.stream().filter(Slice.of("detector:refusal")::holds)).hasSize(12);
    assertThat(items.stream().filter(Slice.of("detector:none")::holds)).hasSize(8);
  }

  @Test
  void whatIsNoSliceIsSaid() {
    assertThatThrownBy(() -> Slice.of("language")).hasMessageContaining("language:ja");
    assertThatThrownBy(() -> Slice.of(":ja")).hasMessageContaining("language:ja");
    assertThat(Slice.of("time:10:30")).isEqualTo(new Slice("time", "10:30"));
  }

  private static CaseTrait item(int number, boolean required, Map<String, String> fields) {
    return new CaseTrait(new CaseId(new UUID(0, number)), required, fields);
  }
}
