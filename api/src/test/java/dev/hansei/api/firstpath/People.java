package dev.hansei.api.firstpath;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** People who come by their one-time link, choose a password and make themselves a token. */
final class People {
  private static final String PASSWORD = "correct horse battery staple";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern CSRF_META =
      Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

  private final URI base;

  People(URI base) {
    this.base = base;
  }

  /** The first admin, who is also a lead. */
  Caller admin(URI link) {
    HttpClient browser = browser();
    enter(browser, link);
    return token(browser, List.of("admin", "lead", "developer"));
  }

  Caller invited(Caller admin, String email, List<String> roles) {
    return token(entered(admin, email, roles), roles);
  }

  /** Somebody who works in a browser: signed in by a cookie, without a token of their own. */
  Visitor visitor(Caller admin, String email, List<String> roles) {
    HttpClient browser = entered(admin, email, roles);
    return new Visitor(base, "default", cookie(browser), csrf(home(browser)));
  }

  private HttpClient entered(Caller admin, String email, List<String> roles) {
    Reply invited =
        admin
            .post("/people", Map.of("email", email, "displayName", email, "roles", roles))
            .expect(201);
    HttpClient browser = browser();
    enter(browser, base.resolve(invited.text("/link")));
    return browser;
  }

  private void enter(HttpClient browser, URI link) {
    String page = send(browser, HttpRequest.newBuilder(link).GET().build(), 200);
    String form =
        Map.of("_csrf", csrf(page), "password", PASSWORD, "passwordAgain", PASSWORD)
            .entrySet()
            .stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    send(
        browser,
        HttpRequest.newBuilder(link)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", base.toString())
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        200);
  }

  private Caller token(HttpClient browser, List<String> roles) {
    String body =
        "{\"name\":\"test\",\"roles\":[%s]}"
            .formatted(roles.stream().map("\"%s\""::formatted).collect(Collectors.joining(",")));
    String made =
        send(
            browser,
            HttpRequest.newBuilder(base.resolve("/api/v1/projects/default/tokens"))
                .header("Content-Type", "application/json")
                .header("Origin", base.toString())
                .header("X-CSRF-Token", csrf(home(browser)))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            201);
    Matcher secret = Pattern.compile("hsi_[A-Za-z0-9_-]+").matcher(made);
    if (!secret.find()) {
      throw new AssertionError("no token in " + made);
    }
    return new Caller(base, "default", secret.group());
  }

  private String home(HttpClient browser) {
    return send(browser, HttpRequest.newBuilder(base.resolve("/projects/default")).build(), 200);
  }

  private String cookie(HttpClient browser) {
    try {
      var headers = browser.cookieHandler().orElseThrow().get(base, Map.of());
      return String.join("; ", headers.getOrDefault("Cookie", List.of()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpClient browser() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }

  private static String csrf(String page) {
    for (Pattern pattern : List.of(CSRF, CSRF_META)) {
      Matcher matcher = pattern.matcher(page);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    throw new AssertionError("no CSRF token in " + page);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String send(HttpClient browser, HttpRequest request, int expected) {
    try {
      HttpResponse<String> response = browser.send(request, BodyHandlers.ofString());
      if (response.statusCode() != expected) {
        throw new AssertionError(
            "%s: %d %s".formatted(request.uri(), response.statusCode(), response.body()));
      }
      return response.body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
