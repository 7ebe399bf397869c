package dev.hansei.api.annotations;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.Codes;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The codes of open coding. */
@Controller("/api/v1/projects/{project}/annotations/codes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "annotations")
public class CodeController {
  /** What fits under an input without being a page. */
  private static final int FOUND_USUAL = 10;

  private final Codes codes;
  private final NamedCriteria criteria;

  CodeController(Codes codes, NamedCriteria criteria) {
    this.codes = codes;
    this.criteria = criteria;
  }

  @Get
  @Allows({Role.ANNOTATOR, Role.LEAD})
  @Operation(
      summary = "Find codes that were given before",
      description =
          "Those that have 'q' in them: first those that begin with it, then those used most. Of"
              + " one 'criterion' (id or name), or of all. 10, or 'limit' up to 50.")
  public CodesResource find(
      Caller caller,
      @QueryValue @Nullable String q,
      @QueryValue @Nullable String criterion,
      @QueryValue @Nullable Integer limit) {
    int most = limit == null ? FOUND_USUAL : limit;
    if (most < 1 || most > Codes.FOUND_MAX) {
      throw ApiProblem.invalidField("limit", "1 to %d codes.".formatted(Codes.FOUND_MAX)).raise();
    }
    Optional<CriterionId> only =
        Optional.ofNullable(criterion)
            .filter(name -> !name.isBlank())
            .map(name -> criteria.require(caller.projectId(), name))
            .map(Criterion::id);
    return CodesResource.of(codes.find(caller.projectId(), q == null ? "" : q, only, most));
  }
}
