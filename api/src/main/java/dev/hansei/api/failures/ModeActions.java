package dev.hansei.api.failures;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.failures.ClusterCare;
import dev.hansei.infra.registry.failures.ClusterMerge;
import dev.hansei.infra.registry.failures.ClusterMoves;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterMove;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.Span;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What people do with a failure mode. Each leads back to where it was asked for. */
@Hidden
@Controller("/projects/{project}/failures/modes/{id}")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ModeActions {
  private final ProjectPages pages;
  private final ClusterCare care;
  private final ClusterMoves moves;
  private final ClusterMerge merge;
  private final ModeCases cases;
  private final Datasets datasets;
  private final People people;

  ModeActions(
      ProjectPages pages,
      ClusterCare care,
      ClusterMoves moves,
      ClusterMerge merge,
      ModeCases cases,
      Datasets datasets,
      People people) {
    this.pages = pages;
    this.care = care;
    this.moves = moves;
    this.merge = merge;
    this.cases = cases;
    this.datasets = datasets;
    this.people = people;
  }

  /** Says that it is not worth anything, and why. */
  @Post("/dismiss")
  @Allows({Role.LEAD, Role.ANNOTATOR})
  public HttpResponse<byte[]> dismiss(Caller caller, UUID id, @Body Map<String, String> form) {
    care.dismiss(
        caller.projectId(),
        new ClusterId(id),
        form.getOrDefault("reason", "").strip(),
        caller.actor());
    return pages.leadTo(caller, BackPath.of(form).with("undo=" + id));
  }

  /** Takes that back, and whatever else moved it. */
  @Post("/open")
  @Allows({Role.LEAD, Role.ANNOTATOR})
  public HttpResponse<byte[]> open(Caller caller, UUID id, @Body Map<String, String> form) {
    care.open(caller.projectId(), new ClusterId(id), caller.actor());
    return pages.leadTo(caller, BackPath.of(form).path());
  }

  /** Says that it is fixed or closed. */
  @Post("/move")
  @Allows({Role.LEAD, Role.ANNOTATOR})
  public HttpResponse<byte[]> move(Caller caller, UUID id, @Body Map<String, String> form) {
    boolean isFixed = "fixed".equals(form.get("to"));
    String name = named(form, "prompt");
    String version = named(form, "version");
    Optional<Span.PromptUse> by =
        isFixed && !name.isEmpty()
            ? Optional.of(new Span.PromptUse(name, version))
            : Optional.empty();
    moves.move(
        caller.projectId(),
        new ClusterId(id),
        new ClusterMove(
            isFixed ? ClusterState.FIXED : ClusterState.CLOSED, by, ClusterMove.GROWTH_USUAL),
        caller.actor());
    return pages.leadTo(caller, BackPath.of(form).path());
  }

  private static String named(Map<String, String> form, String field) {
    String told = form.getOrDefault(field, "").strip();
    return Rules.textOrEmpty(field, told, ClusterMoveBody.NAME_CHARS_MAX);
  }

  /** Says who looks after it. */
  @Post("/assign")
  @Allows({Role.LEAD, Role.ANNOTATOR})
  public HttpResponse<byte[]> assign(Caller caller, UUID id, @Body Map<String, String> form) {
    care.assign(
        caller.projectId(),
        new ClusterId(id),
        person(caller, form.getOrDefault("person", "")),
        caller.actor());
    return pages.leadTo(caller, BackPath.of(form).path());
  }

  /** Calls it something else. */
  @Post("/rename")
  @Allows({Role.LEAD, Role.ANNOTATOR})
  public HttpResponse<byte[]> rename(Caller caller, UUID id, @Body Map<String, String> form) {
    moves.rename(
        caller.projectId(),
        new ClusterId(id),
        form.getOrDefault("name", "").strip(),
        caller.actor());
    return pages.leadTo(caller, BackPath.of(form).path());
  }

  /** Joins it with another. */
  @Post("/merge")
  @Allows({Role.LEAD, Role.ANNOTATOR})
  public HttpResponse<byte[]> merge(Caller caller, UUID id, @Body Map<String, String> form) {
    String named = form.getOrDefault("into", "");
    ClusterId heir =
        ModeReader.idOf(named)
            .orElseThrow(() -> ApiProblem.notFound("failure mode", named).raise());
    merge.merge(caller.projectId(), new ClusterId(id), heir, caller.actor());
    return pages.leadTo(caller, "/failures/modes/" + heir);
  }

  /** Makes drafts of it; the dataset's page shows them. */
  @Post("/cases")
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> cases(Caller caller, UUID id, @Body Map<String, String> form) {
    Dataset dataset = dataset(caller, form.getOrDefault("dataset", ""));
    cases.make(caller.projectId(), new ClusterId(id), dataset.id(), caller.actor());
    return pages.leadTo(caller, "/cases/datasets/" + dataset.id());
  }

  private Dataset dataset(Caller caller, String id) {
    try {
      return datasets
          .find(caller.projectId(), DatasetId.of(id))
          .orElseThrow(() -> ApiProblem.notFound("dataset", id).raise());
    } catch (IllegalArgumentException _) {
      throw ApiProblem.notFound("dataset", id).raise();
    }
  }

  private Optional<PersonId> person(Caller caller, String id) {
    if (id.isEmpty()) {
      return Optional.empty();
    }
    try {
      PersonId person = PersonId.of(id);
      if (!people.rolesOf(caller.projectId(), person).isEmpty()) {
        return Optional.of(person);
      }
    } catch (IllegalArgumentException _) {
      throw ApiProblem.notFound("person", id).raise();
    }
    throw ApiProblem.notFound("person", id).raise();
  }
}
