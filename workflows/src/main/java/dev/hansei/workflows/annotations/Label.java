package dev.hansei.workflows.annotations;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What somebody said of one answer. Which of them a queue takes is its {@link LabelKind}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Label.PassFail.class, name = "pass-fail"),
  @JsonSubTypes.Type(value = Label.Category.class, name = "category")
})
public sealed interface Label {
  /** The label as one word: what is stored, compared and exported. */
  String word();

  /** Whether the answer meets the criterion. */
  record PassFail(boolean passed) implements Label {
    /** The word for an answer that meets the criterion. */
    public static final String PASS = "pass";

    /** The word for one that does not. */
    public static final String FAIL = "fail";

    @Override
    public String word() {
      return passed ? PASS : FAIL;
    }
  }

  /** One of the queue's categories. */
  record Category(String name) implements Label {
    public Category {
      if (name.isBlank() || name.length() > LabelKind.CATEGORY_CHARS_MAX) {
        throw new IllegalArgumentException("a category has 1 to 40 characters: '" + name + "'");
      }
    }

    @Override
    public String word() {
      return name;
    }
  }
}
