package dev.hansei.api.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FailureControllerTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final FailureSeed seed = new FailureSeed(server, project.id());

  @Test
  void aFailureIsListedShownDismissedAndReopened() {
    String path = "/failures/" + seed.refused("How long are snapshots kept?");

    assertThat(lead.get(path).expect(200).text("/answer")).isEqualTo("No idea.");
    assertThat(lead.post(path + "/dismiss", "{}").expect(200).text("/state"))
        .isEqualTo("dismissed");
    assertThat(lead.get("/failures?state=open").expect(200).json().at("/items")).isEmpty();
    assertThat(lead.get("/failures?state=dismissed&reason=refusal").text("/items/0/severity"))
        .isEqualTo("low");
    assertThat(lead.post(path + "/reopen", "{}").expect(200).text("/state")).isEqualTo("open");
  }

  @Test
  void aFilterThatIsNoneIsRefused() {
    var refused = lead.get("/failures?state=opn").expect(400);

    assertThat(refused.text("/field")).isEqualTo("state");
    assertThat(refused.text("/detail")).contains("Did you mean 'open'?");
  }

  @Test
  void othersReadButDoNotDecide() {
    String path = "/failures/" + seed.refused("How long are snapshots kept?");
    var developer = server.token(project, Role.DEVELOPER);

    developer.get(path).expect(200);
    developer.post(path + "/dismiss", "{}").expect(403);
    server.everything(server.project()).get(path).expect(404);
    lead.get("/failures/" + UUID.randomUUID()).expect(404);
    lead.get("/failures/collections/" + seed.collection()).expect(200);
  }

  @Test
  void detectorsAreTheDefaultsUntilSomeAreSaved() {
    assertThat(lead.get("/failures/detectors").expect(200).json().at("/detectors")).hasSize(4);

    String yaml = "detectors:\n  - type: negative-feedback\n    starsMax: 1\n";
    assertThat(put(lead, yaml)).isEqualTo(200);
    assertThat(lead.get("/failures/detectors").text("/detectors/0/starsMax")).isEqualTo("1");
    assertThat(put(lead, yaml.replace("1", "9"))).isEqualTo(400);
    assertThat(put(server.token(project, Role.DEVELOPER), yaml)).isEqualTo(403);
  }

  private static int put(Client client, String yaml) {
    return client
        .send(
            client
                .request("/failures/detectors")
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofString(yaml)))
        .status();
  }
}
