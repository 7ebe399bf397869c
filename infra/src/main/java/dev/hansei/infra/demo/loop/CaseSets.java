package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Questions with reference answers become datasets, each for one use. */
final class CaseSets {
  static final String GATE = "gate-questions";
  static final String JUDGE = "judge-questions";
  static final String TUNING = "tuning-pairs";

  private final Api lead;

  CaseSets(Api lead) {
    this.lead = lead;
  }

  /** Makes a dataset of cases of those questions and publishes it; says how many it took. */
  int make(
      String name, String split, List<Question> of, Function<Question, Map<String, Object>> cases) {
    return make(name, split, of.stream().map(cases).toList());
  }

  /** The same from cases as they are imported. */
  int make(String name, String split, List<Map<String, Object>> cases) {
    lead.post("/cases/datasets", Map.of("name", name, "split", split));
    JsonNode taken = lead.postLines("/cases/datasets/%s/cases".formatted(name), cases);
    if (taken.path("accepted").asInt() == 0) {
      throw DemoFailure.failed("no case of %s was taken: %s".formatted(name, taken));
    }
    lead.post("/cases/datasets/%s/versions".formatted(name), Map.of());
    return taken.path("accepted").asInt();
  }

  static Map<String, Object> plain(Question question) {
    return Map.of("question", question.text(), "reference", question.reference());
  }

  static Map<String, Object> withPassages(Question question, List<Map<String, String>> passages) {
    return Map.of(
        "question", question.text(), "reference", question.reference(), "context", passages);
  }
}
