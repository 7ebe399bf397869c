package dev.hansei.api.cases;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One line of an import of cases: a question, or a chat in OpenAI's format.
 *
 * @param question absent where there are messages
 * @param reference the answer to compare with; may be absent
 * @param context passages that go before the model, best first
 * @param fields further variables for templates and assertions
 * @param required whether a gate lets nothing pass that fails it
 * @param messages a chat whose last message of the user is the question; a final one of the
 *     assistant is the reference, unless one is given; instructions become the field system
 */
public record ImportedCase(
    @Nullable String question,
    @Nullable String reference,
    @Nullable List<NewPassage> context,
    @Nullable Map<String, String> fields,
    @Nullable Boolean required,
    @Nullable List<ImportedMessage> messages) {
  private static final int PASSAGES_MAX = 200;

  /** The field that carries a chat's instructions, for prompts that want them. */
  private static final String SYSTEM_FIELD = "system";

  public ImportedCase {
    if (messages == null) {
      Rules.text("question", question, CaseContent.BYTES_MAX);
    } else {
      if (question != null) {
        throw new InvalidFieldException(
            "question", "A line has a question or messages; the last one of the user is it.");
      }
      messages = Rules.list("messages", messages, ImportedChat.MESSAGES_MAX);
      ImportedChat.of(messages);
    }
    context = Rules.listOrEmpty("context", context, PASSAGES_MAX);
    fields = fields == null ? Map.of() : fields;
    fields.forEach((name, value) -> Rules.needed("fields." + name, value));
  }

  /** What it asks. */
  public CaseContent content() {
    Map<String, String> given = new TreeMap<>(fields == null ? Map.of() : fields);
    Optional<ImportedChat> chat = Optional.ofNullable(messages).map(ImportedChat::of);
    if (chat.isEmpty()) {
      return new CaseContent(
          Rules.needed("question", question),
          reference == null ? "" : reference,
          passages(),
          given);
    }
    ImportedChat said = chat.get();
    if (!said.system().isEmpty()) {
      given.putIfAbsent(SYSTEM_FIELD, said.system());
    }
    return new CaseContent(
        said.question(),
        reference == null ? said.reference() : reference,
        passages(),
        given,
        null,
        said.history());
  }

  private List<ContextPassage> passages() {
    List<NewPassage> given = context == null ? List.of() : context;
    List<ContextPassage> passages = new ArrayList<>(given.size());
    for (NewPassage passage : given) {
      String id = passage.id() == null ? "p" + (passages.size() + 1) : passage.id();
      passages.add(new ContextPassage(id, passage.text(), passage.score()));
    }
    return passages;
  }

  boolean isRequired() {
    return Boolean.TRUE.equals(required);
  }
}
