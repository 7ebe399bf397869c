package dev.hansei.api.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Traces that a lead chooses for people to label: counted before anybody is asked. */
class TraceQueueTest {
  private static final String LINES =
      """
      {"externalId":"one","input":"Am I known?","output":"No.","feedback":[{"thumbs":"down"}]}
      {"externalId":"two","input":"Is anybody?","output":"No."}
      {"externalId":"three","input":"And now?","output":"Yes."}
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final Client developer = server.token(project, Role.DEVELOPER);

  @BeforeEach
  void send() {
    developer
        .post("/traces", "application/jsonl", LINES.getBytes(StandardCharsets.UTF_8))
        .expect(200);
    lead.post("/criteria", "{\"name\":\"helpful\",\"sentence\":\"It helps.\"}").expect(201);
  }

  @Test
  void theyAreCountedByTheWordsOfTheirList() {
    assertThat(counted("{}")).isEqualTo("3");
    assertThat(counted("{\"text\":\"anybody\"}")).isEqualTo("1");
    assertThat(counted("{\"model\":\"none\"}")).isEqualTo("0");
    assertThat(counted("{\"until\":\"2020-01-01\"}")).isEqualTo("0");
    developer.post("/annotations/traces/preview", "{}").expect(403);
  }

  private String counted(String choice) {
    return lead.post("/annotations/traces/preview", choice).expect(200).text("/fitting");
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThat(refused("{\"text\":\"no\"}")).contains("fewer than three letters");
    assertThat(refused("{\"from\":\"2026-11-02\",\"until\":\"2026-11-01\"}"))
        .contains("not before the first");
    assertThat(refused("{\"thumbs\":\"down\",\"split\":\"gate\"}")).contains("are for aligning");
    String two =
        "{\"name\":\"n\",\"criterion\":\"helpful\",\"failures\":{},\"traces\":{\"thumbs\":\"down\"}}";
    assertThat(lead.post("/annotations/queues", two).expect(400).body())
        .contains("Name one of runs, pairs, items, failures and traces");
  }

  private String refused(String choice) {
    return lead.post("/annotations/traces/preview", choice).expect(400).body();
  }

  private String shown(Client page, String path) {
    return page.get("!/projects/%s%s".formatted(project.name().value(), path)).expect(200).body();
  }

  @Test
  void thePageSaysHowManyBeforeItAsks() {
    Client page = server.browser(project, Role.LEAD);
    assertThat(shown(page, "/annotations/traces"))
        .contains("3 traces with a question and an answer fit; people read all of them.")
        .contains("gate: to measure judges");
    assertThat(shown(page, "/annotations/traces?text=anybody"))
        .contains("1 trace with a question and an answer fits")
        .contains("are for aligning");
    assertThat(shown(page, "/traces?text=anybody")).contains("/annotations/traces?text=anybody");
  }
}
