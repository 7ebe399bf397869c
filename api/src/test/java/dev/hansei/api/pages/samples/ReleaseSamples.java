package dev.hansei.api.pages.samples;

import dev.hansei.api.criteria.CriteriaPage;
import dev.hansei.api.gates.GateListPage;
import dev.hansei.api.gates.Ruling;
import dev.hansei.api.gates.VerdictLine;
import dev.hansei.api.gates.VerdictPage;
import dev.hansei.api.lineage.LineagePage;
import dev.hansei.api.models.ModelsPage;
import dev.hansei.api.models.PricesPage;
import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.charts.LineageChart;
import dev.hansei.api.promotions.PromotionLine;
import dev.hansei.api.promotions.PromotionListPage;
import dev.hansei.api.promotions.PromotionPage;
import dev.hansei.api.prompts.PromptChange;
import dev.hansei.infra.registry.models.SavedPriceList;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.gates.Clause;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.gates.MetricEvidence;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.Price;
import dev.hansei.workflows.models.PriceList;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.tunings.Adapter;
import dev.hansei.workflows.tunings.AdapterId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Criteria, gates, promotions, lineage, models. */
public final class ReleaseSamples {
  private static final ArtifactRef ARTIFACT =
      new ArtifactRef(Sha256.of("content"), ArtifactRef.JSON, 1_204);
  private static final Node RUN = Node.of(NodeKind.RUN, Voice.id(301));
  private static final Node TRACE = new Node(NodeKind.TRACE, "4f".repeat(16));
  private static final Node PROMPT = Node.of(NodeKind.PROMPT_VERSION, Voice.id(63));
  private static final Node VERDICT = Node.of(NodeKind.VERDICT, Voice.id(71));

  private final Voice voice;

  ReleaseSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  public static List<Sample> of(Voice voice) {
    var s = new ReleaseSamples(voice);
    return List.of(
        new Sample("criteria", "criteria/list.jte", s.criteria()),
        new Sample("gates", "gates/list.jte", s.gates()),
        new Sample(
            "verdict",
            "gates/verdict.jte",
            new VerdictPage(
                voice.frame(Section.GATES),
                Voice.id(71).toString(),
                s.gate(),
                s.ruling(),
                Voice.minutesAgo(50),
                voice.say("answer v3"),
                Optional.of("/projects/support/promotions/new?prompt=answer&version=3"))),
        new Sample("promotions", "promotions/list.jte", s.promotions()),
        new Sample(
            "promotion", "promotions/promotion.jte", s.promotion(PromotionState.AWAITING_APPROVAL)),
        new Sample(
            "promotion-live", "promotions/promotion.jte", s.promotion(PromotionState.PROMOTED)),
        new Sample("lineage", "lineage/lineage.jte", s.lineage()),
        new Sample("models", "models/list.jte", s.models()),
        new Sample("prices", "models/prices.jte", s.prices()));
  }

  private CriteriaPage criteria() {
    var criterion =
        new Criterion(
            new CriterionId(Voice.id(80)),
            voice.say("grounded"),
            voice.say("Says only what the passages say."),
            Voice.minutesAgo(7_000));
    return new CriteriaPage(
        voice.frame(Section.CRITERIA),
        List.of(
            new CriteriaPage.CriterionLine(
                criterion,
                List.of(
                    new Judge(
                        new JudgeId(Voice.id(51)),
                        criterion.id(),
                        1,
                        voice.say(
                            "Pass if every claim of the answer stands in a passage. Fail if a number differs."),
                        voice.model("openai/gpt-4o-mini"),
                        ModelSettings.DEFAULTS,
                        Sha256.of("judge"),
                        Voice.minutesAgo(6_000),
                        Optional.empty())))));
  }

  Gate gate() {
    return new Gate(
        new GateId(Voice.id(70)),
        voice.say("release"),
        2,
        List.of(
            new GateRule.Superiority("f1"),
            new GateRule.NonInferiority("similar", 0.02),
            new GateRule.Coverage(0.98),
            new GateRule.RequiredCases()),
        0.95,
        Voice.minutesAgo(9_000));
  }

  private Evidence evidence() {
    return new Evidence(
        Optional.of(new RunId(Voice.id(302))),
        new RunId(Voice.id(301)),
        List.of(
            new MetricEvidence(voice.say("f1"), 116, 0.66, 0.71, 0.05, 0.021, 0.079, 0.16),
            new MetricEvidence(voice.say("similar"), 116, 0.82, 0.83, 0.01, -0.024, 0.044, 0.11)),
        0.99,
        0.983,
        12,
        List.of(new CaseId(Voice.id(201))),
        1);
  }

  Ruling ruling() {
    var rules = gate().rules();
    return Ruling.of(
        new Verdict.Inconclusive(
            List.of(
                new Clause(
                    rules.get(0),
                    Clause.State.PASS,
                    voice.say(
                        "f1: candidate 0.71, baseline 0.66; difference +0.050 [0.021, 0.079] (95 %) on 116 cases: better"),
                    0),
                new Clause(
                    rules.get(1),
                    Clause.State.INCONCLUSIVE,
                    voice.say(
                        "similar: candidate 0.83, baseline 0.82; difference +0.010 [-0.024, 0.044] (95 %) on 116 cases: may or may not be worse by 0.02"),
                    140),
                new Clause(
                    rules.get(2),
                    Clause.State.PASS,
                    voice.say(
                        "98.3 % of the candidate's and 99 % of the baseline's items were scored, 98 % are needed"),
                    0),
                new Clause(
                    rules.get(3),
                    Clause.State.BLOCK,
                    voice.say("1 of 12 required cases fails"),
                    0)),
            140),
        evidence(),
        0.95);
  }

  private GateListPage gates() {
    return new GateListPage(
        voice.frame(Section.GATES),
        List.of(gate()),
        List.of(
            new VerdictLine(
                new VerdictId(Voice.id(71)),
                voice.say("release no. 2"),
                ruling().verdict(),
                voice.say("answer v3"),
                Voice.minutesAgo(50)),
            new VerdictLine(
                new VerdictId(Voice.id(72)),
                voice.say("release no. 2"),
                new Verdict.Pass(List.of()),
                voice.say("answer v2"),
                Voice.minutesAgo(5_000))));
  }

  private PromotionListPage promotions() {
    List<PromotionLine> lines = new ArrayList<>();
    for (PromotionState state : PromotionState.values()) {
      int i = state.ordinal();
      lines.add(
          new PromotionLine(
              new PromotionId(Voice.id(90 + i)),
              voice.say("answer v2 → v3"),
              "production",
              state,
              i % 3,
              voice.say("Ben Okafor"),
              Voice.minutesAgo(30 + 800L * i)));
    }
    return new PromotionListPage(voice.frame(Section.PROMOTIONS), lines, "", Optional.empty());
  }

  private PromotionPage promotion(PromotionState state) {
    boolean isLive = state == PromotionState.PROMOTED;
    return new PromotionPage(
        voice.frame(Section.PROMOTIONS),
        new PromotionId(Voice.id(92)),
        state,
        "production",
        voice.say("answer v3"),
        "/projects/support/prompts/answer?version=3",
        Optional.of(voice.say("v2")),
        Optional.of(
            PromptChange.between(PromptSamples.content(voice, 1), PromptSamples.content(voice, 2))),
        Optional.of(ruling()),
        Optional.of(voice.say("release no. 2")),
        List.of(
            new PromotionPage.Exhibit(
                voice.say("The candidate's run, 120 items"),
                "/projects/support/suites/runs/1",
                Optional.of(Sha256.of("a"))),
            new PromotionPage.Exhibit(
                voice.say("The live version's run, 120 items"),
                "/projects/support/suites/runs/2",
                Optional.of(Sha256.of("b"))),
            new PromotionPage.Exhibit(
                voice.say("Both, case by case"),
                "/projects/support/suites/compare?baseline=1&candidate=2",
                Optional.empty())),
        List.of(approval()),
        voice.say("Ben Okafor"),
        Voice.minutesAgo(200),
        new PromotionPage.Allowed(!isLive, !isLive, !isLive, isLive),
        isLive
            ? Optional.empty()
            : Optional.of(voice.say("author and requester may not approve; ask somebody else")),
        Optional.of(voice.say("fewer wrong limits in the last two weeks")),
        isLive ? Optional.of(voice.say("complaints doubled within an hour")) : Optional.empty());
  }

  private PromotionPage.Voice approval() {
    return new PromotionPage.Voice(
        voice.say("Chidi Eze"),
        Decision.Kind.APPROVE,
        Optional.of(voice.say("Read the ten worst cases; better in eight.")),
        Voice.minutesAgo(20));
  }

  private static List<Edge> edges() {
    Node failure = Node.of(NodeKind.FAILURE, Voice.id(100));
    Node item = Node.of(NodeKind.CASE, Voice.id(201));
    Node version = Node.of(NodeKind.DATASET_VERSION, Voice.id(30));
    Node promotion = Node.of(NodeKind.PROMOTION, Voice.id(92));
    List<Edge> edges = new ArrayList<>();
    edges.add(new Edge(TRACE, Relation.GAVE, failure));
    edges.add(new Edge(failure, Relation.GAVE, item));
    edges.add(new Edge(item, Relation.MEMBER_OF, version));
    edges.add(new Edge(version, Relation.USED_BY, RUN));
    edges.add(new Edge(PROMPT, Relation.USED_BY, RUN));
    edges.add(new Edge(Node.of(NodeKind.PERSON, Voice.id(2)), Relation.WROTE, PROMPT));
    edges.add(new Edge(RUN, Relation.USED_BY, VERDICT));
    edges.add(new Edge(VERDICT, Relation.USED_BY, promotion));
    edges.add(new Edge(Node.of(NodeKind.PERSON, Voice.id(3)), Relation.APPROVED, promotion));
    for (int i = 0; i < 38; i++) {
      edges.add(new Edge(RUN, Relation.GAVE, Node.of(NodeKind.OUTCOME, Voice.id(400 + i))));
      edges.add(new Edge(Node.of(NodeKind.CASE, Voice.id(210 + i)), Relation.MEMBER_OF, version));
    }
    return edges;
  }

  private LineagePage lineage() {
    return new LineagePage(
        voice.frame(Section.LINEAGE),
        RUN,
        voice.say("run of quality no. 2 on answer v3"),
        Optional.of("/projects/support/suites/runs/1"),
        LineageChart.of(RUN, edges()),
        List.of(
            new LineagePage.Relative(
                PROMPT,
                voice.say("answer v3"),
                "was used by it",
                Optional.of("/projects/support/prompts/answer?version=3")),
            new LineagePage.Relative(
                TRACE, voice.say("Can I return a laptop …"), "gave a failure", Optional.empty())),
        List.of(
            new LineagePage.Relative(
                VERDICT,
                voice.say("inconclusive"),
                "stands on it",
                Optional.of("/projects/support/gates/verdicts/1"))),
        true);
  }

  private PricesPage prices() {
    var today = LocalDate.of(2026, 11, 20);
    var saved =
        new SavedPriceList(
            new PriceList(
                2,
                "USD",
                List.of(
                    new Price(
                        "openai/gpt-4o-mini",
                        new BigDecimal("0.15"),
                        new BigDecimal("0.60"),
                        new BigDecimal("0.075"),
                        today),
                    new Price(
                        "openai/*", BigDecimal.ONE, BigDecimal.TEN, null, today.minusDays(9)))),
            Sha256.of("prices"),
            voice.say("Read on the provider's price page."),
            "person:" + Voice.id(1),
            Voice.minutesAgo(90));
    return new PricesPage(
        voice.frame(Section.MODELS), Optional.of(saved), true, List.of(saved), today);
  }

  private ModelsPage models() {
    return new ModelsPage(
        voice.frame(Section.MODELS),
        List.of(
            new ModelsPage.Provider(
                "builtin/extractive",
                true,
                "Sentences of the passages ranked by MiniLM in this process. It is no language model and costs nothing."),
            new ModelsPage.Provider(
                "openai/…",
                false,
                "Any endpoint that speaks OpenAI's protocol; set OPENAI_API_KEY, and OPENAI_BASE_URL where it is another's.")),
        List.of(new ModelsPage.Recording(voice.say("gpt-4-turbo-june"), 120, Sha256.of("r").hex())),
        List.of(
            new Adapter(
                new AdapterId(Voice.id(99)),
                voice.say("handbook-map"),
                Adapter.Kind.EMBEDDING_MAP,
                voice.model("builtin/minilm"),
                ARTIFACT,
                Voice.minutesAgo(70))));
  }
}
