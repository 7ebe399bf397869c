package dev.hansei.activities.tunings;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.Documents;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.Passage;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.tunings.Material;
import dev.hansei.workflows.tunings.Pairs;
import dev.hansei.workflows.tunings.TuneInput;
import dev.hansei.workflows.tunings.TuningActivities.TuningPlan;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the pairs of a dataset version and the passages to tell them from; keeps both. */
@Singleton
final class PairReader {
  /** Twice the usual length of as many passages as may be; keeps the material in one object. */
  private static final long CHARS_MAX = 2_000L * Pairs.PASSAGES_MAX;

  private final Datasets datasets;
  private final Cases cases;
  private final Documents documents;
  private final ObjectStore objects;
  private final CanonicalJson json;

  PairReader(
      Datasets datasets,
      Cases cases,
      Documents documents,
      ObjectStore objects,
      CanonicalJson json) {
    this.datasets = datasets;
    this.cases = cases;
    this.documents = documents;
    this.objects = objects;
    this.json = json;
  }

  /** What is learnt from, and whose passages it ranks. */
  record Frozen(TuningPlan plan, List<DocumentId> documents) {}

  /**
   * Keeps the material.
   *
   * @throws RegistryException NOT_FOUND; INVALID {@code pairs-not-tune}, {@code too-few-pairs},
   *     {@code too-many-pairs}, {@code too-many-passages} or {@code too-much-text}
   */
  Frozen freeze(TuneInput input) {
    ProjectId project = input.projectId();
    DatasetVersion version =
        datasets
            .version(project, input.pairs())
            .orElseThrow(() -> RegistryException.notFound("dataset version", input.pairs()));
    requireTune(datasets.require(project, version.datasetId()));
    if (version.caseCount() > Pairs.QUESTIONS_MAX) {
      throw invalid(
          "too-many-pairs",
          "A map is learnt from at most %d cases; this version has %d. Publish a smaller one."
              .formatted(Pairs.QUESTIONS_MAX, version.caseCount()));
    }
    var passages = new PassageBook();
    List<DocumentId> read = readDocuments(project, passages);
    Material material = material(read(project, version), passages);
    byte[] content = json.bytes(material);
    return new Frozen(
        new TuningPlan(
            objects.put(content, ArtifactRef.JSON),
            material.questions().size(),
            material.passages().size()),
        read);
  }

  private static void requireTune(Dataset dataset) {
    if (dataset.split() != Split.TUNE) {
      throw invalid(
          "pairs-not-tune",
          "Dataset '%s' has the split %s; a map is learnt from pairs of split TUNE only."
              .formatted(dataset.name(), dataset.split()));
    }
  }

  private List<Case> read(ProjectId project, DatasetVersion version) {
    List<Case> read = new ArrayList<>();
    for (int from = 0; from < version.caseCount(); from += Cases.CASES_MAX) {
      int to = Math.min(version.caseCount(), from + Cases.CASES_MAX);
      read.addAll(cases.ofVersion(project, version.id(), from, to));
    }
    return read;
  }

  private List<DocumentId> readDocuments(ProjectId project, PassageBook passages) {
    List<DocumentId> read = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      Page<Document> page = documents.page(project, new PageRequest(next, PageRequest.LIMIT_MAX));
      for (Document document : page.items()) {
        read.add(document.id());
        for (Passage passage : documents.passages(project, document.id())) {
          passages.add(passage);
        }
        requireRoom(passages);
      }
      next = page.next();
    } while (next.isPresent());
    return read;
  }

  private static Material material(List<Case> cases, PassageBook passages) {
    List<Material.Asked> asked = new ArrayList<>();
    for (Case one : cases) {
      List<Integer> right =
          one.content().context().stream()
              .filter(passage -> !passage.text().isBlank())
              .map(passage -> passages.place(passage.text()))
              .distinct()
              .sorted()
              .toList();
      if (!right.isEmpty()) {
        asked.add(new Material.Asked(one.content().question(), right));
      }
    }
    requireRoom(passages);
    PairRules.requireEnough(asked.size());
    return new Material(asked, passages.texts(), cases.size() - asked.size());
  }

  private static void requireRoom(PassageBook passages) {
    if (passages.texts().size() > Pairs.PASSAGES_MAX) {
      throw invalid(
          "too-many-passages",
          "A map is learnt among at most %d passages; this project has more."
              .formatted(Pairs.PASSAGES_MAX));
    }
    if (passages.chars() > CHARS_MAX) {
      throw invalid(
          "too-much-text",
          "The passages have more than %d characters together; cite shorter ones."
              .formatted(CHARS_MAX));
    }
  }

  private static RegistryException invalid(String code, String message) {
    return new RegistryException(RegistryException.Kind.INVALID, code, message);
  }
}
