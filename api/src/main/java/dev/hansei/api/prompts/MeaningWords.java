package dev.hansei.api.prompts;

import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.diff.WordDiff;
import dev.hansei.infra.prompts.MeaningChange;
import dev.hansei.infra.prompts.Sentence;
import dev.hansei.infra.prompts.SentenceChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What changed by meaning, in plain words.
 *
 * @param variables a sentence for each variable that is new, gone or renamed
 * @param sentences what became of sentences
 */
public record MeaningWords(List<String> variables, List<Line> sentences, boolean compared) {
  public MeaningWords {
    variables = List.copyOf(variables);
    sentences = List.copyOf(sentences);
  }

  /**
   * What became of a sentence.
   *
   * @param what such as "reworded"
   * @param how such as "in the system message, likeness 0.91"
   * @param words how it was and is
   */
  public record Line(String what, String how, WordDiff words) {}

  static MeaningWords of(MeaningChange change) {
    List<String> variables = new ArrayList<>();
    change
        .renamed()
        .forEach(
            it -> variables.add("Variable %s is called %s now.".formatted(it.was(), it.now())));
    change.added().forEach(it -> variables.add("Variable %s is new.".formatted(it)));
    change.removed().forEach(it -> variables.add("Variable %s is gone.".formatted(it)));
    return new MeaningWords(
        variables, change.sentences().stream().map(MeaningWords::line).toList(), change.compared());
  }

  private static Line line(SentenceChange change) {
    return switch (change) {
      case SentenceChange.Added(var now) -> new Line("new", by(now), WordDiff.of("", now.text()));
      case SentenceChange.Removed(var was) ->
          new Line("gone", by(was), WordDiff.of(was.text(), ""));
      case SentenceChange.Moved(var was, var now) ->
          new Line(
              "moved",
              was.role() == now.role()
                  ? by(now)
                  : "from %s to %s".formatted(Names.words(was.role()), Names.words(now.role())),
              WordDiff.of(was.text(), now.text()));
      case SentenceChange.Reworded(var was, var now, double cosine) ->
          new Line(
              "reworded",
              String.format(Locale.ROOT, "%s, likeness %.2f", by(now), cosine),
              WordDiff.of(was.text(), now.text()));
    };
  }

  private static String by(Sentence said) {
    return "in " + Names.words(said.role());
  }

  /** Whether nothing changed but perhaps settings. */
  public boolean isEmpty() {
    return compared && variables.isEmpty() && sentences.isEmpty();
  }
}
