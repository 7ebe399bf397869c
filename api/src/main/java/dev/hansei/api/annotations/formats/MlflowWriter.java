package dev.hansei.api.annotations.formats;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.annotations.formats.SaidItem.Saying;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Label;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * MLflow's assessments, one a line, a feedback for each field. Items are no traces of MLflow, so
 * the trace's id is made of the item's hash, which stands in the metadata.
 */
final class MlflowWriter implements LabelWriter {
  private static final int TRACE_ID_CHARS = 32;

  private final ObjectMapper json;

  MlflowWriter(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public String head() {
    return "";
  }

  @Override
  public String item(SaidItem item) {
    StringBuilder lines = new StringBuilder();
    for (Saying said : item.sayings()) {
      String note = said.note();
      for (Map.Entry<String, Label> answer : said.answers().entrySet()) {
        lines.append(LabelWriter.json(json, assessment(item, said, answer, note))).append('\n');
        // Once is enough; a field's own reason nobody was asked for.
        note = "";
      }
    }
    return lines.toString();
  }

  private static Map<String, Object> assessment(
      SaidItem item, Saying said, Map.Entry<String, Label> answer, String note) {
    String trace = "tr-" + item.hash().substring(0, TRACE_ID_CHARS);
    String name = trace + "/" + said.author().label() + "/" + answer.getKey();
    Map<String, Object> written = new LinkedHashMap<>();
    written.put(
        "assessment_id", "a-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    written.put("assessment_name", answer.getKey());
    written.put("trace_id", trace);
    written.put("source", source(said.author()));
    written.put("create_time", said.at().toString());
    written.put("feedback", Map.of("value", value(answer.getValue())));
    if (!note.isEmpty()) {
      written.put("rationale", note);
    }
    written.put("metadata", Map.of(ItemNames.ITEM, item.hash(), "purpose", said.purpose()));
    return written;
  }

  private static Map<String, Object> source(Author author) {
    return author instanceof Author.ByModel(var model)
        ? Map.of("source_type", "LLM_JUDGE", "source_id", model)
        : Map.of("source_type", "HUMAN", "source_id", author.label());
  }

  private static Object value(Label label) {
    return label instanceof Label.PassFail(var passed) ? passed : LabelWriter.value(label);
  }

  @Override
  public String tail() {
    return "";
  }
}
