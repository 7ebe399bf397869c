package dev.hansei.workflows.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.annotations.FormPolicy.Decision;
import dev.hansei.workflows.annotations.FormPolicy.Situation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormPolicyTest {
  private static final Form FORM =
      new Form(
          "how good",
          List.of(
              field("remark", new LabelKind.Many(List.of("long", "rude")), false),
              field("right", new LabelKind.PassFail(), true),
              field("help", new LabelKind.Grades(List.of("none", "", "", "", "all")), true),
              field("minutes", new NumberRange(0, 10, 0.5, 1.0), true)));

  private static Field field(String key, LabelKind kind, boolean required) {
    return new Field(key, Optional.empty(), key + "?", kind, required, "", List.of());
  }

  /** Reviews are parted by a bar; a word is {@code field=word}. */
  @ParameterizedTest(name = "of {0}, [{1}] {2}: {3}")
  @CsvSource({
    "1, '', '', OPEN",
    "1, '', 'skips:1', SKIPPED",
    "1, 'right=pass help=4 minutes=3', '', LABELLED right=pass help=4 minutes=3",
    "2, 'right=pass help=4 minutes=3', '', OPEN",
    "2, 'right=pass help=4 minutes=3', 'closing', LABELLED right=pass help=4 minutes=3",
    "2, 'right=pass help=4 minutes=3|right=pass help=4 minutes=3', '', LABELLED right=pass help=4 minutes=3",
    "2, 'right=pass help=4 minutes=3|right=fail help=4 minutes=3', '', DISPUTED",
    "2, 'right=pass help=4 minutes=3|right=pass help=5 minutes=3', '', DISPUTED",
    "2, 'right=pass help=4 minutes=3|right=pass help=4 minutes=4.5', '', DISPUTED",
    "2, 'right=pass help=4 minutes=3|right=pass help=5 minutes=3', 'closing', UNLABELLED",
    "2, 'right=pass help=4 minutes=3|right=pass help=4 minutes=4', '', LABELLED right=pass help=4 minutes=3.5",
    "2, 'right=pass help=4 minutes=3 remark=rude|right=pass help=4 minutes=3', '', LABELLED remark=rude right=pass help=4 minutes=3",
    "2, 'right=pass help=4 minutes=3 remark=rude|right=pass help=4 minutes=3 remark=long', '', LABELLED right=pass help=4 minutes=3",
    "2, 'right=pass help=4 minutes=3|right=fail help=4 minutes=3', 'settled', LABELLED right=fail help=2 minutes=1"
  })
  void isAsFarAsItsRequiredFieldsAre(int reviewers, String reviews, String more, String expected) {
    List<Answers> said =
        Arrays.stream(reviews.split("\\|"))
            .filter(review -> !review.isEmpty())
            .map(FormPolicyTest::answers)
            .toList();
    Optional<Answers> settled =
        more.equals("settled")
            ? Optional.of(answers("right=fail help=2 minutes=1"))
            : Optional.empty();
    int skips = more.equals("skips:1") ? 1 : 0;
    Decision decision =
        FormPolicy.decide(
            FORM, new Situation(reviewers, said, settled, skips, more.equals("closing")));
    String fields =
        decision.fields().entrySet().stream()
            .map(field -> " " + field.getKey() + "=" + field.getValue().label().word())
            .collect(Collectors.joining());
    assertThat(decision.task().state() + fields).isEqualTo(expected);
    assertThat(decision.task().settled().map(it -> it.label()))
        .as("the first required field leads")
        .isEqualTo(Optional.ofNullable(decision.fields().get("right")).map(it -> it.label()));
  }

  @Test
  void saysHowEachFieldCameByItsLabel() {
    Decision decision =
        FormPolicy.decide(
            FORM,
            new Situation(
                2,
                List.of(
                    answers("right=pass help=4 minutes=3 remark=rude"),
                    answers("right=pass help=4 minutes=3")),
                Optional.empty(),
                0,
                false));
    assertThat(decision.fields()).hasSize(4);
    decision
        .fields()
        .forEach((key, settled) ->
            assertThat(settled.resolution())
                .isEqualTo(key.equals("remark") ? Resolution.PARTIAL : Resolution.AGREED));
  }

  private static Answers answers(String words) {
    Map<String, String> sent = new LinkedHashMap<>();
    for (String word : words.split(" ")) {
      int equals = word.indexOf('=');
      sent.put(word.substring(0, equals), word.substring(equals + 1));
    }
    var reading = AnswersPolicy.read(FORM, sent);
    assertThat(reading.faults()).isEmpty();
    return reading.answers();
  }
}
