package dev.hansei.workflows.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hansei.workflows.annotations.AnswersPolicy.Fault;
import dev.hansei.workflows.annotations.AnswersPolicy.Wrong;
import dev.hansei.workflows.criteria.CriterionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {
  private static final LabelKind GRADES =
      new LabelKind.Grades(List.of("useless", "", "", "", "solves it"));
  private static final LabelKind MINUTES = new NumberRange(0, 60, 0.5, null);
  private static final LabelKind FAULTS =
      new LabelKind.Many(List.of("off topic", "too long", "wrong language"));
  private static final Form FORM =
      new Form(
          "support",
          List.of(
              field("faults", FAULTS, false),
              field("help", GRADES, true),
              field("minutes", MINUTES, false)));

  private static Field field(String key, LabelKind kind, boolean required) {
    return new Field(key, Optional.empty(), key + "?", kind, required, "", List.of());
  }

  @ParameterizedTest(name = "{0} takes ''{1}'' as ''{2}''")
  @CsvSource({
    "help, 3, 3",
    "help, 0, ",
    "help, 6, ",
    "help, 03, ",
    "faults, too long, too long",
    "faults, 'too long,off topic', 'off topic, too long'",
    "faults, 'too long, too long', ",
    "faults, 'too long, rude', ",
    "faults, ',', ",
    "minutes, 0, 0",
    "minutes, -0, 0",
    "minutes, 12.50, 12.5",
    "minutes, ' 60 ', 60",
    "minutes, 60.5, ",
    "minutes, 0.25, ",
    "minutes, 1e1, ",
    "minutes, '1,5', ",
    "minutes, NaN, "
  })
  void takesWhatEachKindTakes(String key, String word, String expected) {
    Optional<Label> label = FORM.field(key).orElseThrow().kind().label(word);
    assertThat(label.map(Label::word)).isEqualTo(Optional.ofNullable(expected));
    label
        .map(Label::word)
        .ifPresent(canonical ->
            assertThat(FORM.field(key).orElseThrow().kind().label(canonical)).isEqualTo(label));
  }

  @Test
  void countsDecimalStepsAsPeopleDo() {
    var tenths = new NumberRange(0.1, 1, 0.1, null);
    for (int step = 1; step <= 10; step++) {
      assertThat(tenths.label(step == 10 ? "1" : "0." + step)).as("%d tenths", step).isPresent();
    }
    assertThat(tenths.label("0.35")).isEmpty();
  }

  @Test
  void hasAMiddleOnAStepOfNumbersThatAreTheSame() {
    var range = new NumberRange(0, 10, 1, 2.0);
    assertThat(common(range, "3", "5")).contains("4");
    assertThat(common(range, "3", "4")).as("the even one").contains("4");
    assertThat(common(range, "4", "5")).contains("4");
    assertThat(common(range, "3", "6")).isEmpty();
    assertThat(common(MINUTES, "3", "3.5")).as("only equal ones").isEmpty();
    assertThat(common(GRADES, "3", "4")).isEmpty();
    assertThat(common(FAULTS, "off topic, too long", "too long,off topic"))
        .contains("off topic, too long");
  }

  private static Optional<String> common(LabelKind kind, String one, String two) {
    return kind.common(List.of(kind.label(one).orElseThrow(), kind.label(two).orElseThrow()))
        .map(Label::word);
  }

  @Test
  void refusesRangesThatNobodyCouldAnswer() {
    assertThatThrownBy(() -> new NumberRange(1, 1, 1, null)).hasMessageContaining("below its end");
    assertThatThrownBy(() -> new NumberRange(0, 1, 0, null)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> new NumberRange(0, 1, 0.3, null)).hasMessageContaining("whole number");
    assertThatThrownBy(() -> new NumberRange(0, 1e9, 0.5, null)).hasMessageContaining("1,000,000");
    assertThatThrownBy(() -> new NumberRange(0, Double.NaN, 1, null)).isNotNull();
    assertThatThrownBy(() -> new NumberRange(0, 1, 1, -1.0)).hasMessageContaining("tolerance");
    assertThatThrownBy(() -> new LabelKind.Grades(List.of("bad", "good")))
        .hasMessageContaining("5 anchors");
    assertThatThrownBy(() -> new LabelKind.Grades(List.of("bad", "", "", "", " ")))
        .hasMessageContaining("grade 1 and grade 5");
    assertThatThrownBy(() -> new LabelKind.Many(List.of("a, b"))).hasMessageContaining("comma");
  }

  @Test
  void isLedByItsFirstRequiredField() {
    assertThat(FORM.lead().key()).isEqualTo("help");
    assertThatThrownBy(() -> new Form("f", List.of(field("a", GRADES, false))))
        .hasMessageContaining("required");
    assertThatThrownBy(
            () -> new Form("f", List.of(field("a", GRADES, true), field("a", MINUTES, true))))
        .hasMessageContaining("one key");
    assertThatThrownBy(() -> field("Not a key", GRADES, true)).hasMessageContaining("key");
    var criterion = Optional.of(new CriterionId(new UUID(1, 1)));
    List<Field> twice = new ArrayList<>();
    for (String key : List.of("a", "b")) {
      twice.add(new Field(key, criterion, "?", GRADES, true, "", List.of()));
    }
    assertThatThrownBy(() -> new Form("f", twice)).hasMessageContaining("criterion");
  }

  @Test
  void keepsExamplesThatItsFieldTakes() {
    var fits = new Field.Example("Try again.", "1", "No help at all.");
    assertThat(new Field("a", Optional.empty(), "?", GRADES, true, "", List.of(fits)).examples())
        .hasSize(1);
    var unfit = new Field.Example("Try again.", "bad", "");
    assertThatThrownBy(
            () -> new Field("a", Optional.empty(), "?", GRADES, true, "", List.of(unfit)))
        .hasMessageContaining("takes 1 to 5");
  }

  @Test
  void saysOfEachAnswerWhatIsWrongWithIt() {
    Map<String, String> sent = new LinkedHashMap<>();
    sent.put("faults", "rude");
    sent.put("tone", "fine");
    sent.put("minutes", "");
    var reading = AnswersPolicy.read(FORM, sent);
    assertThat(reading.faults())
        .extracting(Fault::key, Fault::wrong)
        .containsExactly(
            tuple("tone", Wrong.UNKNOWN),
            tuple("faults", Wrong.UNFIT),
            tuple("help", Wrong.MISSING));
    assertThat(reading.faults().getFirst().sentence()).contains("faults, help, minutes");
  }

  @Test
  void takesALabelWithoutAKeyForItsLeadingField() {
    var reading = AnswersPolicy.read(FORM, Map.of(AnswersPolicy.LEAD, "4"));
    assertThat(reading.faults()).isEmpty();
    assertThat(reading.answers().words()).containsExactly(Map.entry("help", "4"));
  }
}
