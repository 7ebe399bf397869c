package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What happened, for a person who was not there. */
final class LoopStory {
  private static final int REASONS_SHOWN = 6;
  private static final int CANDIDATE = 2;
  private static final double DOUBT = 0.05;

  private final Told told;
  private final LabelFile labels;

  /** Whether the labels tell the candidate better than what is live. */
  private boolean betterByLabels;

  LoopStory(Told told, LabelFile labels) {
    this.told = told;
    this.labels = labels;
  }

  /** Production, as the first version answered it. */
  void failed(int asked, int failures, Traffic.Said said, JsonNode generation) {
    told.chapter("What failed");
    told.say("%d questions of users were answered by version 1; %d failed.", asked, failures);
    if (said.labelled() == 0) {
      told.say("Nobody has read these answers, so nothing is known to have failed by its content.");
    } else {
      told.say(
          "That is what %s said after reading %d of the answers.",
          labels.authors(), said.labelled());
      told.say("What was wrong, most often first:");
      said.reasons().entrySet().stream()
          .limit(REASONS_SHOWN)
          .forEach(each -> told.say("  %3d  %s", each.getValue(), each.getKey()));
      told.say(
          "%d became cases; %d did not, because their questions teach the judge (one use each).",
          generation.path("kept").asInt(), generation.path("rejected").asInt());
    }
    ObjectNode figures = Api.JSON.createObjectNode();
    figures.put("asked", asked).put("failures", failures);
    figures.put("cases", generation.path("kept").asInt());
    figures.set("reasons", Api.JSON.valueToTree(said.reasons()));
    told.figure("production", figures);
  }

  /** What the labels say of the gate's questions. */
  void labelled(List<JsonNode> live, List<JsonNode> candidate, JsonNode queue) {
    Tally before = Tally.of(live, labels);
    Tally after = Tally.of(candidate, labels);
    Tally.Change change = Tally.Change.of(live, candidate, labels);
    told.chapter("What the labels say (questions that production never asked)");
    told.say("live, version 1       %s", before.sentence());
    told.say("candidate, version 2  %s", after.sentence());
    told.say(
        "Of %d answers labelled under both, %d were mended and %d broken (sign test, p = %s).",
        change.compared(), change.mended(), change.broken(), Told.small(change.pValue()));
    betterByLabels = change.mended() > change.broken() && change.pValue() < DOUBT;
    told.say(
        "Review tasks: %d of %d filled from the label file (coverage %s); not read: %d.",
        queue.at("/counts/labelled").asInt(),
        queue.path("planned").asInt(),
        Told.number(queue.path("coverage").asDouble()),
        unread(queue));
    ObjectNode figures = Api.JSON.createObjectNode();
    before.into(figures.putObject("live"));
    after.into(figures.putObject("candidate"));
    figures.put("mended", change.mended()).put("broken", change.broken());
    figures.put("coverage", queue.path("coverage").asDouble());
    told.figure("labels", figures);
  }

  /** The learned judge, whatever it is worth. */
  void judged(JsonNode calibration) {
    told.chapter("What was learnt");
    told.say("A judge, learnt from the labels: %s", Judging.sentence(calibration));
    told.figure("judge", calibration.path("certificate"));
  }

  /** What the gate says where the judge's word is one of its clauses. */
  void withJudge(JsonNode verdict) {
    told.chapter("With the judge beside, as a next campaign would ask");
    clauses(verdict);
    told.figure("verdictWithJudge", verdict.path("verdict"));
  }

  /** The gate's word, clause by clause. */
  void decided(int version, JsonNode verdict) {
    told.chapter("What the gate said of version %d".formatted(version));
    clauses(verdict);
    if (version == CANDIDATE
        && betterByLabels != verdict.at("/verdict/type").asText().equals("pass")) {
      told.say(
          "Labels and gate differ. The gate goes by the metrics that were fixed beforehand; the");
      told.say(
          "labels, by what a reader saw. It is not bent to fit: a judge that people certify is");
      told.say("what would let it see the same.");
    }
    told.figure(version == CANDIDATE ? "verdict" : "verdictOnTuned", verdict.path("verdict"));
  }

  private void clauses(JsonNode verdict) {
    told.say("%s", verdict.at("/verdict/type").asText().toUpperCase(Locale.ROOT));
    verdict
        .at("/verdict/clauses")
        .forEach(clause ->
            told.say("%-12s %s", clause.path("state").asText(), clause.path("sentence").asText()));
  }

  /** What was learnt for retrieval, after the gate let nothing pass. */
  void tuned(Tuning.Learnt learnt) {
    told.chapter("What was tuned");
    told.say("Retrieval, on pairs of the traffic's questions and their passages:");
    told.say("%s.", learnt.sentence());
    told.figure("tuning", learnt.tuning().path("heldOut"));
  }

  /** What the labels know of a version that nobody read before. */
  void tunedAnswers(int version, List<JsonNode> outcomes) {
    told.say("version %d: %s", version, Tally.of(outcomes, labels).sentence());
    told.say(
        "What is not read is an open review task; only answers that equal earlier ones have a");
    told.say("label, so the share is not that of all.");
  }

  /** What became of a candidate that passed. */
  void promoted(JsonNode promotion) {
    told.chapter("What people decided");
    told.say(
        "Two simulated release managers approved: it is %s.", promotion.path("state").asText());
    told.figure("promotion", promotion);
  }

  /** The campaign's own word, or what it waits for. */
  void cameTo(JsonNode campaign, Optional<JsonNode> queue) {
    told.chapter("What the campaign came to");
    if (Campaign.hasEnded(campaign)) {
      told.say(
          "%s: %s.",
          campaign.path("state").asText(), campaign.path("outcome").asText("no cycle has ended"));
    } else {
      queue.ifPresent(it ->
          told.say(
              "It waits for labels of %d of %d answers, which nobody has read.",
              unread(it), it.path("planned").asInt()));
      told.say("Label them (page below), or close the queue as they");
      told.say("are; it goes on by itself, also when the stack was down meanwhile.");
    }
    told.figure("campaign", campaign);
  }

  private static int unread(JsonNode queue) {
    return queue.path("planned").asInt() - queue.at("/counts/labelled").asInt();
  }

  /** Calls, money and time. */
  void took(Runs runs, Optional<String> model) {
    told.chapter("What it took");
    told.say("%d answers asked of the application, %.0f s.", runs.asked(), told.seconds());
    told.say(
        "Paid: %s",
        model
            .map("%s by the application, traffic included; your provider says how much"::formatted)
            .orElse("nothing; builtin/extractive answered, which is not an LLM."));
    told.figure("answers", runs.asked());
    model.ifPresentOrElse(
        name -> told.figures().put("paidModel", name), () -> told.figure("costUsd", 0));
    told.figure("seconds", told.seconds());
  }

  /** Pages; all of it stays until infra/hansei reset. */
  void whereToLook(Api lead, Application application, String campaign) {
    told.chapter("Where to look (all of it stays; the application ends with infra/hansei down)");
    told.see("the project", lead.page(""));
    told.see("the campaign", lead.page(campaign));
    told.see("failures", lead.page("/failures"));
    told.see("cases", lead.page("/cases"));
    told.see("runs, side by side", lead.page("/suites"));
    told.see("review tasks", lead.page("/annotations"));
    told.see("the judge", lead.page("/calibrations"));
    told.see("the gate's verdicts", lead.page("/gates"));
    told.see("promotions", lead.page("/promotions"));
    told.see("the application", application.base() + "/ask");
  }
}
