package dev.hansei.api.criteria;

import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Examples;
import dev.hansei.infra.registry.criteria.Rubrics;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.ExampleId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.UUID;

/** One criterion: why there is one, what it looks for, who applies it. */
@Hidden
@Allows
@Controller("/projects/{project}/criteria/{criterion}")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class CriterionPages {
  private final ProjectPages pages;
  private final Criteria criteria;
  private final Rubrics rubrics;
  private final Examples examples;
  private final CriterionPageReader reader;

  CriterionPages(
      ProjectPages pages,
      Criteria criteria,
      Rubrics rubrics,
      Examples examples,
      CriterionPageReader reader) {
    this.pages = pages;
    this.criteria = criteria;
    this.rubrics = rubrics;
    this.examples = examples;
    this.reader = reader;
  }

  /** The criterion. */
  @Get
  public HttpResponse<byte[]> criterion(Caller caller, UUID criterion) {
    return pages.show(
        "criteria/criterion.jte",
        reader.read(
            pages.frame(caller, Section.CRITERIA, "Criterion"),
            caller.projectId(),
            require(caller, criterion)));
  }

  /** Saves a rubric version. */
  @Post("/rubrics")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> rubric(
      Caller caller, UUID criterion, @Body Map<String, String> form) {
    CriterionId id = require(caller, criterion).id();
    var wanted = new NewRubric(form.getOrDefault("text", "").replace("\r\n", "\n").strip());
    rubrics.save(caller.projectId(), id, wanted.text(), caller.actor());
    return back(caller, id, "rubrics");
  }

  /** Adds an example. */
  @Post("/examples")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> example(
      Caller caller, UUID criterion, @Body Map<String, String> form) {
    CriterionId id = require(caller, criterion).id();
    var wanted =
        new NewExample(
            form.getOrDefault("meets", "").equals("yes"),
            form.getOrDefault("question", "").strip(),
            form.getOrDefault("answer", "").strip(),
            form.getOrDefault("why", "").strip());
    examples.add(caller.projectId(), id, wanted.example(), caller.actor());
    return back(caller, id, "examples");
  }

  /** Takes an example back. */
  @Post("/examples/{example}/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> withdraw(Caller caller, UUID criterion, UUID example) {
    CriterionId id = require(caller, criterion).id();
    ExampleId found =
        examples
            .find(caller.projectId(), new ExampleId(example))
            .filter(one -> one.criterionId().equals(id))
            .orElseThrow(() -> ApiProblem.notFound("example", example).raise())
            .id();
    examples.withdraw(caller.projectId(), found, caller.actor());
    return back(caller, id, "examples");
  }

  private HttpResponse<byte[]> back(Caller caller, CriterionId id, String part) {
    return pages.leadTo(caller, "/criteria/%s#%s".formatted(id, part));
  }

  private Criterion require(Caller caller, UUID id) {
    return criteria
        .find(caller.projectId(), new CriterionId(id))
        .orElseThrow(() -> ApiProblem.notFound("criterion", id).raise());
  }
}
