package dev.hansei.api.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.projects.SignInLinks;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Role;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SignInTest {
  private static final String PASSWORD = "correct horse battery";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final ApiServer server = ApiServer.running();
  private final Client nobody = Client.anonymous(server.base());

  @Test
  void theFirstStartLeavesALinkThatOnlyItsOwnerCanRead() throws Exception {
    var file = server.home().resolve("admin-link");

    assertThat(Files.readString(file)).startsWith("http://").contains("/sign-in/link/");
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
  }

  @Test
  void theLinkFollowsTheServiceToAnotherAddress() throws Exception {
    var file = server.home().resolve("admin-link");
    String link = Files.readString(file);
    Files.writeString(file, link.replaceFirst("http://[^/]+", "http://127.0.0.1:1"));

    server.get(FirstStart.class).onStart(new ServerStartupEvent(server.get(EmbeddedServer.class)));

    assertThat(Files.readString(file)).isEqualTo(link);
  }

  @Test
  void aLinkSetsAPasswordOnceAndThePasswordSignsIn() {
    var person = server.person(server.project(), Role.LEAD);
    var path = link(person);

    var entered = setPassword(path, PASSWORD, PASSWORD).expect(303);
    assertThat(entered.header("set-cookie"))
        .containsIgnoringCase("hansei_session=")
        .containsIgnoringCase("; HttpOnly")
        .contains("; SameSite=Lax");
    assertThat(setPassword(path, PASSWORD, PASSWORD).status()).isEqualTo(410);
    assertThat(signIn(person.email(), PASSWORD).status()).isEqualTo(303);
    assertThat(signIn(person.email(), "wrong wrong wrong").status()).isEqualTo(422);
  }

  @Test
  void aSlipDoesNotUseTheLinkUp() {
    var path = link(server.person(server.project(), Role.LEAD));

    assertThat(setPassword(path, PASSWORD, "something else").expect(422).body())
        .contains("not the same");
    assertThat(setPassword(path, "short", "short").expect(422).body()).contains("12 to 200");
    setPassword(path, PASSWORD, PASSWORD).expect(303);
  }

  @Test
  void aFormWithoutItsTokenIsRefused() {
    var answer = nobody.form("!/sign-in", "email=a@b.c&password=x");

    assertThat(answer.expect(403).text("/code")).isEqualTo("forged-request");
  }

  @Test
  void tooManyTriesForOneAccountWait() {
    var email = "victim@example.org";
    for (int i = 0; i < SignInThrottle.PER_ACCOUNT_MAX; i++) {
      signIn(email, "guess number " + i).expect(422);
    }

    var refused = signIn(email, "one more guess").expect(429);
    assertThat(refused.text("/code")).isEqualTo("too-many-sign-ins");
    assertThat(refused.header("retry-after")).isNotEmpty();
  }

  @Test
  void signingOutEndsTheSession() {
    var project = server.project();
    var browser = server.browser(project, Role.LEAD);
    browser.get("").expect(200);

    browser.post("!/sign-out", "application/x-www-form-urlencoded", new byte[0]).expect(303);

    browser.get("").expect(401);
  }

  @Test
  void whoIsNotSignedInIsLedToTheFormAndBack() {
    var answer = nobody.with("Accept", "text/html").get("!/nowhere/else");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(nobody.get("!/api/v1/projects").expect(401).text("/code"))
        .isEqualTo("sign-in-needed");
    assertThat(nobody.get("!/sign-in?next=https://evil.example/").body())
        .doesNotContain("evil.example");
  }

  private String link(Person person) {
    return "/sign-in/link/"
        + server.get(SignInLinks.class).create(person.id(), Duration.ofHours(1));
  }

  private Answer setPassword(String path, String password, String again) {
    return submit(path, "password=%s&passwordAgain=%s".formatted(password, again));
  }

  private Answer signIn(String email, String password) {
    return submit("/sign-in", "email=%s&password=%s".formatted(email, password));
  }

  private Answer submit(String path, String fields) {
    var page = nobody.get("!" + path).expect(200);
    var token = CSRF.matcher(page.body());
    assertThat(token.find()).isTrue();
    var cookie = page.header("set-cookie").split(";", 2)[0];
    return nobody
        .with("Cookie", cookie)
        .with("Sec-Fetch-Site", "same-origin")
        .form("!" + path, "_csrf=" + token.group(1) + "&" + fields.replace(" ", "+"));
  }
}
