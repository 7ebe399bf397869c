package dev.hansei.api.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class ClusterControllerTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final FailureSeed seed = new FailureSeed(server, project.id());

  @Test
  void aModeIsListedShownMovedAndRenamed() {
    seed.refused("How long are snapshots kept?");
    seed.refused("How long are SNAPSHOTS kept");
    String path = "/failures/clusters/" + ClusterSeed.allInOne(server, project.id());

    var listed = lead.get("/failures/clusters?state=open").expect(200);
    assertThat(listed.text("/items/0/traces")).isEqualTo("2");
    assertThat(listed.text("/items/0/name")).contains("snapshots");
    var shown = lead.get(path).expect(200);
    assertThat(shown.text("/detail/representatives/0/traces")).isEqualTo("2");
    assertThat(shown.text("/detail/reasons/refusal")).isEqualTo("2");
    assertThat(lead.get(path + "/failures").expect(200).json().at("/items")).hasSize(2);

    String fix = "{\"to\":\"fixed\",\"promptName\":\"docs\",\"promptVersion\":\"7\"}";
    var fixed = lead.post(path + "/move", fix).expect(200);
    assertThat(fixed.text("/state")).isEqualTo("fixed");
    assertThat(fixed.text("/fixedBy/version")).isEqualTo("7");
    assertThat(fixed.text("/detail/events/0/what")).isEqualTo("open -> fixed by docs 7");
    var refused = lead.post(path + "/move", "{\"to\":\"dismissed\"}").expect(422);
    assertThat(refused.text("/detail")).contains("moves to open, closed");
    lead.post(path + "/move", "{\"to\":\"gone\"}").expect(400);
    assertThat(lead.post(path + "/rename", "{\"name\":\"Snapshots\"}").expect(200).text("/namedBy"))
        .isEqualTo("person");
    lead.post(path + "/rename", "{\"name\":\" \"}").expect(400);
    server.token(project, Role.DEVELOPER).post(path + "/move", fix).expect(403);
    server.everything(server.project()).get(path).expect(404);
  }

  @Test
  void aPreviewCountsWhatDetectorsWouldCatchAndWritesNothing() {
    seed.trace("How long are snapshots kept?", "No idea.");
    seed.trace("Is it on?", "Yes.");
    String range = "?from=2026-11-20T00:00:00Z&before=2026-11-21T00:00:00Z";
    String body =
        "{\"detectors\":[{\"type\":\"refusal\",\"phrases\":[\"no idea\"]},"
            + "{\"type\":\"verbosity\",\"charsMost\":1}]}";
    var preview = lead.post("/failures/detectors/preview" + range, body).expect(200);
    assertThat(preview.text("/tracesRead")).isEqualTo("2");
    assertThat(preview.text("/caught")).isEqualTo("2");
    assertThat(preview.text("/caughtToday")).isEqualTo("0");
    assertThat(preview.text("/byDetector/0")).isEqualTo("1");
    assertThat(preview.text("/byDetector/1")).isEqualTo("2");
    assertThat(lead.get("/failures").expect(200).json().at("/items")).isEmpty();
    assertThat(lead.get("/failures/watermark").expect(200).text("/pending")).isEqualTo("2");
    lead.post("/failures/detectors/preview?from=2026-11-20T00:00:00Z", body).expect(400);
  }

  @Test
  void aScheduleIsCheckedBeforeAnythingIsSaved() {
    lead.get("/failures/schedule").expect(404);
    assertThat(put("{\"everyMinutes\":1}")).isEqualTo(422);
    assertThat(put("{\"everyMinutes\":60,\"overlap\":\"all\"}")).isEqualTo(400);
    lead.get("/failures/schedule").expect(404);
  }

  private int put(String body) {
    return lead.send(
            lead.request("/failures/schedule")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)))
        .status();
  }
}
