package dev.hansei.api.annotations.formats;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.annotations.formats.SaidItem.Saying;
import dev.hansei.workflows.annotations.Author;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line for each author of each item, as an import takes it, with what a judge was shown to say
 * before, which an import does not take.
 */
final class OwnLabelLines implements LabelWriter {
  private final ObjectMapper json;
  private final boolean isByForm;

  OwnLabelLines(ObjectMapper json, boolean isByForm) {
    this.json = json;
    this.isByForm = isByForm;
  }

  @Override
  public String head() {
    return "";
  }

  @Override
  public String item(SaidItem item) {
    StringBuilder lines = new StringBuilder();
    for (Saying said : item.sayings()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("item", item.hash());
      Map<String, Object> answers = new LinkedHashMap<>();
      said.answers().forEach((key, label) -> answers.put(key, LabelWriter.value(label)));
      if (isByForm) {
        line.put("answers", answers);
      } else {
        line.put("label", answers.values().iterator().next());
      }
      line.put("author", author(said.author()));
      if (!said.order().isEmpty()) {
        line.put("order", said.order());
      }
      said.shown()
          .ifPresent(judge ->
              line.put("shown", Map.of("judge", judge.judge().toString(), "label", judge.word())));
      if (!said.note().isEmpty()) {
        line.put("note", said.note());
      }
      lines.append(LabelWriter.json(json, line)).append('\n');
    }
    return lines.toString();
  }

  private static Map<String, Object> author(Author author) {
    Map<String, Object> written = new LinkedHashMap<>();
    String label = author.label();
    written.put("type", label.substring(0, label.indexOf(':')));
    String key = author instanceof Author.ByPerson ? "personId" : "name";
    written.put(key, label.substring(label.indexOf(':') + 1));
    return written;
  }

  @Override
  public String tail() {
    return "";
  }
}
