package dev.hansei.api.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.gates.Clause;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.suites.RunId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulingTest {
  private static final GateRule CASES = new GateRule.Superiority("f1");
  private static final GateRule FLOOR = new GateRule.CorrectedFloor("grounded", 0.8);
  private static final GateRule CHANGE = new GateRule.CorrectedSuperiority("grounded");

  @Test
  void saysOfWhatMoreIsNeeded() {
    assertThat(sentence(open(CASES, 120)))
        .isEqualTo("The gate cannot tell yet: about 120 cases more should decide.");
    assertThat(sentence(open(FLOOR, 25), open(FLOOR, 40), open(CASES, 120)))
        .isEqualTo("The gate cannot tell yet: about 40 labels and 120 cases more should decide.");
    assertThat(sentence(open(CHANGE, 40)))
        .isEqualTo("The gate cannot tell yet: about 40 labels on each run more should decide.");
    assertThat(RuleWords.needed(open(CHANGE, 40))).isEqualTo("about 40 labels on each run");
    assertThat(RuleWords.needed(open(CHANGE, 0))).isEqualTo("\u2013");
  }

  @Test
  void leavesToClausesWhatOnlySomeOfThemSay() {
    assertThat(sentence(open(CHANGE, 0)))
        .isEqualTo("The gate cannot tell: its one clause is open, and says why.");
    assertThat(sentence(open(CHANGE, 0), open(CASES, 120)))
        .isEqualTo(
            "The gate cannot tell yet: about 120 cases more should decide 1 of 2 open clauses;"
                + " each says why.");
  }

  private static Clause open(GateRule rule, int needed) {
    return new Clause(rule, Clause.State.INCONCLUSIVE, "may or may not be", needed);
  }

  private static String sentence(Clause... clauses) {
    int needed = Arrays.stream(clauses).mapToInt(Clause::needed).max().orElseThrow();
    var evidence =
        new Evidence(
            Optional.empty(),
            RunId.of("019a9000-0000-7000-8000-0000000000c1"),
            List.of(),
            1,
            1,
            0,
            List.of(),
            0);
    return Ruling.of(new Verdict.Inconclusive(List.of(clauses), needed), evidence, 0.95).sentence();
  }
}
