package dev.hansei.api.prompts;

import dev.hansei.workflows.prompts.PromptVersion;
import java.util.List;

/**
 * What saving a version would do.
 *
 * @param exists whether the prompt has a version of this very content
 * @param number of that version, or of the one that would be made
 */
public record VersionCheckResource(boolean exists, int number) {
  static VersionCheckResource there(PromptVersion version) {
    return new VersionCheckResource(true, version.number());
  }

  /** Behind the newest, if there is one. */
  static VersionCheckResource next(List<PromptVersion> newest) {
    return new VersionCheckResource(
        false, newest.stream().mapToInt(PromptVersion::number).max().orElse(0) + 1);
  }
}
