package dev.hansei.api.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Who compared two answers reads the side that was chosen, never which answer it was. */
class PairLineageTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final QueueSeed seed = new QueueSeed(server, project, 1);
  private final Client lead = server.token(project, Role.LEAD);
  private final Client annotator = server.token(project, Role.ANNOTATOR);

  @Test
  void lineageOfALabelTellsTheSideThatWasSeen() {
    var lines = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      lines.append("{\"question\":\"Q%d?\",\"a\":\"A%d\",\"b\":\"B%d\"}\n".formatted(i, i, i));
    }
    byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
    String set =
        lead.post("/annotations/items?name=sides", "application/jsonl", body).text("/set/id");
    String queue = "/annotations/queues/" + seed.openBrought(set, 1, new LabelKind.Pairwise());
    for (int i = 0; i < 8; i++) {
      JsonNode task = annotator.post(queue + "/next", "{}").expect(200).json().path("task");
      annotator
          .post(
              "/annotations/tasks/" + task.path("id").asText() + "/submit", "{\"label\":\"first\"}")
          .expect(200);
    }
    JsonNode mine = annotator.get("/annotations/mine").expect(200).json().path("items");
    assertThat(mine).hasSize(8);
    for (JsonNode one : mine) {
      assertThat(one.at("/annotation/label").asText()).isEqualTo("first");
      String lineage =
          annotator
              .get("/lineage/annotation/" + one.at("/annotation/id").asText())
              .expect(200)
              .body();
      assertThat(lineage)
          .contains("first, said by a person")
          .doesNotContain("\"a, said", "\"b, said");
    }
  }
}
