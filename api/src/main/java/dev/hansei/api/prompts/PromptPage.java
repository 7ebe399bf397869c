package dev.hansei.api.prompts;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.prompts.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One prompt: what is live, what changed.
 *
 * @param trials what is given to a share of a stage's callers
 * @param shown the version whose text is shown
 * @param scores what runs say of the versions
 * @param against the version it is compared with; empty for the first
 * @param desk what else can be done with it
 */
public record PromptPage(
    Frame frame,
    String name,
    List<VersionLine> versions,
    List<Trial> trials,
    Optional<VersionLine> shown,
    Optional<VersionLine> against,
    Optional<PromptChange> change,
    PromptScores scores,
    Optional<String> next,
    PromptDesk desk) {
  public PromptPage {
    versions = List.copyOf(versions);
    trials = List.copyOf(trials);
  }

  /**
   * A candidate beside what is live.
   *
   * @param share of the stage's callers, such as "10 %"
   * @param href of the promotion that gives it
   */
  public record Trial(Stage stage, int version, String share, String href) {
    /** Such as "v2 for 10 % of its callers". */
    public String words() {
      return "v%d for %s of its callers".formatted(version, share);
    }
  }

  private String tried(Stage stage) {
    return trials.stream()
        .filter(trial -> trial.stage() == stage)
        .map(trial -> ", " + trial.words())
        .findFirst()
        .orElse("");
  }

  /** What is live where, in words, and what is tried beside it. */
  public String liveWords() {
    List<String> words =
        Arrays.stream(Stage.values())
            .flatMap(stage ->
                versions.stream()
                    .filter(line -> line.liveAt().contains(stage))
                    .map(line ->
                        "v%d in %s%s"
                            .formatted(line.version().number(), stage.word(), tried(stage))))
            .toList();
    return words.isEmpty() ? "No version is live yet." : String.join(", ", words) + ".";
  }
}
