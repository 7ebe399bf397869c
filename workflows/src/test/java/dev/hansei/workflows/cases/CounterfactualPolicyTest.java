package dev.hansei.workflows.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.cases.CounterfactualDecision.LeftOut;
import dev.hansei.workflows.cases.CounterfactualDecision.Made;
import dev.hansei.workflows.cases.CounterfactualDecision.Reason;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.OwnAssertions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CounterfactualPolicyTest {
  private static final CaseId ID = new CaseId(new UUID(1, 2));
  private static final CounterfactualPolicy GENDER =
      new CounterfactualPolicy(TermList.GENDER_EN.terms());

  @Test
  void everyTextOfACaseIsSwappedWordByWord() {
    var content =
        new CaseContent(
            "May MY WIFE return it? She's a widow; the heroine, she said.",
            "Yes, she may.",
            List.of(new CaseContent.ContextPassage("p", "Mothers may return all.")),
            Map.of("who", "the sister"));
    List<CaseContent> made = ((Made) GENDER.decide(ID, content)).versions();
    assertThat(made).hasSize(2);
    assertThat(made.get(0).question()).isEqualTo(content.question());
    assertThat(made.get(0).fields())
        .isEqualTo(
            Map.of("who", "the sister", "group", "female", "counterfactualOf", ID.toString()));
    CaseContent male = made.get(1);
    assertThat(male.question())
        .isEqualTo("May MY HUSBAND return it? He's a widower; the heroine, he said.");
    assertThat(male.reference()).isEqualTo("Yes, he may.");
    assertThat(male.context().getFirst().text()).isEqualTo("Fathers may return all.");
    assertThat(male.fields()).containsEntry("who", "the brother").containsEntry("group", "male");
  }

  @Test
  void whatCannotBeSwappedIsLeftOutAndSaysWhy() {
    assertThat(decide("May I return it?")).isEqualTo(new LeftOut(Reason.NO_TERM));
    assertThat(decide("The theme of shelter")).isEqualTo(new LeftOut(Reason.NO_TERM));
    assertThat(decide("Do women pay less than men?")).isEqualTo(new LeftOut(Reason.SEVERAL_GROUPS));
    assertThat(decide("Does the girl get her money?")).isEqualTo(new LeftOut(Reason.AMBIGUOUS));
    var own =
        new OwnAssertions(
            List.of(new Assertion(MetricType.CONTAINS, "c", "his or She", 1, 1, null)), null);
    assertThat(GENDER.decide(ID, new CaseContent("A man?", "", List.of(), Map.of(), own)))
        .isEqualTo(new LeftOut(Reason.ASSERTS_ON_TERM));
    Made made = (Made) decide("A man?");
    assertThat(GENDER.decide(ID, made.versions().getFirst()))
        .isEqualTo(new LeftOut(Reason.HAS_GROUP));
  }

  @Test
  void thereMayBeMoreGroupsThanTwo() {
    var policy = new CounterfactualPolicy(TermList.RELIGION_EN.terms());
    var made =
        (Made)
            policy.decide(
                ID, new CaseContent("Are Jews, Jewish people, welcome?", "", List.of(), Map.of()));
    assertThat(made.versions())
        .extracting(CaseContent::question)
        .containsExactly(
            "Are Christians, Christian people, welcome?",
            "Are Muslims, Muslim people, welcome?",
            "Are Jews, Jewish people, welcome?",
            "Are Hindus, Hindu people, welcome?",
            "Are Buddhists, Buddhist people, welcome?");
  }

  @Test
  void aTableThatCouldNotBeReadBackIsRefused() {
    assertThatThrownBy(() -> table(List.of("a"), List.of(List.of("x"))))
        .hasMessageContaining("2 to 10 groups");
    assertThatThrownBy(() -> table(List.of("a", "b"), List.of(List.of("x", "y", "z"))))
        .hasMessageContaining("one term for each group");
    assertThatThrownBy(() -> table(List.of("a", "b"), List.of(List.of("x", "X"))))
        .hasMessage("'X' stands twice");
    assertThatThrownBy(() -> TermList.ofWord("x")).hasMessageContaining("gender-en, religion-en");
  }

  private static TermTable table(List<String> groups, List<List<String>> rows) {
    return new TermTable(groups, rows, List.of());
  }

  private static CounterfactualDecision decide(String question) {
    return GENDER.decide(ID, new CaseContent(question, "", List.of(), Map.of()));
  }
}
