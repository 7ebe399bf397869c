package dev.hansei.infra.registry.cases;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Excerpt;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.Passage;
import dev.hansei.workflows.cases.PassagePolicy;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The texts that the application answers from, cut into passages. */
@Singleton
public final class Documents {
  /** Headings are shown and cited; the column is no wider. */
  private static final int HEADING_CHARS_MAX = 1_000;

  private final DocumentRepository documents;
  private final PassageRepository passages;
  private final ObjectStore objects;
  private final Written written;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  Documents(
      DocumentRepository documents,
      PassageRepository passages,
      ObjectStore objects,
      Written written,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    this.documents = documents;
    this.passages = passages;
    this.objects = objects;
    this.written = written;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Keeps a document and its passages. The same content again is the same document, under the name
   * that it had.
   *
   * @param mediaType {@code text/plain} or {@code text/markdown}
   * @param content UTF-8, at most {@link Document#BYTES_MAX} bytes
   * @throws RegistryException INVALID when it is anything else, or has no text
   */
  public Document add(
      ProjectId project, String name, String mediaType, byte[] content, Actor actor) {
    var cuts = PassagePolicy.cut(DocumentText.read(mediaType, content));
    if (cuts.isEmpty()) {
      throw new RegistryException(
          RegistryException.Kind.INVALID, "document-empty", "The document has no text.");
    }
    var ref = objects.put(content, mediaType);
    var document =
        new Document(new DocumentId(ids.next()), name, ref, cuts.size(), clock.instant());
    return transactions.findOrInsert(
        () -> documents.withContent(project.value(), ref.sha256()).map(DocumentRow::document),
        () -> insert(project, document, cuts, actor));
  }

  /** One document. */
  public Optional<Document> find(ProjectId project, DocumentId id) {
    return transactions.read(
        () -> documents.find(project.value(), id.value()).map(DocumentRow::document));
  }

  /** The newest document of that name. */
  public Optional<Document> findByName(ProjectId project, String name) {
    return transactions.read(
        () -> documents.named(project.value(), name).map(DocumentRow::document));
  }

  /** Newest first. */
  public Page<Document> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            documents.before(project.value(), request.beforeId(), request.fetch()),
            request,
            DocumentRow::document,
            DocumentRow::documentId));
  }

  /** How many there are. */
  public long count(ProjectId project) {
    return transactions.read(() -> documents.count(project.value()));
  }

  /** All passages of a document, in order. */
  public List<Passage> passages(ProjectId project, DocumentId id) {
    return transactions.read(() ->
        passages.ofDocument(project.value(), id.value()).stream()
            .map(PassageRow::passage)
            .toList());
  }

  private Document insert(
      ProjectId project, Document document, List<PassagePolicy.Cut> cuts, Actor actor) {
    var ref = document.content();
    documents.insert(
        new DocumentRow(
            project.value(),
            document.id().value(),
            document.name(),
            ref.sha256(),
            ref.mediaType(),
            ref.sizeBytes(),
            cuts.size(),
            document.createdAt()));
    var rows = new ArrayList<PassageRow>();
    for (PassagePolicy.Cut cut : cuts) {
      rows.add(
          new PassageRow(
              project.value(),
              document.id().value(),
              rows.size(),
              ids.next(),
              Excerpt.cut(cut.heading(), HEADING_CHARS_MAX),
              cut.text()));
    }
    passages.insertAll(rows);
    written.tell(
        project,
        actor,
        "cases.document.add",
        Node.of(NodeKind.DOCUMENT, document.id()),
        Optional.of(ref));
    return document;
  }
}
