package dev.hansei.infra.demo;

import dev.hansei.infra.demo.documents.DocumentPassage;
import dev.hansei.infra.models.PassageRanker;
import dev.hansei.workflows.models.Embedder;
import java.util.List;

/** The passages, ready to be searched. Immutable, thread safe. */
final class Library {
  private final List<DocumentPassage> passages;
  private final PassageRanker ranker;

  private Library(List<DocumentPassage> passages, PassageRanker ranker) {
    this.passages = passages;
    this.ranker = ranker;
  }

  /** A passage that was found; the score is in [0, 1]. */
  record Found(DocumentPassage passage, double score) {}

  /** Takes the passages in. Embeds those whose vectors are not kept yet: some milliseconds each. */
  static Library of(List<DocumentPassage> passages, Embedder embedder, KeptVectors kept) {
    List<String> texts = passages.stream().map(DocumentPassage::searched).toList();
    List<float[]> vectors = kept.vectors(texts, embedder);
    return new Library(List.copyOf(passages), new PassageRanker(texts, vectors));
  }

  int size() {
    return passages.size();
  }

  List<Found> nearest(PassageRanker.Query query, int count) {
    return ranker.nearest(query, count).stream()
        .map(hit -> new Found(passages.get(hit.index()), hit.score()))
        .toList();
  }
}
