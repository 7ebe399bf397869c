package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.annotations.Form;
import java.util.List;

/**
 * A form, or the next version of one.
 *
 * @param name of the form; its versions share it
 * @param fields 1 to 12, in the order of the page; at least one is required, and the first that is
 *     gives the label that lists and certificates show
 */
public record NewForm(String name, List<NewField> fields) {
  public NewForm {
    Rules.text("name", name, Form.NAME_CHARS_MAX);
    fields = Rules.list("fields", fields, Form.FIELDS_MAX);
  }
}
