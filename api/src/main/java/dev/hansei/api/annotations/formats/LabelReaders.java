package dev.hansei.api.annotations.formats;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.workflows.annotations.Form;
import jakarta.inject.Singleton;

/** Reads labels from files of other tools. */
@Singleton
public final class LabelReaders {
  private final ObjectMapper json;

  LabelReaders(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Reads a file; what is wrong in it costs no other part of it.
   *
   * @param form what the queue asks: keys of fields and the words that they take
   * @param labelsMax further labels are left out and said so
   * @throws dev.hansei.api.problems.InvalidFieldException where the body is not of that shape at
   *     all
   */
  public ReadLabels read(LabelFormat format, byte[] body, Form form, int labelsMax) {
    var found = new FoundLabels(form, labelsMax);
    switch (format) {
      case CSV -> new CsvLabels(found).read(body);
      case LABEL_STUDIO -> JsonValues.each(json, body, found, new LabelStudioTasks(found)::read);
      case ARGILLA -> JsonValues.each(json, body, found, new ArgillaRecords(found)::read);
      case MLFLOW -> {
        var assessments = new MlflowAssessments(found);
        JsonValues.each(json, body, found, assessments::read);
        assessments.end();
      }
      case JSONL -> throw new IllegalArgumentException("read our own lines as such");
    }
    return found.told();
  }
}
