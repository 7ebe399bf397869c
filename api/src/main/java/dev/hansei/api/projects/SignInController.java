package dev.hansei.api.projects;

import dev.hansei.infra.registry.projects.NewSession;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.projects.Sessions;
import dev.hansei.infra.registry.projects.SignInLinks;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Signing in and out with a browser: by e-mail and password, or once by a link that somebody was
 * given, which is also how a password is set.
 */
@Hidden
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class SignInController {
  /** As the registry has it; said here so that a slip does not use the link up. */
  private static final int PASSWORD_CHARS_MIN = 12;

  private static final int PASSWORD_CHARS_MAX = 200;

  private final People people;
  private final SignInLinks links;
  private final Sessions sessions;
  private final SignInPages pages;
  private final SignInThrottle throttle;
  private final SessionCookie cookies;
  private final FirstStart firstStart;

  SignInController(
      People people,
      SignInLinks links,
      Sessions sessions,
      SignInPages pages,
      SignInThrottle throttle,
      SessionCookie cookies,
      FirstStart firstStart) {
    this.people = people;
    this.links = links;
    this.sessions = sessions;
    this.pages = pages;
    this.throttle = throttle;
    this.cookies = cookies;
    this.firstStart = firstStart;
  }

  /** The form. */
  @Get("/sign-in")
  public HttpResponse<byte[]> form(HttpRequest<?> request, @QueryValue @Nullable String next) {
    return pages.signIn(request, ownPath(next), "");
  }

  /** Signs in by e-mail and password. */
  @Post("/sign-in")
  public HttpResponse<?> signIn(HttpRequest<?> request, @Body Map<String, String> form) {
    var email = form.getOrDefault("email", "");
    var next = ownPath(form.get("next"));
    throttle.count(request, email);
    var person = people.checkPassword(email, form.getOrDefault("password", ""));
    if (person.isEmpty()) {
      return pages.signIn(request, next, "E-mail address or password is wrong.");
    }
    return enter(sessions.open(person.get().id()), next);
  }

  /** Asks for a password. Looking uses nothing up: programs that preview links look too. */
  @Get("/sign-in/link/{secret}")
  public HttpResponse<byte[]> link(HttpRequest<?> request, String secret) {
    return pages.setPassword(request, "");
  }

  /** Uses the link up, sets the password, signs in. */
  @Post("/sign-in/link/{secret}")
  public HttpResponse<?> setPassword(
      HttpRequest<?> request, String secret, @Body Map<String, String> form) {
    throttle.count(request, secret);
    var password = form.getOrDefault("password", "");
    var trouble = trouble(password, form.getOrDefault("passwordAgain", ""));
    if (trouble.isPresent()) {
      return pages.setPassword(request, trouble.get());
    }
    var person = links.redeem(secret);
    if (person.isEmpty()) {
      return pages.linkGone(request);
    }
    people.setPassword(person.get(), password);
    firstStart.linkWasUsed(secret);
    return enter(sessions.open(person.get()), "/");
  }

  /** Ends the session. */
  @Post("/sign-out")
  public HttpResponse<?> signOut(HttpRequest<?> request) {
    cookies.session(request).ifPresent(sessions::close);
    return HttpResponse.seeOther(URI.create("/sign-in")).cookie(cookies.gone());
  }

  private HttpResponse<?> enter(NewSession session, String next) {
    return HttpResponse.seeOther(URI.create(next))
        .cookie(cookies.ofSession(session.secret(), Sessions.LIFE));
  }

  /** Before the link is used up: a slip of the fingers must not cost it. */
  private static Optional<String> trouble(String password, String again) {
    if (password.length() < PASSWORD_CHARS_MIN || password.length() > PASSWORD_CHARS_MAX) {
      return Optional.of(
          "A password has %d to %d characters; a few words that nobody would guess are easiest."
              .formatted(PASSWORD_CHARS_MIN, PASSWORD_CHARS_MAX));
    }
    return password.equals(again)
        ? Optional.empty()
        : Optional.of("The two passwords are not the same.");
  }

  /** A path of this service; anything that could lead elsewhere becomes the start page. */
  private static String ownPath(@Nullable String next) {
    return next != null
            && next.matches("/[A-Za-z0-9._~!$&'()*+,;=:@%/?-]{0,500}")
            && !next.startsWith("//")
        ? next
        : "/";
  }
}
