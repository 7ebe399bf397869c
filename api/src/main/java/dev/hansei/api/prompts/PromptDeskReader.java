package dev.hansei.api.prompts;

import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.prompts.PromptDraft;
import dev.hansei.workflows.prompts.Prompt;
import jakarta.inject.Singleton;

/** What the page of a prompt offers beside its versions. */
@Singleton
final class PromptDeskReader {
  private final DraftKeeper drafts;

  PromptDeskReader(DraftKeeper drafts) {
    this.drafts = drafts;
  }

  PromptDesk read(Caller caller, Prompt prompt) {
    return new PromptDesk(drafts.find(caller, prompt).map(PromptDraft::savedAt));
  }
}
