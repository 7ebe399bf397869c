package dev.hansei.api.projects;

import dev.hansei.api.pages.Assets;
import dev.hansei.api.pages.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The pages that people see before they are signed in. */
@Singleton
final class SignInPages {
  private final Templates templates;
  private final Assets assets;
  private final FormTokens tokens;

  SignInPages(Templates templates, Assets assets, FormTokens tokens) {
    this.templates = templates;
    this.assets = assets;
    this.tokens = tokens;
  }

  HttpResponse<byte[]> signIn(HttpRequest<?> request, String next, String trouble) {
    return form(request, "sign-in.jte", new Model(next, trouble));
  }

  HttpResponse<byte[]> setPassword(HttpRequest<?> request, String trouble) {
    return form(request, "set-password.jte", new Model(request.getPath(), trouble));
  }

  HttpResponse<byte[]> linkGone(HttpRequest<?> request) {
    return html(HttpStatus.GONE, "link-gone.jte", new SignInPage("", "", "", assets.version()));
  }

  private HttpResponse<byte[]> form(HttpRequest<?> request, String template, Model model) {
    var signedIn = request.getUserPrincipal(SignedIn.class);
    var own = signedIn.flatMap(SignedIn::session).map(session -> session.csrf());
    var made =
        own.isPresent()
            ? Optional.<FormTokens.FormToken>empty()
            : Optional.of(tokens.make(request));
    var csrf = own.orElseGet(() -> made.map(FormTokens.FormToken::value).orElse(""));
    var status = model.trouble().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY;
    var response =
        html(
            status,
            template,
            new SignInPage(model.path(), model.trouble(), csrf, assets.version()));
    made.ifPresent(token -> response.cookie(token.cookie()));
    return response;
  }

  private MutableHttpResponse<byte[]> html(HttpStatus status, String template, SignInPage page) {
    return HttpResponse.<byte[]>status(status)
        .body(templates.render(template, page))
        .contentType(MediaType.TEXT_HTML_TYPE);
  }

  private record Model(String path, String trouble) {}
}
