package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.TraceId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TraceErasureTest {
  private static final String LINES =
      """
      {"externalId":"one","input":"Am I known?","output":"No.","user":"anna"}
      {"externalId":"two","input":"Is anybody?","output":"No.","user":"ben"}
      {"externalId":"three","input":"And now?","output":"No.","user":"anna"}
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client admin = server.token(project, Role.ADMIN);
  private final Client developer = server.token(project, Role.DEVELOPER);

  private static String path(String external) {
    return "/traces/" + TraceId.ofExternal(external).hex();
  }

  private void send() {
    developer
        .post("/traces", "application/jsonl", LINES.getBytes(StandardCharsets.UTF_8))
        .expect(200);
  }

  @Test
  void anAdminErasesOneAndAgainChangesNothing() {
    send();
    assertThat(admin.delete(path("one")).expect(200).json().path("traces").asInt()).isEqualTo(1);
    developer.get(path("one")).expect(404);
    assertThat(admin.delete(path("one")).expect(200).json().path("failures").asInt()).isZero();
    developer.get(path("two")).expect(200);
    assertThat(admin.delete(path("never")).expect(404).text("/code")).isEqualTo("trace-not-found");
  }

  @Test
  void anAdminErasesAUser() {
    send();
    var erased = admin.post("/traces/erase", "{\"user\":\"anna\"}").expect(200);
    assertThat(erased.json().path("traces").asInt()).isEqualTo(2);
    developer.get(path("one")).expect(404);
    developer.get(path("two")).expect(200);
    developer.get(path("three")).expect(404);
    assertThat(admin.post("/traces/erase", "{\"user\":\" \"}").expect(400).text("/detail"))
        .contains("1 to 1,000 characters");
  }

  @Test
  void aPersonOfTheProjectIsErasedByTheSameCall() {
    send();
    String both = "{\"user\":\"anna\",\"person\":\"nobody@example.org\"}";
    var erased = admin.post("/traces/erase", both).expect(200).json();
    assertThat(erased.path("traces").asInt()).isEqualTo(2);
    assertThat(erased.path("dossiers").asInt()).isZero();
    String person = "{\"person\":\"%s\"}".formatted(project.id());
    assertThat(admin.post("/traces/erase", person).expect(200).json().path("remarks").asInt())
        .isZero();
    assertThat(admin.post("/traces/erase", "{}").expect(400).text("/detail"))
        .contains("user, person, or both");
  }

  @Test
  void thePageSaysWhatStaysOfAPerson() {
    String address = "!/projects/" + project.name() + "/traces/erase";
    var page = server.browser(project, Role.ADMIN).get(address);
    assertThat(page.expect(200).body())
        .contains("of break-glass and its reviews", "what they wrote into prompts")
        .contains("Their drafts of prompts", "30 days after they were last kept");
  }

  @Test
  void nobodyElseErases() {
    send();
    var lead = server.token(project, Role.LEAD);
    assertThat(lead.delete(path("one")).expect(403).text("/detail")).contains("admin");
    lead.post("/traces/erase", "{\"user\":\"anna\"}").expect(403);
    developer.get(path("one")).expect(200);
  }
}
