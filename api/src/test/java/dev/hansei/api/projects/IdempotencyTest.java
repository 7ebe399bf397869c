package dev.hansei.api.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
  private static final String BODY = "{\"name\":\"ci\",\"roles\":[\"lead\"]}";

  private final ApiServer server = ApiServer.running();
  private Client lead;

  @BeforeEach
  void begin() {
    lead = server.token(server.project(), Role.LEAD);
  }

  @Test
  void theSameKeyGivesTheFirstAnswerAgainAndDoesNothingTwice() {
    var keyed = lead.with("Idempotency-Key", "k-1");
    var first = keyed.post("/tokens", BODY).expect(201);

    var again = keyed.post("/tokens", BODY).expect(201);

    var secret = first.text("/secret");
    assertThat(again.body()).isEqualTo(first.body().replace(",\"secret\":\"" + secret + "\"", ""));
    assertThat(again.header("location")).isEqualTo(first.header("location"));
    assertThat(again.header("idempotency-replayed")).isEqualTo("true");
    assertThat(lead.get("/tokens").json().at("/items")).hasSize(2);
  }

  @Test
  void noSecretIsKeptForARepetition() {
    var project = server.project();
    var admin = server.token(project, Role.ADMIN);
    var body = "{\"email\":\"kept@example.org\",\"displayName\":\"K\",\"roles\":[\"annotator\"]}";
    var invited = admin.with("Idempotency-Key", "k-5").post("/people", body).expect(201);
    assertThat(invited.text("/link")).contains("/sign-in/link/");

    var again = admin.with("Idempotency-Key", "k-5").post("/people", body).expect(201);

    assertThat(again.text("/id")).isEqualTo(invited.text("/id"));
    assertThat(again.json().has("link")).isFalse();
  }

  @Test
  void theSameKeyForAnotherBodyIsRefused() {
    var keyed = lead.with("Idempotency-Key", "k-2");
    keyed.post("/tokens", BODY).expect(201);

    var answer = keyed.post("/tokens", BODY.replace("ci", "cd")).expect(422);

    assertThat(answer.text("/code")).isEqualTo("idempotency-key-reused");
  }

  @Test
  void aRefusalIsNotKept() {
    var keyed = lead.with("Idempotency-Key", "k-3");

    keyed.post("/tokens", "{\"name\":\"\",\"roles\":[\"lead\"]}").expect(400);

    keyed.post("/tokens", BODY).expect(201);
  }

  @Test
  void keysOfDifferentPeopleAreDifferentKeys() {
    lead.with("Idempotency-Key", "k-4").post("/tokens", BODY).expect(201);
    var other = server.token(server.project(), Role.LEAD);

    var answer = other.with("Idempotency-Key", "k-4").post("/tokens", BODY).expect(201);

    assertThat(answer.header("idempotency-replayed")).isEmpty();
  }
}
