package dev.hansei.api.pages.samples;

import dev.hansei.api.lineage.LineagePage;
import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.charts.LineageChart;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run rests on, and what rests on it. */
final class LineageSamples {
  private static final Node RUN = Node.of(NodeKind.RUN, Voice.id(301));
  private static final Node TRACE = new Node(NodeKind.TRACE, "4f".repeat(16));
  private static final Node PROMPT = Node.of(NodeKind.PROMPT_VERSION, Voice.id(63));
  private static final Node VERDICT = Node.of(NodeKind.VERDICT, Voice.id(71));

  private final Voice voice;

  private LineageSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  static List<Sample> of(Voice voice) {
    var samples = new LineageSamples(voice);
    return List.of(new Sample("lineage", "lineage/lineage.jte", samples.lineage()));
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
}
