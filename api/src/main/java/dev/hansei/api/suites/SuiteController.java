package dev.hansei.api.suites;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Suites: what is asked of every answer to a dataset's cases. */
@Controller("/api/v1/projects/{project}/suites")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "suites")
public class SuiteController {
  private final Suites suites;
  private final SuiteFinder finder;
  private final SuiteMaker maker;

  SuiteController(Suites suites, SuiteFinder finder, SuiteMaker maker) {
    this.suites = suites;
    this.finder = finder;
    this.maker = maker;
  }

  @Post
  @Consumes({MediaType.APPLICATION_JSON, YamlBodies.YAML, YamlBodies.YAML_OLD})
  @Allows(Role.LEAD)
  @Operation(
      summary = "Make a suite",
      description =
          "In JSON or YAML: a name, a dataset by id or name, and 1 to 50 assertions in promptfoo's"
              + " grammar {type, value, threshold, weight, metric, transform, judge, assert},"
              + " 'not-' before any type. Other content under the same name makes the next number;"
              + " the same content gives the suite that is there.")
  public HttpResponse<SuiteResource> create(Caller caller, @Body NewSuite body) {
    var made = maker.make(caller.projectId(), body, caller.actor());
    return HttpResponse.created(SuiteResource.from(made), caller.api("/suites/" + made.id()));
  }

  @Get
  @Allows
  @Operation(summary = "List suites, newest first", description = "50 a page, 200 at most.")
  public PageResource<SuiteResource> list(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(suites.page(caller.projectId(), query.request()), SuiteResource::from);
  }

  @Get("/{suite}")
  @Allows
  @Operation(summary = "Show a suite", description = "By id, or the newest of that name.")
  public SuiteResource show(Caller caller, String suite) {
    return SuiteResource.from(finder.suite(caller.projectId(), suite));
  }
}
