package dev.hansei.api.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LineageControllerTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void aVersionLeadsToWhoWroteIt() {
    String path = "/lineage/prompt-version/" + version();

    var graph = lead.get(path + "?direction=up").expect(200);
    assertThat(graph.text("/root/kind")).isEqualTo("prompt-version");
    assertThat(graph.body()).contains("\"person\"").contains("\"wrote\"");
    assertThat(graph.text("/truncated")).isEqualTo("false");
    server.everything(server.project()).get(path).expect(404);
  }

  @Test
  void whatIsNoneIsRefused() {
    assertThat(lead.get("/lineage/prompt-verson/x").expect(400).text("/detail"))
        .contains("Did you mean 'prompt-version'?");
    String path = "/lineage/prompt-version/" + version();
    assertThat(lead.get(path + "?depth=99").expect(400).text("/field")).isEqualTo("depth");
    assertThat(lead.get(path + "?direction=left").expect(400).text("/field"))
        .isEqualTo("direction");
    lead.get("/lineage/run/" + UUID.randomUUID()).expect(404);
  }

  private String version() {
    lead.post("/prompts", "{\"name\":\"answer\"}").expect(201);
    return lead.post(
            "/prompts/answer/versions",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}")
        .expect(201)
        .text("/id");
  }
}
