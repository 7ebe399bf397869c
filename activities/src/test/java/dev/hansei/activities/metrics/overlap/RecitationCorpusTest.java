package dev.hansei.activities.metrics.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.activities.metrics.overlap.Recitation.Source;
import dev.hansei.activities.metrics.overlap.RecitationCorpus.Text;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecitationCorpusTest {
  private static final RecitationCorpus CORPUS =
      RecitationCorpus.of(
          List.of(
              new Text("terms.md", List.of("Refunds are free.", "It takes five working days.")),
              new Text("help.md", List.of("…", "Call us any time."))));

  @Test
  void theLongestRunIsCitedByDocumentPassageAndWord() {
    Recitation found = CORPUS.longest("Well, it takes FIVE working days at most.");
    assertThat(found.words()).isEqualTo(5);
    assertThat(found.told())
        .isEqualTo(
            "5 of 8 words (63 %) in a row stand in document terms.md, passage 2 from word 1:"
                + " “it takes FIVE working days”");
    assertThat(CORPUS.longest("us any time").citation())
        .isEqualTo("document help.md, passage 2 from word 2: “us any time”");
  }

  @Test
  void aRunGoesOverPassagesAndNotOverDocuments() {
    assertThat(CORPUS.longest("are free it takes five").citation())
        .isEqualTo("document terms.md, passage 1 from word 2: “are free it takes five”");
    assertThat(CORPUS.longest("working days call us").words()).isEqualTo(2);
  }

  @Test
  void nothingIsFoundWhereNothingIsShared() {
    assertThat(CORPUS.longest("Ships sail.").told())
        .isEqualTo("no word of the answer stands in the sources");
    assertThat(CORPUS.longest("").words()).isZero();
    assertThat(RecitationCorpus.of(List.of()).longest("Ships").words()).isZero();
  }

  /** Beside the automaton, which reads each text anew. */
  @Test
  void itFindsAsMuchAsTheAutomatonDoes() {
    Random random = new Random(11);
    for (int round = 0; round < 400; round++) {
      int letters = 1 + random.nextInt(4);
      List<String> texts =
          IntStream.range(0, 1 + random.nextInt(3))
              .mapToObj(_ -> text(random, random.nextInt(60), letters))
              .toList();
      String answer = text(random, random.nextInt(40), letters + 1);
      int expected =
          Recitation.of(answer, texts.stream().map(it -> new Source("s", it)).toList()).words();
      List<Text> corpus = texts.stream().map(it -> new Text("d", List.of(it))).toList();
      assertThat(RecitationCorpus.of(corpus).longest(answer).words())
          .as("%s in %s", answer, texts)
          .isEqualTo(expected);
    }
  }

  @Test
  void textsThatRepeatThemselvesAreIndexedAndReadInTime() {
    String page = "a ".repeat(400);
    List<String> passages = IntStream.range(0, 500).mapToObj(_ -> page).toList();
    RecitationCorpus corpus = RecitationCorpus.of(List.of(new Text("d", passages)));
    assertThat(corpus.longest("a ".repeat(20_000)).words()).isEqualTo(20_000);
    assertThat(corpus.longest("a ".repeat(9_000) + "b ".repeat(9_000)).words()).isEqualTo(9_000);
    assertThatThrownBy(() -> corpus.longest("a ".repeat(20_001)))
        .hasMessage("there are over 20000 words to compare");
  }

  private static String text(Random random, int count, int letters) {
    return IntStream.range(0, count)
        .mapToObj(_ -> String.valueOf((char) ('a' + random.nextInt(letters))))
        .collect(Collectors.joining(" "));
  }
}
