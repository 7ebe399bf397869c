package dev.hansei.api.cases;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.Documents;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.Passage;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents: the texts that the application answers from. */
@Controller("/api/v1/projects/{project}/cases/documents")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "cases")
public class DocumentController {
  private static final int NAME_CHARS_MAX = 200;

  private final Documents documents;

  DocumentController(Documents documents) {
    this.documents = documents;
  }

  @Post
  @Consumes({MediaType.TEXT_PLAIN, MediaType.TEXT_MARKDOWN})
  @Allows(Role.LEAD)
  @Operation(
      summary = "Add a document",
      description =
          "Plain text or Markdown in UTF-8, 5 MiB at most, cut into passages at headings and blank"
              + " lines. The same content gives the document that is there.")
  public HttpResponse<DocumentResource> add(
      Caller caller, HttpRequest<?> request, @QueryValue @Nullable String name, @Body byte[] body) {
    String called = Rules.text("name", name, NAME_CHARS_MAX);
    if (body.length > Document.BYTES_MAX) {
      throw ApiProblem.tooLarge("A document", Document.BYTES_MAX).raise();
    }
    String mediaType =
        request.getContentType().map(MediaType::getName).orElse(MediaType.TEXT_PLAIN);
    var made = documents.add(caller.projectId(), called, mediaType, body, caller.actor());
    return HttpResponse.created(
        DocumentResource.from(made), caller.api("/cases/documents/" + made.id()));
  }

  @Get
  @Allows
  @Operation(summary = "List documents, newest first", description = "50 a page, 200 at most.")
  public PageResource<DocumentResource> list(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(
        documents.page(caller.projectId(), query.request()), DocumentResource::from);
  }

  @Get("/{document}")
  @Allows
  @Operation(summary = "Show a document", description = "By its id, without its text.")
  public DocumentResource show(Caller caller, String document) {
    return DocumentResource.from(require(caller, document));
  }

  @Get("/{document}/passages")
  @Allows
  @Operation(summary = "List the passages of a document", description = "50 a page, 200 at most.")
  public PageResource<PassageResource> passages(
      Caller caller, String document, @RequestBean PageQuery query) {
    PageRequest request = query.request();
    int after = request.after().map(DocumentController::ordinal).orElse(-1);
    List<Passage> rest =
        documents.passages(caller.projectId(), require(caller, document).id()).stream()
            .filter(passage -> passage.ordinal() > after)
            .limit(request.fetch())
            .toList();
    return PageResource.of(
        Page.of(rest, request, passage -> passage, Passage::ordinal), PassageResource::from);
  }

  private static int ordinal(String cursor) {
    try {
      return Integer.parseInt(cursor);
    } catch (NumberFormatException _) {
      throw ApiProblem.invalidField("after", "Pass on the 'next' that the page before gave.")
          .raise();
    }
  }

  private Document require(Caller caller, String document) {
    return Named.requireId(
        "document", document, id -> documents.find(caller.projectId(), new DocumentId(id)));
  }
}
