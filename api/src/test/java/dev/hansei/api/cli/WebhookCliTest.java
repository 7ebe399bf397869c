package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks on the command line, against the real service. */
class WebhookCliTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  @TempDir private Path home;

  @Test
  void oneIsMadeTriedSentToAgainAndDeleted() throws IOException {
    var terminal = Terminal.signedIn(server, project, home, Role.LEAD);
    terminal.ok("webhooks", "create", "https://8.8.8.8/hook", "--type", "promotions.awaiting");
    assertThat(terminal.out()).contains("whsec_", "promotions.awaiting");
    String webhook = terminal.json("webhooks", "list").at("/items/0/id").asText();
    terminal.ok("webhooks", "show", webhook);
    assertThat(terminal.out()).contains("https://8.8.8.8/hook", "on").doesNotContain("whsec_");

    String event = terminal.json("webhooks", "test", webhook).path("event").asText();
    terminal.ok("webhooks", "deliveries", webhook, "--state", "waiting");
    assertThat(terminal.out()).contains(event, "webhooks.test");
    terminal.ok("webhooks", "events");
    assertThat(terminal.out()).contains("webhooks.test");
    terminal.ok("webhooks", "replay", webhook, "--event", event);
    assertThat(terminal.out()).contains("events  1");
    assertThat(terminal.run("webhooks", "replay", webhook)).isEqualTo(ExitCodes.REFUSED);
    assertThat(terminal.err()).contains("'event'", "'from'");

    terminal.ok("webhooks", "rotate", webhook, "--overlap-hours", "0");
    assertThat(terminal.out()).contains("whsec_");
    terminal.ok("webhooks", "pause", webhook);
    assertThat(terminal.out()).contains("paused");
    terminal.ok("webhooks", "resume", webhook);
    terminal.ok("webhooks", "delete", webhook);
    assertThat(terminal.json("webhooks", "list").path("items")).isEmpty();
  }

  @Test
  void aPrivateAddressIsRefusedInWords() {
    var terminal = Terminal.signedIn(server, project, home, Role.ADMIN);
    assertThat(terminal.run("webhooks", "create", "http://127.0.0.1/")).isEqualTo(4);
    assertThat(terminal.err()).contains("private or reserved", "[invalid-field]");
  }
}
