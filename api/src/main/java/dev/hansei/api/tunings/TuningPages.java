package dev.hansei.api.tunings;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.api.prompts.VersionWords;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.tunings.TuningView;
import dev.hansei.infra.registry.tunings.TuningView.Outcome;
import dev.hansei.infra.registry.tunings.Tunings;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.tunings.TuningId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Trainings, and whether they helped. */
@Hidden
@Allows
@Controller("/projects/{project}/tunings")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class TuningPages {
  private final ProjectPages pages;
  private final Tunings tunings;
  private final TuningStarter starter;
  private final Datasets datasets;
  private final VersionWords versions;

  TuningPages(
      ProjectPages pages,
      Tunings tunings,
      TuningStarter starter,
      Datasets datasets,
      VersionWords versions) {
    this.pages = pages;
    this.tunings = tunings;
    this.starter = starter;
    this.datasets = datasets;
    this.versions = versions;
  }

  /** Tunings, newest first. */
  @Get
  public HttpResponse<byte[]> list(Caller caller, @Nullable @QueryValue String after) {
    Page<TuningView> page =
        tunings.page(
            caller.projectId(),
            new PageRequest(Optional.ofNullable(after), PageRequest.LIMIT_DEFAULT));
    return pages.show(
        "tunings/list.jte",
        new TuningListPage(
            pages.frame(caller, Section.TUNINGS, "Tunings"), page.items(), page.next()));
  }

  /** One tuning. */
  @Get("/{id}")
  public HttpResponse<byte[]> tuning(Caller caller, UUID id) {
    TuningView view = require(caller, id);
    ProjectId project = caller.projectId();
    Frame frame = pages.frame(caller, Section.TUNINGS, view.input().name());
    return pages.show(
        "tunings/tuning.jte",
        new TuningPage(
            frame,
            view,
            dataset(frame, project, view.input().pairs()),
            version(frame, project, view.input().base()),
            view.outcome()
                .flatMap(Outcome::product)
                .map(made -> version(frame, project, made.candidate()))));
  }

  /** Stops one. */
  @Post("/{id}/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> cancel(Caller caller, UUID id) {
    TuningView view = require(caller, id);
    starter.cancel(caller.projectId(), view.id());
    return pages.leadTo(caller, "/tunings/" + view.id());
  }

  private TuningView require(Caller caller, UUID id) {
    return tunings
        .find(caller.projectId(), new TuningId(id))
        .orElseThrow(() -> ApiProblem.notFound("tuning", id).raise());
  }

  private TuningPage.Link version(Frame frame, ProjectId project, PromptVersionId id) {
    String path = versions.path(project, id).orElse("/prompts");
    return new TuningPage.Link(versions.of(project, id), frame.to(path));
  }

  private TuningPage.Link dataset(Frame frame, ProjectId project, DatasetVersionId id) {
    Optional<DatasetVersion> version = datasets.version(project, id);
    String words =
        version
            .flatMap(there -> datasets.find(project, there.datasetId()))
            .map(dataset ->
                "%s v%d".formatted(dataset.name(), version.map(DatasetVersion::number).orElse(1)))
            .orElse("a dataset version");
    String path = version.map(there -> "/cases/datasets/" + there.datasetId()).orElse("/cases");
    return new TuningPage.Link(words, frame.to(path));
  }
}
