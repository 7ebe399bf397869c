package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.calibrations.MinimalEdit.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Minimal pairs, what a judge makes of them, and criteria that say the same. */
class CriterionTestsTest {
  @Test
  void changesOneThingAtATime() {
    assertThat(edits("Snapshots are kept for 30 days. Older ones go to the archive at night."))
        .containsExactly(
            Map.entry(
                Kind.NUMBER_CHANGED,
                "Snapshots are kept for 61 days. Older ones go to the archive at night."),
            Map.entry(
                Kind.NEGATED,
                "Snapshots are not kept for 30 days. Older ones go to the archive at night."),
            Map.entry(Kind.SENTENCE_DROPPED, "Snapshots are kept for 30 days."));
    assertThat(edits("They will not be kept."))
        .containsExactly(Map.entry(Kind.NEGATED, "They will be kept."));
  }

  @Test
  void leavesAloneWhatItCannotEdit() {
    assertThat(edits("No idea")).isEmpty();
    assertThat(edits("")).isEmpty();
    assertThat(edits("Version 1.2, RFC-9562, 2026-11-29, 1,000 euros")).isEmpty();
    assertThat(edits("三十日間保存されます。その後は削除されます。"))
        .extracting(Map.Entry::getKey)
        .containsExactly(Kind.SENTENCE_DROPPED);
  }

  private static List<Map.Entry<Kind, String>> edits(String answer) {
    return MinimalPairs.of(answer).stream()
        .map(edit -> Map.entry(edit.kind(), edit.text()))
        .collect(Collectors.toList());
  }

  @Test
  void countsThePairsOnWhichTheVerdictFalls() {
    List<Sensitivity.Tried> tried = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      tried.add(new Sensitivity.Tried("answer-" + i, i != 0, i == 1));
    }
    Sensitivity measured = Sensitivity.of(tried);
    assertThat(measured.pairs()).isEqualTo(20);
    assertThat(measured.failedBefore()).as("they tell nothing").isEqualTo(1);
    assertThat(measured.fell().orElseThrow().value()).isEqualTo(18 / 19.0);
    assertThat(measured.enough()).isTrue();
    assertThat(measured.sentence()).contains("19 pairs; it notices");

    assertThat(Sensitivity.of(tried.subList(0, 10)).enough()).as("too few").isFalse();
    List<Sensitivity.Tried> blind =
        tried.stream().map(one -> new Sensitivity.Tried(one.unit(), true, true)).toList();
    assertThat(Sensitivity.of(blind).enough()).isFalse();
    assertThat(Sensitivity.of(blind).sentence()).contains("the lower end must be 0.5");
    assertThat(Sensitivity.of(List.of()).sentence()).contains("0 telling pairs");
  }

  @Test
  void tellsCriteriaThatSayTheSame() {
    List<Redundancy.Both> same =
        IntStream.range(0, 100)
            .mapToObj(i -> new Redundancy.Both("q-" + i, i % 2 == 0, i % 2 == 0 || i == 1))
            .toList();
    assertThat(Redundancy.of(same).same()).isTrue();
    List<Redundancy.Both> apart =
        IntStream.range(0, 100)
            .mapToObj(i -> new Redundancy.Both("q-" + i, i % 2 == 0, i % 3 == 0))
            .toList();
    assertThat(Redundancy.of(apart).same()).isFalse();
    assertThat(Redundancy.of(same.subList(0, 29)).kappa()).as("too few").isEmpty();
  }
}
