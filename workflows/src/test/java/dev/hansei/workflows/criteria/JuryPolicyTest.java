package dev.hansei.workflows.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.workflows.criteria.JudgeMethod.Jury;
import dev.hansei.workflows.criteria.JuryPolicy.Vote;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JuryPolicyTest {
  /** p passes at 1, f fails at 0, h passes at a half, q fails at a quarter, s is silent. */
  @ParameterizedTest
  @CsvSource({
    "MAJORITY, ppf, pass, 0.666",
    "MAJORITY, pff, fail, 0.333",
    "MAJORITY, pf, fail, 0.5",
    "MAJORITY, ppff, fail, 0.5",
    "MAJORITY, pps, pass, 1.0",
    "MAJORITY, sff, fail, 0.0",
    "MAJORITY, pfs, silent, 0",
    "MAJORITY, ps, silent, 0",
    "MAJORITY, sss, silent, 0",
    "MEAN, ph, pass, 0.75",
    "MEAN, qf, fail, 0.125",
    "MEAN, pf, pass, 0.5",
    "MEAN, pps, silent, 0",
    "UNANIMOUS, ppp, pass, 1.0",
    "UNANIMOUS, ppf, fail, 0.0",
    "UNANIMOUS, fss, fail, 0.0",
    "UNANIMOUS, pps, silent, 0"
  })
  void decidesByItsRule(Jury.Rule rule, String votes, String verdict, double value) {
    JuryDecision decision = JuryPolicy.decide(jury(rule, votes.length()), votes(votes));
    switch (decision) {
      case JuryDecision.Verdict(boolean passed, double given, _) -> {
        assertThat(passed ? "pass" : "fail").isEqualTo(verdict);
        assertThat(given).isCloseTo(value, within(0.001));
      }
      case JuryDecision.Silent _ -> assertThat("silent").isEqualTo(verdict);
    }
  }

  @Test
  void aTieAndASilenceAreExplained() {
    assertThat(JuryPolicy.decide(jury(Jury.Rule.MAJORITY, 2), votes("pf")).why())
        .isEqualTo("A tie, which is no majority for it: 1 pass it, 1 fail it");
    assertThat(JuryPolicy.decide(jury(Jury.Rule.UNANIMOUS, 3), votes("pps")).why())
        .isEqualTo("Nobody fails it, but not all spoke: 2 pass it, 0 fail it, 1 gave no verdict");
  }

  @Test
  void aJuryHasTwoToSevenDifferentMembers() {
    assertThatThrownBy(() -> jury(Jury.Rule.MEAN, 1)).hasMessageContaining("2 to 7");
    assertThatThrownBy(() -> jury(Jury.Rule.MEAN, 8)).hasMessageContaining("2 to 7");
    var same = new JudgeId(new UUID(0, 1));
    assertThatThrownBy(() -> new Jury(List.of(same, same), Jury.Rule.MEAN, 0.5))
        .hasMessageContaining("different");
    assertThatThrownBy(() -> JuryPolicy.decide(jury(Jury.Rule.MEAN, 3), votes("pp")))
        .hasMessageContaining("one vote a member");
  }

  private static Jury jury(Jury.Rule rule, int members) {
    return new Jury(
        IntStream.range(0, members).mapToObj(i -> new JudgeId(new UUID(0, i))).toList(), rule, 0.5);
  }

  private static List<Optional<Vote>> votes(String letters) {
    return letters.chars().mapToObj(letter -> vote((char) letter)).toList();
  }

  private static Optional<Vote> vote(char letter) {
    return switch (letter) {
      case 'p' -> Optional.of(new Vote(true, 1));
      case 'h' -> Optional.of(new Vote(true, 0.5));
      case 'q' -> Optional.of(new Vote(false, 0.25));
      case 'f' -> Optional.of(new Vote(false, 0));
      default -> Optional.empty();
    };
  }
}
