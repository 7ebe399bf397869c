package dev.hansei.workflows.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.projects.PersonId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelKindTest {
  @Test
  void takesItsOwnWordsOnly() {
    assertThat(new LabelKind.PassFail().label("pass")).contains(new Label.PassFail(true));
    assertThat(new LabelKind.PassFail().label("PASS")).isEmpty();
    var kinds = new LabelKind.Categories(List.of("wrong", "incomplete"));
    assertThat(kinds.label("incomplete")).contains(new Label.Category("incomplete"));
    assertThat(kinds.label("fine")).isEmpty();
    for (LabelKind kind : List.of(new LabelKind.PassFail(), kinds)) {
      assertThat(kind.words())
          .allSatisfy(word -> assertThat(kind.label(word)).map(Label::word).contains(word));
    }
  }

  @Test
  void hasAsManyCategoriesAsNumberKeys() {
    assertThatThrownBy(() -> new LabelKind.Categories(List.of("one")))
        .hasMessageContaining("2 to 9");
    assertThatThrownBy(() -> new LabelKind.Categories(List.of("a", "b", "a")))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> new LabelKind.Categories(List.of("a", " ")))
        .hasMessageContaining("1 to 40");
  }

  @Test
  void neverCallsAModelAPerson() {
    assertThat(new Author.ByModel("openai/gpt-4o").isHuman()).isFalse();
    assertThat(new Author.Simulated("Reviewer A").isHuman()).isFalse();
    assertThat(new Author.Outside("HaluEval").isHuman()).isTrue();
    var person = PersonId.of("019a9000-0000-7000-8000-00000000000a");
    assertThat(new Author.ByPerson(person).label()).isEqualTo("person:" + person);
  }

  @Test
  void namesAnItemAsAShellWould() {
    // printf '%s\0%s' "How long?" "Thirty days." | sha256sum
    assertThat(ItemKey.of("How long?", "Thirty days.").toString())
        .isEqualTo("711364e54cc64d897495b42226b8bc9ddde5bd93b8a88bac8fabd2bd6a9e7c73");
  }
}
