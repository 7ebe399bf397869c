package dev.hansei.api.prompts;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.problems.JsonFaults;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.prompts.DraftFields;
import dev.hansei.infra.registry.prompts.NewDraft;
import dev.hansei.infra.registry.prompts.PromptDraft;
import dev.hansei.infra.registry.prompts.PromptDrafts;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptVersion;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** A caller's own drafts, and the versions that come of them. */
@Singleton
final class DraftKeeper {
  private final PromptDrafts drafts;
  private final Prompts prompts;
  private final PromptFinder finder;
  private final DraftBodies bodies;
  private final VersionSaver saver;

  DraftKeeper(
      PromptDrafts drafts,
      Prompts prompts,
      PromptFinder finder,
      DraftBodies bodies,
      VersionSaver saver) {
    this.drafts = drafts;
    this.prompts = prompts;
    this.finder = finder;
    this.bodies = bodies;
    this.saver = saver;
  }

  Optional<PromptDraft> find(Caller caller, Prompt prompt) {
    return drafts.find(caller.projectId(), prompt.id(), caller.personId());
  }

  /**
   * Keeps a draft; empty where another is there than the one that is replaced.
   *
   * @param base the number of the version that it was begun from
   */
  Optional<PromptDraft> keep(
      Caller caller, Prompt prompt, DraftFields fields, Optional<Integer> base, long replaces) {
    var from =
        base.map(number -> finder.version(caller.projectId(), prompt, number))
            .map(PromptVersion::id);
    return drafts.keep(
        caller.projectId(), new NewDraft(prompt.id(), caller.personId(), from, fields, replaces));
  }

  void discard(Caller caller, Prompt prompt) {
    drafts.discard(caller.projectId(), prompt.id(), caller.personId());
  }

  /** The same of the draft that a window shows; false where another is there. */
  boolean discard(Caller caller, Prompt prompt, long seen) {
    return drafts.discard(caller.projectId(), prompt.id(), caller.personId(), seen);
  }

  /** The number of the version that a draft was begun from. */
  Optional<Integer> base(Caller caller, PromptDraft draft) {
    return draft
        .base()
        .flatMap(id -> prompts.version(caller.projectId(), id))
        .map(PromptVersion::number);
  }

  Optional<PromptVersion> newest(Caller caller, Prompt prompt) {
    return prompts.versions(caller.projectId(), prompt.id(), PageRequest.first(1)).items().stream()
        .findFirst();
  }

  /** What keeps the fields from being a version, by field; empty where nothing does. */
  Map<String, String> problems(Caller caller, Prompt prompt, DraftFields fields) {
    try {
      NewVersion body = bodies.version(caller.projectId(), fields, Optional.empty());
      saver.same(caller.projectId(), prompt, body);
      return Map.of();
    } catch (InvalidFieldException e) {
      return DraftProblems.of(e);
    } catch (ApiException e) {
      return DraftProblems.of(e);
    } catch (RegistryException e) {
      return DraftProblems.of(e);
    } catch (IllegalArgumentException e) {
      // A rule of the content that no body names; the draft is kept whatever it is.
      return Map.of("more", JsonFaults.sentence(String.valueOf(e.getMessage())));
    }
  }

  /**
   * What saving the fields comes to.
   *
   * @param isNew whether a version was made; otherwise it was there with this very content
   */
  record Saved(PromptVersion version, boolean isNew) {}

  /**
   * Saves the fields as a version, after which the draft is gone; content that is there already
   * makes none, and leaves the draft.
   *
   * @throws InvalidFieldException naming the field
   * @throws ApiException where a body says so
   */
  Saved save(Caller caller, Prompt prompt, DraftFields fields, Optional<Integer> base) {
    if (fields.note().isBlank()) {
      throw new InvalidFieldException("note", "Say in a sentence what has changed.");
    }
    NewVersion body = bodies.version(caller.projectId(), fields, base);
    var there = saver.same(caller.projectId(), prompt, body);
    if (there.isPresent()) {
      return new Saved(there.get(), false);
    }
    PromptVersion made = saver.save(caller, prompt, body);
    discard(caller, prompt);
    return new Saved(made, true);
  }
}
