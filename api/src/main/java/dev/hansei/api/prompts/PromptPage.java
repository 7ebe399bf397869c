package dev.hansei.api.prompts;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.prompts.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One prompt: what is live, what changed.
 *
 * @param live what is live at each stage, by version number, wherever it stands in the list
 * @param trials what is given to a share of a stage's callers
 * @param shown the version whose text is shown
 * @param scores what runs say of the versions
 * @param against the version it is compared with; empty for the first
 * @param desk what else can be done with it
 * @param isPastAll whether it has versions, and the address begins after the oldest
 */
public record PromptPage(
    Frame frame,
    String name,
    List<VersionLine> versions,
    Map<Stage, Integer> live,
    List<Trial> trials,
    Optional<VersionLine> shown,
    Optional<VersionLine> against,
    Optional<PromptChange> change,
    PromptScores scores,
    Optional<String> next,
    PromptDesk desk,
    boolean isPastAll) {
  public PromptPage {
    versions = List.copyOf(versions);
    live = Map.copyOf(live);
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
            .filter(live::containsKey)
            .map(stage -> "v%d in %s%s".formatted(live.get(stage), stage.word(), tried(stage)))
            .toList();
    return words.isEmpty() ? "No version is live yet." : String.join(", ", words) + ".";
  }

  /** Whether the version that is shown is neither live in production nor tried there. */
  public boolean isAskable() {
    return shown
        .map(line -> line.version().number())
        .filter(number -> !isInProduction(number))
        .isPresent();
  }

  private boolean isInProduction(int version) {
    return Integer.valueOf(version).equals(live.get(Stage.PRODUCTION))
        || trials.stream()
            .anyMatch(trial -> trial.stage() == Stage.PRODUCTION && trial.version() == version);
  }
}
