package dev.hansei.api.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Criteria and judges. */
@Command(name = "criteria", description = "What a good answer is, and the judges that apply it.")
final class CriteriaCommands {
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
}
