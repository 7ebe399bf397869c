package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets of runs on the command line. */
class RunBudgetCliTest {
  private static final String BUDGET =
      "{\"run\":\"r1\",\"state\":\"running\",\"words\":[\"120 of 700 calls paid\"]}";

  private CannedService service;
  private Path home;

  @BeforeEach
  void listen(@TempDir Path folder) throws IOException {
    home = folder;
    service = CannedService.listening(home);
    service.answers("POST /suites/runs", "{\"id\":\"r1\",\"state\":\"running\"}");
    service.answers("POST /suites/runs/r1/top-up", BUDGET);
    service.answers("GET /suites/runs/r1/budget", BUDGET);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void aRunThatRunsOutOfBudgetEndsWithFourAndSaysHowItGoesOn() {
    service.answers(
        "GET /suites/runs/r1",
        "{\"id\":\"r1\",\"state\":\"out-of-budget\",\"planned\":80,\"summary\":[]}");

    int code =
        service.run(
            "suites",
            "run",
            "s",
            "--recorded",
            "set",
            "--max-calls",
            "60",
            "--max-tokens",
            "9000",
            "--max-cost",
            "2.5",
            "--pause-at-limit",
            "--junit",
            home.resolve("none.xml").toString());

    assertThat(code).as(service.err()).isEqualTo(ExitCodes.REFUSED);
    assertThat(service.out())
        .contains("suites top-up r1 --max-calls N", "suites cancel r1", "what is done is kept");
    assertThat(service.asked().getFirst())
        .contains("\"budget\":{\"calls\":60,\"tokens\":9000,\"cost\":2.5,\"pauseAtLimit\":true}");
    assertThat(home.resolve("none.xml")).as("there is no end to be written").doesNotExist();
  }

  @Test
  void aTopUpSaysHowMuchAndShowsTheBudget() {
    assertThat(service.run("suites", "top-up", "r1", "--max-calls", "500")).isZero();
    assertThat(service.asked()).containsExactly("POST /suites/runs/r1/top-up {\"calls\":500}");
    assertThat(service.out()).contains("running", "120 of 700 calls paid");
    assertThat(service.run("suites", "top-up", "r1")).isEqualTo(ExitCodes.USAGE);
    assertThat(service.run("suites", "budget", "r1")).isZero();
  }

  @Test
  void pausingNeedsALimit() {
    assertThat(service.run("suites", "run", "s", "--recorded", "set", "--pause-at-limit"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(service.err()).contains("needs a limit");
  }
}
