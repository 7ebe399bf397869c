package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Once round the loop with *Ask the docs*: a first version goes live, users ask, labels are there
 * to teach a judge; then one campaign collects what failed, measures a candidate against what is
 * live, has the answers labelled, learns a judge, asks the gate, tunes where nothing passes and
 * promotes what does. The demo plays those whom the campaign waits for. Nothing of the outcome is
 * arranged; each end is told as it is.
 */
final class AskTheDocsLoop {
  private static final String NAME = "ask-the-docs";
  private static final String BUILTIN = "builtin/extractive";
  private static final String GATE_SUITE = "gate";
  private static final String JUDGE_SUITE = "judge";
  private static final int LIVE = 1;
  private static final int CANDIDATE = 2;

  /** As the gates have it for coverage; with less, whoever started the demo is asked. */
  private static final double COVERAGE_LEAST = 0.95;

  private final DemoOptions options;
  private final Told told;
  private final Cast cast;
  private final Application application;
  private final Path documents;
  private final Runs runs;
  private final Release release;
  private final Labels review;
  private final FailureStage failures;
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
    this.review = new Labels(cast.lead(), told);
    this.failures = new FailureStage(cast.lead(), told);
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
    prepare();
    firstRelease();
    List<Traffic.Exchange> exchanges =
        new Traffic(application, told).ask(options.some(Question.traffic()));
    Traffic.Said said = Traffic.judge(cast.application(), exchanges, labels);
    teach();
    Campaign campaign = Campaign.start(cast.lead(), application.base(), told);
    JsonNode end = goRound(campaign);
    int found = failures.found();
    JsonNode generation =
        found == 0 ? Api.JSON.createObjectNode() : failures.generate("tune", BUILTIN);
    LoopStory story = new LoopStory(told, labels);
    story.failed(exchanges.size(), found, said, generation);
    tell(story, end);
    story.took(runs, options.model());
    story.whereToLook(cast.lead(), application, campaign.path());
    if (Campaign.hasEnded(end) && !end.path("state").asText().equals("completed")) {
      throw DemoFailure.failed(
          "the campaign %s at step %s; its page says why: %s"
              .formatted(
                  end.path("state").asText(),
                  end.path("step").asText(),
                  cast.lead().page(campaign.path())));
    }
  }

  private void prepare() {
    Api lead = cast.lead();
    Knowledge knowledge = Knowledge.read(documents);
    knowledge.bring(lead);
    told.now("%d documents brought", knowledge.size());
    Versions versions = new Versions(lead);
    versions.create();
    versions.save("first.yaml");
    versions.save("named.yaml");
    CaseSets sets = new CaseSets(lead);
    sets.make(CaseSets.GATE, "gate", options.some(Question.gate()), CaseSets::plain);
    sets.make(CaseSets.JUDGE, "align", options.some(traffic(true)), CaseSets::plain);
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
    failures.detectors();
    review.criterion();
    told.now("two prompt versions, three datasets, two suites, two gates");
  }

  private static List<Question> traffic(boolean teachesTheJudge) {
    return Question.traffic().stream()
        .filter(each -> each.teachesTheJudge() == teachesTheJudge)
        .toList();
  }

  /** Nothing is live before: the first version must answer, and two people must let it. */
  private void firstRelease() {
    application.ready();
    told.now("the application answers");
    JsonNode run = runs.run(GATE_SUITE, LIVE, "gate questions, first version");
    JsonNode promotion =
        release.promote(
            new Release.Request(LIVE, Release.FIRST, Optional.empty(), run.path("id").asText()));
    if (!promotion.path("state").asText().equals("promoted")) {
      throw DemoFailure.failed("the first version did not go live: " + promotion);
    }
  }

  /** What a judge is learnt from: labels of answers that no gate asks for. */
  private void teach() {
    JsonNode live = runs.run(JUDGE_SUITE, LIVE, "judge questions, live");
    JsonNode candidate = runs.run(JUDGE_SUITE, CANDIDATE, "judge questions, candidate");
    review.review(
        "answers that teach a judge",
        List.of(live.path("id").asText(), candidate.path("id").asText()),
        labels.lines());
  }

  /** Plays those whom it waits for; returns when it has ended, or where nobody has read enough. */
  private JsonNode goRound(Campaign campaign) {
    while (true) {
      JsonNode now = campaign.untilPeopleAreAsked();
      if (Campaign.hasEnded(now)) {
        return now;
      }
      if (Campaign.asked(now).equals("approvals")) {
        release.approve(campaign.answer(now));
      } else if (!label(campaign.answer(now))) {
        return now;
      }
    }
  }

  /**
   * Fills a queue from the label file; false where many answers are left that nobody has read. A
   * few may differ from those that were read, since processors round differently: the rest decides
   * without them, and they stay unlabelled.
   */
  private boolean label(String queue) {
    JsonNode filled = review.fill(queue, labels.lines());
    int open = filled.at("/counts/open").asInt();
    if (open > 0 && filled.path("coverage").asDouble() < COVERAGE_LEAST) {
      return false;
    }
    if (open > 0) {
      told.now("nobody has read %d of these answers; the simulated lead goes on without", open);
    }
    review.close(queue);
    return true;
  }

  private void tell(LoopStory story, JsonNode campaign) {
    Findings found = new Findings(cast.lead(), runs, campaign);
    found.queue().ifPresent(queue -> labelled(story, found, queue));
    found.calibration().ifPresent(story::judged);
    found.verdict(1).ifPresent(verdict -> story.decided(CANDIDATE, verdict));
    found
        .calibration()
        .filter(it -> it.has("certificate"))
        .ifPresent(it -> story.withJudge(judgeBeside(it.path("judge").asText())));
    found.learnt().ifPresent(learnt -> tuned(story, found, learnt));
    found.promotion().ifPresent(story::promoted);
    story.cameTo(campaign, found.queue());
  }

  private void labelled(LoopStory story, Findings found, JsonNode queue) {
    found
        .run("baseline")
        .ifPresent(live ->
            found
                .run("candidate-1")
                .ifPresent(candidate ->
                    story.labelled(runs.outcomes(live), runs.outcomes(candidate), queue)));
  }

  /**
   * The same answers scored by the learned judge too, and what the gate says with a clause on that:
   * how a next campaign would ask. Nothing moves.
   */
  private JsonNode judgeBeside(String judge) {
    runs.suite(GATE_SUITE, CaseSets.GATE, judge);
    release.addJudgesClause();
    JsonNode live = runs.run(GATE_SUITE, LIVE, "gate questions with the judge, live");
    JsonNode candidate =
        runs.run(GATE_SUITE, CANDIDATE, "gate questions with the judge, candidate");
    return release.ask(live.path("id").asText(), candidate.path("id").asText());
  }

  /** The version that names what was learnt; the campaign does not ask people to read it too. */
  private void tuned(LoopStory story, Findings found, Tuning.Learnt learnt) {
    story.tuned(learnt);
    if (learnt.version().isEmpty()) {
      return;
    }
    int version = learnt.version().getAsInt();
    found
        .run("candidate-2")
        .ifPresent(run -> {
          review.review(
              "answers of the tuned version", List.of(run.path("id").asText()), labels.lines());
          story.tunedAnswers(version, runs.outcomes(run));
        });
    found.verdict(2).ifPresent(verdict -> story.decided(version, verdict));
  }
}
