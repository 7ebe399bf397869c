package dev.hansei.infra.prompts;

import dev.hansei.infra.prompts.TemplateNode.Name;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values a tag can see: the present item, and outwards to the variables. Only maps are looked
 * into, by key; no method or field of an object can be named, whatever its class.
 */
final class TemplateScope {
  private final List<String> declared;
  private final Object item;
  private final @Nullable TemplateScope outer;

  /** The outermost scope: of the values, those that the prompt declares. */
  TemplateScope(List<String> declared, Map<String, Object> values) {
    this(declared, onlyDeclared(declared, values), null);
  }

  private TemplateScope(List<String> declared, Object item, @Nullable TemplateScope outer) {
    this.declared = declared;
    this.item = item;
    this.outer = outer;
  }

  private static Map<String, Object> onlyDeclared(
      List<String> declared, Map<String, Object> values) {
    Map<String, Object> seen = new LinkedHashMap<>(values);
    seen.keySet().retainAll(declared);
    return seen;
  }

  /** The value of a name as text. */
  String text(Name name) {
    Object value = find(name).orElseThrow(() -> missing(name));
    return switch (value) {
      case String text -> text;
      case Boolean truth -> truth.toString();
      case Integer _, Long _, Double _, Float _, Short _, Byte _, BigInteger _ -> value.toString();
      case BigDecimal number -> number.toPlainString();
      case List<?> _ -> throw wrongUse(name, "a list");
      case Map<?, ?> _ -> throw wrongUse(name, "an object");
      default -> throw unreadable(name, value);
    };
  }

  /** One scope for each turn of a section. */
  List<TemplateScope> each(Name name) {
    Object value = find(name).orElse(false);
    if (isEmpty(value)) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(each -> inner(name, each)).toList();
    }
    return List.of(inner(name, value));
  }

  /** This scope if the name is empty, for an inverted section. */
  List<TemplateScope> unless(Name name) {
    return isEmpty(find(name).orElse(false)) ? List.of(this) : List.of();
  }

  private TemplateScope inner(Name name, @Nullable Object value) {
    if (value == null) {
      throw TemplateException.at(
          name.line(), "a list of '%s' has an entry without a value".formatted(name.text()));
    }
    return new TemplateScope(declared, value, this);
  }

  private static boolean isEmpty(Object value) {
    return switch (value) {
      case Boolean truth -> !truth;
      case String text -> text.isEmpty();
      case List<?> list -> list.isEmpty();
      default -> false;
    };
  }

  /**
   * The first part is looked for from the present item outwards, the others inside what was found.
   */
  private Optional<Object> find(Name name) {
    if (name.parts().isEmpty()) {
      return Optional.of(item);
    }
    Optional<Object> found = first(name.parts().getFirst());
    for (int i = 1; i < name.parts().size() && found.isPresent(); i++) {
      found = field(found.get(), name.parts().get(i));
    }
    return found;
  }

  private Optional<Object> first(String key) {
    for (TemplateScope scope = this; scope != null; scope = scope.outer) {
      Optional<Object> found = field(scope.item, key);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Object> field(Object value, String key) {
    return value instanceof Map<?, ?> map ? Optional.ofNullable(map.get(key)) : Optional.empty();
  }

  private TemplateException missing(Name name) {
    return TemplateException.at(
        name.line(),
        "'%s' has no value; declared: %s".formatted(name.text(), MustacheRenderer.names(declared)));
  }

  private static TemplateException wrongUse(Name name, String kind) {
    return TemplateException.at(
        name.line(),
        "'%1$s' is %2$s and cannot be printed: use {{#%1$s}}...{{/%1$s}}"
            .formatted(name.text(), kind));
  }

  private static TemplateException unreadable(Name name, Object value) {
    return TemplateException.at(
        name.line(),
        "'%s' is a %s; values are texts, numbers, truth values, lists and maps"
            .formatted(name.text(), value.getClass().getSimpleName()));
  }
}
