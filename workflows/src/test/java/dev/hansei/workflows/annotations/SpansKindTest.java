package dev.hansei.workflows.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.annotations.Marks.Span;
import dev.hansei.workflows.annotations.SpansKind.On;
import dev.hansei.workflows.lineage.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpansKindTest {
  private static final SpansKind KIND =
      new SpansKind(List.of("unsupported", "said \"so\"\\"), On.ANSWER);

  /** Two faces outside the plane of 16 bits, a combining mark, Japanese, and Arabic. */
  private static final String TEXT = "a\uD83D\uDE00b e\u0301 日本 مرحبا \uD83D\uDE00";

  private static Marks marks(Span... spans) {
    return new Marks(Sha256.of(TEXT), List.of(spans));
  }

  @Test
  void readsWhatItWroteAndNothingElse() {
    Marks marks = marks(new Span("said \"so\"\\", 4, 6), new Span("unsupported", 1, 2));
    assertThat(marks.spans()).extracting(Span::start).as("in order").containsExactly(1, 4);
    assertThat(KIND.label(marks.word())).contains(marks);
    assertThat(KIND.label(marks().word())).as("nothing to mark").contains(marks());
    assertThat(KIND.label(marks(new Span("other", 0, 1)).word())).as("no category").isEmpty();
    for (String wrong :
        List.of(
            "",
            "pass",
            "{}",
            marks.word().replace(",\"start\"", ", \"start\""),
            marks.word().replace("]}", ",]}"),
            marks.word().replace("\"start\":1", "\"start\":01"),
            marks.word().replace("\"start\":1", "\"start\":5"),
            marks.word() + " ")) {
      assertThat(KIND.label(wrong)).as(wrong).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u00", "\\", "\\u12g4", "\\u000a"})
  void whatIsCutInTheMiddleIsNoMark(String name) {
    String word = marks(new Span("unsupported", 1, 2)).word().replace("unsupported", name);
    assertThat(KIND.label(word)).isEmpty();
  }

  /** 15 code points, though 16 of Java's characters. */
  @ParameterizedTest
  @CsvSource({"0, 15, ''", "14, 15, ''", "14, 16, '15 characters'", "20, 21, '15 characters'"})
  void offsetsCountCodePoints(int start, int end, String problem) {
    String text = TEXT.substring(0, TEXT.offsetByCodePoints(0, 15));
    assertThat(text).hasSize(16);
    var marks = new Marks(Sha256.of(text), List.of(new Span("unsupported", start, end)));
    assertThat(KIND.problem(marks, text).orElse("")).contains(problem);
    assertThat(KIND.problem(marks, text + " ").orElse("")).contains("Another text");
  }

  @Test
  void refusesSpansThatMeanNothing() {
    assertThatThrownBy(() -> new Span("a", 3, 3)).hasMessageContaining("ends behind");
    assertThatThrownBy(() -> new Span("a", -1, 3)).hasMessageContaining("ends behind");
    assertThatThrownBy(() -> marks(new Span("a", 0, 3), new Span("a", 2, 4)))
        .hasMessageContaining("overlap");
    assertThat(marks(new Span("a", 0, 3), new Span("b", 2, 4)).spans()).hasSize(2);
    assertThatThrownBy(() -> new SpansKind(List.of(), On.CONTEXT)).hasMessageContaining("1 to 9");
  }

  @Test
  void marksAreHeldAgainstTheTextThatWasShown() {
    var field = new Field("bad", Optional.empty(), "What?", KIND, true, "", List.of());
    var form = new Form("f", List.of(field));
    Map<String, String> sent = Map.of("bad", marks(new Span("unsupported", 1, 2)).word());
    assertThat(AnswersPolicy.read(form, sent, Map.of(On.ANSWER, TEXT)).faults()).isEmpty();
    for (Map<On, String> other :
        List.of(Map.of(On.ANSWER, "b"), Map.of(On.CONTEXT, TEXT), Map.<On, String>of())) {
      assertThat(AnswersPolicy.read(form, sent, other).faults())
          .singleElement()
          .satisfies(fault -> assertThat(fault.wrong()).isEqualTo(AnswersPolicy.Wrong.UNFIT));
    }
  }
}
