package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The loop on anyone's recorded outputs: failures by their labels, groups of them, cases, a judge
 * learnt on one half of the labels and certified on the other. There is nothing that answers, so it
 * ends without a candidate and says what to do next.
 */
final class RecordedLoop {
  private static final String LEARN = "logs-to-learn-from";
  private static final String HELD_OUT = "logs-held-out";
  private static final String RECORDED = "recorded";
  private static final int LINES_AT_ONCE = 500;

  private final Told told;
  private final Api lead;
  private final RecordedLog.Read read;

  private RecordedLoop(Told told, Api lead, RecordedLog.Read read) {
    this.told = told;
    this.lead = lead;
    this.read = read;
  }

  /** Reads the files and makes a project of its own. */
  static RecordedLoop in(LocalHome home, DemoOptions options, Told told) {
    RecordedLog.Read read = RecordedLog.read(options.traces().orElseThrow(), options.labels());
    if (read.logs().isEmpty()) {
      throw DemoFailure.usage(
          "no line could be used. A line reads {\"id\": \"1\", \"input\": \"...\", \"output\":"
              + " \"...\", \"label\": \"fail\"}; see infra/hansei demo --help");
    }
    Api lead = Cast.enter(home, "recorded").lead();
    told.now(
        "project %s: %d logs, %d left out",
        lead.project(), read.logs().size(), read.leftOut().size());
    return new RecordedLoop(told, lead, read);
  }

  void run() {
    List<RecordedLog> logs = read.logs();
    for (int from = 0; from < logs.size(); from += LINES_AT_ONCE) {
      List<RecordedLog> part = logs.subList(from, Math.min(logs.size(), from + LINES_AT_ONCE));
      lead.postLines("/traces", part.stream().map(RecordedLog::trace).toList());
    }
    told.now("%d traces brought", logs.size());
    FailureStage failures = new FailureStage(lead, told);
    int found = failures.collect();
    List<RecordedLog> failed =
        logs.stream().filter(log -> log.label().filter(it -> !it.passes()).isPresent()).toList();
    told.chapter("What failed");
    told.say("%d logs, %d of them labelled; %d failures.", logs.size(), labelled(), found);
    told.figure("logs", logs.size());
    told.figure("failures", found);
    if (!failed.isEmpty()) {
      new Groups(told).tell(failed);
    }
    List<RecordedLog> learning = half(true);
    List<RecordedLog> heldOut = half(false);
    CaseSets sets = new CaseSets(lead);
    cases(sets, LEARN, "align", learning);
    cases(sets, HELD_OUT, "gate", heldOut);
    casesOfFailures(failures, sets, failed, found);
    judge(learning, heldOut);
    next();
  }

  private long labelled() {
    return read.logs().stream().filter(log -> log.label().isPresent()).count();
  }

  /** By the input alone, so that a log that is added changes the half of no other. */
  private List<RecordedLog> half(boolean first) {
    return read.logs().stream()
        .filter(log -> log.label().isPresent())
        .filter(log -> (LabelFile.key(log.input(), "").charAt(0) < '8') == first)
        .toList();
  }

  private void cases(CaseSets sets, String name, String split, List<RecordedLog> logs) {
    if (!logs.isEmpty()) {
      int taken = sets.make(name, split, logs.stream().map(RecordedLoop::asCase).toList());
      told.now("%s: %d cases (split %s)", name, taken, split);
    }
  }

  /** Without a reference: nobody wrote one. */
  private static Map<String, Object> asCase(RecordedLog log) {
    List<Map<String, String>> context = new ArrayList<>();
    for (String passage : log.context()) {
      context.add(Map.of("id", "p" + (context.size() + 1), "text", passage));
    }
    return Map.of("question", log.input(), "context", context);
  }

  /**
   * Written from the context where there is one; else the question alone, for a person to finish.
   */
  private void casesOfFailures(
      FailureStage failures, CaseSets sets, List<RecordedLog> failed, int found) {
    told.chapter("Cases of the failures");
    List<RecordedLog> heldOut = half(false).stream().filter(failed::contains).toList();
    if (found > 0 && failed.stream().anyMatch(log -> !log.context().isEmpty())) {
      JsonNode made = failures.generate("gate", "builtin/extractive");
      told.say(
          "%d cases quote their reference from the context; %d refused, with reasons on the page.",
          made.path("kept").asInt(), made.path("rejected").asInt());
      return;
    }
    if (!heldOut.isEmpty()) {
      int taken =
          sets.make("failures", "gate", heldOut.stream().map(RecordedLoop::asCase).toList());
      told.say(
          "%d of the held-out failures are cases. The logs hold no passages to quote, so they have"
              + " no reference:",
          taken);
      told.say("add one on the page, or let a model write them (cases generate --model).");
    }
  }

  private void judge(List<RecordedLog> learning, List<RecordedLog> heldOut) {
    told.chapter("What was learnt");
    if (learning.isEmpty() || heldOut.isEmpty()) {
      told.say("No judge: there are too few labels. Add some with --labels.");
      return;
    }
    Labels review = new Labels(lead, told);
    String criterion = review.criterion();
    keepOutputs();
    List<String> runs = List.of(run(LEARN), run(HELD_OUT));
    List<Map<String, Object>> lines =
        read.logs().stream().map(RecordedLog::labelLine).flatMap(Optional::stream).toList();
    JsonNode queue = review.review("labels that came with the logs", runs, lines);
    JsonNode calibration = new Judging(lead, told).learn(criterion);
    told.say(
        "%d of %d answers have a label (coverage %s).",
        queue.at("/counts/labelled").asInt(),
        queue.path("planned").asInt(),
        Told.number(queue.path("coverage").asDouble()));
    told.say("A judge, learnt on one half of the labels, measured on the other:");
    told.say("%s", Judging.sentence(calibration));
    told.figure("coverage", queue.path("coverage"));
    told.figure("judge", calibration.path("certificate"));
  }

  private void keepOutputs() {
    List<Map<String, String>> outputs =
        read.logs().stream()
            .map(log -> Map.of("input", log.input(), "output", log.output()))
            .toList();
    lead.postLines("/models/recorded?name=" + RECORDED, outputs);
  }

  /** A run only brings the answers to their cases; its one check needs no reference. */
  private String run(String dataset) {
    Map<String, Object> check =
        Map.of("type", "contains", "value", ".", "metric", "holds-a-full-stop");
    lead.post("/suites", Map.of("name", dataset, "dataset", dataset, "assertions", List.of(check)));
    Map<String, Object> target = Map.of("type", "recorded", "set", RECORDED);
    String id =
        lead.post("/suites/runs", Map.of("suite", dataset, "target", target)).path("id").asText();
    JsonNode ended = lead.ended("/suites/runs/" + id, told.watching(dataset));
    told.now("%s: %d answers", dataset, ended.at("/counts/scored").asInt());
    return id;
  }

  private void next() {
    told.chapter("No candidate");
    told.say("Recorded outputs cannot answer anew, so there is nothing to promote. Next:");
    told.say("1. read a group of failures, and say in a criterion what is wrong;");
    told.say("2. push two versions of your prompt: infra/hansei prompts push NAME v1.yaml;");
    told.say("3. run a suite on them (--model, or --endpoint where your application answers);");
    told.say("4. infra/hansei gates check, then promotions request. The walk is in the README.");
    told.figure("seconds", told.seconds());
    told.figures().put("end", "no-candidate");
    told.chapter("Where to look (all of it stays)");
    told.see("the project", lead.page(""));
    told.see("failures", lead.page("/failures"));
    told.see("cases", lead.page("/cases"));
    told.see("labels", lead.page("/annotations"));
    told.see("the judge", lead.page("/calibrations"));
  }
}
