package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands of campaigns against a server that answers as the API does. */
class CampaignCliTest {
  private static final String PLAN =
      """
      {"name":"support","callsPerCycle":480,"budgetCalls":500,"costWords":"unknown",
       "steps":[{"words":"run the suite on what is live","calls":240}],
       "effects":[],"warnings":["A limit in dollars cannot hold."]}
      """;
  private static final String CAMPAIGN =
      """
      {"id":"c1","name":"support","state":"%s","outcome":"%s","steps":[],
       "timeline":[%s],"budget":{"paidCalls":7,"limitCalls":500}}
      """;
  private static final String LINE = "{\"sequence\":%d,\"words\":\"%s\"}";

  private CannedService service;
  private Path file;

  @BeforeEach
  void listen(@TempDir Path home) throws IOException {
    file = Files.writeString(home.resolve("campaign.yaml"), "name: support\n");
    service = CannedService.listening(home);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void aPlanIsShownWithItsWarningsAndNothingIsStarted() {
    service.answers("POST /campaigns/plan", PLAN);

    assertThat(service.run("campaigns", "plan", file.toString())).isZero();
    assertThat(service.out())
        .contains("480", "run the suite on what is live", "note: A limit in dollars");
    assertThat(service.asked()).containsExactly("POST /campaigns/plan name: support\n");
  }

  @Test
  void nothingStartsWhereNobodyCanBeAsked() {
    service.answers("POST /campaigns/plan", PLAN);

    assertThat(service.run("campaigns", "start", file.toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(service.err()).contains("--yes");
    assertThat(service.asked()).noneMatch(call -> call.startsWith("POST /campaigns "));
  }

  @Test
  void eachLineOfTheTimelineIsToldOnceAndInOrder() {
    service.answers("POST /campaigns/plan", PLAN);
    service.answers("POST /campaigns", CAMPAIGN.formatted("running", "", ""));
    String first = LINE.formatted(1, "Aiko started it");
    service.answers(
        "GET /campaigns/c1",
        CAMPAIGN.formatted("running", "", first),
        CAMPAIGN.formatted("completed", "promoted", LINE.formatted(2, "completed") + "," + first));

    assertThat(service.run("campaigns", "start", file.toString(), "--yes", "--watch")).isZero();
    assertThat(service.out()).containsOnlyOnce("Aiko started it");
    assertThat(service.out().indexOf("Aiko started it"))
        .isLessThan(service.out().lastIndexOf("completed"));
  }

  @ParameterizedTest
  @CsvSource({
    "completed, promoted, 0",
    "completed, passed, 0",
    "completed, no-candidate, 0",
    "completed, held, 1",
    "completed, inconclusive, 1",
    "completed, no-gain, 1",
    "cancelled, '', 4",
    "failed, '', 4"
  })
  void theExitCodeSaysWhatTheGateSaid(String state, String outcome, int code) {
    service.answers("GET /campaigns/c1", CAMPAIGN.formatted(state, outcome, ""));

    assertThat(service.run("campaigns", "watch", "c1")).isEqualTo(code);
  }

  @Test
  void aTopUpSaysHowMuch() {
    service.answers("POST /campaigns/c1/top-up", CAMPAIGN.formatted("running", "", ""));

    assertThat(service.run("campaigns", "top-up", "c1", "500")).isZero();
    assertThat(service.asked()).containsExactly("POST /campaigns/c1/top-up {\"calls\":500}");
    assertThat(service.run("campaigns", "top-up", "c1")).isEqualTo(ExitCodes.USAGE);
  }
}
