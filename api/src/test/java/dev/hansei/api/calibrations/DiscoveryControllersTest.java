package dev.hansei.api.calibrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Without a workflow engine: proposals are shown and decided on, starting says that it is down. */
class DiscoveryControllersTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final Client annotator = server.token(project, Role.ANNOTATOR);

  @Test
  void proposalsAreShownWithTheirQuotesAndDecidedOn() {
    var seed = new DiscoverySeed(server, project);
    String path = "/calibrations/discoveries/" + seed.id();
    Answer shown = annotator.get(path).expect(200);
    assertThat(shown.text("/state")).isEqualTo("ready");
    assertThat(shown.json().at("/proposals")).hasSize(2);
    assertThat(shown.text("/proposals/0/support")).isEqualTo("3");
    assertThat(shown.text("/proposals/0/wordedBy")).isEqualTo("keywords");
    assertThat(shown.text("/proposals/0/quotes/0/text")).contains("snapshots");
    assertThat(shown.text("/proposals/0/quotes/0/kind")).isEqualTo("failure");
    assertThat(annotator.get("/calibrations/discoveries").expect(200).text("/items/0/id"))
        .isEqualTo(seed.id().toString());

    String first = path + "/proposals/" + seed.proposals().getFirst().id();
    String second = path + "/proposals/" + seed.proposals().getLast().id();
    annotator.post(first + "/accept", "{}").expect(403);
    assertThat(lead.post(first + "/rename", "{\"name\":\" \"}").expect(400).text("/field"))
        .isEqualTo("name");
    assertThat(lead.post(first + "/accept", "").expect(409).text("/code"))
        .as("its name is what people said")
        .isEqualTo("proposal-unworded");
    String words = "{\"name\":\"knows retention\",\"sentence\":\"Says how long things are kept.\"}";
    assertThat(lead.post(first + "/rename", words).expect(200).text("/wordedBy"))
        .isEqualTo("person");
    Answer accepted = lead.post(first + "/accept", "").expect(200);
    assertThat(accepted.text("/state")).isEqualTo("accepted");
    String criterion = accepted.text("/criterion");
    assertThat(lead.post(first + "/accept", "").expect(200).text("/criterion"))
        .isEqualTo(criterion);
    assertThat(lead.get("/criteria/" + criterion).expect(200).text("/sentence"))
        .isEqualTo("Says how long things are kept.");
    mergesTheOther(path, second, criterion);
  }

  private void mergesTheOther(String path, String second, String criterion) {
    assertThat(lead.post(second + "/merge", "{}").expect(400).text("/field"))
        .isEqualTo("criterion");
    String into = "{\"criterion\":\"%s\"}".formatted(criterion);
    assertThat(lead.post(second + "/merge", into).expect(200).text("/criterion"))
        .isEqualTo(criterion);
    assertThat(lead.post(second + "/drop", "").expect(409).text("/code"))
        .isEqualTo("proposal-decided");
    lead.post(path + "/proposals/" + UUID.randomUUID() + "/drop", "").expect(404);
    server.everything(server.project()).post(second + "/drop", "").expect(404);
  }

  @Test
  void startingIsCheckedAndNeedsTheEngine() {
    annotator.post("/calibrations/discoveries", "{}").expect(403);
    assertThat(lead.post("/calibrations/discoveries", "{}").expect(503).text("/code"))
        .isEqualTo("temporal-unavailable");
    assertThat(
            lead.post("/calibrations/discoveries", "{\"model\":\"builtin/extractive\"}")
                .expect(400)
                .text("/field"))
        .isEqualTo("model");
    lead.get("/calibrations/discoveries/" + UUID.randomUUID()).expect(404);
  }
}
