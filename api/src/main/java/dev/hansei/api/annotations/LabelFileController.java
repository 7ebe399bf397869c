package dev.hansei.api.annotations;

import dev.hansei.api.annotations.formats.LabelFiles;
import dev.hansei.api.annotations.formats.LabelFormat;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.bodies.Words;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
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

/** All labels of a queue as a file, in the shapes that other tools read. */
@Controller("/api/v1/projects/{project}/annotations/queues/{queue}/labels/file")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "annotations")
public class LabelFileController {
  private final Queues queues;
  private final LabelFiles files;

  LabelFileController(Queues queues, LabelFiles files) {
    this.queues = queues;
    this.files = files;
  }

  @Get
  @Produces(MediaType.ALL)
  @Allows(Role.LEAD)
  @Operation(
      summary = "Download all that was said of a queue's items",
      description =
          "Reviews, adjudications and what was brought from elsewhere, each with its author: as"
              + " JSON lines or CSV that an import takes, tasks of Label Studio, records of"
              + " Argilla, or assessments of MLflow. No cell of CSV is taken for a formula. Of an"
              + " item that somebody could still review blind, only what was brought. Written"
              + " while it is read, so it ends broken off when a store fails.")
  @ApiResponse(
      responseCode = "200",
      description = "The file.",
      content = @Content(schema = @Schema(type = "string", format = "binary")))
  public StreamedFile download(
      Caller caller,
      String queue,
      @QueryValue
          @Parameter(
              description = "jsonl, csv, label-studio, argilla or mlflow; jsonl when absent.")
          @Nullable String format) {
    LabelFormat shape =
        Words.constantIfSet("format", format, LabelFormat.class).orElse(LabelFormat.JSONL);
    Queue asked =
        Named.requireId("queue", queue, it -> queues.find(caller.projectId(), new QueueId(it)))
            .queue();
    return new StreamedFile(
            files.of(caller.projectId(), asked, shape), MediaType.of(shape.mediaType()))
        .attach(shape.file());
  }
}
