package dev.hansei.api.lineage;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.bodies.Words;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.lineage.Direction;
import dev.hansei.infra.registry.lineage.Graph;
import dev.hansei.infra.registry.lineage.Lineage;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where a thing comes from, and what came of it. */
@Controller("/api/v1/projects/{project}/lineage")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "lineage")
public class LineageController {
  private static final int DEPTH_USUAL = 10;
  private static final int ID_CHARS_MAX = 64;

  private final Lineage lineage;
  private final LineageSight sight;

  LineageController(Lineage lineage, LineageSight sight) {
    this.lineage = lineage;
    this.sight = sight;
  }

  @Get("/{kind}/{id}")
  @Allows
  @Operation(
      summary = "Walk from a thing to what it was made of, and to what was made of it",
      description =
          "'kind' is trace, failure, document, case, dataset-version, suite, run, outcome, verdict,"
              + " promotion, prompt-version, judge, artifact and so on; 'direction' is up, down or"
              + " both; 'depth' 1 to 20 (10). 'truncated' says when something was left out.")
  public LineageResource walk(
      Caller caller,
      String kind,
      String id,
      @QueryValue @Nullable String direction,
      @QueryValue @Nullable Integer depth) {
    NodeKind what = Words.constant("kind", kind, NodeKind.class);
    if (id.length() > ID_CHARS_MAX) {
      throw ApiProblem.notFound(kind, id).raise();
    }
    Direction way =
        Words.constantIfSet("direction", direction, Direction.class).orElse(Direction.BOTH);
    int steps = Rules.between("depth", depth, DEPTH_USUAL, 1, Lineage.DEPTH_MAX);
    Graph graph = lineage.walk(caller.projectId(), new Node(what, id), way, steps);
    if (graph.isUnknown()) {
      throw ApiProblem.notFound(kind, id).raise();
    }
    return LineageResource.from(sight.of(caller, graph));
  }
}
