package dev.hansei.api.projects;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.AuditAnchoring;
import dev.hansei.infra.registry.traces.ProjectTraceSettings;
import dev.hansei.infra.registry.traces.TraceSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The proof of the audit log, its anchors and its file. */
class AuditControllerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client admin = server.token(project, Role.ADMIN);

  @Test
  void theProofCountsAnchorsAndIsKept() {
    assertThat(admin.get("/audit/verification").expect(404).text("/code"))
        .isEqualTo("audit-not-verified");
    assertThat(admin.get("/audit/anchors").expect(200).json().path("items")).isEmpty();
    server.get(AuditAnchoring.class).anchor(project.id());

    var proof = admin.post("/audit/verify", "{}").expect(200);
    assertThat(proof.text("/intact")).isEqualTo("true");
    assertThat(proof.text("/anchors")).isEqualTo("1");
    assertThat(proof.text("/anchoredRow")).isEqualTo(proof.text("/rows"));
    assertThat(proof.text("/by")).startsWith("person:");
    assertThat(admin.get("/audit/verification").expect(200).json()).isEqualTo(proof.json());
    var anchor = admin.get("/audit/anchors").expect(200);
    assertThat(anchor.text("/items/0/hash")).isEqualTo(proof.text("/head"));
  }

  @Test
  void annotatorsDoNotHaveItProven() {
    Client annotator = server.token(project, Role.ANNOTATOR);
    assertThat(annotator.post("/audit/verify", "{}").expect(403).text("/code"))
        .isEqualTo("role-needed");
    String path = "!/projects/%s/audit".formatted(project.name().value());
    assertThat(server.browser(project, Role.ANNOTATOR).get(path).expect(200).body())
        .doesNotContain("Verify the chain");
    assertThat(server.browser(project, Role.DEVELOPER).get(path).expect(200).body())
        .contains("Verify the chain");
  }

  @Test
  void aRowSaysWhatWasBefore() throws Exception {
    keepFor(30);
    keepFor(7);
    var detail = JSON.readTree(admin.get("/audit").text("/items/0/detail"));
    assertThat(detail.at("/before/retentionDays").asText()).isEqualTo("30");
    assertThat(detail.at("/after/retentionDays").asText()).isEqualTo("7");
  }

  private void keepFor(int days) {
    server
        .get(ProjectTraceSettings.class)
        .set(
            project.id(),
            new TraceSettings(Optional.of(days), Optional.empty(), Optional.empty()),
            new Actor.BySystem());
  }

  @Test
  void theFileHasTheRowsOfTheDaysThatAreAskedFor() {
    var today = LocalDate.now(ZoneOffset.UTC);
    int rows = admin.post("/audit/verify", "{}").json().path("rows").asInt();
    var whole = admin.with("Accept", "*/*").get("/audit/export").expect(200);
    assertThat(whole.body().lines()).hasSize(rows + 2);
    assertThat(whole.header("Content-Disposition")).contains("audit.jsonl");
    var before =
        admin.with("Accept", "*/*").get("/audit/export?to=" + today.minusDays(2)).expect(200);
    assertThat(before.body().lines()).hasSize(2);
    var since =
        admin
            .with("Accept", "*/*")
            .get("/audit/export?from=%s&to=%s".formatted(today.minusDays(1), today))
            .expect(200);
    assertThat(since.body().lines()).hasSize(rows + 2);
    for (var wrong :
        new String[] {"from=yesterday", "to=2026-13-01", "from=2026-11-02&to=2026-11-01"}) {
      assertThat(admin.get("/audit/export?" + wrong).expect(400).text("/code"))
          .isEqualTo("invalid-field");
    }
  }
}
