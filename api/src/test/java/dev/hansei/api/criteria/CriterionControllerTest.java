package dev.hansei.api.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CriterionControllerTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void aCriterionIsMadeShownAndListed() {
    var made = lead.post("/criteria", criterion("grounded")).expect(201);

    assertThat(made.header("location")).endsWith("/criteria/" + made.text("/id"));
    assertThat(lead.get("/criteria/" + made.text("/id")).expect(200).text("/name"))
        .isEqualTo("grounded");
    assertThat(lead.get("/criteria").expect(200).text("/items/0/id")).isEqualTo(made.text("/id"));
    assertThat(lead.post("/criteria", criterion("grounded")).expect(409).text("/code"))
        .isEqualTo("criterion-exists");
  }

  @Test
  void onlyALeadMakesOnesAndEveryMemberReads() {
    var developer = server.token(project, Role.DEVELOPER);

    assertThat(developer.post("/criteria", criterion("polite")).expect(403).text("/code"))
        .isEqualTo("role-needed");
    developer.get("/criteria").expect(200);
  }

  @Test
  void whatIsMissingOrMisspeltIsNamed() {
    var missing = lead.post("/criteria", "{\"name\":\"short\"}").expect(400);
    assertThat(missing.text("/code")).isEqualTo("invalid-field");
    assertThat(missing.text("/field")).isEqualTo("sentence");

    var misspelt =
        lead.post("/criteria", "{\"name\":\"a\",\"sentense\":\"b\",\"sentence\":\"c\"}")
            .expect(400);
    assertThat(misspelt.text("/detail")).contains("Did you mean 'sentence'?");
  }

  @Test
  void aJudgeIsALanguageModelWithARubric() {
    String path = "/criteria/" + lead.post("/criteria", criterion("complete")).text("/id");
    String rubric = "{\"rubric\":\"Names every step.\",\"model\":\"openai/gpt-4o-mini\"}";

    var made = lead.post(path + "/judges", rubric).expect(201);
    assertThat(made.text("/number")).isEqualTo("1");
    assertThat(lead.post(path + "/judges", rubric).expect(201).text("/id"))
        .as("the same content is the same judge")
        .isEqualTo(made.text("/id"));
    assertThat(lead.get(path + "/judges").expect(200).json().at("/items")).hasSize(1);
    assertThat(lead.get("/criteria/judges/" + made.text("/id")).expect(200).text("/model"))
        .isEqualTo("openai/gpt-4o-mini");
  }

  @Test
  void whatCannotFollowARubricCannotJudge() {
    String path = "/criteria/" + lead.post("/criteria", criterion("kind")).text("/id") + "/judges";

    var refused =
        lead.post(path, "{\"rubric\":\"Is kind.\",\"model\":\"builtin/extractive\"}").expect(400);
    assertThat(refused.text("/field")).isEqualTo("model");
    assertThat(refused.text("/detail")).contains("no language model");
    assertThat(
            lead.post(path, "{\"rubric\":\"Is kind.\",\"model\":\"nonsense\"}")
                .expect(400)
                .text("/field"))
        .isEqualTo("model");
  }

  @Test
  void anotherProjectsCriterionIsNotThere() {
    var other = server.everything(server.project());
    String foreign = other.post("/criteria", criterion("secret")).expect(201).text("/id");

    assertThat(lead.get("/criteria/" + foreign).expect(404).text("/code"))
        .isEqualTo("criterion-not-found");
    lead.get("/criteria/" + UUID.randomUUID()).expect(404);
    lead.get("/criteria/no-uuid").expect(404);
    lead.post("/criteria/" + foreign + "/judges", "{\"rubric\":\"r\",\"model\":\"a/b\"}")
        .expect(404);
    lead.in(other.project()).get("/criteria").expect(404);
  }

  private static String criterion(String name) {
    return "{\"name\":\"%s\",\"sentence\":\"The answer is %s.\"}".formatted(name, name);
  }
}
