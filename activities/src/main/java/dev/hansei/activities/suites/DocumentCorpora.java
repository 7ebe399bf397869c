package dev.hansei.activities.suites;

import dev.hansei.activities.metrics.overlap.RecitationCorpus;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.cases.Documents;
import dev.hansei.infra.registry.cases.VersionDocuments;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.cases.Passage;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Corpus;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents of dataset versions, for suites with a {@code recitation} that looks in them. */
@Singleton
final class DocumentCorpora {
  /**
   * Of all documents together: some 1.4 million words of English. Indexed they take 30 MiB a chunk,
   * and a worker has several chunks at once.
   */
  static final long BYTES_MAX = 8L * 1024 * 1024;

  /** Each is a statement when it is read. */
  static final int DOCUMENTS_MAX = 1_000;

  private final VersionDocuments versions;
  private final Documents documents;
  private final CanonicalJson json;

  DocumentCorpora(VersionDocuments versions, Documents documents, CanonicalJson json) {
    this.versions = versions;
    this.documents = documents;
    this.json = json;
  }

  /** Whether the documents are looked in at all. */
  static boolean isAskedBy(List<Assertion> assertions) {
    return assertions.stream().anyMatch(Corpus::isAskedBy);
  }

  /**
   * What tells the documents of a version apart from others: the hash of their ids and contents.
   * Empty where no assertion looks in them.
   *
   * @throws RegistryException INVALID {@code corpus-empty} or {@code corpus-too-large}
   */
  Optional<Sha256> hash(ProjectId project, DatasetVersionId version, List<Assertion> assertions) {
    if (!isAskedBy(assertions)) {
      return Optional.empty();
    }
    List<Map<String, String>> contents =
        documents(project, version).stream()
            .map(it -> Map.of("id", it.id().toString(), "sha256", it.content().sha256().hex()))
            .toList();
    return Optional.of(json.hash(contents));
  }

  /** Reads and indexes them, about a second for the most that there may be. */
  RecitationCorpus read(ProjectId project, DatasetVersionId version) {
    return RecitationCorpus.of(
        documents(project, version).stream()
            .map(it ->
                new RecitationCorpus.Text(
                    it.name(),
                    documents.passages(project, it.id()).stream().map(Passage::text).toList()))
            .toList());
  }

  private List<Document> documents(ProjectId project, DatasetVersionId version) {
    List<Document> found = versions.of(project, version, DOCUMENTS_MAX + 1);
    if (found.isEmpty()) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "corpus-empty",
          "The suite compares with the documents that its cases were made of, and these were made"
              + " of none; give 'recitation' texts, or leave its value out for the cases' passages.");
    }
    long bytes = found.stream().mapToLong(it -> it.content().sizeBytes()).sum();
    if (found.size() > DOCUMENTS_MAX || bytes > BYTES_MAX) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "corpus-too-large",
          "The documents that the cases were made of are more than %,d, or over %d MiB together; ask for 'recitation' from the cases' passages instead."
              .formatted(DOCUMENTS_MAX, BYTES_MAX / 1024 / 1024));
    }
    return found;
  }
}
