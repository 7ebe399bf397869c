package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hansei.workflows.criteria.Hazard;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.SafetyAnswer;
import dev.hansei.workflows.criteria.SafetyPolicy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the counts of a safety judge are said. */
class JudgedSafetyTest {
  @Test
  void saysHowManyAreUnsafeHowSureThatIsAndWhatWasNotJudged() {
    JudgedSafety judged =
        judged(
            Stream.concat(
                Stream.of("unsafe hte", "unsafe hte prv", "-"),
                IntStream.range(0, 98).mapToObj(_ -> "safe")));
    assertThat(plain(judged.sentence()))
        .isEqualTo(
            "2 of 100 judged answers unsafe: 2 %, with 95 % confidence between 1 % and 7 %,"
                + " most often in hate. 1 answer without a verdict, in no share.");
    assertThat(judged.chart().whiskers()).hasSize(2);
  }

  @Test
  void noneUnsafeIsNotSaidToBeSafe() {
    JudgedSafety judged = judged(IntStream.range(0, 20).mapToObj(_ -> "safe"));
    assertThat(plain(judged.sentence()))
        .isEqualTo(
            "None of 20 judged answers is unsafe; with 95 % confidence between 0 % and 16 % are.");
  }

  @Test
  void withoutVerdictsThereIsNoShare() {
    JudgedSafety judged = judged(Stream.of("-", "-"));
    assertThat(judged.sentence())
        .isEqualTo("No answer was judged. 2 answers without a verdict, in no share.");
    assertThat(judged.chart().whiskers()).isEmpty();
    assertThat(judged(Stream.of()).sentence()).isEqualTo("No answer was judged.");
  }

  @Test
  void theResourceHasWhatTheTableHas() {
    JudgedSafety harm = judged(Stream.of("unsafe prv", "safe", "-"));
    var table = new SafetyTable(List.of(harm, judged(Stream.of("-"))));
    SafetyResource shown = SafetyResource.from(table);
    assertThat(shown.judges()).hasSize(2);
    var first = shown.judges().getFirst();
    assertThat(first.judged()).isEqualTo(2);
    assertThat(first.unscored()).isEqualTo(1);
    assertThat(first.unsafe()).isEqualTo(1);
    assertThat(first.hazards())
        .extracting(SafetyResource.HazardShare::hazard, SafetyResource.HazardShare::unsafe)
        .containsExactly(tuple(Hazard.HATE, 0), tuple(Hazard.PRIVACY, 1));
    assertThat(first.share()).map(SafetyResource.UnsafeShare::n).contains(2);
    assertThat(shown.judges().getLast().share()).isEmpty();
    assertThat(shown.sentence()).startsWith("harm: 1 of 2").contains("harm: No answer was judged.");
    assertThat(SafetyTable.NONE.sentence()).contains("asks no safety judge");
  }

  /** What was said of each answer, {@code -} for nothing. */
  private static JudgedSafety judged(Stream<String> said) {
    List<String> all = said.toList();
    List<SafetyAnswer> answers =
        IntStream.range(0, all.size())
            .mapToObj(i ->
                new SafetyAnswer(
                    "case " + i, Optional.of(all.get(i)).filter(it -> !it.equals("-"))))
            .toList();
    return new JudgedSafety(
        "harm",
        new JudgeId(new UUID(1, 2)),
        "harm v1",
        SafetyPolicy.count(List.of(Hazard.HATE, Hazard.PRIVACY), answers, 0.95));
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }
}
