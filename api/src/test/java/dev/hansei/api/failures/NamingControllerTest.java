package dev.hansei.api.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class NamingControllerTest {
  private static final String PATH = "/failures/naming";

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();

  @Test
  void aLeadChoosesAModelAndTakesItAway() {
    var lead = server.token(project, Role.LEAD);
    assertThat(lead.get(PATH).expect(200).json().has("model")).isFalse();

    put(Role.LEAD, "{\"model\":\"openai/gpt-4o-mini\"}", 200);
    assertThat(lead.get(PATH).expect(200).text("/model")).isEqualTo("openai/gpt-4o-mini");
    assertThat(server.token(server.project(), Role.LEAD).get(PATH).expect(200).json().has("model"))
        .isFalse();

    lead.delete(PATH).expect(204);
    lead.delete(PATH).expect(204);
    assertThat(lead.get(PATH).expect(200).json().has("model")).isFalse();
  }

  @Test
  void whatCannotNameIsRefusedAndOthersMayNotChoose() {
    put(Role.LEAD, "{\"model\":\"builtin/extractive\"}", 400);
    put(Role.LEAD, "{\"model\":\"nothing\"}", 400);
    put(Role.LEAD, "{}", 400);
    put(Role.DEVELOPER, "{\"model\":\"openai/gpt-4o-mini\"}", 403);
  }

  private void put(Role role, String body, int status) {
    var client = server.token(project, role);
    client
        .send(
            client
                .request(PATH)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)))
        .expect(status);
  }
}
