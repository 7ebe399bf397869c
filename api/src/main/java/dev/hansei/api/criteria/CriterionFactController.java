package dev.hansei.api.criteria;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.calibrations.SaidReader;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.criteria.Arguments;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Examples;
import dev.hansei.infra.registry.criteria.Rubrics;
import dev.hansei.workflows.criteria.Argument;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionExample;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.ExampleId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;

/** What a criterion has beside its sentence: rubric versions, examples, and what argues for it. */
@Controller("/api/v1/projects/{project}/criteria/{criterion}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "criteria")
public class CriterionFactController {
  private final Criteria criteria;
  private final Rubrics rubrics;
  private final Examples examples;
  private final Arguments arguments;
  private final SaidReader said;

  CriterionFactController(
      Criteria criteria, Rubrics rubrics, Examples examples, Arguments arguments, SaidReader said) {
    this.criteria = criteria;
    this.rubrics = rubrics;
    this.examples = examples;
    this.arguments = arguments;
    this.said = said;
  }

  @Post("/rubrics")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Save a rubric version",
      description =
          "What to look for when the criterion is applied. The same text gives the version that is"
              + " there. A judge that follows a rubric saves it as a version by itself.")
  public HttpResponse<RubricResource> saveRubric(
      Caller caller, String criterion, @Body NewRubric body) {
    var saved =
        rubrics.save(
            caller.projectId(), require(caller, criterion).id(), body.text(), caller.actor());
    return HttpResponse.created(
        RubricResource.from(saved), caller.api("/criteria/" + criterion + "/rubrics"));
  }

  @Get("/rubrics")
  @Allows
  @Operation(
      summary = "List the rubric versions of a criterion, newest first",
      description = "50 a page, 200 at most.")
  public PageResource<RubricResource> listRubrics(
      Caller caller, String criterion, @RequestBean PageQuery query) {
    var page =
        rubrics.ofCriterion(caller.projectId(), require(caller, criterion).id(), query.request());
    return PageResource.of(page, RubricResource::from);
  }

  @Post("/examples")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Add an example for or against",
      description =
          "An answer that meets the criterion, or breaks it, and why. At most 50 stand: 409"
              + " examples-full.")
  public HttpResponse<ExampleResource> addExample(
      Caller caller, String criterion, @Body NewExample body) {
    var added =
        examples.add(
            caller.projectId(), require(caller, criterion).id(), body.example(), caller.actor());
    return HttpResponse.created(
        ExampleResource.from(added), caller.api("/criteria/" + criterion + "/examples"));
  }

  @Get("/examples")
  @Allows
  @Operation(
      summary = "List the examples of a criterion",
      description =
          "Those that stand, oldest first, on one page: 50 can stand, and a page has 200 at most.")
  public PageResource<ExampleResource> listExamples(Caller caller, String criterion) {
    List<CriterionExample> all = examples.of(caller.projectId(), require(caller, criterion).id());
    return PageResource.of(new Page<>(all, Optional.empty()), ExampleResource::from);
  }

  @Post("/examples/{example}/withdraw")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Take an example back",
      description = "It is marked and stays. Again changes nothing.")
  public HttpResponse<Void> withdrawExample(Caller caller, String criterion, String example) {
    CriterionId of = require(caller, criterion).id();
    CriterionExample found =
        Named.requireId(
            "example",
            example,
            id ->
                examples
                    .find(caller.projectId(), new ExampleId(id))
                    .filter(one -> one.criterionId().equals(of)));
    examples.withdraw(caller.projectId(), found.id(), caller.actor());
    return HttpResponse.noContent();
  }

  @Get("/arguments")
  @Allows
  @Operation(
      summary = "Show what argues for a criterion",
      description =
          "The notes and failures that it was found in, each with its quote, oldest first, on one"
              + " page: 100 of the 200 at most that a page has. A quote whose words were erased, taken back or changed is absent.")
  public PageResource<ArgumentResource> listArguments(Caller caller, String criterion) {
    List<Argument> all = arguments.of(caller.projectId(), require(caller, criterion).id());
    SaidReader.Said read =
        said.read(caller.projectId(), all.stream().map(one -> one.quote().source()).toList());
    return PageResource.of(
        new Page<>(all, Optional.empty()), one -> ArgumentResource.from(one, read));
  }

  private Criterion require(Caller caller, String criterion) {
    return Named.requireId(
        "criterion", criterion, id -> criteria.find(caller.projectId(), new CriterionId(id)));
  }
}
