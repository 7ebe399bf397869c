package dev.hansei.workflows.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.cases.CaseContent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SidesTest {
  private static final Form FORM =
      new Form(
          "compare",
          List.of(
              field("better", new LabelKind.Pairwise()),
              field("first-is", new LabelKind.Categories(List.of("first", "a")))));

  private static Field field(String key, LabelKind kind) {
    return new Field(key, Optional.empty(), key + "?", kind, true, "", List.of());
  }

  @Test
  void wordsOfAPersonAreStoredInTermsOfThePair() {
    var said = Map.of("", "first", "first-is", "first");
    assertThat(Sides.stored(FORM, said, false)).containsEntry("", "a");
    assertThat(Sides.stored(FORM, said, true)).containsEntry("", "b");
    assertThat(Sides.stored(FORM, said, true))
        .as("another kind")
        .containsEntry("first-is", "first");
    assertThat(Sides.stored(FORM, Map.of("better", "tie"), true)).containsEntry("better", "tie");
    for (boolean isTurned : new boolean[] {true, false}) {
      for (String word : List.of("first", "second", "tie")) {
        Map<String, String> stored = Sides.stored(FORM, Map.of("better", word), isTurned);
        assertThat(Sides.shown(FORM, stored, isTurned)).containsEntry("better", word);
      }
    }
  }

  @Test
  void aPersonCannotNameTheAnswersAsTheyWereGiven() {
    Map<String, String> stored = Sides.stored(FORM, Map.of("better", "a"), false);
    assertThat(AnswersPolicy.read(FORM, stored).faults())
        .anySatisfy(fault -> assertThat(fault.wrong()).isEqualTo(AnswersPolicy.Wrong.UNFIT));
  }

  @Test
  void aPairTheOtherWayRoundIsAnotherItem() {
    var asked = new CaseContent("Q", "", List.of(), Map.of());
    ItemKey pair = new Item(asked, "x", Optional.of("y")).key();
    assertThat(pair).isNotEqualTo(new Item(asked, "y", Optional.of("x")).key());
    assertThat(new Item(asked, "x").key()).isEqualTo(ItemKey.of("Q", "x"));
    assertThatThrownBy(() -> new Label.Preference("first"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
