package dev.hansei.api.failures;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.CsvText;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.bodies.PagePieces;
import dev.hansei.api.bodies.Pieces;
import dev.hansei.api.bodies.Words;
import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.failures.Detectors;
import dev.hansei.infra.registry.failures.FailureDetail;
import dev.hansei.infra.registry.failures.FailureFilter;
import dev.hansei.infra.registry.failures.FailureState;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Failures: the traces that went wrong, and what is looked for. */
@Controller("/api/v1/projects/{project}/failures")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "failures")
public class FailureController {
  private final Failures failures;
  private final Detectors detectors;

  FailureController(Failures failures, Detectors detectors) {
    this.failures = failures;
    this.detectors = detectors;
  }

  @Get
  @Allows
  @Operation(
      summary = "List failures, newest first",
      description =
          "'state' is open or dismissed; 'reason' one of negative-feedback, corrected-output,"
              + " error-status, refusal, low-outside-score, format-violation, guardrail-hit,"
              + " latency-outlier, cost-outlier, verbosity, semantic-outlier, other-model-low."
              + " 50 a page, 200 at most.")
  public PageResource<FailureResource> list(
      Caller caller,
      @QueryValue @Nullable String state,
      @QueryValue @Nullable String reason,
      @RequestBean PageQuery query) {
    return PageResource.of(
        failures.page(caller.projectId(), filter(state, reason), query.request()),
        FailureResource::from);
  }

  @Get("/export")
  @Produces(MediaType.ALL)
  @Allows
  @Operation(
      summary = "Download failures as CSV, newest first",
      description =
          "A row a failure with its whole question, answer and correction; no cell is taken for a"
              + " formula. Filters as in the list. Written while it is read, so it ends broken off"
              + " when a store fails.")
  @ApiResponse(
      responseCode = "200",
      description = "The file.",
      content =
          @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary")))
  public StreamedFile export(
      Caller caller, @QueryValue @Nullable String state, @QueryValue @Nullable String reason) {
    var filter = filter(state, reason);
    return new StreamedFile(
            new Pieces(
                PagePieces.csv(
                    FailureRows.COLUMNS,
                    page ->
                        failures.details(caller.projectId(), filter, page).map(FailureRows::row))),
            CsvText.TYPE)
        .attach("failures.csv");
  }

  @Get("/{failure}")
  @Allows
  @Operation(
      summary = "Show a failure",
      description = "With the whole question, answer and correction.")
  public FailureResource show(Caller caller, String failure) {
    return FailureResource.from(require(caller, failure));
  }

  @Post("/{failure}/dismiss")
  @Allows({Role.LEAD, Role.ANNOTATOR})
  @Operation(
      summary = "Dismiss a failure",
      description = "It gives no case. Again changes nothing; reopen takes it back.")
  public FailureResource dismiss(Caller caller, String failure) {
    failures.dismiss(caller.projectId(), require(caller, failure).failure().id(), caller.actor());
    return show(caller, failure);
  }

  @Post("/{failure}/reopen")
  @Allows({Role.LEAD, Role.ANNOTATOR})
  @Operation(summary = "Open a dismissed failure again", description = "Again changes nothing.")
  public FailureResource reopen(Caller caller, String failure) {
    failures.reopen(caller.projectId(), require(caller, failure).failure().id(), caller.actor());
    return show(caller, failure);
  }

  @Get("/detectors")
  @Allows
  @Operation(
      summary = "Show the detectors in force",
      description = "The defaults until the project saves some of its own.")
  public DetectorsBody detectors(Caller caller) {
    return new DetectorsBody(detectors.active(caller.projectId()));
  }

  @Put("/detectors")
  @Consumes({MediaType.APPLICATION_JSON, YamlBodies.YAML, YamlBodies.YAML_OLD})
  @Allows(Role.LEAD)
  @Operation(
      summary = "Put other detectors in force",
      description =
          "All of them, 1 to 20, in JSON or YAML. They count for what is collected from now on; to"
              + " read older traces by them, start a collection with 'fromStart'.")
  public DetectorsBody saveDetectors(Caller caller, @Body DetectorsBody body) {
    detectors.save(caller.projectId(), body.detectors(), caller.actor());
    return detectors(caller);
  }

  private static FailureFilter filter(@Nullable String state, @Nullable String reason) {
    return new FailureFilter(
        Words.constantIfSet("state", state, FailureState.class),
        Words.constantIfSet("reason", reason, FailureReason.class));
  }

  private FailureDetail require(Caller caller, String failure) {
    return Named.requireId(
        "failure", failure, id -> failures.find(caller.projectId(), new FailureId(id)));
  }
}
