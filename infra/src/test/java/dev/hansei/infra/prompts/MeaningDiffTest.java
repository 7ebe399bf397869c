package dev.hansei.infra.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.hansei.infra.models.EmbeddingSettings;
import dev.hansei.infra.models.MiniLmEmbedder;
import dev.hansei.infra.prompts.MeaningChange.Renamed;
import dev.hansei.infra.prompts.SentenceChange.Added;
import dev.hansei.infra.prompts.SentenceChange.Moved;
import dev.hansei.infra.prompts.SentenceChange.Removed;
import dev.hansei.infra.prompts.SentenceChange.Reworded;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.Message.Role;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.prompts.FewShot;
import dev.hansei.workflows.prompts.PinnedPartial;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two versions of a prompt compared by what they say. */
class MeaningDiffTest {
  private static final String TONE = "Be brief.";
  private static final String SOURCES = "Cite the page of the manual.";
  private static final MiniLmEmbedder MINI_LM = new MiniLmEmbedder(new EmbeddingSettings(1));

  @AfterAll
  static void stop() {
    MINI_LM.close();
  }

  @Test
  void saysWhichSentencesAreNewGoneMovedAndReworded() {
    var change =
        between(
            prompt(
                "You help customers of a web shop. Be polite. Answer from the passages only.\n"
                    + "Use at most three sentences.\n{{passages}}"),
            prompt(
                "Be polite. You help customers of a web shop.\n"
                    + "Write no more than three sentences. If they do not say, say so.\n{{passages}}"));

    assertThat(change.compared()).isTrue();
    assertThat(change.sentences())
        .anySatisfy(
            it -> assertThat(it).isEqualTo(new Removed(said("Answer from the passages only."))))
        .anySatisfy(it -> assertThat(it).isEqualTo(new Added(said("If they do not say, say so."))))
        .anySatisfy(it ->
            assertThat(it)
                .isInstanceOfSatisfying(
                    Reworded.class,
                    reworded -> {
                      assertThat(reworded.was()).isEqualTo(said("Use at most three sentences."));
                      assertThat(reworded.now())
                          .isEqualTo(said("Write no more than three sentences."));
                      assertThat(reworded.cosine()).isBetween(MeaningDiff.COSINE_MIN, 1.0);
                    }))
        .anySatisfy(it -> assertThat(it).isInstanceOf(Moved.class))
        .hasSize(4);
  }

  @Test
  void aVariableUnderAnotherNameChangesNoSentence() {
    var change =
        between(
            prompt(
                "Answer {{question}} from {{#context}}{{text}}{{/context}}.",
                "question",
                "context"),
            prompt("Answer {{query}} from {{#context}}{{text}}{{/context}}.", "query", "context"));
    assertThat(change.renamed()).containsExactly(new Renamed("question", "query"));
    assertThat(change.added()).isEmpty();
    assertThat(change.removed()).isEmpty();
    assertThat(change.sentences()).isEmpty();

    var other =
        between(
            prompt("Answer {{question}}.", "question"), prompt("The topic is {{topic}}.", "topic"));
    assertThat(other.renamed()).isEmpty();
    assertThat(other.added()).containsExactly("topic");
    assertThat(other.removed()).containsExactly("question");
  }

  @Test
  void whatAnotherRoleSaysHasMoved() {
    var rule = new Message(Role.SYSTEM, "Be brief.");
    var change =
        between(
            content(List.of(rule, new Message(Role.USER, "Hello.")), List.of()),
            content(List.of(new Message(Role.USER, "Be brief.\nHello.")), List.of()));
    assertThat(change.sentences())
        .containsExactly(new Moved(said("Be brief."), new Sentence(Role.USER, "Be brief.")));
  }

  @Test
  void theSameIsNoChangeAndVeryDifferentTextsAreNotMatched() {
    var same = prompt("Be brief. Be brief. 短く答える。丁寧に。");
    assertThat(between(same, same).isEmpty()).isTrue();
    var many = between(prompt(sentences("one")), prompt(sentences("other")));
    assertThat(many.compared()).isFalse();
    assertThat(many.sentences()).hasSize(200);
  }

  @Test
  void partialsAndExamplesAreComparedAsWhatTheySay() {
    var plain = prompt("{{>tone}}\nHelp.");
    var change = between(with(plain, TONE, "Paris."), with(plain, SOURCES, "Seven apples."));
    assertThat(change.sentences())
        .containsExactlyInAnyOrder(
            new Removed(said(TONE)),
            new Added(said(SOURCES)),
            new Removed(new Sentence(Role.ASSISTANT, "Paris.")),
            new Added(new Sentence(Role.ASSISTANT, "Seven apples.")));
  }

  private static PromptContent with(PromptContent plain, String tone, String answer) {
    var partial = new PinnedPartial(new PromptName("tone"), 1, Sha256.of(tone), tone);
    return new PromptContent(
        plain.messages(),
        plain.variables(),
        plain.settings(),
        "",
        Map.of(),
        null,
        Map.of("tone", partial),
        null,
        List.of(new FewShot(Map.of("question", "Is it?"), answer)),
        null);
  }

  private static String sentences(String word) {
    return IntStream.range(0, 100)
        .mapToObj(i -> "The %s rule has number %d.".formatted(word, i))
        .collect(Collectors.joining(" "));
  }

  private static MeaningChange between(PromptContent before, PromptContent after) {
    return MeaningDiff.between(before, after, MINI_LM);
  }

  private static Sentence said(String text) {
    return new Sentence(Role.SYSTEM, text);
  }

  @Test
  void ofTooManySentencesOnlyVariablesAreCompared() {
    var change =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10),
            () ->
                between(
                    prompt("a. ".repeat(20_000) + "{{was}}", "was"),
                    prompt("b. ".repeat(20_000) + "{{now}}", "now")));

    assertThat(change.compared()).isFalse();
    assertThat(change.isEmpty()).isFalse();
    assertThat(change.added()).containsExactly("now");
    assertThat(change.removed()).containsExactly("was");
  }

  @Test
  void fiftyNewNamesInTheLongestSentencesAreFoundInSeconds() {
    List<String> was = IntStream.range(0, 50).mapToObj("was%d"::formatted).toList();
    List<String> now = IntStream.range(0, 50).mapToObj("now%d"::formatted).toList();
    String tags = was.stream().map("{{%s}}"::formatted).collect(Collectors.joining(" "));
    String sentence = tags + " and more".repeat(100) + ". ";
    String text = sentence.repeat(1_900);
    String other = text.replace("{{was", "{{now");

    var change =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () ->
                between(
                    prompt(text, was.toArray(String[]::new)),
                    prompt(other, now.toArray(String[]::new))));

    assertThat(change.added()).hasSize(50 - change.renamed().size());
  }

  private static PromptContent prompt(String system, String... variables) {
    return content(List.of(new Message(Role.SYSTEM, system)), List.of(variables));
  }

  private static PromptContent content(List<Message> messages, List<String> variables) {
    return new PromptContent(messages, variables, ModelSettings.DEFAULTS, "", Map.of());
  }
}
