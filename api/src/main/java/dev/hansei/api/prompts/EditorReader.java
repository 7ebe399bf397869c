package dev.hansei.api.prompts;

import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.prompts.DraftFields;
import dev.hansei.infra.registry.prompts.DraftMessage;
import dev.hansei.infra.registry.prompts.DraftSettings;
import dev.hansei.infra.registry.prompts.PromptDraft;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptVersion;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the editor shows: a draft that is there, else a version to begin from, else nothing yet. */
@Singleton
final class EditorReader {
  private static final DraftFields BLANK =
      new DraftFields(
          List.of(new DraftMessage("system", ""), new DraftMessage("user", "")),
          "",
          DraftSettings.NONE,
          "",
          "",
          "",
          "");

  private final ProjectPages pages;
  private final DraftKeeper keeper;
  private final PromptFinder finder;
  private final DraftBodies bodies;

  EditorReader(ProjectPages pages, DraftKeeper keeper, PromptFinder finder, DraftBodies bodies) {
    this.pages = pages;
    this.keeper = keeper;
    this.finder = finder;
    this.bodies = bodies;
  }

  /**
   * The page as it is opened.
   *
   * @param begin the version to begin from, and figures in place of its own
   * @param at the message to look at
   */
  EditorPage open(Caller caller, Prompt prompt, DraftBegin begin, int at) {
    Optional<Integer> from = Optional.ofNullable(begin.from());
    Optional<PromptDraft> draft = keeper.find(caller, prompt);
    Optional<PromptVersion> newest = keeper.newest(caller, prompt);
    Optional<PromptVersion> begun =
        draft.isPresent()
            ? Optional.empty()
            : from.map(number -> finder.version(caller.projectId(), prompt, number))
                .or(() -> newest);
    Optional<Integer> base =
        draft.map(it -> keeper.base(caller, it)).orElse(begun.map(PromptVersion::number));
    DraftFields fields =
        draft
            .map(PromptDraft::fields)
            .or(() -> begun.map(it -> begin.on(bodies.fields(it.content()))))
            .orElse(BLANK);
    return new EditorPage(
        pages.frame(caller, Section.PROMPTS, "Edit " + prompt.name()),
        prompt.name().value(),
        fields,
        standing(caller, prompt, draft),
        base,
        newest.map(PromptVersion::number).orElse(0),
        draft.isPresent()
            ? from.filter(number -> !base.equals(Optional.of(number)))
            : Optional.empty(),
        Map.of(),
        Optional.empty(),
        at);
  }

  /** How a draft stands that is kept. */
  EditorPage.Standing standing(Caller caller, Prompt prompt, Optional<PromptDraft> draft) {
    return new EditorPage.Standing(
        pages.frame(caller, Section.PROMPTS, "Edit " + prompt.name()),
        prompt.name().value(),
        draft.map(PromptDraft::revision).orElse(0L),
        draft.map(PromptDraft::savedAt),
        Optional.empty(),
        draft
            .map(it -> keeper.problems(caller, prompt, it.fields()))
            .flatMap(it -> it.values().stream().findFirst())
            .orElse(""));
  }

  /** How it stands where the draft is not the one that was typed over: the person chooses. */
  EditorPage.Standing clash(Caller caller, Prompt prompt, DraftFields typed) {
    Optional<PromptDraft> other = keeper.find(caller, prompt);
    var standing = standing(caller, prompt, other);
    return new EditorPage.Standing(
        standing.frame(),
        standing.name(),
        standing.revision(),
        standing.savedAt(),
        Optional.of(
            new EditorPage.Clash(
                standing.savedAt(),
                DraftWords.between(other.map(PromptDraft::fields).orElse(BLANK), typed))),
        "");
  }

  /** The page again, as it was filled. */
  EditorPage again(Caller caller, Prompt prompt, DraftForm form, EditorPage.Standing standing) {
    return new EditorPage(
        standing.frame(),
        prompt.name().value(),
        form.fields(),
        standing,
        form.base(),
        keeper.newest(caller, prompt).map(PromptVersion::number).orElse(0),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        0);
  }
}
