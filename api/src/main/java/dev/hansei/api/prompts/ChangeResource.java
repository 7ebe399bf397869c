package dev.hansei.api.prompts;

import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.diff.LineDiff;
import dev.hansei.api.pages.diff.Piece;
import dev.hansei.infra.prompts.MeaningChange;
import dev.hansei.infra.prompts.Sentence;
import dev.hansei.infra.prompts.SentenceChange;
import dev.hansei.workflows.prompts.PromptVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one version of a prompt to another: by meaning, by setting and by line.
 *
 * @param renamed variables that stand in the same sentences under another name
 * @param sentences what became of sentences; those that stayed are not listed
 * @param compared false where so many sentences differ that none was looked for in other words
 * @param lines the messages line by line, unchanged stretches folded
 */
public record ChangeResource(
    int from,
    int to,
    List<String> variablesAdded,
    List<String> variablesRemoved,
    List<MeaningChange.Renamed> renamed,
    List<PromptChange.Setting> settings,
    List<SentenceLine> sentences,
    boolean compared,
    List<String> lines) {
  public ChangeResource {
    variablesAdded = List.copyOf(variablesAdded);
    variablesRemoved = List.copyOf(variablesRemoved);
    renamed = List.copyOf(renamed);
    settings = List.copyOf(settings);
    sentences = List.copyOf(sentences);
    lines = List.copyOf(lines);
  }

  /**
   * What became of a sentence.
   *
   * @param kind added, removed, moved or reworded
   * @param role who says it now; who said it, where it is gone
   * @param before as it was; absent where it is new
   * @param after as it is; absent where it is gone
   * @param cosine how alike both are, 0 to 1; where it is reworded
   */
  public record SentenceLine(
      String kind,
      String role,
      Optional<String> before,
      Optional<String> after,
      Optional<Double> cosine) {
    static SentenceLine of(SentenceChange change) {
      return switch (change) {
        case SentenceChange.Added(var now) -> line("added", now, null, now.text(), null);
        case SentenceChange.Removed(var was) -> line("removed", was, was.text(), null, null);
        case SentenceChange.Moved(var was, var now) ->
            line("moved", now, was.text(), now.text(), null);
        case SentenceChange.Reworded(var was, var now, double cosine) ->
            line("reworded", now, was.text(), now.text(), cosine);
      };
    }

    private static SentenceLine line(
        String kind,
        Sentence said,
        @Nullable String before,
        @Nullable String after,
        @Nullable Double cosine) {
      return new SentenceLine(
          kind,
          Names.words(said.role()),
          Optional.ofNullable(before),
          Optional.ofNullable(after),
          Optional.ofNullable(cosine));
    }
  }

  static ChangeResource of(
      PromptVersion from, PromptVersion to, MeaningChange meaning, PromptChange change) {
    return new ChangeResource(
        from.number(),
        to.number(),
        meaning.added(),
        meaning.removed(),
        meaning.renamed(),
        change.settings(),
        meaning.sentences().stream().map(SentenceLine::of).toList(),
        meaning.compared(),
        change.messages().hasChange()
            ? change.messages().lines().stream().map(ChangeResource::line).toList()
            : List.of());
  }

  private static String line(LineDiff.Line line) {
    return line.folded() > 0
        ? "@ %d lines the same".formatted(line.folded())
        : line.sign().replace('\u2212', '-')
            + " "
            + line.pieces().stream().map(Piece::text).collect(Collectors.joining());
  }
}
