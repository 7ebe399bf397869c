package dev.hansei.api.problems;

import dev.hansei.api.pages.Assets;
import dev.hansei.api.pages.Templates;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Draws problems with the template {@code problem.jte}. */
@Singleton
final class HtmlErrorPages implements ErrorPages {
  private final Templates templates;
  private final Assets assets;

  HtmlErrorPages(Templates templates, Assets assets) {
    this.templates = templates;
    this.assets = assets;
  }

  @Override
  public byte[] draw(HttpRequest<?> request, ApiProblem problem) {
    return templates.render(
        "problem.jte", new ProblemPage(problem, assets.version(), form(request)));
  }

  /**
   * The page of ours that the browser says it sent a form from, to be opened with one more word in
   * its query: a fragment would not open it, where this page has the very same address.
   */
  private static Optional<String> form(HttpRequest<?> request) {
    if (request.getMethod() != HttpMethod.POST) {
      return Optional.empty();
    }
    return Optional.ofNullable(request.getHeaders().get(HttpHeaders.REFERER))
        .flatMap(HtmlErrorPages::uri)
        .filter(uri ->
            String.valueOf(uri.getRawAuthority())
                .equals(request.getHeaders().get(HttpHeaders.HOST)))
        .map(uri ->
            uri.getRawPath() + (uri.getRawQuery() == null ? "?" : "?" + uri.getRawQuery() + "&"))
        .filter(path -> path.startsWith("/") && !path.startsWith("//"));
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}
