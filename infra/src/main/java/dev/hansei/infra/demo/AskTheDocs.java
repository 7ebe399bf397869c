package dev.hansei.infra.demo;

import dev.hansei.infra.demo.documents.DocumentPassage;
import dev.hansei.infra.models.EmbeddingMap;
import dev.hansei.infra.models.ExtractiveAnswer;
import dev.hansei.infra.models.ExtractiveAnswerer;
import dev.hansei.infra.models.ExtractiveQuestion;
import dev.hansei.infra.models.PassageRanker;
import dev.hansei.workflows.models.Embedder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Retrieves passages and answers from them with {@code builtin/extractive}, which quotes and is not
 * an LLM. The same question under the same settings gets the same answer. Thread safe.
 */
final class AskTheDocs {
  private final Library library;
  private final Embedder embedder;
  private final ExtractiveAnswerer answerer;

  AskTheDocs(Library library, Embedder embedder) {
    this.library = library;
    this.embedder = embedder;
    this.answerer = new ExtractiveAnswerer(embedder);
  }

  /** An answer and how long retrieval took. */
  record Timed(Answered answered, Duration retrieval) {}

  /** Writes an answer from passages; a language model does. */
  interface Writer {
    String write(List<Library.Found> found);
  }

  /** Retrieves alike, and has the answer written by another. */
  Timed answer(
      String question, AskSettings settings, Optional<EmbeddingMap> adapter, Writer writer) {
    long began = System.nanoTime();
    List<Library.Found> found = retrieve(question, settings, adapter);
    Duration retrieval = Duration.ofNanos(System.nanoTime() - began);
    double score = found.isEmpty() ? 0 : found.getFirst().score();
    return new Timed(new Answered(writer.write(found), false, score, found), retrieval);
  }

  private List<Library.Found> retrieve(
      String question, AskSettings settings, Optional<EmbeddingMap> adapter) {
    float[] plain = embedder.embed(List.of(question)).getFirst();
    float[] vector = adapter.map(map -> map.apply(plain)).orElse(plain);
    var query = new PassageRanker.Query(question, vector, settings.wordWeight());
    return library.nearest(query, settings.retrievalDepth());
  }

  /** Some 50 milliseconds of a core, most of it for sentences that were not read before. */
  Timed answer(String question, AskSettings settings, Optional<EmbeddingMap> adapter) {
    long began = System.nanoTime();
    List<Library.Found> found = retrieve(question, settings, adapter);
    Duration retrieval = Duration.ofNanos(System.nanoTime() - began);
    ExtractiveAnswer answer =
        answerer.answer(
            new ExtractiveQuestion(
                question,
                found.stream()
                    .map(each ->
                        new ExtractiveQuestion.Passage(each.passage().id(), each.passage().text()))
                    .toList(),
                settings.answer()));
    String text = settings.nameSource() && !answer.refused() ? named(answer, found) : answer.text();
    return new Timed(new Answered(text, answer.refused(), answer.score(), found), retrieval);
  }

  /** The sentences, each preceded by what it describes where the one before described another. */
  private static String named(ExtractiveAnswer answer, List<Library.Found> found) {
    StringBuilder text = new StringBuilder();
    String before = "";
    for (ExtractiveAnswer.Evidence each : answer.evidence()) {
      text.append(text.isEmpty() ? "" : " ");
      if (!each.passageId().equals(before)) {
        text.append(subject(each.passageId(), found)).append(": ");
      }
      text.append(each.sentence());
      before = each.passageId();
    }
    return text.toString();
  }

  private static String subject(String passageId, List<Library.Found> found) {
    return found.stream()
        .map(Library.Found::passage)
        .filter(passage -> passage.id().equals(passageId))
        .map(DocumentPassage::subject)
        .findFirst()
        .orElse(passageId);
  }
}
