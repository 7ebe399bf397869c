package dev.hansei.api.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.projects.Sessions;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Tricks with headers, cookies and paths. */
class HostileRequestTest {
  private final ApiServer server = ApiServer.running();
  private final Project mine = server.project();
  private final Project theirs = server.project();
  private final Client token = server.token(mine, Role.values());
  private final Client nobody = Client.anonymous(server.base()).in(mine.name().value());

  @Test
  void oneKindOfSecretIsNoOther() {
    var session = server.get(Sessions.class).open(server.person(mine, Role.ADMIN).id());
    var secret = token.headers().getOrDefault("Authorization", "").substring("Bearer ".length());

    nobody.with("Authorization", "Bearer " + session.secret()).get("/prompts").expect(401);
    nobody.with("Authorization", "Bearer " + session.csrf()).get("/prompts").expect(401);
    nobody.with("Cookie", "hansei_session=" + secret).get("/prompts").expect(401);
    nobody.with("Cookie", "hansei_form=" + session.secret()).get("/prompts").expect(401);
    nobody.with("Cookie", "__Host-hansei_session=" + session.secret()).get("/prompts").expect(401);
    nobody.with("X-Api-Key", secret).get("/prompts").expect(401);
    nobody.get("/prompts?access_token=" + secret).expect(401);
  }

  @Test
  void anAuthorizationThatIsNoneIsRefusedAlsoBesideAGoodCookie() {
    var browser = server.browser(mine, Role.ADMIN);
    browser.get("/prompts").expect(200);
    for (var header :
        List.of(
            "Bearer",
            "Bearer ",
            "Bearer hsi_",
            "Bearer null",
            "Basic",
            "Basic !!!",
            "Basic " + base64("no colon"),
            "Basic " + base64("admin:admin"),
            "Digest username=admin",
            "bearer\tx",
            "hsi_" + "x".repeat(5000))) {
      browser.with("Authorization", header).get("/prompts").expect(401);
      browser.with("Authorization", header).post("/prompts", "{\"name\":\"x\"}").expect(401);
    }
  }

  @Test
  void cookiesThatAreNoneAreNobody() {
    for (var cookie :
        List.of(
            "hansei_session=",
            "hansei_session=%00",
            "hansei_session=\"x\"; $Version=1",
            "hansei_session=x; hansei_session=y",
            "=;;;==",
            "hansei_session=" + "a".repeat(7000))) {
      nobody.with("Cookie", cookie).get("/prompts").expect(401);
    }
  }

  @Test
  void pathsThatPointElsewhereDoNotGetThere() throws IOException {
    var own = mine.name();
    var other = theirs.name();
    for (var path :
        List.of(
            "/api/v1/projects/%s/../%s/prompts".formatted(own, other),
            "/api/v1/projects/%s/%%2e%%2e/%s/prompts".formatted(own, other),
            "/api/v1/projects/%s%%2f..%%2f%s/prompts".formatted(own, other),
            "/api/v1/projects/%s/prompts/..;/../%s/prompts".formatted(own, other),
            "/api/v1/projects/%s;x=/prompts".formatted(other),
            "//api/v1/projects/%s/prompts".formatted(other),
            "/api/v1//projects/%s/prompts".formatted(other),
            "/api/v1/projects/%s%%00/prompts".formatted(other),
            "/api/v1/projects/%s/prompts".formatted(other.value().toUpperCase(Locale.ROOT)),
            "/./api/v1/projects/%s/prompts".formatted(other))) {
      assertThat(raw("GET " + path, "")).as(path).containsPattern("^HTTP/1.1 (400|401|404)");
    }
  }

  @Test
  void aMethodIsWhatItIs() {
    var overriding = token.with("X-HTTP-Method-Override", "DELETE");
    overriding.post("/prompts", "{\"name\":\"made\"}").expect(201);
    token.get("/prompts/made/versions").expect(200);
    assertThat(
            token.send(token.request("/prompts").method("TRACE", BodyPublishers.noBody())).status())
        .isIn(400, 404, 405, 501);
  }

  @Test
  void anotherSiteIsNotInvitedToRead() {
    var browser = server.browser(mine, Role.ADMIN).with("Origin", "https://evil.example");
    var answer = browser.get("/prompts");

    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    var preflight =
        nobody
            .request("/prompts")
            .header("Origin", "https://evil.example")
            .header("Access-Control-Request-Method", "POST")
            .method("OPTIONS", BodyPublishers.noBody());
    assertThat(nobody.send(preflight).headers().map())
        .doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void aFormOfAnotherSiteChangesNothingWhateverItCallsItself() {
    var browser = server.browser(mine, Role.values()).with("X-CSRF-Token", "");
    var json = "{\"name\":\"forged\"}".getBytes(StandardCharsets.UTF_8);
    for (var site : List.of("cross-site", "same-site", "same-origin", "none", "")) {
      for (var type : List.of("text/plain", "application/json", "multipart/form-data")) {
        assertThat(browser.with("Sec-Fetch-Site", site).post("/prompts", type, json).status())
            .as(site + " " + type)
            .isIn(403, 415);
      }
      browser
          .with("Sec-Fetch-Site", site)
          .form("!/projects/" + mine.name() + "/failures/collect", "fromStart=true")
          .expect(403);
    }
    assertThat(token.get("/prompts").body()).doesNotContain("forged");
  }

  @Test
  void twoRequestsInOneAreRefused() throws IOException {
    var smuggled =
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n";
    assertThat(raw("POST /api/v1/projects/" + mine.name() + "/prompts", smuggled))
        .containsPattern("^HTTP/1.1 4");
    assertThat(raw("GET /api/v1/projects HTTP/1.1\r\nX: y", "Content-Length: -1\r\n"))
        .containsPattern("^HTTP/1.1 4");
  }

  /** A request as no well-behaved client writes it; what comes back first. */
  private String raw(String line, String headers) throws IOException {
    var base = server.base();
    try (var socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(10_000);
      var authorization = token.headers().getOrDefault("Authorization", "");
      var request =
          "%s HTTP/1.1\r\nHost: %s:%d\r\nAuthorization: %s\r\nConnection: close\r\n%s\r\n"
              .formatted(line, base.getHost(), base.getPort(), authorization, headers);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(firstBytes(socket.getInputStream()), StandardCharsets.UTF_8);
    }
  }

  private static byte[] firstBytes(InputStream in) throws IOException {
    return in.readNBytes(64);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
