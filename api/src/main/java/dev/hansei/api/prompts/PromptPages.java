package dev.hansei.api.prompts;

import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.PersonNames;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.prompts.PromptOverview;
import dev.hansei.infra.registry.prompts.PromptOverviews;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is live, and what changed. */
@Hidden
@Allows
@Controller("/projects/{project}/prompts")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class PromptPages {
  private final ProjectPages pages;
  private final Prompts prompts;
  private final PromptOverviews overviews;
  private final StagePointers pointers;
  private final PersonNames names;
  private final PromptScoresReader scores;
  private final PromptDeskReader desk;

  PromptPages(
      ProjectPages pages,
      Prompts prompts,
      PromptOverviews overviews,
      StagePointers pointers,
      PersonNames names,
      PromptScoresReader scores,
      PromptDeskReader desk) {
    this.pages = pages;
    this.prompts = prompts;
    this.overviews = overviews;
    this.pointers = pointers;
    this.names = names;
    this.scores = scores;
    this.desk = desk;
  }

  /** All prompts, by name. */
  @Get
  public HttpResponse<byte[]> list(Caller caller, @QueryValue Optional<String> after) {
    var found = prompts.page(caller.projectId(), new PageRequest(after, PageRequest.LIMIT_DEFAULT));
    Map<PersonId, String> authors = new HashMap<>();
    return pages.show(
        "prompts/list.jte",
        new PromptListPage(
            pages.frame(caller, Section.PROMPTS, "Prompts"),
            overviews.of(caller.projectId(), found.items()).stream()
                .map(prompt -> line(prompt, author -> authors.computeIfAbsent(author, names::of)))
                .toList(),
            found.next().map(next -> "?after=" + next)));
  }

  /** One prompt; the newest version against the one before, unless others are asked for. */
  @Get("/{name}")
  public HttpResponse<byte[]> prompt(
      Caller caller,
      String name,
      @QueryValue Optional<Integer> version,
      @QueryValue Optional<Integer> against,
      @QueryValue Optional<String> after) {
    ProjectId project = caller.projectId();
    Prompt prompt = require(project, name);
    List<StagePointer> live = pointers.all(project, prompt.id());
    var found =
        prompts.versions(project, prompt.id(), new PageRequest(after, PageRequest.LIMIT_DEFAULT));
    List<VersionLine> lines = found.items().stream().map(it -> line(it, live)).toList();
    Optional<VersionLine> shown =
        version
            .flatMap(number -> numbered(prompt, live, number))
            .or(() -> lines.stream().findFirst());
    Optional<VersionLine> before =
        against
            .or(() -> shown.map(it -> it.version().number() - 1))
            .flatMap(number -> numbered(prompt, live, number));
    return pages.show(
        "prompts/prompt.jte",
        new PromptPage(
            pages.frame(caller, Section.PROMPTS, prompt.name().value()),
            prompt.name().value(),
            lines,
            numbers(project, live),
            trials(caller, live),
            shown,
            before,
            before.flatMap(from -> shown.map(to -> change(from, to))),
            scores.read(caller, prompt.id()),
            found.next().map(next -> "?after=" + next),
            desk.read(
                caller, prompt, shown.map(VersionLine::version), before.map(VersionLine::version)),
            lines.isEmpty() && after.isPresent() && hasVersions(project, prompt)));
  }

  private boolean hasVersions(ProjectId project, Prompt prompt) {
    return !prompts.versions(project, prompt.id(), PageRequest.first(1)).items().isEmpty();
  }

  private List<PromptPage.Trial> trials(Caller caller, List<StagePointer> pointers) {
    List<PromptPage.Trial> trials = new ArrayList<>();
    for (StagePointer pointer : pointers) {
      pointer
          .share()
          .filter(share -> share.share() > 0)
          .flatMap(share -> trial(caller, pointer.stage(), share))
          .ifPresent(trials::add);
    }
    return trials;
  }

  private Optional<PromptPage.Trial> trial(Caller caller, Stage stage, StagePointer.Share share) {
    return prompts
        .version(caller.projectId(), share.candidate())
        .map(candidate ->
            new PromptPage.Trial(
                stage,
                candidate.number(),
                Shares.words(share.share()),
                "/promotions/" + share.rollout()));
  }

  private PromptLine line(PromptOverview prompt, Function<PersonId, String> author) {
    Map<Stage, Integer> live = new EnumMap<>(Stage.class);
    Map<Stage, String> tried = new EnumMap<>(Stage.class);
    prompt
        .live()
        .forEach((stage, at) -> {
          live.put(stage, at.number());
          at.tried()
              .ifPresent(it ->
                  tried.put(stage, "v%d %s".formatted(it.number(), Shares.words(it.share()))));
        });
    var newest = prompt.newest();
    return new PromptLine(
        prompt.prompt().name().value(),
        newest.map(PromptOverview.Newest::number).orElse(0),
        live,
        tried,
        newest.map(PromptOverview.Newest::note).orElse(""),
        newest.map(PromptOverview.Newest::author).map(author).orElse(""),
        newest.map(PromptOverview.Newest::createdAt).orElse(prompt.prompt().createdAt()));
  }

  private Map<Stage, Integer> numbers(ProjectId project, List<StagePointer> pointers) {
    Map<Stage, Integer> numbers = new EnumMap<>(Stage.class);
    for (StagePointer pointer : pointers) {
      prompts
          .version(project, pointer.version())
          .ifPresent(version -> numbers.put(pointer.stage(), version.number()));
    }
    return numbers;
  }

  private VersionLine line(PromptVersion version, List<StagePointer> live) {
    return new VersionLine(
        version,
        names.of(version.author()),
        live.stream()
            .filter(pointer -> pointer.version().equals(version.id()))
            .map(StagePointer::stage)
            .toList());
  }

  private static PromptChange change(VersionLine from, VersionLine to) {
    return PromptChange.between(from.version().content(), to.version().content());
  }

  /** A version by its number, on whatever page of the list it stands. */
  private Optional<VersionLine> numbered(Prompt prompt, List<StagePointer> live, int number) {
    var fromThere = new PageRequest(Optional.of(Long.toString(number + 1L)), 1);
    return prompts.versions(prompt.projectId(), prompt.id(), fromThere).items().stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .map(version -> line(version, live));
  }

  private Prompt require(ProjectId project, String name) {
    try {
      return prompts
          .find(project, new PromptName(name))
          .orElseThrow(() -> ApiProblem.notFound("prompt", name).raise());
    } catch (IllegalArgumentException _) {
      throw ApiProblem.notFound("prompt", name).raise();
    }
  }
}
