package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hansei.infra.registry.cases.CaseTrait;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.failures.ClusterId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  void ofFailureModesThoseWithMostCasesAreSlicesByTheirNames() {
    List<CaseTrait> items = new ArrayList<>();
    for (int mode = 0; mode < 15; mode++) {
      for (int i = 0; i < (mode < 13 ? 20 - mode : 2); i++) {
        items.add(ofMode(items.size(), mode));
      }
    }
    items.add(new CaseTrait(new CaseId(new UUID(0, 900)), true, Map.of(), Set.of("refusal")));

    List<Slices.Part> parts =
        Slices.of(items).parts().stream()
            .filter(part -> part.slice().field().equals("mode"))
            .toList();

    assertThat(parts).hasSize(Slices.MODES_MAX);
    assertThat(parts).extracting(Slices.Part::name).contains("mode 0", "mode 7");
    assertThat(parts).extracting(Slices.Part::name).doesNotContain("mode 8", "mode 14", "alone");
    assertThat(parts.getFirst().slice()).isEqualTo(new Slice("mode", new UUID(0, 0).toString()));
    assertThat(parts.getFirst().cases()).hasSize(20);
    assertThat(parts).extracting(Slices.Part::isHalf).containsOnly(false);
  }

  @Test
  void theOnlyModeWithEnoughCasesIsHeldAgainstTheOthers() {
    List<CaseTrait> items = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      items.add(ofMode(i, i < 40 ? 0 : 1 + (i - 40) / 2));
    }

    assertThat(Slices.of(items).parts())
        .filteredOn(part -> part.slice().field().equals("mode"))
        .extracting(Slices.Part::name, part -> part.cases().size(), Slices.Part::isHalf)
        .containsExactly(tuple("mode 0", 40, false));
  }

  @Test
  void casesOfFailuresWithoutAModeAreToldFromCasesOfNone() {
    List<CaseTrait> items = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      items.add(ofMode(3 * i, 1));
      items.add(
          new CaseTrait(new CaseId(new UUID(0, 3L * i + 1)), true, Map.of(), Set.of("refusal")));
      items.add(item(3 * i + 2, true, Map.of()));
    }

    assertThat(Slices.of(items).parts())
        .filteredOn(part -> part.slice().field().equals("mode"))
        .extracting(Slices.Part::name, part -> part.cases().size())
        .containsExactlyInAnyOrder(tuple("mode 1", 4), tuple("alone", 4), tuple("none", 4));
    assertThat(items.stream().filter(new Slice("mode", new UUID(1, 0).toString())::holds))
        .hasSize(4);
    assertThat(items.stream().filter(Slice.of("mode:alone")::holds)).hasSize(4);
    assertThat(Slice.of("mode:alone").canChange()).isTrue();
  }

  @Test
  void twoValuesAreHalvesOnlyWhereEveryCaseHasOne() {
    List<CaseTrait> items = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      items.add(item(i, true, i < 3 ? Map.of() : Map.of("language", i < 7 ? "ja" : "en")));
    }
    assertThat(Slices.of(items).parts()).extracting(Slices.Part::isHalf).containsOnly(false);
    assertThat(Slices.of(items.subList(3, 12)).parts())
        .extracting(Slices.Part::isHalf)
        .containsOnly(true);
  }

  @Test
  void whatIsNoSliceIsSaid() {
    assertThatThrownBy(() -> Slice.of("language")).hasMessageContaining("language:ja");
    assertThatThrownBy(() -> Slice.of(":ja")).hasMessageContaining("language:ja");
    assertThat(Slice.of("time:10:30")).isEqualTo(new Slice("time", "10:30"));
  }

  private static CaseTrait ofMode(int number, int mode) {
    return new CaseTrait(
        new CaseId(new UUID(1, number)),
        true,
        Map.of(),
        Set.of("refusal"),
        Optional.of(new CaseTrait.Mode(new ClusterId(new UUID(mode, 0)), "mode " + mode)));
  }

  private static CaseTrait item(int number, boolean required, Map<String, String> fields) {
    return new CaseTrait(new CaseId(new UUID(0, number)), required, fields);
  }
}
