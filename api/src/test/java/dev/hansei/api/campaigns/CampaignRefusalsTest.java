package dev.hansei.api.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What campaigns do not take, and how they say so. */
class CampaignRefusalsTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();

  @Test
  void aStrategyIsRefusedByNameWithTheReason() {
    String yaml =
        """
        name: support
        prompt: support
        candidates: [1]
        model: builtin/extractive
        suite: answers
        gate: better
        %s
        budget: {calls: 20}
        strategy: {type: self-consistency, n: 4}
        """;
    for (String promotes : new String[] {"promote: {patience: P3D}", "repeats: 1"}) {
      Answer refused =
          server
              .token(project, Role.LEAD)
              .post(
                  "/campaigns/plan",
                  "application/yaml",
                  yaml.formatted(promotes).getBytes(StandardCharsets.UTF_8))
              .expect(400);
      assertThat(refused.text("/field")).isEqualTo("strategy");
      assertThat(refused.text("/detail")).contains("answer alone", "no evidence", "--strategy");
    }
  }

  @Test
  void aCanaryIsLeftRunningByACampaignOfOneCycleOnly() {
    String yaml =
        """
        name: support
        prompt: support
        candidates: [1]
        model: builtin/extractive
        suite: answers
        gate: better
        promote: {canary: %s}
        budget: {calls: 20}
        cycles: %d
        """;
    Answer refused = plan(yaml.formatted("leave", 2)).expect(400);
    assertThat(refused.text("/field")).isEqualTo("promote.canary");
    assertThat(refused.text("/detail")).contains("goes round", "cycles: 1");
    plan(yaml.formatted("leave", 1)).expect(404);
    plan(yaml.formatted("wait", 2)).expect(404);
    plan(yaml.formatted("dance", 1)).expect(400);
  }

  /** Sound, it is refused for naming what the project does not have. */
  private Answer plan(String yaml) {
    return server
        .token(project, Role.LEAD)
        .post("/campaigns/plan", "application/yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theEventsOfACampaignThatIsNotThereAreAPlain404AndNoNoise() {
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var logged = new ListAppender<ILoggingEvent>();
    logged.start();
    root.addAppender(logged);
    try {
      UUID nobody = UUID.randomUUID();
      server
          .browser(project, Role.LEAD)
          .get("!/projects/%s/campaigns/%s/events".formatted(project.name(), nobody))
          .expect(404);
      server.token(project, Role.LEAD).get("/campaigns/" + nobody + "/events").expect(404);
    } finally {
      root.detachAppender(logged);
    }
    assertThat(logged.list)
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(message -> message.contains("campaign") || message.contains("Unexpected"));
  }
}
