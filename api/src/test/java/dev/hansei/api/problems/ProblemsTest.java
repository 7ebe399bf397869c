package dev.hansei.api.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  private final ApiServer server = ApiServer.running();
  private Client admin;

  @BeforeEach
  void begin() {
    admin = server.everything(server.project());
  }

  @Test
  void anUnknownFieldIsNamedWithTheNearestKnownOne() {
    var answer = admin.post("/tokens", "{\"name\":\"x\",\"rolls\":[\"lead\"]}").expect(400);

    assertThat(answer.header("content-type")).startsWith("application/problem+json");
    assertThat(answer.text("/code")).isEqualTo("invalid-field");
    assertThat(answer.text("/field")).isEqualTo("rolls");
    assertThat(answer.text("/detail")).contains("Did you mean 'roles'?", "expiresAt, name, roles");
  }

  @Test
  void aRuleOfARecordIsToldInItsOwnWords() {
    var answer = admin.post("/tokens", "{\"name\":\"x\",\"roles\":[]}").expect(400);

    assertThat(answer.text("/detail")).contains("A token has at least one role");
  }

  @Test
  void brokenJsonIsPointedAtByLineAndColumn() {
    var answer = admin.post("/tokens", "{\"name\":\n  oops}").expect(400);

    assertThat(answer.text("/code")).isEqualTo("unreadable-json");
    assertThat(answer.text("/detail")).contains("line 2");
  }

  @Test
  void anEmptyBodyIsSaidToBeEmpty() {
    assertThat(admin.post("/tokens", "").expect(400).text("/detail")).isNotBlank();
  }

  @Test
  void pathsMethodsAndMediaTypesThatDoNotFitAreProblemsToo() {
    assertThat(admin.get("!/api/v1/nowhere").expect(404).text("/code")).isEqualTo("no-such-page");
    assertThat(admin.delete("/people").expect(405).text("/detail")).contains("GET");
    assertThat(admin.post("/tokens", "text/csv", new byte[] {1}).expect(415).text("/detail"))
        .contains("application/json");
    assertThat(admin.get("/people/not-an-id").expect(400).text("/field")).isEqualTo("person");
    assertThat(admin.get("/people?limit=1000").expect(400).text("/detail")).contains("1 to 200");
    assertThat(admin.get("/people?after=nonsense").expect(422).text("/code"))
        .isEqualTo("cursor-unknown");
  }

  @Test
  void aBrowserSeesAPageWithTheSameCodeAndHostileTextEscaped() {
    var answer =
        Client.anonymous(server.base())
            .with("Accept", "text/html")
            .get("!/nowhere/%3Cscript%3Ealert(1)%3C/script%3E")
            .expect(404);

    assertThat(answer.header("content-type")).startsWith("text/html");
    assertThat(answer.body()).contains("no-such-page").doesNotContain("<script>alert");
  }

  @Test
  void aBrowserThatIsNotSignedInIsLedToTheForm() {
    var project = server.project();
    server.token(project, Role.LEAD);

    var answer = Client.anonymous(server.base()).with("Accept", "text/html").get("!/api-docs");

    assertThat(answer.status()).isIn(200, 303);
  }
}
