package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.annotations.MeasuredAgreement;
import dev.hansei.api.annotations.QueueSeed;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.annotations.Agreements;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was measured of many raters by REST, page and command; and files of labels by command. */
class AgreementCliTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final QueueSeed seed = new QueueSeed(server, project, 2);
  private final Client lead = server.token(project, Role.LEAD);
  @TempDir private Path home;
  private Terminal terminal;

  @BeforeEach
  void begin() {
    terminal = Terminal.signedIn(server, project, home, Role.LEAD);
  }

  @Test
  void isShownByRestPageAndCommand() throws IOException {
    QueueId id = seed.open(1);
    String queue = "/annotations/queues/" + id;
    assertThat(lead.get(queue + "/agreement").expect(200).json().at("/fields")).isEmpty();
    server.get(Agreements.class).keep(new QueueName(project.id(), id), MeasuredAgreement.report());

    Answer all = lead.get(queue + "/agreement?against=outside:r1&field=label").expect(200);
    assertThat(all.text("/fields/0/warning")).contains("95 % of the labels are 'pass'");
    assertThat(all.json().at("/fields/0/against")).hasSize(2);
    assertThat(all.text("/fields/0/against/0/left")).isEqualTo("outside:r1");
    assertThat(all.json().at("/fields/0/pairs")).hasSize(3);
    assertThat(lead.get(queue + "/agreement?field=other").status()).isEqualTo(400);
    server.token(project, Role.ANNOTATOR).get(queue + "/agreement").expect(403);

    Answer page =
        server
            .browser(project, Role.LEAD)
            .get("!/projects/" + project.name().value() + queue + "/agreement?against=outside:r1");
    assertThat(page.expect(200).body())
        .contains("Do those who label agree", "expert", "gpt-4o (model)", "Everybody against one")
        .contains("95 % of the labels are");

    terminal.ok("annotations", "agreement", id.toString(), "--against", "outside:r1");
    assertThat(terminal.out()).contains("0.17", "outside:expert", "language", "0.25");
    assertThat(terminal.json("annotations", "agreement", id.toString()).at("/brought").asInt())
        .isEqualTo(60);
  }

  @Test
  void followingAJudgeIsShownByCommand() throws IOException {
    String queue = seed.open(1).toString();
    terminal.ok("annotations", "anchoring", queue);
    JsonNode blind = terminal.json("annotations", "anchoring", queue);
    assertThat(blind.path("labels").asInt()).isZero();
    assertThat(blind.has("judge")).as("it shows none").isFalse();
  }

  @Test
  void filesOfLabelsComeAndGo() throws IOException {
    String queue = seed.open(1).toString();
    String csv =
        "question,output,label,author,mood\r\n%s,%s,pass,r1,calm\r\n"
            .formatted(QueueSeed.question(0), QueueSeed.answer(0));
    String file = Files.writeString(home.resolve("labels.csv"), csv).toString();
    String taken =
        terminal.ok(
            "annotations",
            "import",
            queue,
            file,
            "--format",
            "csv",
            "--as",
            "raters",
            "--source",
            "desk");
    assertThat(taken).contains("taken", "1", "mood");
    Path written = home.resolve("argilla.json");
    terminal.ok(
        "annotations", "export", queue, "--format", "argilla", "--file", written.toString());
    assertThat(Files.readString(written)).contains("outside:r1");
    assertThat(terminal.run("annotations", "export", queue, "--format", "csv"))
        .isEqualTo(ExitCodes.USAGE);
  }
}
