package dev.hansei.api.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.suites.FinishedRuns;
import dev.hansei.infra.registry.Ids;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The form on the page of queues: what is ticked beside a label becomes a form that stays. */
class QueueActionsTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final Client browser = server.browser(project, Role.LEAD);
  private final String criterion =
      lead.post("/criteria", "{\"name\":\"right\",\"sentence\":\"It is right.\"}")
          .expect(201)
          .text("/id");

  @Test
  void aQueueThatIsRefusedLeavesNoForm() {
    assertThat(asked("noticed=on&run=" + UUID.randomUUID()).status()).isGreaterThanOrEqualTo(400);
    assertThat(forms()).isZero();
    assertThat(asked("noticed=on&run=" + runs()[0]).status())
        .as("the engine is down")
        .isEqualTo(503);
    assertThat(forms()).isEqualTo(1);
  }

  @Test
  void aBoxThatMakesNoSenseOfAPairIsRefusedByItsName() {
    RunId[] runs = runs();
    Answer refused =
        asked("corrected=on&run=%s&baseline=%s".formatted(runs[0], runs[1])).expect(400);
    assertThat(refused.body()).contains("untick it");
    assertThat(forms()).isZero();
  }

  private Answer asked(String fields) {
    return browser.form(
        "!/projects/%s/annotations/queues".formatted(project.name()),
        "name=q&criterion=%s&%s".formatted(criterion, fields));
  }

  private int forms() {
    return lead.get("/annotations/forms").expect(200).json().at("/items").size();
  }

  /** Two on the same cases. */
  private RunId[] runs() {
    var finished = new FinishedRuns(server, project, 2);
    return new RunId[] {finished.of(version(), 0.2), finished.of(version(), 0.6)};
  }

  private PromptVersionId version() {
    return new PromptVersionId(server.get(Ids.class).next());
  }
}
