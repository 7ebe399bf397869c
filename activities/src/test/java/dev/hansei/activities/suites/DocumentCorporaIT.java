package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.Documents;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Corpus;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.suites.Manifest;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.SuiteActivities.ChunkOfItems;
import dev.hansei.workflows.suites.SuiteActivities.RunPlan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Runs that compare answers with the documents of their cases, on a real registry and store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentCorporaIT {
  private static final Actor ACTOR = new Actor.BySystem();
  private static final String ANSWER = "Well, the refund takes five working days.";
  private static final Assertion RECITES =
      new Assertion(MetricType.RECITATION, "recited", Corpus.VALUE, 4, 1, null);

  private RunRoom room;

  @BeforeAll
  void open() {
    room =
        RunRoom.open(
            "corpora", StubModelServer.Setup.plain().knowing(Map.of("How long?", ANSWER), 1_000));
  }

  @AfterAll
  void close() {
    room.close();
  }

  @Test
  void anAnswerIsCitedFromTheDocumentAndTheManifestHoldsItsHash() {
    ArrangedRun arranged = ofDocument("# Terms\n\nThe refund takes five working days.\n");
    RunSuiteInput input = arranged.run(1, RECITES);
    RunPlan plan = room.activities().planRun(input);
    room.activities().runChunk(new ChunkOfItems(input, plan, 0));

    Result result = room.outcome(input, 0).result();
    assertThat(result)
        .isInstanceOfSatisfying(
            Result.Scored.class,
            scored -> {
              assertThat(scored.passed()).isFalse();
              assertThat(scored.scores().getFirst().explanation())
                  .isEqualTo(
                      "6 of 7 words (86 %) in a row stand in document terms.md, passage 1 from"
                          + " word 1: “the refund takes five working days”");
            });
    assertThat(hashes(plan)).containsKey("documents");
    assertThat(hashes(room.activities().planRun(arranged.run(1, RECITES))).get("documents"))
        .as("of the same documents the same")
        .isEqualTo(hashes(plan).get("documents"));
    ArrangedRun other = ofDocument("Another text.");
    assertThat(hashes(room.activities().planRun(other.run(1, RECITES))).get("documents"))
        .isNotEqualTo(hashes(plan).get("documents"));
    assertThat(hashes(room.activities().planRun(other.run(1, ArrangedRun.exact()))))
        .doesNotContainKey("documents");
  }

  @Test
  void casesOfNoDocumentCannotBeComparedWithOne() {
    ArrangedRun arranged =
        ArrangedRun.of(room.workplace(), List.of(ArrangedRun.content("How long?", "five")));
    RunSuiteInput input = arranged.run(1, RECITES);
    assertThatThrownBy(() -> room.activities().planRun(input))
        .hasStackTraceContaining("corpus-empty");
  }

  private Map<String, String> hashes(RunPlan plan) {
    byte[] kept = room.get(ObjectStore.class).get(plan.manifest());
    return Optional.ofNullable(room.get(CanonicalJson.class).read(kept, Manifest.class).hashes())
        .orElseThrow();
  }

  private ArrangedRun ofDocument(String text) {
    var project = room.workplace().newProject();
    var document =
        room.get(Documents.class)
            .add(
                project, "terms.md", "text/markdown", text.getBytes(StandardCharsets.UTF_8), ACTOR);
    var datasets = room.get(Datasets.class);
    var dataset = datasets.create(project, "questions", Split.GATE, ACTOR).id();
    var origin = new NewCase.Origin(Optional.empty(), Optional.of(document.id()), Optional.empty());
    var made =
        new NewCase(
            dataset,
            ArrangedRun.content("How long?", "five"),
            Case.State.FINAL,
            1,
            Optional.empty(),
            origin);
    room.get(Cases.class).addAll(project, dataset, List.of(made), ACTOR);
    return new ArrangedRun(room.workplace(), project, datasets.publish(project, dataset, ACTOR));
  }
}
