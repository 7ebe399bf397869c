package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long traces are kept, and how fast they may come in. */
@Command(
    name = "settings",
    description = "How long traces are kept, and how fast they may come in.")
final class TraceSettingsCommands {
  private static final String PATH = "/traces/settings";
  private static final String DAYS = "retentionDays";
  private static final String REQUESTS = "requestsPerSecond";
  private static final String BYTES = "bytesPerSecond";

  /** Takes a project's own value away. */
  private static final String DEFAULT = "default";

  private static final String NUMBER = "\\d{1,18}";

  private final Session session;

  TraceSettingsCommands(Session session) {
    this.session = session;
  }

  @Command(
      description = "Shows what the project set; what is absent is the installation's default.")
  int show() {
    return shown(session.api().get(PATH));
  }

  @Command(
      description =
          "Sets what is named and leaves the rest; 'default' takes a value away. Older traces are"
              + " deleted for good, within minutes. For admins.")
  int set(
      @Option(
              names = "--retention-days",
              paramLabel = "DAYS",
              description = "1 to 3650, or 'default'")
          @Nullable String days,
      @Option(
              names = "--requests-per-second",
              paramLabel = "N",
              description = "1 to 100000, or 'default'")
          @Nullable String requests,
      @Option(
              names = "--bytes-per-second",
              paramLabel = "N",
              description = "1048576 to 4294967296, or 'default'")
          @Nullable String bytes) {
    if (days == null && requests == null && bytes == null) {
      throw CliFailure.usage(
          "say what to set: --retention-days, --requests-per-second or --bytes-per-second");
    }
    JsonNode now = session.api().get(PATH);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    put(body, now, DAYS, days);
    put(body, now, REQUESTS, requests);
    put(body, now, BYTES, bytes);
    return shown(
        session
            .api()
            .put(PATH, "application/json", body.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static void put(ObjectNode body, JsonNode now, String field, @Nullable String wanted) {
    if (wanted == null) {
      if (now.hasNonNull(field)) {
        body.set(field, now.get(field));
      }
    } else if (wanted.matches(NUMBER)) {
      body.put(field, Long.parseLong(wanted));
    } else if (!wanted.equals(DEFAULT)) {
      throw CliFailure.usage("%s is a whole number or 'default': %s".formatted(field, wanted));
    }
  }

  private int shown(JsonNode settings) {
    return session.output().show(settings, DAYS, REQUESTS, BYTES);
  }
}
