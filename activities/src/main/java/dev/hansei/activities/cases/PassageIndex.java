package dev.hansei.activities.cases;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.cases.Documents;
import dev.hansei.infra.registry.models.EmbeddingSets;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.Passage;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.models.EmbeddingSet;
import dev.hansei.workflows.models.EmbeddingSetId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the passages of some documents that come nearest to a question, by exact cosine. Each
 * document's vectors are registered as an embedding set, which the same content has only once; in
 * memory the documents used last are kept.
 */
@Singleton
final class PassageIndex {
  /** About 1.5 KB a passage; with books of 1,000 passages some 150 MB. */
  private static final int DOCUMENTS_KEPT = 100;

  private final Documents documents;
  private final EmbeddingSets sets;
  private final Embedder embedder;
  private final Map<Key, Optional<Indexed>> kept =
      new LinkedHashMap<>(DOCUMENTS_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Optional<Indexed>> eldest) {
          return size() > DOCUMENTS_KEPT;
        }
      };

  PassageIndex(Documents documents, EmbeddingSets sets, Embedder embedder) {
    this.documents = documents;
    this.sets = sets;
    this.embedder = embedder;
  }

  private record Key(ProjectId project, DocumentId document) {}

  private record Indexed(
      Document document, List<Passage> passages, List<float[]> vectors, EmbeddingSetId set) {}

  /** A passage that was found, and the vectors that found it. */
  record Hit(ContextPassage passage, DocumentId document, EmbeddingSetId set, double score) {}

  /** The nearest passages, nearest first; equal ones in the order of the documents. */
  List<Hit> nearest(ProjectId project, List<DocumentId> among, String question, int count) {
    float[] asked = embedder.embed(List.of(question)).getFirst();
    List<Hit> hits = new ArrayList<>();
    for (DocumentId id : among) {
      indexed(project, id).ifPresent(indexed -> hits.addAll(hits(indexed, asked)));
    }
    return hits.stream()
        .sorted(Comparator.comparingDouble((Hit hit) -> -hit.score()))
        .limit(count)
        .toList();
  }

  private static List<Hit> hits(Indexed indexed, float[] asked) {
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < indexed.passages().size(); i++) {
      double score = Cosine.of(asked, indexed.vectors().get(i));
      Document document = indexed.document();
      ContextPassage passage = context(document, indexed.passages().get(i));
      hits.add(new Hit(passage, document.id(), indexed.set(), score));
    }
    return hits;
  }

  /** A passage as a case keeps it: cited by the document's name and the passage's place in it. */
  static ContextPassage context(Document document, Passage passage) {
    String name = document.name().replaceAll("[\\[\\]\\s]+", " ").strip();
    return new ContextPassage("%s#%d".formatted(name, passage.ordinal() + 1), passage.text());
  }

  private Optional<Indexed> indexed(ProjectId project, DocumentId id) {
    synchronized (kept) {
      Key key = new Key(project, id);
      Optional<Indexed> found = kept.get(key);
      if (found == null) {
        found = index(project, id);
        kept.put(key, found);
      }
      return found;
    }
  }

  /** Empty for a document without text. */
  private Optional<Indexed> index(ProjectId project, DocumentId id) {
    Document document =
        documents.find(project, id).orElseThrow(() -> RegistryException.notFound("document", id));
    List<Passage> passages = documents.passages(project, id);
    List<float[]> vectors = embedder.embed(passages.stream().map(Passage::text).toList());
    if (vectors.isEmpty()) {
      return Optional.empty();
    }
    EmbeddingSet set = sets.create(project, embedder.model(), vectors, new Actor.BySystem());
    return Optional.of(new Indexed(document, passages, vectors, set.id()));
  }
}
