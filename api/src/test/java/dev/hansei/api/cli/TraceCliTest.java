package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands on traces ask of the service, byte by byte. */
class TraceCliTest {
  private static final String SETTINGS = "{\"retentionDays\":30}";

  private CannedService service;

  @BeforeEach
  void listen(@TempDir Path home) throws IOException {
    service = CannedService.listening(home);
    service.answers("GET /traces/settings", SETTINGS);
    service.answers("PUT /traces/settings", SETTINGS);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void settingOneThingLeavesTheRest() {
    assertThat(service.run("traces", "settings", "set", "--requests-per-second", "50")).isZero();
    assertThat(service.asked())
        .containsExactly(
            "GET /traces/settings ",
            "PUT /traces/settings {\"retentionDays\":30,\"requestsPerSecond\":50}");
    assertThat(service.out()).contains("30");
  }

  @Test
  void theDefaultTakesAValueAway() {
    assertThat(service.run("traces", "settings", "set", "--retention-days", "default")).isZero();
    assertThat(service.asked().getLast()).isEqualTo("PUT /traces/settings {}");
  }

  @Test
  void whatCannotBeMeantIsSaidBeforeAnythingIsSet() {
    assertThat(service.run("traces", "settings", "set")).isEqualTo(2);
    assertThat(service.run("traces", "settings", "set", "--retention-days", "never")).isEqualTo(2);
    assertThat(service.err())
        .contains("say what to set", "retentionDays is a whole number or 'default': never");
    assertThat(service.asked()).noneMatch(it -> it.startsWith("PUT"));
  }

  @Test
  void aTraceOrAUserIsErasedAndNotBoth() {
    service.answers("DELETE /traces/0af7651916cd43dd8448eb211c80319c", "{\"traces\":1}");
    service.answers("POST /traces/erase", "{\"traces\":1}");
    assertThat(service.run("traces", "erase", "0af7651916cd43dd8448eb211c80319c")).isZero();
    assertThat(service.run("traces", "erase", "--user", "anna")).isZero();
    String person = "mei@example.org";
    assertThat(service.run("traces", "erase", "--user", "anna", "--person", person)).isZero();
    assertThat(service.asked())
        .containsExactly(
            "DELETE /traces/0af7651916cd43dd8448eb211c80319c ",
            "POST /traces/erase {\"user\":\"anna\"}",
            "POST /traces/erase {\"user\":\"anna\",\"person\":\"mei@example.org\"}");
    assertThat(service.run("traces", "erase")).isEqualTo(2);
    assertThat(service.run("traces", "erase", "a", "--user", "anna")).isEqualTo(2);
  }
}
