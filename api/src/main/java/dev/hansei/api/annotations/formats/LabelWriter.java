package dev.hansei.api.annotations.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.Marks;
import java.util.List;

/** Writes a file of labels, an item at a time. One writer writes one file. */
interface LabelWriter {
  /** Before the first item. */
  String head();

  /** One item, with at least one saying. */
  String item(SaidItem item);

  /** After the last one. */
  String tail();

  /** JSON that is ours to write. */
  static String json(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps and lists have a JSON form", e);
    }
  }

  /** A label as the value that other tools take: a text, a number, a list. */
  static Object value(Label label) {
    return switch (label) {
      case Label.PassFail said -> said.word();
      case Label.Category(var name) -> name;
      case Label.Several(var names) -> List.copyOf(names);
      case Label.Grade(var grade) -> grade;
      case Label.Amount(var amount) -> amount;
      case Label.Preference said -> said.word();
      case Label.Text(var text) -> text;
      case Label.Code(var phrase) -> phrase;
      case Label.Answered said -> said.word();
      // Other tools mark by other rules: as JSON of ours.
      case Marks marks -> marks.word();
    };
  }
}
