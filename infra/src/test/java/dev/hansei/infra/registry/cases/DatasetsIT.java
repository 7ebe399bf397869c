package dev.hansei.infra.registry.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.traces.Spans;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

class DatasetsIT {
  private static final PersonId ANNA = new PersonId(new UUID(7, 8));
  private static final Actor PERSON = new Actor.ByPerson(ANNA);

  @RegistryTest
  void takesANameOnce(TestRegistry registry) {
    var project = registry.newProject();
    var datasets = registry.get(Datasets.class);
    var made = datasets.create(project, "support", Split.GATE, PERSON);

    assertThatThrownBy(() -> datasets.create(project, "support", Split.TUNE, PERSON))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("dataset-exists"));
    assertThat(datasets.findByName(project, "support")).contains(made);
    assertThat(datasets.findByName(project, "Support")).isEmpty();
    assertThat(datasets.page(project, PageRequest.first()).items()).containsExactly(made);
  }

  @RegistryTest
  void publishesFinalCasesInOrderAndTheSameCasesOnce(TestRegistry registry) {
    var project = registry.newProject();
    var datasets = registry.get(Datasets.class);
    var cases = registry.get(Cases.class);
    var dataset = CasesIT.dataset(registry, project, "support", Split.GATE);
    var added =
        cases.addAll(
            project,
            dataset,
            IntStream.range(0, 30).mapToObj(n -> CasesIT.asking(dataset, "Q" + n)).toList(),
            PERSON);
    var finals = added.subList(0, 20).stream().map(Case::id).toList();
    cases.finalise(project, finals, PERSON);

    var one = datasets.publish(project, dataset, PERSON);
    assertThat(one.number()).isEqualTo(1);
    assertThat(one.caseCount()).isEqualTo(20);
    assertThat(datasets.publish(project, dataset, PERSON)).as("nothing changed").isEqualTo(one);
    assertThat(cases.ofVersion(project, one.id(), 5, 15))
        .extracting(Case::id)
        .isEqualTo(finals.subList(5, 15));
    assertThat(lines(registry, one))
        .hasSize(20)
        .first()
        .asString()
        .contains(finals.getFirst().toString(), added.getFirst().contentSha256().hex());

    cases.drop(project, List.of(finals.getFirst()), PERSON);
    var two = datasets.publish(project, dataset, PERSON);
    assertThat(two.number()).isEqualTo(2);
    assertThat(two.caseCount()).isEqualTo(19);
    assertThat(cases.ofVersion(project, one.id(), 0, 20))
        .as("an older version keeps a dropped case")
        .hasSize(20);
    assertThat(datasets.latest(project, dataset)).contains(two);
    assertThat(datasets.versions(project, dataset, PageRequest.first()).items())
        .containsExactly(two, one);
  }

  @RegistryTest
  void publishesNoEmptyVersion(TestRegistry registry) {
    var project = registry.newProject();
    var datasets = registry.get(Datasets.class);
    var dataset = CasesIT.dataset(registry, project, "support", Split.GATE);
    registry.get(Cases.class).add(project, CasesIT.asking(dataset, "A draft?"), PERSON);
    assertThatThrownBy(() -> datasets.publish(project, dataset, PERSON))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("dataset-empty"));
  }

  @RegistryTest
  void numbersVersionsOnceWhenManyPublish(TestRegistry registry) throws Exception {
    var project = registry.newProject();
    var dataset = CasesIT.dataset(registry, project, "support", Split.GATE);
    var cases = registry.get(Cases.class);
    var one = cases.add(project, CasesIT.asking(dataset, "Q"), PERSON);
    cases.finalise(project, List.of(one.id()), PERSON);

    var versions =
        InParallel.run(20, n -> registry.get(Datasets.class).publish(project, dataset, PERSON));

    assertThat(versions).containsOnly(versions.getFirst());
  }

  @RegistryTest
  void cutsADocumentIntoPassagesAndKeepsItOnce(TestRegistry registry) throws Exception {
    var project = registry.newProject();
    var documents = registry.get(Documents.class);
    var text = "# Delivery\n\n" + Spans.HOSTILE + "\n\n# Returns\n\nWithin 30 days.\n";
    var bytes = text.getBytes(StandardCharsets.UTF_8);

    var added =
        InParallel.run(20, n -> documents.add(project, "guide", "text/markdown", bytes, PERSON));

    assertThat(added).containsOnly(added.getFirst());
    var document = added.getFirst();
    assertThat(document.passageCount()).isEqualTo(2);
    assertThat(documents.passages(project, document.id()))
        .satisfiesExactly(
            delivery -> {
              assertThat(delivery.heading()).isEqualTo("Delivery");
              assertThat(delivery.text()).contains("\uD835\uDD18").contains("DROP TABLE");
            },
            returns -> assertThat(returns.text()).isEqualTo("Within 30 days."));
    assertThat(registry.get(ObjectStore.class).get(document.content())).isEqualTo(bytes);
    assertThat(documents.page(project, PageRequest.first()).items()).containsExactly(document);
  }

  @RegistryTest
  void refusesWhatIsNoText(TestRegistry registry) {
    var project = registry.newProject();
    assertThat(refusal(registry, "application/pdf", "%PDF".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("document-media-type");
    assertThat(refusal(registry, "text/plain", new byte[] {(byte) 0xC3, 0x28}))
        .isEqualTo("document-not-utf8");
    assertThat(refusal(registry, "text/plain", new byte[6 * 1024 * 1024]))
        .isEqualTo("document-too-large");
    assertThat(refusal(registry, "text/plain", " \n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("document-empty");
    assertThat(registry.get(Documents.class).count(project)).isZero();
  }

  @RegistryTest
  void readsLineageFromForeignKeys(TestRegistry registry) {
    var project = registry.newProject();
    var cases = registry.get(Cases.class);
    var dataset = CasesIT.dataset(registry, project, "support", Split.GATE);
    var document =
        registry
            .get(Documents.class)
            .add(project, "d", "text/plain", "Some.".getBytes(StandardCharsets.UTF_8), PERSON);
    var origin = new NewCase.Origin(Optional.empty(), Optional.of(document.id()), Optional.empty());
    var one =
        cases.add(
            project,
            new NewCase(
                dataset, CasesIT.content("Q"), Case.State.FINAL, 1, Optional.empty(), origin),
            PERSON);
    var version = registry.get(Datasets.class).publish(project, dataset, PERSON);
    var node = Node.of(NodeKind.CASE, one.id());
    var versionNode = Node.of(NodeKind.DATASET_VERSION, version.id());
    var documentNode = Node.of(NodeKind.DOCUMENT, document.id());
    var gave = new Edge(documentNode, Relation.GAVE, node);
    var member = new Edge(node, Relation.MEMBER_OF, versionNode);

    var reader = registry.get(CaseEdges.class);
    assertThat(reader.edgesOf(project, node))
        .containsExactlyInAnyOrder(
            gave, member, new Edge(Node.of(NodeKind.PERSON, ANNA), Relation.WROTE, node));
    assertThat(reader.edgesOf(project, documentNode)).containsExactly(gave);
    assertThat(reader.edgesOf(project, versionNode)).containsExactly(member);
    assertThat(reader.edgesOf(project, Node.of(NodeKind.PERSON, ANNA))).isEmpty();
  }

  private static List<String> lines(TestRegistry registry, DatasetVersion version) {
    var content = registry.get(ObjectStore.class).get(version.cases());
    return new String(content, StandardCharsets.UTF_8).lines().toList();
  }

  private static String refusal(TestRegistry registry, String mediaType, byte[] content) {
    var documents = registry.get(Documents.class);
    try {
      documents.add(registry.newProject(), "d", mediaType, content, PERSON);
      return "none";
    } catch (RegistryException e) {
      return e.code();
    }
  }
}
