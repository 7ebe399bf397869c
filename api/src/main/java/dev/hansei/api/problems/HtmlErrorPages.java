package dev.hansei.api.problems;

import dev.hansei.api.pages.Assets;
import dev.hansei.api.pages.Templates;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

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
    return templates.render("problem.jte", new ProblemPage(problem, assets.version()));
  }
}
