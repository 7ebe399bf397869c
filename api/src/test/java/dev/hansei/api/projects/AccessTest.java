package dev.hansei.api.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTest {
  private static final String INVITATION =
      "{\"email\":\"%s@example.org\",\"displayName\":\"New\",\"roles\":[\"annotator\"]}";

  private final ApiServer server = ApiServer.running();

  @ParameterizedTest
  @EnumSource(Role.class)
  void onlyAdminsInviteAndTheRefusalNamesTheRole(Role role) {
    var project = server.project();

    var answer =
        server.token(project, role).post("/people", INVITATION.formatted("for-" + role.name()));

    if (role == Role.ADMIN) {
      assertThat(answer.expect(201).text("/link")).contains("/sign-in/link/");
      assertThat(answer.header("location")).contains("/people/");
    } else {
      assertThat(answer.expect(403).text("/code")).isEqualTo("role-needed");
      assertThat(answer.text("/detail")).contains("roles admin");
    }
  }

  @Test
  void anotherProjectLooksAsIfItDidNotExist() {
    var mine = server.project();
    var other = server.project().name().value();
    var token = server.token(mine, Role.values());

    token.get("").expect(200);
    assertThat(token.in(other).get("").expect(404).text("/code")).isEqualTo("project-not-found");
    assertThat(token.in("no-such-project").get("").expect(404).text("/code"))
        .isEqualTo("project-not-found");
    token.in("Not-A-Name").get("/people").expect(404);
    server.browser(mine, Role.ADMIN).in(other).get("/people").expect(404);
  }

  @Test
  void aTokenLosesWhatItsPersonLoses() {
    var project = server.project();
    var admin = server.browser(project, Role.ADMIN);
    var made = admin.post("/tokens", "{\"name\":\"ci\",\"roles\":[\"admin\"]}").expect(201);
    var token =
        Client.anonymous(server.base())
            .in(project.name().value())
            .with("Authorization", "Bearer " + made.text("/secret"));
    token.get("/people").expect(200);

    server.person(project, Role.ADMIN);
    var person = PersonId.of(made.text("/personId"));
    server.get(People.class).takeRole(project.id(), person, Role.ADMIN, new Actor.BySystem());

    token.get("/people").expect(404);
  }

  @Test
  void nobodyMakesATokenThatCanDoMoreThanThey() {
    var developer = server.browser(server.project(), Role.DEVELOPER);

    developer.post("/tokens", "{\"name\":\"ci\",\"roles\":[\"developer\"]}").expect(201);
    developer.post("/tokens", "{\"name\":\"ci\",\"roles\":[\"release-manager\"]}").expect(403);
    assertThat(
            developer
                .post("/tokens", "{\"name\":\"ci\",\"roles\":[\"boss\"]}")
                .expect(400)
                .text("/detail"))
        .contains("roles", "lead, annotator, release-manager, developer, admin");
  }

  @Test
  void aRevokedTokenOpensNothing() {
    var project = server.project();
    var lead = server.browser(project, Role.LEAD);
    var made = lead.post("/tokens", "{\"name\":\"ci\",\"roles\":[\"lead\"]}").expect(201);

    server.browser(project, Role.ANNOTATOR).delete("/tokens/" + made.text("/id")).expect(403);
    lead.delete("/tokens/" + made.text("/id")).expect(204);

    Client.anonymous(server.base())
        .in(project.name().value())
        .with("Authorization", "Bearer " + made.text("/secret"))
        .get("")
        .expect(401);
    assertThat(lead.get("/tokens").body()).doesNotContain(made.text("/secret"));
  }

  @Test
  void anAdminCannotTakeOverSomebodyOfAnotherProject() {
    var theirs = server.project();
    var victim = server.person(theirs, Role.ADMIN);
    var attacker = server.browser(server.project(), Role.ADMIN);

    var answer =
        attacker
            .post(
                "/people",
                "{\"email\":\"%s\",\"displayName\":\"X\",\"roles\":[\"annotator\"]}"
                    .formatted(victim.email()))
            .expect(201);

    assertThat(answer.json().has("link")).isFalse();
    attacker.post("/people/" + answer.text("/id") + "/links", "{}").expect(403);
  }

  @Test
  void aSessionThatAnotherSiteUsesIsRefused() {
    var browser = server.browser(server.project(), Role.ADMIN);
    var body = INVITATION.formatted("forged");

    assertThat(browser.with("X-CSRF-Token", "").post("/people", body).expect(403).text("/code"))
        .isEqualTo("forged-request");
    browser.with("X-CSRF-Token", "guess").post("/people", body).expect(403);
    browser.with("Sec-Fetch-Site", "cross-site").post("/people", body).expect(403);
    browser.with("Sec-Fetch-Site", "same-site").post("/people", body).expect(403);
    browser
        .with("Sec-Fetch-Site", "")
        .with("Origin", "https://evil.example")
        .post("/people", body)
        .expect(403);
    browser.post("/people", body).expect(201);
  }

  @Test
  void theLastAdminStays() {
    var project = server.project();
    var admin = server.browser(project, Role.ADMIN);
    var id = admin.get("/people").expect(200).text("/items/0/id");

    assertThat(admin.delete("/people/" + id + "/roles/admin").expect(409).text("/code"))
        .isEqualTo("last-admin");
    admin.put("/people/" + id + "/roles/release-manager").expect(200);
  }

  @Test
  void everyAnswerCarriesThePolicyOfNoForeignScripts() {
    var nobody = Client.anonymous(server.base());
    for (var path : new String[] {"!/sign-in", "!/nowhere", "!/api/v1/projects", "!/metrics"}) {
      var answer = nobody.get(path);
      assertThat(answer.header("content-security-policy"))
          .as(path)
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    }
    assertThat(nobody.get("!/sign-in").body()).doesNotContain("<script>", "style=", "onclick");
  }
}
