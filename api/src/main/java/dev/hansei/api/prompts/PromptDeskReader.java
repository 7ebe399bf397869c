package dev.hansei.api.prompts;

import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.prompts.PromptDraft;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptVersion;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the page of a prompt offers beside its versions. */
@Singleton
final class PromptDeskReader {
  private final DraftKeeper drafts;
  private final UsesReader uses;

  PromptDeskReader(DraftKeeper drafts, UsesReader uses) {
    this.drafts = drafts;
    this.uses = uses;
  }

  PromptDesk read(Caller caller, Prompt prompt, Optional<PromptVersion> shown) {
    return new PromptDesk(
        drafts.find(caller, prompt).map(PromptDraft::savedAt),
        shown.map(version -> uses.of(caller.projectId(), prompt, version)));
  }
}
