package dev.hansei.api.prompts.playground;

import dev.hansei.api.WireJson;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.api.prompts.DraftContents;
import dev.hansei.api.prompts.PromptFinder;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers the page of the playground. */
@Singleton
final class PlaygroundReader {
  /** Older versions than these are opened by their number, from the prompt's page. */
  private static final int VERSIONS = 20;

  private static final int SUITES = 20;

  private final ProjectPages pages;
  private final Prompts prompts;
  private final PromptFinder finder;
  private final StagePointers pointers;
  private final DraftContents drafts;
  private final Suites suites;
  private final PlaygroundCases cases;

  PlaygroundReader(
      ProjectPages pages,
      Prompts prompts,
      PromptFinder finder,
      StagePointers pointers,
      DraftContents drafts,
      Suites suites,
      PlaygroundCases cases) {
    this.pages = pages;
    this.prompts = prompts;
    this.finder = finder;
    this.pointers = pointers;
    this.drafts = drafts;
    this.suites = suites;
    this.cases = cases;
  }

  /** How the page begins: a version, or the newest, beside the one that is live. */
  PlaygroundForm first(Caller caller, Prompt prompt, Optional<Integer> wanted) {
    Map<PromptVersionId, Integer> newest = newest(caller, prompt);
    Optional<String> shown =
        wanted
            .map(String::valueOf)
            .or(() -> newest.values().stream().findFirst().map(String::valueOf))
            .or(() ->
                Optional.of(PlaygroundForm.DRAFT).filter(_ -> drafts.isThere(caller, prompt)));
    Optional<String> beside =
        pointers
            .live(caller.projectId(), prompt.id(), Stage.PRODUCTION)
            .flatMap(live -> prompts.version(caller.projectId(), live.version()))
            .map(version -> String.valueOf(version.number()))
            .filter(number -> !shown.equals(Optional.of(number)));
    return new PlaygroundForm(
        Stream.concat(shown.stream(), beside.stream()).map(PlaygroundForm.Column::of).toList(),
        Map.of(),
        PlaygroundForm.Source.NONE,
        false);
  }

  /** Newest first. */
  private Map<PromptVersionId, Integer> newest(Caller caller, Prompt prompt) {
    return prompts.numbers(caller.projectId(), prompt.id(), VERSIONS);
  }

  /** The page with a form as it is filled. */
  PlaygroundPage page(Caller caller, Prompt prompt, PlaygroundForm form) {
    return new PlaygroundPage(
        pages.frame(caller, Section.PROMPTS, "Try " + prompt.name()),
        prompt.name().value(),
        choices(caller, prompt, form),
        form,
        List.copyOf(variables(caller, prompt, form)),
        cases.datasets(caller.projectId()),
        suites.page(caller.projectId(), PageRequest.first(SUITES)).items().stream()
            .map(suite ->
                new PlaygroundPage.Choice(
                    suite.id().toString(), "%s no. %d".formatted(suite.name(), suite.number())))
            .toList(),
        cases.caution(caller.projectId(), form.source()),
        "",
        List.of());
  }

  private List<PlaygroundPage.Choice> choices(Caller caller, Prompt prompt, PlaygroundForm form) {
    List<StagePointer> live = pointers.all(caller.projectId(), prompt.id());
    List<PlaygroundPage.Choice> choices = new ArrayList<>();
    if (drafts.isThere(caller, prompt)) {
      choices.add(new PlaygroundPage.Choice(PlaygroundForm.DRAFT, "your draft"));
    }
    newest(caller, prompt)
        .forEach((version, number) -> {
          List<String> at =
              live.stream()
                  .filter(pointer -> pointer.version().equals(version))
                  .map(pointer -> WireJson.nameOf(pointer.stage()))
                  .toList();
          choices.add(
              new PlaygroundPage.Choice(
                  String.valueOf(number),
                  "v%d%s"
                      .formatted(
                          number, at.isEmpty() ? "" : ", live in " + String.join(" and ", at))));
        });
    // Older ones than are listed, which somebody opened by their number.
    for (PlaygroundForm.Column column : form.columns()) {
      if (column.version().matches("[1-9]\\d{0,8}")
          && choices.stream().noneMatch(it -> it.value().equals(column.version()))) {
        choices.add(new PlaygroundPage.Choice(column.version(), "v" + column.version()));
      }
    }
    return choices;
  }

  /** What the chosen ones use, in the order of the columns. */
  private Set<String> variables(Caller caller, Prompt prompt, PlaygroundForm form) {
    Set<String> names = new LinkedHashSet<>();
    for (PlaygroundForm.Column column : form.columns()) {
      content(caller, prompt, column).ifPresent(content -> names.addAll(content.variables()));
    }
    return names;
  }

  private Optional<PromptContent> content(
      Caller caller, Prompt prompt, PlaygroundForm.Column column) {
    try {
      return Optional.of(
          column.version().equals(PlaygroundForm.DRAFT)
              ? drafts.require(caller, prompt)
              : finder
                  .version(caller.projectId(), prompt, Integer.parseInt(column.version()))
                  .content());
    } catch (ApiException | NumberFormatException _) {
      // Asking says what is wrong with it.
      return Optional.empty();
    }
  }
}
