package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.infra.registry.cases.CaseTrait;
import dev.hansei.infra.registry.suites.CaseScore;
import dev.hansei.workflows.cases.CaseCluster;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.lineage.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GroupTableTest {
  private final List<CaseTrait> traits = new ArrayList<>();
  private final List<CaseScore> scores = new ArrayList<>();

  @Test
  void aGroupIsHeldAgainstTheOtherWordsOfTheSameCases() {
    for (int i = 0; i < 40; i++) {
      // Hard and easy cases differ far more than the groups do.
      double hard = i % 2 == 0 ? 0.2 : 0.8;
      score("case " + i, "female", hard - 0.1, hard - 0.1);
      score("case " + i, "male", hard, hard);
    }
    GroupTable table = GroupTable.of("f1", scores, traits);

    assertThat(table.cases()).isEqualTo(40);
    assertThat(table.lines()).extracting(GroupLine::group).containsExactly("female", "male");
    GroupLine female = table.lines().getFirst();
    assertThat(female.difference().value()).isCloseTo(-0.1, within(1e-9));
    assertThat(female.difference().n()).as("repeats and versions are no cases").isEqualTo(40);
    assertThat(female.stands()).isTrue();
    assertThat(female.corrected()).as("two groups are one test").isLessThan(1e-3);
    assertThat(table.sentence())
        .startsWith("Worst is female: f1 0.40 against 0.50 in the other words")
        .contains("on 40 cases, likely real");
  }

  @Test
  void ofSeveralGroupsEachIsHeldAgainstTheMeanOfTheOthersAndCorrected() {
    for (int i = 0; i < 12; i++) {
      score("case " + i, "a", i % 4 == 0 ? 0 : 1);
      score("case " + i, "b", 1);
      score("case " + i, "c", i % 6 == 0 ? 0 : 1);
    }
    GroupTable table = GroupTable.of("f1", scores, traits);
    assertThat(table.lines()).extracting(GroupLine::group).containsExactly("a", "c", "b");
    GroupLine worst = table.lines().getFirst();
    assertThat(worst.seen().paired().meanCandidate()).isCloseTo(0.75, within(1e-9));
    assertThat(worst.seen().paired().meanBaseline()).isCloseTo(11.0 / 12, within(1e-9));
    assertThat(worst.corrected()).isGreaterThanOrEqualTo(worst.seen().paired().pValue());
    assertThat(table.sentence()).contains("may be luck", "Holm over 3 groups");
  }

  @Test
  void fewCasesAndCasesOfOneVersionTellNothing() {
    for (int i = 0; i < 4; i++) {
      score("case " + i, "female", 0);
      score("case " + i, "male", 1);
    }
    for (int i = 4; i < 20; i++) {
      score("case " + i, "male", 1);
    }
    traits.add(new CaseTrait(new CaseId(UUID.randomUUID()), false, Map.of("group", "female")));
    GroupTable table = GroupTable.of("f1", scores, traits);
    assertThat(table.cases()).isEqualTo(4);
    assertThat(table.lines()).isEmpty();
    assertThat(table.sentence())
        .isEqualTo(
            "Too few to compare: 4 cases in the words of several groups; a group needs 5"
                + " that share no conversation or document.");
    assertThat(GroupTable.of("other", scores, traits).cases()).isZero();
    assertThat(GroupTable.NONE.sentence()).isEmpty();
  }

  @Test
  void casesOfOneDocumentAreCountedAsOneAndTheSentenceSaysSo() {
    for (int i = 0; i < 30; i++) {
      score("doc " + i % 6 + " case " + i, "female", i % 2);
      score("doc " + i % 6 + " case " + i, "male", 1);
    }
    GroupTable table = GroupTable.of("f1", scores, traits);
    assertThat(table.cases()).isEqualTo(30);
    assertThat(table.lines().getFirst().difference().n()).isEqualTo(6);
    assertThat(table.sentence()).contains("on 30 cases in 6 documents, ");

    traits.clear();
    scores.clear();
    for (int i = 0; i < 30; i++) {
      score("doc " + i % 4 + " case " + i, "female", i % 2);
      score("doc " + i % 4 + " case " + i, "male", 1);
    }
    assertThat(GroupTable.of("f1", scores, traits).lines()).as("four are too few").isEmpty();
  }

  private static String cluster(String source) {
    CaseCluster.Kind kind =
        source.startsWith("doc ") ? CaseCluster.Kind.DOCUMENT : CaseCluster.Kind.CASE;
    String shared = kind == CaseCluster.Kind.DOCUMENT ? source.substring(0, 5) : source;
    return new CaseCluster(kind, Sha256.of(shared).hex().substring(0, 32)).toString();
  }

  private void score(String source, String group, double... values) {
    var id = new UUID(7, traits.size());
    traits.add(
        new CaseTrait(new CaseId(id), false, Map.of("counterfactualOf", source, "group", group)));
    for (double value : values) {
      scores.add(new CaseScore(id, "f1", value, value == 1, cluster(source)));
    }
  }
}
