package dev.hansei.api.openapi;

import dev.hansei.api.pages.Templates;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.SignedIn;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The description of the API, and Swagger UI over it, served from our own jar. */
@Hidden
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
public class ApiDocsController {
  private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/5.34.1/";
  private static final String SCRIPT = "text/javascript;charset=utf-8";
  private static final String STYLE = "text/css;charset=utf-8";

  private static final Map<String, File> FILES =
      Map.of(
          "swagger-ui.css", new File(WEBJAR + "swagger-ui.css", STYLE),
          "swagger-ui-bundle.js", new File(WEBJAR + "swagger-ui-bundle.js", SCRIPT),
          "start.js", new File("/static/api-docs.js", SCRIPT));

  private final OpenApiDocument document;
  private final Templates templates;

  ApiDocsController(OpenApiDocument document, Templates templates) {
    this.document = document;
    this.templates = templates;
  }

  /** The document. */
  @Get("/openapi.yml")
  public HttpResponse<byte[]> document() {
    return HttpResponse.ok(document.yaml().getBytes(StandardCharsets.UTF_8))
        .contentType(MediaType.of("application/yaml;charset=utf-8"));
  }

  /** The page. */
  @Get(uri = "/api-docs", produces = MediaType.TEXT_HTML)
  public HttpResponse<byte[]> page(HttpRequest<?> request) {
    var csrf =
        request
            .getUserPrincipal(SignedIn.class)
            .flatMap(SignedIn::session)
            .map(session -> session.csrf())
            .orElse("");
    return HttpResponse.ok(templates.render("api-docs.jte", csrf))
        .contentType(MediaType.TEXT_HTML_TYPE);
  }

  /** What the page loads. */
  @Get("/api-docs/{name}")
  public HttpResponse<byte[]> file(String name) {
    var file = FILES.get(name);
    if (file == null) {
      throw ApiProblem.notFound("file", name).raise();
    }
    return HttpResponse.ok(read(file.path()))
        .contentType(MediaType.of(file.mediaType()))
        .header("Cache-Control", "public, max-age=3600");
  }

  private static byte[] read(String path) {
    try (var in = ApiDocsController.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record File(String path, String mediaType) {}
}
