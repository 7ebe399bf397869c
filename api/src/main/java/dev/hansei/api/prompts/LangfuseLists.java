package dev.hansei.api.prompts;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.prompts.FilledPrompt;
import dev.hansei.infra.registry.prompts.PromptListing;
import dev.hansei.infra.registry.prompts.PromptListings;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptContent;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads pages of prompts as Langfuse counts them. */
@Singleton
final class LangfuseLists {
  /** Deeper pages are a program that went astray. */
  private static final int PAGE_MAX = 100_000;

  private final PromptListings listings;
  private final PromptFinder finder;
  private final StagePointers pointers;
  private final ObjectMapper json;

  LangfuseLists(
      PromptListings listings, PromptFinder finder, StagePointers pointers, ObjectMapper json) {
    this.listings = listings;
    this.finder = finder;
    this.pointers = pointers;
    this.json = json;
  }

  LangfusePromptListResource page(ProjectId project, String name, int page, int limit) {
    if (page < 1 || page > PAGE_MAX) {
      throw new InvalidFieldException("page", "Pages count from 1.");
    }
    if (limit < 1 || limit > PromptListings.LIMIT_MAX) {
      throw new InvalidFieldException(
          "limit", "A page has 1 to %d prompts.".formatted(PromptListings.LIMIT_MAX));
    }
    long total = listings.count(project, name);
    var lines = listings.page(project, name, page, limit).stream().map(each -> line(project, each));
    return new LangfusePromptListResource(
        lines.toList(),
        new LangfusePromptListResource.Paging(
            page, limit, total, Math.ceilDiv(total, (long) limit)));
  }

  private LangfusePromptListResource.Line line(ProjectId project, PromptListing listing) {
    var prompt = listing.prompt();
    PromptContent newest =
        FilledPrompt.of(finder.version(project, prompt, listing.versions().getLast()).content());
    var live = pointers.all(project, prompt.id());
    return new LangfusePromptListResource.Line(
        prompt.name().value(),
        LangfusePromptResource.typeOf(newest),
        listing.versions(),
        live.stream().map(pointer -> pointer.stage().word()).toList(),
        List.of(),
        listing.lastSavedAt(),
        LangfusePromptResource.config(newest, json));
  }
}
