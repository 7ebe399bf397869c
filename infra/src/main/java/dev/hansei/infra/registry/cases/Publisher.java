package dev.hansei.infra.registry.cases;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes dataset versions. */
@Singleton
final class Publisher {
  /** More cases than a gate can use; keeps a version's list in memory. */
  private static final int CASES_MAX = 100_000;

  /** Rows in one statement. */
  private static final int ROWS_MAX = 5_000;

  private final DatasetRepository datasets;
  private final FinalCaseRepository cases;
  private final VersionRepository versions;
  private final MemberRepository members;
  private final ObjectStore objects;
  private final CanonicalJson json;
  private final Written written;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  Publisher(
      DatasetRepository datasets,
      FinalCaseRepository cases,
      VersionRepository versions,
      MemberRepository members,
      ObjectStore objects,
      CanonicalJson json,
      Written written,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    this.datasets = datasets;
    this.cases = cases;
    this.versions = versions;
    this.members = members;
    this.objects = objects;
    this.json = json;
    this.written = written;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  DatasetVersion publish(ProjectId project, Dataset dataset, Actor actor) {
    var now =
        transactions.read(() -> cases.of(project.value(), dataset.id().value(), CASES_MAX + 1));
    if (now.isEmpty()) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "dataset-empty",
          "No case of '%s' is final; finalise some first.".formatted(dataset.name()));
    }
    if (now.size() > CASES_MAX) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "dataset-too-large",
          "A dataset version has at most %d cases; cut '%s' in two."
              .formatted(CASES_MAX, dataset.name()));
    }
    var ref = objects.put(lines(now), ArtifactRef.JSONL);
    return transactions.write(() -> {
      // One publishing after the other, so that numbers have no gaps and content no twin.
      if (datasets.lock(project.value(), dataset.id().value()).isEmpty()) {
        throw RegistryException.notFound("dataset", dataset.id());
      }
      return versions
          .withContent(project.value(), dataset.id().value(), ref.sha256())
          .map(VersionRow::version)
          .orElseGet(() -> insert(project, dataset, ref, now, actor));
    });
  }

  private byte[] lines(List<FinalCase> now) {
    return now.stream()
        .map(row -> json.write(new Line(new CaseId(row.caseId()), row.contentSha256())))
        .collect(Collectors.joining("\n", "", "\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private DatasetVersion insert(
      ProjectId project, Dataset dataset, ArtifactRef ref, List<FinalCase> now, Actor actor) {
    int number =
        versions.before(project.value(), dataset.id().value(), Long.MAX_VALUE, 1).stream()
                .mapToInt(VersionRow::number)
                .max()
                .orElse(0)
            + 1;
    var row =
        new VersionRow(
            project.value(),
            ids.next(),
            dataset.id().value(),
            number,
            ref.sha256(),
            ref.sizeBytes(),
            now.size(),
            clock.instant());
    versions.insert(row);
    var rows = new ArrayList<MemberRow>();
    for (FinalCase one : now) {
      rows.add(new MemberRow(project.value(), row.versionId(), rows.size(), one.caseId()));
    }
    for (int from = 0; from < rows.size(); from += ROWS_MAX) {
      members.insertAll(rows.subList(from, Math.min(from + ROWS_MAX, rows.size())));
    }
    written.tell(
        project,
        actor,
        "cases.version.publish",
        Node.of(NodeKind.DATASET_VERSION, new DatasetVersionId(row.versionId())),
        Optional.of(ref));
    return row.version();
  }

  /** One line of a version's list. */
  private record Line(CaseId caseId, Sha256 contentSha256) {}
}
