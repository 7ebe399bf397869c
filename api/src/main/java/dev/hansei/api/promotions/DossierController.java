package dev.hansei.api.promotions;

import dev.hansei.api.PageResource;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.promotions.DossierEdition;
import dev.hansei.workflows.promotions.Promotion;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What stood behind a promotion, sealed and signed. */
@Controller("/api/v1/projects/{project}/promotions/{promotion}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "promotions")
public class DossierController {
  private static final MediaType ZIP = MediaType.of("application/zip");

  private final PromotionReading reading;
  private final DossierReading dossiers;

  DossierController(PromotionReading reading, DossierReading dossiers) {
    this.reading = reading;
    this.dossiers = dossiers;
  }

  @Get("/dossiers")
  @Allows
  @Operation(
      summary = "List the editions of a promotion's dossier, oldest first",
      description =
          "Edition 1 is what people decide on, there when the gate has passed; from 2 each tells of"
              + " an end. What is due and missing is made, so asking is enough. 409 dossier-not-yet"
              + " until the gate has spoken; 409 signing-key-missing where the installation has no"
              + " key. All on one page.")
  public PageResource<DossierResource> list(Caller caller, String promotion) {
    Promotion found = reading.require(caller.projectId(), promotion);
    var items = dossiers.due(caller, found).stream().map(DossierResource::of).toList();
    return new PageResource<>(items, Optional.empty());
  }

  @Get("/dossier")
  @Allows
  @Produces(MediaType.ALL)
  @Operation(
      summary = "Download a promotion's dossier",
      description =
          "A zip: everything behind the decision by hash, a page for reading, and an Ed25519"
              + " signature over the list of all files. 'hansei promotions verify FILE --key KEY'"
              + " checks it anywhere, offline. The newest 'edition' when none is named. 409 as in the"
              + " list.")
  @ApiResponse(
      responseCode = "200",
      description = "The file.",
      content =
          @Content(
              mediaType = "application/zip",
              schema = @Schema(type = "string", format = "binary")))
  public StreamedFile download(
      Caller caller, String promotion, @QueryValue @Nullable Integer edition) {
    Promotion found = reading.require(caller.projectId(), promotion);
    OptionalInt wanted = edition == null ? OptionalInt.empty() : OptionalInt.of(edition);
    DossierEdition one = dossiers.one(caller, found, wanted);
    return new StreamedFile(new ByteArrayInputStream(dossiers.zip(one)), ZIP)
        .attach("dossier-%s-%d.zip".formatted(found.id(), one.edition()));
  }
}
