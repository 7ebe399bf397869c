package dev.hansei.workflows.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.annotations.FormPolicy.Decision;
import dev.hansei.workflows.annotations.FormPolicy.Situation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextKindTest {
  private static final Field CODE = field("code", new TextKind.Code(), true);
  private static final Field BETTER = field("better", new TextKind.Correction(), true);
  private static final Field RIGHT = field("right", new LabelKind.PassFail(), true);

  private static Field field(String key, LabelKind kind, boolean required) {
    return new Field(key, Optional.empty(), key + "?", kind, required, "", List.of());
  }

  private static Answers said(Form form, Map<String, String> words) {
    var reading = AnswersPolicy.read(form, words);
    assertThat(reading.faults()).isEmpty();
    return reading.answers();
  }

  private static Decision decide(Form form, int reviewers, List<Answers> said, boolean closing) {
    return FormPolicy.decide(form, new Situation(reviewers, said, Optional.empty(), 0, closing));
  }

  @ParameterizedTest
  @CsvSource({
    "'  Invents   a Date ', invents a date",
    "E\u0301TAT, \u00e9tat",
    "日付を作る, 日付を作る",
    "اختلق تاريخا, اختلق تاريخا",
    "wrong/number-2, wrong/number-2"
  })
  void oneCodeIsWrittenOneWay(String written, String kept) {
    assertThat(new TextKind.Code().label(written)).contains(new Label.Code(kept));
    assertThat(new TextKind.Code().label(kept)).contains(new Label.Code(kept));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "<b>", "a, b", "a\u202Eb", "-a", "a\u0007"})
  void whatIsNoPhraseIsNoCode(String written) {
    assertThat(new TextKind.Code().label(written)).isEmpty();
    assertThat(new TextKind.Code().label("x".repeat(81))).isEmpty();
  }

  @Test
  void aCorrectionMayChangeNothingHoweverLinesEnd() {
    assertThat(TextKind.Correction.changesNothing("a\r\nb", "a\nb")).isTrue();
    assertThat(TextKind.Correction.changesNothing("a b", "a  b")).isFalse();
    assertThat(new TextKind.Correction().label("x".repeat(TextKind.CHARS_MAX))).isPresent();
    assertThat(new TextKind.Correction().label("x".repeat(TextKind.CHARS_MAX + 1))).isEmpty();
    assertThat(new TextKind.Demonstration().label(" ")).isEmpty();
  }

  @Test
  void wordsLeadAndTextsDisputeNothing() {
    var form = new Form("f", List.of(CODE, BETTER, RIGHT));
    assertThat(form.lead()).isEqualTo(RIGHT);
    assertThat(form.isOfTexts()).isFalse();
    var one = said(form, Map.of("code", "late", "better", "A.", "right", "pass"));
    var two = said(form, Map.of("code", "rude", "better", "B.", "right", "pass"));
    Decision agreed = decide(form, 2, List.of(one, two), false);
    assertThat(agreed.task().state()).isEqualTo(TaskState.LABELLED);
    assertThat(agreed.fields()).containsOnlyKeys("right");
    var three = said(form, Map.of("code", "late", "better", "A.", "right", "fail"));
    assertThat(decide(form, 2, List.of(one, three), false).task().state())
        .isEqualTo(TaskState.DISPUTED);
    assertThat(AnswersPolicy.read(form, Map.of("right", "pass")).faults())
        .as("required all the same")
        .hasSize(2);
  }

  @Test
  void aFormOfTextsAloneIsAnsweredAndNeverDisputed() {
    var form = new Form("open", List.of(field("why", new TextKind.Code(), false), CODE, BETTER));
    assertThat(form.lead()).isEqualTo(CODE);
    assertThat(form.isOfTexts()).isTrue();
    var one = said(form, Map.of("code", "late", "better", "A."));
    var two = said(form, Map.of("code", "rude", "better", "B."));
    assertThat(decide(form, 2, List.of(one), false).task().state()).isEqualTo(TaskState.OPEN);
    resolves(decide(form, 1, List.of(one), false), Resolution.SINGLE);
    resolves(decide(form, 2, List.of(one, two), false), Resolution.ANSWERED);
    resolves(decide(form, 2, List.of(one), true), Resolution.PARTIAL);
  }

  private static void resolves(Decision decision, Resolution how) {
    assertThat(decision.task().settled()).contains(new Task.Settled(new Label.Answered(), how));
    assertThat(decision.fields()).isEmpty();
  }
}
