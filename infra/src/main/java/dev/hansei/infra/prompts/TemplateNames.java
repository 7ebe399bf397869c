package dev.hansei.infra.prompts;

import dev.hansei.infra.prompts.TemplateNode.Name;
import dev.hansei.infra.prompts.TemplateNode.Section;
import dev.hansei.infra.prompts.TemplateNode.Text;
import dev.hansei.infra.prompts.TemplateNode.Value;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.prompts.PinnedPartial;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which variables templates use, for those who bring templates without a list of them. */
public final class TemplateNames {
  private TemplateNames() {}

  /**
   * The names that have to be declared, in the order in which they are met; what stands within a
   * section may be a field of its items and is not among them.
   *
   * @throws TemplateException where a template cannot be read
   */
  public static List<String> of(List<Message> templates) {
    return of(templates, Map.of());
  }

  /** The same of templates with partials, by the names that tags have for them. */
  public static List<String> of(List<Message> templates, Map<String, PinnedPartial> partials) {
    Set<String> names = new LinkedHashSet<>();
    for (Message template : templates) {
      String whole = PartialTags.fill(template.content(), partials);
      for (TemplateNode node : TemplateParser.parse(whole)) {
        switch (node) {
          case Text _ -> {}
          case Value(var name) -> add(names, name);
          case Section(var name, _, _) -> add(names, name);
        }
      }
    }
    return List.copyOf(names);
  }

  private static void add(Set<String> names, Name name) {
    if (!name.parts().isEmpty()) {
      names.add(name.parts().getFirst());
    }
  }
}
