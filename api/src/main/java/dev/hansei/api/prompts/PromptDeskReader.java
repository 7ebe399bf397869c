package dev.hansei.api.prompts;

import dev.hansei.api.projects.Caller;
import dev.hansei.infra.models.MiniLmEmbedder;
import dev.hansei.infra.prompts.MeaningDiff;
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
  private final MiniLmEmbedder embedder;

  PromptDeskReader(DraftKeeper drafts, UsesReader uses, MiniLmEmbedder embedder) {
    this.drafts = drafts;
    this.uses = uses;
    this.embedder = embedder;
  }

  PromptDesk read(
      Caller caller,
      Prompt prompt,
      Optional<PromptVersion> shown,
      Optional<PromptVersion> against) {
    return new PromptDesk(
        drafts.find(caller, prompt).map(PromptDraft::savedAt),
        shown.map(version -> uses.of(caller.projectId(), prompt, version)),
        against.flatMap(from ->
            shown.map(to ->
                MeaningWords.of(MeaningDiff.between(from.content(), to.content(), embedder)))));
  }
}
