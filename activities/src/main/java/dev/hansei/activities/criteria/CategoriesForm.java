package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.JudgeMethod.Categories;
import dev.hansei.workflows.criteria.JudgeMethod.Category;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One of the lead's categories, by a rubric. */
record CategoriesForm(Categories method, String rubric, JudgedAnswer judged) implements JudgeForm {
  private static final String INSTRUCTIONS =
      """
      You sort one answer that an application gave to one question into exactly one category. \
      Decide by the rubric alone. A reference answer, where there is one, shows what a good answer \
      says; other words for the same are as good.

      %s

      Rubric:
      %s

      Categories:
      %s

      Reply with one JSON object and nothing else: \
      {"reason": "one or two sentences", "category": "one of the categories, letter by letter"}\
      """;

  @Override
  public Map<String, String> parts() {
    return judged.asked();
  }

  @Override
  public String instructions(String rule) {
    String list = names().stream().map(name -> "- " + name).collect(Collectors.joining("\n"));
    return INSTRUCTIONS.formatted(rule, rubric, list);
  }

  @Override
  public String schema() {
    return ReplySchema.reasoned("hansei_category", "category", ReplySchema.words(names()));
  }

  @Override
  public Finding read(ReplyFields reply) throws OffSchema {
    String reason = reply.text("reason");
    String name = reply.word("category", names());
    Category category =
        method.categories().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    return new Finding(category.passes(), category.value(), name, reason);
  }

  private List<String> names() {
    return method.categories().stream().map(Category::name).toList();
  }
}
