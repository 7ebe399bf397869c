package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Console;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Campaigns: the whole loop from one document. */
@Command(name = "campaigns", description = "The whole loop from one YAML or JSON document.")
final class CampaignCommands {
  /** Outcomes of which a gate's Block or Inconclusive is the reason. */
  private static final Set<String> HELD_BACK = Set.of("held", "inconclusive", "no-gain");

  private final Session session;

  CampaignCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Shows what a document would do and cost; spends nothing.")
  int plan(
      @Parameters(paramLabel = "FILE", description = "YAML or JSON; - reads the input") Path file) {
    return print(planOf(file));
  }

  @Command(
      description = {
        "Starts a campaign: shows the plan, asks, starts.",
        "With --watch it follows to the end; exit code 1 when the gate let nothing pass."
      })
  int start(
      @Parameters(paramLabel = "FILE", description = "YAML or JSON; - reads the input") Path file,
      @Option(names = "--yes", description = "start without asking") boolean yes,
      @Option(names = "--watch", description = "follow it to its end") boolean watch) {
    JsonNode plan = planOf(file);
    if (!session.output().isJson()) {
      print(plan);
    }
    if (!yes && !agrees(plan)) {
      throw CliFailure.usage("not started");
    }
    JsonNode started = session.api().post("/campaigns", Api.mediaType(file), Api.read(file));
    String id = started.path("id").asText();
    if (watch) {
      if (!session.output().isJson()) {
        session.output().say(started, "started " + id);
      }
      return follow(id);
    }
    return session.output().show(started, "id", "state");
  }

  @Command(description = "Lists campaigns, newest first.")
  int list(@Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of("/campaigns")),
            "name",
            "id",
            "state",
            "waitsFor/whom",
            "outcome",
            "budget/paidCalls",
            "budget/limitCalls");
  }

  @Command(description = "Shows one campaign: where it is, and what happened.")
  int show(@Parameters(paramLabel = "CAMPAIGN", description = "its id") String campaign) {
    return shown(session.api().get(path(campaign)));
  }

  @Command(
      description = "Follows a campaign until it ends; exit code 1 when the gate let nothing pass.")
  int watch(@Parameters(paramLabel = "CAMPAIGN", description = "its id") String campaign) {
    return follow(campaign);
  }

  @Command(description = "Pauses: no further step and no further chunk of model calls begins.")
  int pause(@Parameters(paramLabel = "CAMPAIGN", description = "its id") String campaign) {
    return told(campaign, "/pause", Map.of());
  }

  @Command(description = "Goes on where it was paused.")
  int resume(@Parameters(paramLabel = "CAMPAIGN", description = "its id") String campaign) {
    return told(campaign, "/resume", Map.of());
  }

  @Command(name = "top-up", description = "Adds model calls, or dollars, to what it may spend.")
  int topUp(
      @Parameters(paramLabel = "CAMPAIGN", description = "its id") String campaign,
      @Parameters(paramLabel = "CALLS", arity = "0..1", description = "model calls to add")
          @Nullable Long calls,
      @Option(names = "--usd", paramLabel = "DOLLARS", description = "dollars to add")
          @Nullable BigDecimal usd) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (calls != null) {
      body.put("calls", calls);
    }
    if (usd != null) {
      body.put("usd", usd);
    }
    if (body.isEmpty()) {
      throw CliFailure.usage("say how many calls to add, such as: top-up CAMPAIGN 500");
    }
    return told(campaign, "/top-up", body);
  }

  @Command(description = "Cancels; what is done is kept.")
  int cancel(@Parameters(paramLabel = "CAMPAIGN", description = "its id") String campaign) {
    return told(campaign, "/cancel", Map.of());
  }

  private JsonNode planOf(Path file) {
    return session.api().post("/campaigns/plan", Api.mediaType(file), Api.read(file));
  }

  private int print(JsonNode plan) {
    if (session.output().isJson()) {
      return session.output().show(plan);
    }
    session
        .output()
        .show(
            plan,
            "name",
            "live",
            "candidates",
            "answeredBy",
            "suite",
            "dataset",
            "gate",
            "cases/now",
            "cases/most",
            "labels/labels",
            "labels/patience",
            "callsPerCycle",
            "cycles",
            "budgetCalls",
            "missingCalls",
            "costWords",
            "seconds");
    session.output().table(CampaignWatch.items(plan.path("steps")), "words", "calls");
    if (!plan.path("effects").isEmpty()) {
      session
          .output()
          .table(CampaignWatch.items(plan.path("effects")), "metric", "smallest", "cases", "basis");
    }
    for (JsonNode warning : plan.path("warnings")) {
      session.output().say(plan, "note: " + warning.asText());
    }
    return ExitCodes.OK;
  }

  private boolean agrees(JsonNode plan) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw CliFailure.usage("nobody can be asked here; add --yes to start");
    }
    String answer =
        console.readLine(
            "Start, with up to %d model calls? [y/N] ", plan.path("budgetCalls").asLong());
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  private int follow(String campaign) {
    JsonNode ended = new CampaignWatch(session.api(), session.output()).toTheEnd(path(campaign));
    shown(ended);
    String outcome = ended.path("outcome").asText();
    if (!ended.path("state").asText().equals("completed")) {
      return ExitCodes.REFUSED;
    }
    return HELD_BACK.contains(outcome) ? ExitCodes.GATE_SAID_NO : ExitCodes.OK;
  }

  private int shown(JsonNode campaign) {
    if (session.output().isJson()) {
      return session.output().show(campaign);
    }
    session
        .output()
        .show(
            campaign,
            "id",
            "name",
            "state",
            "waitsFor/whom",
            "outcome",
            "failureCode",
            "budget/paidCalls",
            "budget/journalCalls",
            "budget/reservedCalls",
            "budget/limitCalls",
            "budget/costWords");
    return session
        .output()
        .table(
            CampaignWatch.items(campaign.path("steps")), "words", "state", "result", "paidCalls");
  }

  private int told(String campaign, String order, Map<String, ?> body) {
    JsonNode now = session.api().post(path(campaign) + order, body);
    return session.output().show(now, "id", "state", "waitsFor/whom");
  }

  private static String path(String campaign) {
    return "/campaigns/" + Api.encoded(campaign);
  }
}
