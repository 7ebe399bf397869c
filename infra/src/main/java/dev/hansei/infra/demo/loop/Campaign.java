package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The campaign that {@code campaign.yaml} describes: planned, started and followed. */
final class Campaign {
  private static final Set<String> ENDED = Set.of("completed", "cancelled", "failed");
  private static final Set<String> PEOPLE = Set.of("labels", "approvals");

  private final Api lead;
  private final Told told;
  private final String path;

  /** What people have been asked for and have done. */
  private final Set<String> answered = new HashSet<>();

  private String step = "";
  private long lastSaid;

  private Campaign(Api lead, Told told, String path) {
    this.lead = lead;
    this.told = told;
    this.path = path;
  }

  /** Says what it would take, then starts it. */
  static Campaign start(Api lead, URI application, Told told) {
    String document =
        Shipped.text("campaign.yaml")
            .replace("APPLICATION", Api.text(application.resolve("/ask").toString()));
    JsonNode plan = lead.post("/campaigns/plan", "application/yaml", document);
    told.now(
        "the campaign's plan: %d calls at most of a budget of %d, %d labels",
        plan.path("callsPerCycle").asInt(),
        plan.path("budgetCalls").asInt(),
        plan.at("/labels/labels").asInt());
    plan.path("warnings").forEach(warning -> told.now("it warns: %s", warning.asText()));
    String id = lead.post("/campaigns", "application/yaml", document).path("id").asText();
    return new Campaign(lead, told, "/campaigns/" + id);
  }

  /** Waits until it has ended, or asks people for something that they have not answered. */
  JsonNode untilPeopleAreAsked() {
    return lead.await(path, this::isTheirTurn, this::watch);
  }

  private boolean isTheirTurn(JsonNode now) {
    if (hasEnded(now)) {
      return true;
    }
    boolean isNew = pathToAnswer(now).filter(it -> !answered.contains(it)).isPresent();
    return PEOPLE.contains(asked(now)) && isNew;
  }

  static boolean hasEnded(JsonNode now) {
    return ENDED.contains(now.path("state").asText());
  }

  /** What people are asked for: labels or approvals; another word where they are not. */
  static String asked(JsonNode now) {
    return now.at("/waitsFor/what").asText();
  }

  private static Optional<String> pathToAnswer(JsonNode now) {
    return Optional.of(now.at("/waitsFor/path").asText()).filter(it -> !it.isEmpty());
  }

  /** What they are asked about has been answered; its path below the project's. */
  String answer(JsonNode now) {
    String asked = pathToAnswer(now).orElseThrow();
    answered.add(asked);
    return asked;
  }

  /** Says each step that begins, and every few seconds that it goes on. */
  private void watch(JsonNode now) {
    String next = now.path("step").asText();
    boolean isNew = !next.isEmpty() && !next.equals(step);
    if (isNew) {
      step = next;
      told.now("campaign, step %s; waits for %s", step, now.at("/waitsFor/whom").asText());
    } else if (System.nanoTime() - lastSaid > Told.STEP.toNanos()) {
      told.now("campaign, step %s: %s", step, how(now));
    } else {
      return;
    }
    lastSaid = System.nanoTime();
  }

  private String how(JsonNode now) {
    for (JsonNode each : now.path("steps")) {
      if (each.path("key").asText().equals(step) && each.path("planned").asInt() > 0) {
        return "%d of %d".formatted(each.path("done").asInt(), each.path("planned").asInt());
      }
    }
    return "going on";
  }

  /** Its page, below the project's. */
  String path() {
    return path;
  }
}
