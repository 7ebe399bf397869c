package dev.hansei.api.prompts;

import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.Stage;
import java.util.List;

/** A version with its author's name and the stages where it is live. */
public record VersionLine(PromptVersion version, String author, List<Stage> liveAt) {
  public VersionLine {
    liveAt = liveAt.stream().sorted().toList();
  }
}
