package dev.hansei.workflows.prompts;

import java.util.Locale;

/** Where a prompt version is live. Each prompt has at most one version at each stage. */
public enum Stage {
  DEV,
  TEAM,
  PRODUCTION;

  /** The lower-case word used in URLs and by people. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@link #word}.
   *
   * @throws IllegalArgumentException naming what is allowed
   */
  public static Stage ofWord(String word) {
    for (Stage stage : values()) {
      if (stage.word().equals(word)) {
        return stage;
      }
    }
    throw new IllegalArgumentException("a stage is dev, team or production: '%s'".formatted(word));
  }
}
