package dev.hansei.api.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What in a version points to things of its project: ids and hashes, and whatever is called an
 * adapter, a judge, a dataset, a document or a run. Applications read these settings, so nobody can
 * know for certain; what is found is said, and nothing is followed.
 */
final class ForeignReferences {
  /** Enough to tell a person that there are many. */
  private static final int FOUND_MAX = 50;

  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{64}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final List<String> NOUNS =
      List.of("adapter", "judge", "dataset", "document", "run", "suite", "embedding");

  private final List<CopyResource.Reference> found = new ArrayList<>();
  private final int version;

  private ForeignReferences(int version) {
    this.version = version;
  }

  /**
   * Those of one version.
   *
   * @param body of the version; its messages are words and not looked into
   */
  static List<CopyResource.Reference> in(int version, JsonNode body) {
    var references = new ForeignReferences(version);
    body.properties().stream()
        .filter(field -> !List.of("messages", "variables", "partials").contains(field.getKey()))
        .forEach(field -> references.look(field.getKey(), field.getKey(), field.getValue()));
    return references.found;
  }

  private void look(String path, String name, JsonNode value) {
    if (found.size() >= FOUND_MAX) {
      return;
    }
    if (value.isObject()) {
      value.properties().forEach(it -> look(path + "." + it.getKey(), it.getKey(), it.getValue()));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        look(path + "[" + i + "]", name, value.get(i));
      }
    } else if (value.isTextual() && (ID.matcher(value.asText()).matches() || isNoun(name))) {
      found.add(new CopyResource.Reference(version, path, clipped(value.asText())));
    }
  }

  private static boolean isNoun(String name) {
    String word = name.toLowerCase(Locale.ROOT).replaceAll("(id|sha256|hash|version)?s?$", "");
    return NOUNS.contains(word);
  }

  private static String clipped(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }
}
