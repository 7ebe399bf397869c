package dev.hansei.api.home;

import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.Documents;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.projects.ProjectId;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the palette finds on the server: objects by name, and anything by its id. */
@Hidden
@Allows
@Controller("/projects/{project}/search")
@ExecuteOn(TaskExecutors.BLOCKING)
public class SearchPages {
  /** More than fit the palette. */
  private static final int FOUND = 20;

  /** Names are looked through among the newest or first of each kind. */
  private static final PageRequest LOOKED_AT = PageRequest.first(PageRequest.LIMIT_MAX);

  private final Prompts prompts;
  private final Suites suites;
  private final Datasets datasets;
  private final Documents documents;
  private final IdSearch ids;

  SearchPages(
      Prompts prompts, Suites suites, Datasets datasets, Documents documents, IdSearch ids) {
    this.prompts = prompts;
    this.suites = suites;
    this.datasets = datasets;
    this.documents = documents;
    this.ids = ids;
  }

  /** What was found, best first. */
  @Get
  public SearchResource search(Caller caller, @QueryValue(defaultValue = "") String q) {
    String wanted = q.strip().toLowerCase(Locale.ROOT);
    if (wanted.length() < 2) {
      return new SearchResource(List.of());
    }
    String base = "/projects/" + caller.project().name();
    return new SearchResource(
        Stream.concat(
                ids.find(caller.projectId(), wanted).stream(),
                named(caller.projectId())
                    .filter(it -> it.name().toLowerCase(Locale.ROOT).contains(wanted)))
            .limit(FOUND)
            .map(it -> new SearchResource.Found(it.name(), it.kind(), base + it.href()))
            .toList());
  }

  private Stream<SearchResource.Found> named(ProjectId project) {
    return Stream.of(
            prompts.page(project, LOOKED_AT).items().stream()
                .map(it -> found(it.name().value(), "prompt", "/prompts/" + it.name())),
            suites.page(project, LOOKED_AT).items().stream()
                .map(it -> found(it.name() + " no. " + it.number(), "suite", "/suites/" + it.id())),
            datasets.page(project, LOOKED_AT).items().stream()
                .map(it -> found(it.name(), "dataset", "/cases/datasets/" + it.id())),
            documents.page(project, LOOKED_AT).items().stream()
                .map(it -> found(it.name(), "document", "/cases/documents/" + it.id())))
        .flatMap(it -> it);
  }

  private static SearchResource.Found found(String name, String kind, String href) {
    return new SearchResource.Found(name, kind, href);
  }
}
