package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.criteria.Quote;
import dev.hansei.workflows.criteria.SaidSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProposalPolicyTest {
  private static final float[] EAST = {1, 0};
  private static final float[] EASTISH = {0.96f, 0.28f};
  private static final float[] NORTH = {0, 1};

  @Test
  void proposesWhatWasSaidMoreThanOnce() {
    var said =
        List.of(
            note(1, "Names no source.", false),
            note(2, "Names no source at all.", false),
            note(3, "No source named, but fine.", true),
            note(4, "Too long.", false));
    var decided = ProposalPolicy.decide(said, List.of(EAST, EASTISH, EAST, NORTH));

    assertThat(decided.alone()).isEqualTo(1);
    assertThat(decided.proposals()).hasSize(1);
    DraftedProposal one = decided.proposals().getFirst();
    assertThat(one.name()).contains("source");
    assertThat(one.sentence()).startsWith("Deals well with: ");
    assertThat(one.evidence().members()).containsExactlyInAnyOrder(source(1), source(2), source(3));
    assertThat(one.evidence().casesFor()).containsExactly(source(1), source(2));
    assertThat(one.evidence().casesAgainst()).containsExactly(source(3));
    assertThat(one.evidence().quotes().getFirst().in("Names no source."))
        .contains("Names no source.");
    assertThat(ProposalPolicy.decide(said, List.of(EAST, EASTISH, EAST, NORTH)).proposals())
        .as("the same again")
        .extracting(DraftedProposal::evidence)
        .containsExactly(one.evidence());
  }

  @Test
  void proposesNothingFromNothing() {
    assertThat(ProposalPolicy.decide(List.of(), List.of()).proposals()).isEmpty();
    var once = ProposalPolicy.decide(List.of(note(1, "Alone.", false)), List.of(EAST));
    assertThat(once).isEqualTo(new ProposalPolicy.Decision(List.of(), 1));
  }

  @Test
  void quotesOnlyWhatWasSaid() {
    Observation said = note(1, "It says 30 days; the policy says 90. 😀 Wrong.", false);
    Quote quote = QuotePolicy.verbatim(said, " the policy says 90. 😀 ").orElseThrow();
    assertThat(quote.in(said.text())).contains("the policy says 90. 😀");
    assertThat(quote.source()).isEqualTo(source(1));
    assertThat(quote.in("The text was changed since.")).isEmpty();
    assertThat(quote.in("")).as("erased").isEmpty();
    assertThat(QuotePolicy.verbatim(said, "the policy says ninety")).isEmpty();
    assertThat(QuotePolicy.verbatim(said, "The policy says 90")).as("case counts").isEmpty();
    assertThat(QuotePolicy.verbatim(said, " ")).isEmpty();
    assertThat(QuotePolicy.verbatim(said, "\uDE00 Wrong")).as("half a character").isEmpty();
    assertThat(QuotePolicy.verbatim(note(2, "x".repeat(300), false), "x".repeat(241))).isEmpty();
  }

  @Test
  void beginsAtWholeSentencesElseWords() {
    String sentence = "The answer names a price that no passage has. ";
    Observation sentences = note(1, "  " + sentence.repeat(10), false);
    assertThat(words(sentences)).isEqualTo(sentence.repeat(5).strip());
    Observation one = note(2, "word ".repeat(100), false);
    assertThat(words(one)).hasSizeBetween(200, QuotePolicy.CHARS_MAX).endsWith("word");
    Observation none = note(3, "😀".repeat(300), false);
    assertThat(words(none)).hasSizeLessThanOrEqualTo(QuotePolicy.CHARS_MAX).startsWith("😀");
    assertThat(QuotePolicy.beginning(note(4, " \n ", false))).isEmpty();
  }

  private static String words(Observation said) {
    return QuotePolicy.beginning(said).orElseThrow().in(said.text()).orElseThrow();
  }

  private static SaidSource source(int number) {
    return new SaidSource(SaidSource.Kind.NOTE, new UUID(0, number));
  }

  private static Observation note(int number, String text, boolean passed) {
    return new Observation(
        source(number), text, text, "Why?", "So.", Optional.of(passed), Optional.empty());
  }
}
