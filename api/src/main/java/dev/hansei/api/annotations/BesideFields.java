package dev.hansei.api.annotations;

import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.FormVersion;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.SpansKind;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a lead ticks beside the one thing that a queue asks, so that a usual form needs no file: the
 * label, and what people noticed, marked or would have said, each of which may be left out.
 */
@Singleton
public final class BesideFields {
  /** Tells the form from one that somebody named after the criterion. */
  private static final String DETAIL = ", in detail";

  private final NamedCriteria criteria;
  private final AskedRubrics rubrics;
  private final Forms forms;

  BesideFields(NamedCriteria criteria, AskedRubrics rubrics, Forms forms) {
    this.criteria = criteria;
    this.rubrics = rubrics;
    this.forms = forms;
  }

  /** What can be asked beside a label. */
  public enum Beside {
    /** Open codes, which discovery reads. */
    NOTICED(new TextKind.Code(), "What did you notice, in a few words?"),
    /** Stretches of the answer. */
    MARKED(new SpansKind(List.of("wrong"), SpansKind.On.ANSWER), "Where is it wrong?"),
    /** The answer as it should be. */
    CORRECTED(new TextKind.Correction(), "How should it read?");

    private final LabelKind kind;
    private final String prompt;

    Beside(LabelKind kind, String prompt) {
      this.kind = kind;
      this.prompt = prompt;
    }

    /** The key of its field, and the name of its box. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it makes no sense of a pair. */
    boolean isOfOneAnswer() {
      return this != NOTICED;
    }

    private Field field() {
      return new Field(key(), Optional.empty(), prompt, kind, false, "", List.of());
    }
  }

  /**
   * The version of a form that asks those beside a label; the same again where it is there.
   *
   * @param criterion by id or name
   */
  FormVersion form(Caller caller, String criterion, LabelKind labels, Set<Beside> beside) {
    ProjectId project = caller.projectId();
    Criterion asked = criteria.require(project, criterion);
    List<Field> fields = new ArrayList<>();
    fields.add(
        new Field(
            Form.ONLY,
            Optional.of(asked.id()),
            prompt(asked),
            labels,
            true,
            rubrics
                .newest(project, asked.id())
                .filter(text -> text.length() <= Field.RUBRIC_CHARS_MAX)
                .orElse(""),
            List.of()));
    beside.stream().sorted().map(Beside::field).forEach(fields::add);
    return forms.create(project, new Form(name(asked), fields), caller.actor());
  }

  private static String name(Criterion asked) {
    String name = asked.name();
    int room = Form.NAME_CHARS_MAX - DETAIL.length();
    return (name.length() <= room ? name : name.substring(0, room)) + DETAIL;
  }

  private static String prompt(Criterion asked) {
    return asked.sentence().length() <= Field.PROMPT_CHARS_MAX ? asked.sentence() : asked.name();
  }
}
