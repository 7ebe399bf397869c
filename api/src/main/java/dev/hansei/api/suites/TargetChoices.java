package dev.hansei.api.suites;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.models.RecordedSets;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersionId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What a suite can be run against, as the choices of a form. */
@Singleton
final class TargetChoices {
  /** Older versions than these are run by API. */
  private static final int VERSIONS = 5;

  private static final int PROMPTS = 20;
  private static final String RECORDED = "recorded/";

  private final Prompts prompts;
  private final RecordedSets recordings;

  TargetChoices(Prompts prompts, RecordedSets recordings) {
    this.prompts = prompts;
    this.recordings = recordings;
  }

  /**
   * Prompt versions, newest first, and then recorded sets.
   *
   * @param chosen a version that is among them however old it is; empty for none
   */
  List<SuitePage.TargetChoice> of(ProjectId project, String chosen) {
    List<SuitePage.TargetChoice> newest = newest(project);
    return newest.stream().anyMatch(it -> it.id().equals(chosen))
        ? newest
        : Stream.concat(older(project, chosen).stream(), newest.stream()).toList();
  }

  private Optional<SuitePage.TargetChoice> older(ProjectId project, String chosen) {
    if (!chosen.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      return Optional.empty();
    }
    return prompts
        .version(project, new PromptVersionId(UUID.fromString(chosen)))
        .map(version ->
            new SuitePage.TargetChoice(
                chosen,
                "%s v%d"
                    .formatted(
                        prompts.require(project, version.promptId()).name(), version.number())));
  }

  private List<SuitePage.TargetChoice> newest(ProjectId project) {
    Stream<SuitePage.TargetChoice> versions =
        prompts.page(project, PageRequest.first(PROMPTS)).items().stream()
            .flatMap(prompt ->
                prompts.numbers(project, prompt.id(), VERSIONS).entrySet().stream()
                    .map(version ->
                        new SuitePage.TargetChoice(
                            version.getKey().toString(),
                            "%s v%d".formatted(prompt.name(), version.getValue()))));
    Stream<SuitePage.TargetChoice> recorded =
        recordings.page(project, PageRequest.first(PROMPTS)).items().stream()
            .map(set -> new SuitePage.TargetChoice(RECORDED + set.name(), RECORDED + set.name()));
    return Stream.concat(versions, recorded).toList();
  }
}
