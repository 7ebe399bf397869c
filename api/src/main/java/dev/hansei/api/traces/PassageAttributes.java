package dev.hansei.api.traces;

import dev.hansei.workflows.traces.Span.RetrievedPassage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What retrieval put before the model: {@code gen_ai.retrieval.documents} as JSON text or
 * structure, or OpenInference's numbered {@code retrieval.documents.N.document.*}.
 */
final class PassageAttributes {
  private static final String CURRENT = "gen_ai.retrieval.documents";
  private static final String NUMBERED = "retrieval.documents.";

  private static final String RERANKED = "reranker.output_documents.";
  private static final List<String> CONTEXTS =
      List.of("confident.span.retrieval_context", "confident.trace.retrieval_context");

  /** More passages than anybody retrieves; bounds the search. */
  private static final int NUMBERED_MAX = 1_000;

  private PassageAttributes() {}

  static List<RetrievedPassage> read(SpanAttributes attributes) {
    var passages = new ArrayList<RetrievedPassage>();
    var value = attributes.peek(CURRENT);
    if (value.isPresent() && Conversations.parse(value.get()) instanceof List<?> list) {
      for (Object item : list) {
        passages.add(passage(item, passages.size()));
      }
      // Whatever metadata the passages have besides stays in the attribute.
      if (list.stream().allMatch(PassageAttributes::isPlain)) {
        attributes.drop(CURRENT);
      }
    }
    for (int i = 0; i < NUMBERED_MAX && attributes.hasAny(NUMBERED + i + "."); i++) {
      passages.add(numbered(attributes, NUMBERED + i + ".document.", i));
    }
    for (int i = 0; i < NUMBERED_MAX && attributes.hasAny(RERANKED + i + "."); i++) {
      passages.add(numbered(attributes, RERANKED + i + ".document.", i));
    }
    for (String name : CONTEXTS) {
      if (passages.isEmpty()) {
        for (Object item : Structures.list(attributes.structure(name))) {
          passages.add(passage(item, passages.size()));
        }
      }
    }
    return passages;
  }

  /** What a retriever's own span gave out, in MLflow's and Langfuse's form. */
  static List<RetrievedPassage> ofRetriever(SpanAttributes attributes) {
    return Stream.of("mlflow.spanOutputs", "langfuse.observation.output", "output.value")
        .map(name -> Structures.list(attributes.structure(name)))
        .filter(list -> !list.isEmpty() && list.size() <= NUMBERED_MAX)
        .findFirst()
        .map(list ->
            IntStream.range(0, list.size())
                .mapToObj(place -> passage(list.get(place), place))
                .filter(passage -> !passage.text().isEmpty())
                .toList())
        .orElse(List.of());
  }

  private static RetrievedPassage numbered(SpanAttributes attributes, String prefix, int place) {
    var id = attributes.text(prefix + "id");
    var text = attributes.text(prefix + "content");
    return new RetrievedPassage(
        id.isEmpty() ? nameOf(place) : id, text, score(attributes.text(prefix + "score")));
  }

  static RetrievedPassage passage(Object item, int place) {
    if (!(item instanceof Map<?, ?> map)) {
      return new RetrievedPassage(nameOf(place), String.valueOf(item), 0);
    }
    var id = first(map, "id", "document_id", "doc_id");
    return new RetrievedPassage(
        id.isEmpty() ? nameOf(place) : id,
        first(map, "content", "text", "page_content"),
        score(first(map, "score", "relevance_score")));
  }

  private static boolean isPlain(Object item) {
    return !(item instanceof Map<?, ?> map)
        || map.keySet().stream()
            .allMatch(key -> List.of("id", "content", "text", "score").contains(key));
  }

  private static String first(Map<?, ?> map, String... names) {
    return Stream.of(names)
        .map(map::get)
        .filter(value -> value != null)
        .map(Object::toString)
        .findFirst()
        .orElse("");
  }

  private static String nameOf(int place) {
    return Integer.toString(place + 1);
  }

  /** On the sender's own scale; zero where unknown or no number. */
  private static double score(String text) {
    try {
      double score = text.isEmpty() ? 0 : Double.parseDouble(text);
      return Double.isFinite(score) ? score : 0;
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
