package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Criteria and judges. */
@Command(name = "criteria", description = "What a good answer is, and the judges that apply it.")
final class CriteriaCommands {
  private static final String[] SHOWN = {
    "id", "state", "model", "observations", "alone", "failure", "startedAt", "endedAt"
  };
  private static final String[] DECIDED = {
    "id", "name", "sentence", "state", "criterion", "mergedInto"
  };

  private final Session session;

  CriteriaCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Makes a criterion from one sentence.")
  int create(
      @Parameters(paramLabel = "NAME", description = "of the new criterion") String name,
      @Parameters(paramLabel = "SENTENCE", description = "what a good answer is") String sentence) {
    return session
        .output()
        .show(
            session.api().post("/criteria", Map.of("name", name, "sentence", sentence)),
            "id",
            "name");
  }

  @Command(description = "Makes a judge version of some kind.")
  int judge(
      @Parameters(paramLabel = "CRITERION", description = "its id") String criterion,
      @Mixin JudgeOptions options) {
    return session
        .output()
        .show(
            session.api().post("/criteria/" + Api.encoded(criterion) + "/judges", options.body()),
            "id",
            "number",
            "kind");
  }

  @Command(description = "Lists the judges of a criterion, with their bands.")
  int judges(@Parameters(paramLabel = "CRITERION", description = "its id") String criterion) {
    return session
        .output()
        .table(
            session.api().get("/criteria/" + Api.encoded(criterion) + "/judges"),
            "id",
            "number",
            "kind",
            "band",
            "mayGate",
            "standing");
  }

  @Command(description = "Shows a criterion.")
  int show(@Parameters(paramLabel = "CRITERION", description = "its id") String criterion) {
    return session
        .output()
        .show(session.api().get(of(criterion)), "id", "name", "sentence", "createdAt");
  }

  @Command(description = "Lists what argues for a criterion, with its quotes.")
  int arguments(@Parameters(paramLabel = "CRITERION", description = "its id") String criterion) {
    return session
        .output()
        .table(session.api().get(of(criterion) + "/arguments"), "kind", "source", "quote");
  }

  @Command(description = "Saves a rubric version: what to look for.")
  int rubric(
      @Parameters(paramLabel = "CRITERION", description = "its id") String criterion,
      @Parameters(paramLabel = "FILE", description = "the text; - is standard input") Path file) {
    String text = new String(Api.read(file), StandardCharsets.UTF_8);
    return session
        .output()
        .show(
            session.api().post(of(criterion) + "/rubrics", Map.of("text", text)),
            "id",
            "number",
            "sha256");
  }

  @Command(description = "Lists the rubric versions of a criterion, newest first.")
  int rubrics(
      @Parameters(paramLabel = "CRITERION", description = "its id") String criterion,
      @Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of(of(criterion) + "/rubrics")),
            "number",
            "createdAt",
            "author",
            "text");
  }

  @Command(description = "Adds an example: an answer that meets a criterion, or breaks it.")
  int example(
      @Parameters(paramLabel = "CRITERION", description = "its id") String criterion,
      @Parameters(paramLabel = "ANSWER", description = "the answer") String answer,
      @Option(names = "--breaks", description = "it breaks the criterion; else it meets it")
          boolean breaks,
      @Option(names = "--question", description = "what it answers") @Nullable String question,
      @Option(names = "--why", description = "in one sentence") @Nullable String why) {
    Map<String, Object> body = new TreeMap<>();
    body.put("meets", !breaks);
    body.put("answer", answer);
    if (question != null) {
      body.put("question", question);
    }
    if (why != null) {
      body.put("why", why);
    }
    return session
        .output()
        .show(session.api().post(of(criterion) + "/examples", body), "id", "meets", "answer");
  }

  @Command(description = "Lists the examples of a criterion.")
  int examples(@Parameters(paramLabel = "CRITERION", description = "its id") String criterion) {
    return session
        .output()
        .table(session.api().get(of(criterion) + "/examples"), "id", "meets", "answer", "why");
  }

  @Command(name = "propose-pairs", description = "Edits answers that people passed, by one thing.")
  int proposePairs(@Parameters(paramLabel = "CRITERION", description = "its id") String criterion) {
    return session
        .output()
        .show(
            session.api().post(of(criterion) + "/pairs", Map.of()),
            "proposed",
            "confirmed",
            "rejected");
  }

  @Command(description = "Lists minimal pairs of a criterion.")
  int pairs(
      @Parameters(paramLabel = "CRITERION", description = "its id") String criterion,
      @Option(names = "--state", description = "proposed (usual), confirmed or rejected")
          @Nullable String state) {
    String query = state == null ? "" : "?state=" + Api.encoded(state);
    return session
        .output()
        .table(
            session.api().get(of(criterion) + "/pairs" + query), "id", "kind", "answer", "edited");
  }

  @Command(name = "decide-pair", description = "Says whether an edit breaks the criterion.")
  int decidePair(
      @Parameters(paramLabel = "CRITERION", description = "its id") String criterion,
      @Parameters(paramLabel = "PAIR", description = "its id") String pair,
      @Option(names = "--reject", description = "it does not, or breaks more") boolean reject) {
    String at = of(criterion) + "/pairs/" + Api.encoded(pair);
    JsonNode said = session.api().post(at + (reject ? "/reject" : "/confirm"), Map.of());
    return session.output().say(said, reject ? "rejected" : "confirmed");
  }

  @Command(description = "Puts confirmed minimal pairs before a judge, and waits.")
  int test(@Parameters(paramLabel = "JUDGE", description = "its id") String judge) {
    JsonNode started = session.api().post("/calibrations/tests", Map.of("judge", judge));
    String at = "/calibrations/tests/" + Api.encoded(started.path("id").asText());
    JsonNode ended = session.api().await(at, session.output());
    session
        .output()
        .show(
            ended,
            "id",
            "state",
            "pairs",
            "failedBefore",
            "unscored",
            "fell/value",
            "fell/lower",
            "fell/upper",
            "passed",
            "sentence",
            "alike",
            "failure");
    return ended.path("state").asText().equals("completed") ? ExitCodes.OK : ExitCodes.REFUSED;
  }

  private static String of(String criterion) {
    return "/criteria/" + Api.encoded(criterion);
  }

  @Command(name = "show-judge", description = "Shows a judge, and how it did when it was learnt.")
  int showJudge(@Parameters(paramLabel = "JUDGE", description = "its id") String judge) {
    return session
        .output()
        .show(
            session.api().get("/criteria/judges/" + Api.encoded(judge)),
            "id",
            "number",
            "kind",
            "rubric",
            "model",
            "band",
            "standing",
            "crossValidated/labels",
            "crossValidated/folds",
            "crossValidated/kappa/value",
            "crossValidated/kappa/lower",
            "crossValidated/kappa/upper",
            "crossValidated/auc/value",
            "crossValidated/auc/lower",
            "crossValidated/auc/upper",
            "crossValidated/brier/value",
            "crossValidated/brierOfShare");
  }

  @Command(description = "Lists criteria, newest first.")
  int list(@Mixin Paging paging) {
    return session
        .output()
        .table(session.api().get(paging.of("/criteria")), "id", "name", "sentence");
  }

  @Command(description = "Looks for criteria in notes and failures, and waits.")
  int discover(
      @Option(names = "--model", description = "who words them, such as openai/gpt-4o-mini; costs")
          @Nullable String model,
      @Option(names = "--no-wait", description = "answers at once") boolean noWait) {
    Map<String, Object> body = new TreeMap<>();
    if (model != null) {
      body.put("model", model);
    }
    JsonNode started = session.api().post("/calibrations/discoveries", body);
    JsonNode ended =
        noWait ? started : session.api().await(path(started.path("id").asText()), session.output());
    session.output().show(ended, SHOWN);
    boolean isFine = noWait || ended.path("state").asText().equals("ready");
    return isFine ? ExitCodes.OK : ExitCodes.REFUSED;
  }

  @Command(description = "Lists what a discovery proposes.")
  int proposals(@Parameters(paramLabel = "DISCOVERY", description = "its id") String discovery) {
    JsonNode shown = session.api().get(path(discovery));
    return session
        .output()
        .table(
            JsonNodeFactory.instance.objectNode().set("items", shown.path("proposals")),
            "id",
            "state",
            "support",
            "name",
            "sentence",
            "wordedBy",
            "quotes/0/text");
  }

  @Command(description = "Makes a criterion of a proposal.")
  int accept(
      @Parameters(paramLabel = "DISCOVERY", description = "its id") String discovery,
      @Parameters(paramLabel = "PROPOSAL", description = "its id") String proposal) {
    return decided(discovery, proposal, "accept", Map.of());
  }

  @Command(description = "Says that a criterion, or another proposal, says the same.")
  int merge(
      @Parameters(paramLabel = "DISCOVERY", description = "its id") String discovery,
      @Parameters(paramLabel = "PROPOSAL", description = "its id") String proposal,
      @Option(names = "--into", description = "a criterion's id") @Nullable String criterion,
      @Option(names = "--into-proposal", description = "another proposal's id")
          @Nullable String other) {
    Map<String, Object> body = new TreeMap<>();
    if (criterion != null) {
      body.put("criterion", criterion);
    }
    if (other != null) {
      body.put("proposal", other);
    }
    return decided(discovery, proposal, "merge", body);
  }

  @Command(description = "Words a proposal anew.")
  int rename(
      @Parameters(paramLabel = "DISCOVERY", description = "its id") String discovery,
      @Parameters(paramLabel = "PROPOSAL", description = "its id") String proposal,
      @Parameters(paramLabel = "NAME", description = "of the criterion") String name,
      @Option(names = "--sentence", description = "what a good answer is; else as it stands")
          @Nullable String sentence) {
    Map<String, Object> body = new TreeMap<>();
    body.put("name", name);
    if (sentence != null) {
      body.put("sentence", sentence);
    }
    return decided(discovery, proposal, "rename", body);
  }

  @Command(description = "Says that a proposal is no criterion.")
  int drop(
      @Parameters(paramLabel = "DISCOVERY", description = "its id") String discovery,
      @Parameters(paramLabel = "PROPOSAL", description = "its id") String proposal) {
    return decided(discovery, proposal, "drop", Map.of());
  }

  private int decided(String discovery, String proposal, String what, Map<String, Object> body) {
    String at = "%s/proposals/%s/%s".formatted(path(discovery), Api.encoded(proposal), what);
    return session.output().show(session.api().post(at, body), DECIDED);
  }

  private static String path(String discovery) {
    return "/calibrations/discoveries/" + Api.encoded(discovery);
  }
}
