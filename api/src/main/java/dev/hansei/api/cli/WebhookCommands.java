package dev.hansei.api.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Webhooks. */
@Command(
    name = "webhooks",
    description = "Addresses outside that are told of what happens in the project.")
final class WebhookCommands {
  private static final String PATH = "/webhooks";
  private static final String[] DELIVERY = {
    "event", "type", "state", "attempts", "status", "problem", "triedAt", "nextAt"
  };

  private final Session session;

  WebhookCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Lists webhooks, without their secrets.")
  int list(@Mixin Paging paging) {
    return session
        .output()
        .table(session.api().get(paging.of(PATH)), "id", "url", "state", "types", "failingSince");
  }

  @Command(description = "Makes a webhook; its secret is shown once.")
  int create(
      @Parameters(paramLabel = "URL", description = "where events are posted to") String url,
      @Option(
              names = "--type",
              paramLabel = "TYPE",
              description = "what it is told of, such as promotions.awaiting; repeatable, else all")
          @Nullable List<String> types) {
    var body = new LinkedHashMap<String, Object>();
    body.put("url", url);
    if (types != null) {
      body.put("types", types);
    }
    return session
        .output()
        .show(session.api().post(PATH, body), "id", "url", "types", "state", "secret");
  }

  @Command(description = "Shows a webhook.")
  int show(@Parameters(paramLabel = "WEBHOOK", description = "its id") String webhook) {
    return session
        .output()
        .show(
            session.api().get(one(webhook)),
            "id",
            "url",
            "types",
            "state",
            "createdBy",
            "createdAt",
            "failingSince");
  }

  @Command(description = "Pauses a webhook: events are kept for it, up to 30 days.")
  int pause(@Parameters(paramLabel = "WEBHOOK", description = "its id") String webhook) {
    return changed(webhook, "/pause");
  }

  @Command(description = "Switches a webhook on again, after a pause or when its receiver is back.")
  int resume(@Parameters(paramLabel = "WEBHOOK", description = "its id") String webhook) {
    return changed(webhook, "/resume");
  }

  private int changed(String webhook, String verb) {
    return session
        .output()
        .show(session.api().post(one(webhook) + verb, Map.of()), "id", "url", "state");
  }

  @Command(description = "Deletes a webhook, with the list of what it was told.")
  int delete(@Parameters(paramLabel = "WEBHOOK", description = "its id") String webhook) {
    return session.output().say(session.api().delete(one(webhook)), "deleted");
  }

  @Command(description = "Replaces the secret; the new one is shown once.")
  int rotate(
      @Parameters(paramLabel = "WEBHOOK", description = "its id") String webhook,
      @Option(
              names = "--overlap-hours",
              paramLabel = "N",
              description = "how long the old one signs too: 0 to 168, else 24")
          @Nullable Integer hours) {
    Map<String, Object> body = hours == null ? Map.of() : Map.of("overlapHours", hours);
    return session
        .output()
        .show(session.api().post(one(webhook) + "/secret", body), "secret", "oldSignsUntil");
  }

  @Command(description = "Sends a test event to a webhook alone.")
  int test(@Parameters(paramLabel = "WEBHOOK", description = "its id") String webhook) {
    session
        .output()
        .note("sent within a second or two; `webhooks deliveries` says what came of it");
    return session.output().show(session.api().post(one(webhook) + "/test", Map.of()), DELIVERY);
  }

  @Command(description = "Lists what a webhook was told, newest first.")
  int deliveries(
      @Parameters(paramLabel = "WEBHOOK", description = "its id") String webhook,
      @Option(
              names = "--state",
              paramLabel = "STATE",
              description = "only those that are waiting, held, done or dead")
          @Nullable String state,
      @Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of(one(webhook) + "/deliveries", "state", state)), DELIVERY);
  }

  @Command(description = "Sends events again, each under the id that it has: one, or a range.")
  int replay(
      @Parameters(paramLabel = "WEBHOOK", description = "its id") String webhook,
      @Option(names = "--event", paramLabel = "EVENT", description = "its id")
          @Nullable String event,
      @Option(
              names = "--from",
              paramLabel = "TIME",
              description = "start of the range, such as 2026-11-30T00:00:00Z")
          @Nullable String from,
      @Option(names = "--before", paramLabel = "TIME", description = "its end, else now")
          @Nullable String before) {
    var body = new LinkedHashMap<String, Object>();
    put(body, "event", event);
    put(body, "from", from);
    put(body, "before", before);
    return session
        .output()
        .show(session.api().post(one(webhook) + "/replay", body), "events", "more");
  }

  @Command(description = "Lists what happened in the last 30 days, newest first.")
  int events(@Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of(PATH + "/events")),
            "id",
            "type",
            "subjectKind",
            "subjectId",
            "happenedAt");
  }

  private static void put(Map<String, Object> body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  private static String one(String webhook) {
    return PATH + "/" + Api.encoded(webhook);
  }
}
