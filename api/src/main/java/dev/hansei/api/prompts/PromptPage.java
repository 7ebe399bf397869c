package dev.hansei.api.prompts;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.prompts.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One prompt: what is live, what changed.
 *
 * @param shown the version whose text is shown
 * @param scores what runs say of the versions
 * @param against the version it is compared with; empty for the first
 * @param desk what else can be done with it
 */
public record PromptPage(
    Frame frame,
    String name,
    List<VersionLine> versions,
    Optional<VersionLine> shown,
    Optional<VersionLine> against,
    Optional<PromptChange> change,
    PromptScores scores,
    Optional<String> next,
    PromptDesk desk) {
  public PromptPage {
    versions = List.copyOf(versions);
  }

  /** What is live where, in words. */
  public String liveWords() {
    List<String> words =
        Arrays.stream(Stage.values())
            .flatMap(stage ->
                versions.stream()
                    .filter(line -> line.liveAt().contains(stage))
                    .map(line -> "v%d in %s".formatted(line.version().number(), stage.word())))
            .toList();
    return words.isEmpty() ? "No version is live yet." : String.join(", ", words) + ".";
  }
}
