package dev.hansei.api.projects;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Pieces;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditExports;
import dev.hansei.infra.registry.AuditProofs;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The audit log of a project: who did what, each row chained to the one before. */
@Controller("/api/v1/projects/{project}/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "projects")
public class AuditController {
  private static final String JSON_LINES = "application/jsonl";

  private final Audit audit;
  private final AuditProofs proofs;
  private final AuditExports exports;

  AuditController(Audit audit, AuditProofs proofs, AuditExports exports) {
    this.audit = audit;
    this.proofs = proofs;
    this.exports = exports;
  }

  @Get
  @Allows
  @Operation(summary = "List the audit log, newest first", description = "50 a page, 200 at most.")
  public PageResource<AuditEntryResource> list(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(
        audit.page(caller.projectId(), query.request()), AuditEntryResource::from);
  }

  @Post("/verify")
  @Allows({Role.LEAD, Role.DEVELOPER, Role.RELEASE_MANAGER, Role.ADMIN})
  @Operation(
      summary = "Prove the audit log",
      description =
          "Reads the whole chain, names the first row that is wrong or missing, and holds it"
              + " against each anchor in the object store: a chain that was cut or written anew"
              + " contradicts one. Not for annotators. Whoever asks while one is under way gets what"
              + " that one finds.")
  public AuditCheckResource verify(Caller caller) {
    return AuditCheckResource.from(proofs.verify(caller.projectId(), caller.actor()));
  }

  @Get("/verification")
  @Allows
  @Operation(
      summary = "Show the last verification of the audit log",
      description = "404 audit-not-verified where nobody has asked for one yet.")
  public AuditCheckResource verification(Caller caller) {
    return proofs
        .last(caller.projectId())
        .map(AuditCheckResource::from)
        .orElseThrow(() ->
            new RegistryException(
                RegistryException.Kind.NOT_FOUND,
                "audit-not-verified",
                "Nobody has verified this log yet; POST to …/audit/verify."));
  }

  @Get("/anchors")
  @Allows
  @Operation(
      summary = "List the anchors of the audit log, newest first",
      description =
          "Where the chain ended, once a day where rows were added; each stands in the object"
              + " store as audit/<project>/<day>.json, written once. 50 a page, 200 at most.")
  public PageResource<AuditAnchorResource> anchors(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(
        proofs.anchors(caller.projectId(), query.request()), AuditAnchorResource::from);
  }

  @Get("/export")
  @Produces(MediaType.ALL)
  @Allows
  @Operation(
      summary = "Download the audit log",
      description =
          "JSON lines: what the file is, the anchors of its rows, the rows in order without gaps,"
              + " and the end. hansei audit verify --file checks it without the service. Written"
              + " while it is read, so it ends broken off when the registry fails.")
  @ApiResponse(
      responseCode = "200",
      description = "The file.",
      content = @Content(schema = @Schema(type = "string", format = "binary")))
  public StreamedFile export(
      Caller caller,
      @QueryValue
          @Parameter(
              description =
                  "The first day of UTC, such as 2026-11-01, or a moment; all when absent.")
          @Nullable String from,
      @QueryValue
          @Parameter(description = "The last day, which is included, or a moment, which is not.")
          @Nullable String to) {
    var range = AuditRange.of(from, to);
    return new StreamedFile(
            new Pieces(exports.lines(caller.projectId(), range.from(), range.until())),
            MediaType.of(JSON_LINES))
        .attach("audit.jsonl");
  }
}
