package dev.hansei.workflows.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SaidWordsTest {
  private static final List<String> TEXTS =
      List.of("Where is my parcel?", "The parcel from Lyon is late", "返金はいつですか");

  private final SaidWords said = new SaidWords(TEXTS);

  @Test
  void aNameIsSaidWhereEachOfItsWordsIs() {
    assertThat(said.haveAll("parcel, lyon")).isTrue();
    assertThat(said.haveAll("parcel, zebulon")).isFalse();
    assertThat(said.haveAny("parcel, zebulon")).isTrue();
    assertThat(said.haveAny("zebulon")).isFalse();
  }

  @Test
  void namesMadeOfTheseTextsAreSaidThere() {
    for (String name : KeywordNames.of(List.of(TEXTS, List.of("Something else")))) {
      assertThat(said.haveAll(name)).as(name).isEqualTo(!name.contains("else"));
    }
  }

  @Test
  void aNameWithoutWordsIsATextOrItsBeginning() {
    var few = new SaidWords(List.of("Why? 4711"));
    assertThat(few.haveAll("Why? 47")).isTrue();
    assertThat(few.haveAll("Who?")).isFalse();
    assertThat(new SaidWords(List.of()).haveAll("Why?")).isFalse();
  }
}
