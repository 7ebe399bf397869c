package dev.hansei.api.suites;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.criteria.AssertSet;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.ProjectId;
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
import java.util.ArrayList;
import java.util.List;

/** Suites: what is asked of every answer to a dataset's cases. */
@Controller("/api/v1/projects/{project}/suites")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "suites")
public class SuiteController {
  private final Suites suites;
  private final SuiteFinder finder;
  private final Judges judges;

  SuiteController(Suites suites, SuiteFinder finder, Judges judges) {
    this.suites = suites;
    this.finder = finder;
    this.judges = judges;
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
    var project = caller.projectId();
    var dataset = finder.dataset(project, body.dataset());
    var assertions = withJudges(project, body);
    var made = suites.create(project, body.name(), dataset.id(), assertions, caller.actor());
    return HttpResponse.created(SuiteResource.from(made), caller.api("/suites/" + made.id()));
  }

  /** Judges must be there; where the suite asks no threshold, a judge's own holds. */
  private List<Assertion> withJudges(ProjectId project, NewSuite body) {
    List<Assertion> assertions = new ArrayList<>(body.wanted());
    for (int i = 0; i < assertions.size(); i++) {
      assertions.set(i, withJudge(project, body.assertions().get(i), assertions.get(i), i));
    }
    return assertions;
  }

  private Assertion withJudge(ProjectId project, NewAssertion asked, Assertion made, int place) {
    AssertSet set = made.set();
    if (set != null) {
      List<Assertion> members = new ArrayList<>();
      for (int i = 0; i < set.assertions().size(); i++) {
        NewAssertion member = asked.membersIfAny().get(i);
        members.add(withJudge(project, member, set.assertions().get(i), place));
      }
      return made.of(new AssertSet(members, set.every()));
    }
    JudgeId id = made.judge();
    if (id == null) {
      return made;
    }
    Judge judge = requireJudge(project, id, place);
    return asked.threshold() == null && judge.passesFrom().isPresent()
        ? made.from(judge.passesFrom().getAsDouble())
        : made;
  }

  private Judge requireJudge(ProjectId project, JudgeId id, int place) {
    String field = "assertions[%d].judge".formatted(place);
    return judges
        .find(project, id)
        .orElseThrow(() ->
            new InvalidFieldException(
                field,
                "There is no judge '%s' in this project; GET /criteria/{criterion}/judges lists them."
                    .formatted(id)));
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
