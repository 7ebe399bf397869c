package dev.hansei.workflows.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.suites.AtHand.KnownJudge;
import dev.hansei.workflows.suites.DatasetFacts.Lengths;
import dev.hansei.workflows.suites.DatasetFacts.References;
import dev.hansei.workflows.suites.DatasetFacts.Scripts;
import dev.hansei.workflows.suites.SuiteProposal.Basis;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProposalPolicyTest {
  private static final AtHand NOTHING = new AtHand(0, 0, List.of());
  private static final Scripts LATIN = new Scripts(0, 100);
  private static final Scripts JAPANESE = new Scripts(100, 0);
  private static final References PROSE = new References(LATIN, 0, 0, 21, List.of(), List.of());
  private static final DatasetFacts ENGLISH_QA =
      facts(100, 100, PROSE, new Lengths(60, 900, 80), LATIN);
  private static final DatasetFacts JAPANESE_QA =
      facts(
          100,
          100,
          new References(JAPANESE, 0, 0, 21, List.of(), List.of()),
          new Lengths(30, 400, 25),
          JAPANESE);
  private static final DatasetFacts BARE =
      facts(
          0,
          0,
          new References(new Scripts(0, 0), 0, 0, 0, List.of(), List.of()),
          new Lengths(60, 0, 0),
          LATIN);

  private static DatasetFacts facts(
      int withReference, int withContext, References references, Lengths means, Scripts asked) {
    return new DatasetFacts(100, 100, withReference, withContext, 0, asked, references, means);
  }

  private static SuiteProposal propose(DatasetFacts facts) {
    return ProposalPolicy.decide(facts, NOTHING, Optional.empty());
  }

  private static List<String> words(SuiteProposal proposal) {
    return proposal.asked().stream().map(one -> one.assertion().word()).toList();
  }

  private static Assertion asked(SuiteProposal proposal, MetricType type) {
    return proposal.asked().stream()
        .map(SuiteProposal.Proposed::assertion)
        .filter(assertion -> assertion.type() == type)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void questionsWithPassagesAndReferencesAreComparedByWordsAndByMeaning() {
    var proposal = propose(ENGLISH_QA);
    assertThat(proposal.task()).isEqualTo(TaskKind.QA);
    assertThat(proposal.taskWhy()).isEqualTo("Guessed: most cases have passages to answer from.");
    assertThat(proposal.basis()).isEqualTo(Basis.REFERENCE);
    assertThat(proposal.basisWhy()).isEqualTo("100 of 100 cases have a reference answer.");
    assertThat(words(proposal)).containsExactly("f1", "similar", "not-is-refusal");
    assertThat(proposal.further())
        .anySatisfy(said -> assertThat(said).contains("kind factual-consistency", "has none"))
        .anySatisfy(said -> assertThat(said).contains("kind reference-equivalence", "has none"));
  }

  @Test
  void japaneseIsComparedByCharactersOnly() {
    var proposal = propose(JAPANESE_QA);
    assertThat(proposal.task()).isEqualTo(TaskKind.QA);
    assertThat(words(proposal))
        .containsExactly("f1", "exact", "chrf", "not-is-refusal", "language")
        .as("MiniLM and ROUGE cannot read it")
        .doesNotContain("similar", "rouge-lsum");
    assertThat(asked(proposal, MetricType.LANGUAGE).value()).isEqualTo("ja");
    assertThat(asked(proposal, MetricType.EXACT).weight()).as("informs").isZero();
  }

  @Test
  void fewShortReferencesAreLabels() {
    var labels =
        new References(LATIN, 0, 0, 3, List.of("negative", "neutral", "positive"), List.of());
    var proposal = propose(facts(100, 0, labels, new Lengths(200, 0, 8), LATIN));
    assertThat(proposal.task()).isEqualTo(TaskKind.CLASSIFICATION);
    assertThat(proposal.taskWhy()).contains("100 references are only 3 different short texts");
    assertThat(words(proposal)).containsExactly("exact", "icontains-any");
    var any = asked(proposal, MetricType.ICONTAINS_ANY);
    assertThat(any.value()).isEqualTo("[\"negative\",\"neutral\",\"positive\"]");
    assertThat(any.weight()).isZero();
  }

  @Test
  void aLabelThatIsAnArticleIsComparedLetterByLetter() {
    var labels = new References(LATIN, 0, 0, 4, List.of("A", "B", "C", "D"), List.of());
    var proposal = propose(facts(100, 0, labels, new Lengths(200, 0, 1), LATIN));
    assertThat(words(proposal)).containsExactly("equals");
    assertThat(asked(proposal, MetricType.EQUALS).transform()).isEqualTo("trim");
  }

  @Test
  void tenDifferentShortAnswersToTenQuestionsAreNoLabels() {
    var names =
        new References(
            LATIN, 0, 0, 10, List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"), List.of());
    var few = new DatasetFacts(10, 10, 10, 0, 0, LATIN, names, new Lengths(40, 0, 8));
    assertThat(propose(few).task()).isEqualTo(TaskKind.QA);
  }

  @Test
  void jsonIsAskedForTheFieldsThatAllReferencesHave() {
    var json = new References(LATIN, 95, 0, 21, List.of(), List.of("a \"b\"", "name"));
    var proposal = propose(facts(100, 0, json, new Lengths(600, 0, 90), LATIN));
    assertThat(proposal.task()).isEqualTo(TaskKind.EXTRACTION);
    assertThat(proposal.taskWhy()).contains("95 of 100 references are JSON");
    assertThat(words(proposal)).containsExactly("is-json", "levenshtein-ratio");
    assertThat(asked(proposal, MetricType.IS_JSON).value())
        .isEqualTo("{\"type\":\"object\",\"required\":[\"a \\\"b\\\"\",\"name\"]}");
    assertThat(proposal.further()).anyMatch(said -> said.contains("json-fields"));
  }

  @Test
  void longSourcesWithShorterReferencesAreSummedUp() {
    var proposal = propose(facts(100, 0, PROSE, new Lengths(3_000, 0, 300), LATIN));
    assertThat(proposal.task()).isEqualTo(TaskKind.SUMMARY);
    assertThat(words(proposal))
        .containsExactly("rouge-lsum", "word-count", "similar", "not-is-refusal");
    assertThat(asked(proposal, MetricType.WORD_COUNT).value()).isEqualTo("{\"max\":100}");
  }

  @Test
  void anotherScriptIsATranslation() {
    var english = propose(facts(100, 0, PROSE, new Lengths(60, 0, 90), JAPANESE));
    assertThat(english.task()).isEqualTo(TaskKind.TRANSLATION);
    assertThat(words(english)).containsExactly("chrf", "bleu", "not-is-refusal");
    var japanese = new References(JAPANESE, 0, 0, 21, List.of(), List.of());
    assertThat(words(propose(facts(100, 0, japanese, new Lengths(90, 0, 40), LATIN))))
        .containsExactly("chrf", "language", "not-is-refusal");
  }

  @Test
  void codeIsRecognisedByItsFences() {
    var code = new References(LATIN, 0, 80, 21, List.of(), List.of());
    var proposal = propose(facts(100, 0, code, new Lengths(90, 0, 400), LATIN));
    assertThat(proposal.task()).isEqualTo(TaskKind.CODE);
    assertThat(words(proposal)).containsExactly("levenshtein-ratio", "not-is-refusal");
    assertThat(proposal.further()).anyMatch(said -> said.contains("Whether the code works"));
  }

  @Test
  void withoutAnythingOnlyTheAnswerIsLookedAt() {
    var proposal = propose(BARE);
    assertThat(proposal.task()).isEqualTo(TaskKind.GENERATION);
    assertThat(proposal.basis()).isEqualTo(Basis.STATIC);
    assertThat(words(proposal)).containsExactly("not-is-refusal", "readability");
    assertThat(proposal.further()).anyMatch(said -> said.contains("kind answer-relevance"));
  }

  @Test
  void theTaskThatAPersonNamesIsTaken() {
    var proposal = ProposalPolicy.decide(ENGLISH_QA, NOTHING, Optional.of(TaskKind.TRANSLATION));
    assertThat(proposal.task()).isEqualTo(TaskKind.TRANSLATION);
    assertThat(proposal.taskWhy()).isEqualTo("You said that it is translation.");
  }

  @Test
  void labelsComeBeforeReferencesRunsBeforeFeedbackAndFeedbackBeforeNothing() {
    assertThat(basis(ENGLISH_QA, new AtHand(40, 1, List.of()))).isEqualTo(Basis.LABELS);
    assertThat(basis(ENGLISH_QA, new AtHand(39, 1, List.of()))).isEqualTo(Basis.REFERENCE);
    assertThat(basis(BARE, new AtHand(39, 1, List.of()))).isEqualTo(Basis.COMPARISON);
    assertThat(basis(withFeedback(), NOTHING)).isEqualTo(Basis.FEEDBACK);
    assertThat(basis(BARE, NOTHING)).isEqualTo(Basis.STATIC);
  }

  private static Basis basis(DatasetFacts facts, AtHand atHand) {
    return ProposalPolicy.decide(facts, atHand, Optional.empty()).basis();
  }

  private static DatasetFacts withFeedback() {
    return new DatasetFacts(100, 100, 0, 0, 7, LATIN, BARE.references(), new Lengths(60, 0, 0));
  }

  @Test
  void judgesThatTheProjectHasAreProposedAndTheCertifiedOneBeforeTheNewest() {
    var newest = judge("grounded v3", JudgeKind.FACTUAL_CONSISTENCY, false);
    var certified = judge("grounded v2", JudgeKind.FACTUAL_CONSISTENCY, true);
    var proposal =
        ProposalPolicy.decide(
            ENGLISH_QA, new AtHand(0, 2, List.of(newest, certified)), Optional.empty());
    assertThat(asked(proposal, MetricType.JUDGE).judge()).isEqualTo(certified.id());
    assertThat(asked(proposal, MetricType.JUDGE).threshold()).isEqualTo(0.8);
    assertThat(proposal.further())
        .noneMatch(said -> said.contains("kind factual-consistency"))
        .anyMatch(said -> said.contains("a pairwise judge would say which answer is better"));
  }

  @Test
  void aCertifiedJudgeIsAskedOnceWhereAnswersWereLabelled() {
    var certified = judge("grounded v2", JudgeKind.FACTUAL_CONSISTENCY, true);
    var pairwise = judge("clearer v1", JudgeKind.PAIRWISE, true);
    var proposal =
        ProposalPolicy.decide(
            ENGLISH_QA, new AtHand(90, 1, List.of(pairwise, certified)), Optional.empty());
    assertThat(proposal.asked())
        .filteredOn(one -> one.assertion().judge() != null)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.basis()).isEqualTo(Basis.LABELS);
          assertThat(one.assertion().judge()).isEqualTo(certified.id());
        });
    assertThat(proposal.asked().getFirst().basis()).as("labels first").isEqualTo(Basis.LABELS);
    assertThat(proposal.further()).anyMatch(said -> said.contains("clearer v1"));
  }

  @Test
  void feedbackIsReadByTheJudgeForIt() {
    var judge = judge("takes up v1", JudgeKind.FEEDBACK_INCORPORATION, false);
    var proposal =
        ProposalPolicy.decide(withFeedback(), new AtHand(0, 0, List.of(judge)), Optional.empty());
    assertThat(proposal.asked())
        .filteredOn(one -> one.basis() == Basis.FEEDBACK)
        .singleElement()
        .satisfies(one -> assertThat(one.why()).contains("7 cases carry that"));
  }

  @Test
  void whatIsMissingOrUnseenIsSaid() {
    var some = new DatasetFacts(5_000, 2_000, 1_500, 0, 0, LATIN, PROSE, new Lengths(60, 0, 80));
    var proposal = propose(some);
    assertThat(proposal.further())
        .anyMatch(said -> said.startsWith("500 of 2,000 cases have no reference"))
        .contains("Seen are the first 2,000 of 5,000 cases.");
    assertThat(words(proposal)).as("some may want a refusal").doesNotContain("not-is-refusal");
  }

  @ParameterizedTest
  @EnumSource(TaskKind.class)
  void everyKindOfTaskHasSomethingToAskWhateverTheData(TaskKind task) {
    for (DatasetFacts facts : List.of(ENGLISH_QA, JAPANESE_QA, BARE, withFeedback())) {
      for (AtHand atHand : Arrays.asList(NOTHING, new AtHand(50, 3, List.of()))) {
        var proposal = ProposalPolicy.decide(facts, atHand, Optional.of(task));
        assertThat(proposal.asked()).noneMatch(one -> one.assertion().judge() != null);
        assertThat(proposal.asked().stream().map(one -> one.assertion().metric()))
            .doesNotHaveDuplicates();
        assertThat(proposal.asked().size() + proposal.further().size()).isPositive();
      }
    }
  }

  private static KnownJudge judge(String name, JudgeKind kind, boolean mayGate) {
    return new KnownJudge(
        new JudgeId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))),
        name,
        kind,
        0.8,
        mayGate);
  }
}
