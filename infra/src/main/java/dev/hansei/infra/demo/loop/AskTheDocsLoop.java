package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Once round the loop with *Ask the docs*: a first version goes live, users ask, what failed
 * becomes cases, a candidate is measured against what is live, labels teach a judge, the gate
 * decides, and what it lets pass is promoted. Nothing of the outcome is arranged; each end is told
 * as it is.
 */
final class AskTheDocsLoop {
  private static final String NAME = "ask-the-docs";
  private static final String BUILTIN = "builtin/extractive";
  private static final String GATE_SUITE = "gate";
  private static final String JUDGE_SUITE = "judge";
  private static final int LIVE = 1;
  private static final int CANDIDATE = 2;

  private final DemoOptions options;
  private final Told told;
  private final Cast cast;
  private final Application application;
  private final Path documents;
  private final Runs runs;
  private final Release release;
  private final LoopStory story;
  private final LabelFile labels = LabelFile.shipped();

  private AskTheDocsLoop(
      DemoOptions options, Told told, Cast cast, Application application, Path documents) {
    this.options = options;
    this.told = told;
    this.cast = cast;
    this.application = application;
    this.documents = documents;
    this.runs = new Runs(cast.lead(), application.base(), told);
    this.release = new Release(cast, told);
    this.story = new LoopStory(told, labels);
  }

  /** Makes a project of its own and starts the application for it. */
  static AskTheDocsLoop in(LocalHome home, DemoOptions options, Path documents, Told told) {
    Application.clear(home, options.port());
    Cast cast = Cast.enter(home, NAME);
    told.now("project %s; those who act in it are simulated and say so", cast.lead().project());
    Application application = Application.start(home, cast.application(), options, documents);
    told.now("the application starts at %s/ask", application.base());
    return new AskTheDocsLoop(options, told, cast, application, documents);
  }

  /** All of it, in this order. */
  void run() {
    String criterion = prepare();
    JsonNode liveOnGate = firstRelease();
    traffic();
    Pair gate = new Pair(liveOnGate, runs.run(GATE_SUITE, CANDIDATE, "gate questions, candidate"));
    Pair judge =
        new Pair(
            runs.run(JUDGE_SUITE, LIVE, "judge questions, live"),
            runs.run(JUDGE_SUITE, CANDIDATE, "judge questions, candidate"));
    JsonNode queue = review(gate, judge);
    story.labelled(runs.outcomes(gate.live), runs.outcomes(gate.candidate), queue);
    JsonNode calibration = new Judging(cast.lead(), told).learn(criterion);
    story.judged(calibration);
    decide(withJudge(gate, calibration));
    story.took(runs, options.model());
    story.whereToLook(cast.lead(), application, queue);
  }

  /** The same suite on what is live and on what might be. */
  private record Pair(JsonNode live, JsonNode candidate) {
    String liveId() {
      return live.path("id").asText();
    }

    String candidateId() {
      return candidate.path("id").asText();
    }
  }

  private String prepare() {
    Api lead = cast.lead();
    Knowledge knowledge = Knowledge.read(documents);
    knowledge.bring(lead);
    told.now("%d documents brought", knowledge.size());
    Versions versions = new Versions(lead);
    versions.create();
    versions.save("first.yaml");
    versions.save("named.yaml");
    CaseSets sets = new CaseSets(lead);
    List<Question> teaching = options.some(traffic(true));
    sets.make(CaseSets.GATE, "gate", options.some(Question.gate()), CaseSets::plain);
    sets.make(CaseSets.JUDGE, "align", teaching, CaseSets::plain);
    List<Question> tuning =
        traffic(false).stream().filter(each -> !knowledge.answering(each).isEmpty()).toList();
    sets.make(
        CaseSets.TUNING,
        "tune",
        options.some(tuning),
        each -> CaseSets.withPassages(each, knowledge.answering(each)));
    runs.suite(GATE_SUITE, CaseSets.GATE, "");
    runs.suite(JUDGE_SUITE, CaseSets.JUDGE, "");
    release.gates();
    told.now("two prompt versions, three datasets, two suites, two gates");
    return new Labels(lead, told).criterion();
  }

  private static List<Question> traffic(boolean teachesTheJudge) {
    return Question.traffic().stream()
        .filter(each -> each.teachesTheJudge() == teachesTheJudge)
        .toList();
  }

  /** Nothing is live before: the first version must answer, and two people must let it. */
  private JsonNode firstRelease() {
    application.ready();
    told.now("the application answers");
    JsonNode run = runs.run(GATE_SUITE, LIVE, "gate questions, first version");
    JsonNode promotion =
        release.promote(
            new Release.Request(LIVE, Release.FIRST, Optional.empty(), run.path("id").asText()));
    if (!promotion.path("state").asText().equals("promoted")) {
      throw DemoFailure.failed("the first version did not go live: " + promotion);
    }
    return run;
  }

  private void traffic() {
    List<Traffic.Exchange> exchanges =
        new Traffic(application, told).ask(options.some(Question.traffic()));
    Traffic.Said said = Traffic.judge(cast.application(), exchanges, labels);
    FailureStage failures = new FailureStage(cast.lead(), told);
    int found = failures.collect();
    JsonNode generation =
        found == 0 ? Api.JSON.createObjectNode() : failures.generate("tune", BUILTIN);
    story.failed(exchanges.size(), found, said, generation);
  }

  private JsonNode review(Pair gate, Pair judge) {
    return new Labels(cast.lead(), told)
        .review(
            "answers of both versions",
            List.of(gate.liveId(), gate.candidateId(), judge.liveId(), judge.candidateId()),
            labels.lines());
  }

  /** Both once more, scored by the judge too, where there is one. */
  private Pair withJudge(Pair gate, JsonNode calibration) {
    String judge = calibration.path("judge").asText("");
    if (judge.isEmpty() || !calibration.has("certificate")) {
      return gate;
    }
    runs.suite(GATE_SUITE, CaseSets.GATE, judge);
    release.addJudgesClause();
    return new Pair(
        runs.run(GATE_SUITE, LIVE, "gate questions with the judge, live"),
        runs.run(GATE_SUITE, CANDIDATE, "gate questions with the judge, candidate"));
  }

  private void decide(Pair both) {
    if (passes(CANDIDATE, both)) {
      return;
    }
    Tuning.Learnt learnt = new Tuning(cast.lead(), told).learn(CANDIDATE);
    story.tuned(learnt);
    if (learnt.version().isEmpty()) {
      return;
    }
    int tuned = learnt.version().getAsInt();
    JsonNode run = runs.run(GATE_SUITE, tuned, "gate questions, tuned version");
    new Labels(cast.lead(), told)
        .review("answers of the tuned version", List.of(run.path("id").asText()), labels.lines());
    story.tunedAnswers(tuned, runs.outcomes(run));
    passes(tuned, new Pair(both.live, run));
  }

  /** Asks the gate; what passes is promoted. */
  private boolean passes(int version, Pair both) {
    JsonNode verdict = release.ask(both.liveId(), both.candidateId());
    story.decided(version, verdict);
    if (!verdict.at("/verdict/type").asText().equals("pass")) {
      return false;
    }
    story.promoted(
        release.promote(
            new Release.Request(
                version, Release.BETTER, Optional.of(both.liveId()), both.candidateId())));
    return true;
  }
}
