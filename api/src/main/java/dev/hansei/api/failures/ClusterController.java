package dev.hansei.api.failures;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.bodies.Words;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.failures.ClusterDetail;
import dev.hansei.infra.registry.failures.ClusterMoves;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Failure modes: failures that read alike, with a name, a weight and a life. */
@Controller("/api/v1/projects/{project}/failures/clusters")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "failures")
public class ClusterController {
  private final Clusters clusters;
  private final ClusterMoves moves;
  private final Failures failures;

  ClusterController(Clusters clusters, ClusterMoves moves, Failures failures) {
    this.clusters = clusters;
    this.moves = moves;
    this.failures = failures;
  }

  @Get
  @Allows
  @Operation(
      summary = "List failure modes, heaviest first",
      description =
          "'state' is open, in-suite, fixed, closed, reopened or dismissed. 50 a page, 200 at"
              + " most.")
  public PageResource<ClusterResource> list(
      Caller caller, @QueryValue @Nullable String state, @RequestBean PageQuery query) {
    var wanted = Words.constantIfSet("state", state, ClusterState.class);
    return PageResource.of(
        clusters.page(caller.projectId(), wanted, query.request()), ClusterResource::from);
  }

  @Get("/{cluster}")
  @Allows
  @Operation(
      summary = "Show a failure mode",
      description = "With its heaviest texts, the prompt versions it hit, and its story.")
  public ClusterResource show(Caller caller, String cluster) {
    return ClusterResource.from(require(caller, cluster));
  }

  @Get("/{cluster}/failures")
  @Allows
  @Operation(
      summary = "List the failures of a mode, newest first",
      description = "50 a page, 200 at most.")
  public PageResource<FailureResource> failures(
      Caller caller, String cluster, @RequestBean PageQuery query) {
    ClusterId id = require(caller, cluster).view().id();
    return PageResource.of(
        failures.ofCluster(caller.projectId(), id, query.request()), FailureResource::from);
  }

  @Post("/{cluster}/move")
  @Allows({Role.LEAD, Role.ANNOTATOR})
  @Operation(
      summary = "Move a failure mode through its life",
      description =
          "'to' is open, in-suite, fixed, closed or dismissed; with fixed, 'promptName' and"
              + " 'promptVersion' say which version fixed it; a dismissed mode comes back when it"
              + " weighs 'growth' times as much. Audited. 400 cluster-move names the moves"
              + " allowed.")
  public ClusterResource move(Caller caller, String cluster, @Body ClusterMoveBody body) {
    ClusterId id = require(caller, cluster).view().id();
    moves.move(caller.projectId(), id, body.move(), caller.actor());
    return show(caller, cluster);
  }

  @Post("/{cluster}/rename")
  @Allows({Role.LEAD, Role.ANNOTATOR})
  @Operation(
      summary = "Give a failure mode another name",
      description = "1 to 120 characters. It stays until a person gives it another one. Audited.")
  public ClusterResource rename(Caller caller, String cluster, @Body ClusterNameBody body) {
    ClusterId id = require(caller, cluster).view().id();
    moves.rename(caller.projectId(), id, body.text(), caller.actor());
    return show(caller, cluster);
  }

  private ClusterDetail require(Caller caller, String cluster) {
    return Named.requireId(
        "cluster", cluster, id -> clusters.find(caller.projectId(), new ClusterId(id)));
  }
}
