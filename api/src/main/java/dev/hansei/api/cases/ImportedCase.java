package dev.hansei.api.cases;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of an import of cases.
 *
 * @param reference the answer to compare with; may be absent
 * @param context passages that go before the model, best first
 * @param fields further variables for templates and assertions
 * @param required whether a gate lets nothing pass that fails it
 */
public record ImportedCase(
    String question,
    @Nullable String reference,
    @Nullable List<NewPassage> context,
    @Nullable Map<String, String> fields,
    @Nullable Boolean required) {
  private static final int PASSAGES_MAX = 200;

  public ImportedCase {
    Rules.text("question", question, CaseContent.BYTES_MAX);
    context = Rules.listOrEmpty("context", context, PASSAGES_MAX);
    fields = fields == null ? Map.of() : fields;
    fields.forEach((name, value) -> Rules.needed("fields." + name, value));
  }

  CaseContent content() {
    List<NewPassage> given = context == null ? List.of() : context;
    List<ContextPassage> passages = new ArrayList<>(given.size());
    for (NewPassage passage : given) {
      String id = passage.id() == null ? "p" + (passages.size() + 1) : passage.id();
      passages.add(new ContextPassage(id, passage.text()));
    }
    return new CaseContent(
        question, reference == null ? "" : reference, passages, fields == null ? Map.of() : fields);
  }

  boolean isRequired() {
    return Boolean.TRUE.equals(required);
  }
}
