package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The newest versions of prompts as files of a folder: {@code <name>.yaml} each. */
final class PromptFolder {
  private static final String SUFFIX = ".yaml";

  /** As the service has names; nothing that leads out of the folder. */
  private static final Predicate<String> NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}").asMatchPredicate();

  private final Api api;
  private final Path folder;

  PromptFolder(Api api, Path folder) {
    this.api = api;
    this.folder = folder;
  }

  /** What became of one prompt. */
  private static ObjectNode told(String name, int number, String result) {
    ObjectNode told = JsonNodeFactory.instance.objectNode().put("name", name);
    return (number == 0 ? told.putNull("number") : told.put("number", number))
        .put("result", result);
  }

  /** Writes every prompt that has a version; what is in the folder beside them stays. */
  JsonNode pull() {
    var lines = new ArrayList<ObjectNode>();
    for (String name : apart(names())) {
      JsonNode newest = api.get(path(name) + "/versions?limit=1").path("items").path(0);
      if (newest.isMissingNode()) {
        lines.add(told(name, 0, "has no version"));
      } else {
        int number = newest.path("number").asInt();
        boolean changed = pull(api, name, number, folder.resolve(name + SUFFIX));
        lines.add(told(name, number, changed ? "written" : "unchanged"));
      }
    }
    return list(lines);
  }

  /**
   * Saves what differs from what is there; makes prompts that are missing. A partial has to be
   * there before those that pin it, so a file that misses one comes again after the others.
   */
  JsonNode push(boolean dry) {
    var known = names();
    var lines = new ArrayList<ObjectNode>();
    List<Path> waiting = files();
    while (!waiting.isEmpty()) {
      var missing = new ArrayList<Path>();
      CliFailure last = null;
      for (Path file : waiting) {
        try {
          lines.add(push(known, file, dry));
        } catch (CliFailure e) {
          last = waits(e);
          missing.add(file);
        }
      }
      if (last != null && missing.size() == waiting.size()) {
        if (!dry) {
          throw last;
        }
        missing.forEach(file -> lines.add(told(nameOf(file), 0, "needs a partial first")));
        missing.clear();
      }
      waiting = missing;
    }
    return list(lines);
  }

  private ObjectNode push(List<String> known, Path file, boolean dry) {
    String name = nameOf(file);
    if (!known.contains(name)) {
      if (dry) {
        return told(name, 1, "would be made");
      }
      api.post("/prompts", Map.of("name", name));
      known.add(name);
    }
    return push(api, name, file, dry);
  }

  private static CliFailure waits(CliFailure failure) {
    if (failure
        .problem()
        .filter(it -> it.path("code").asText().equals("partial-missing"))
        .isEmpty()) {
      throw failure;
    }
    return failure;
  }

  /** Saves one file as a version of one prompt, or says what that would do. */
  static ObjectNode push(Api api, String name, Path file, boolean dry) {
    byte[] body = Api.read(file);
    String mediaType = Api.mediaType(file);
    JsonNode there = api.post(path(name) + "/versions/check", mediaType, body);
    if (there.path("exists").asBoolean()) {
      return told(name, there.path("number").asInt(), "unchanged");
    }
    if (dry) {
      return told(name, there.path("number").asInt(), "would be made");
    }
    JsonNode made = api.post(path(name) + "/versions", mediaType, body);
    return told(name, made.path("number").asInt(), "made");
  }

  /** Writes a version into a file; false where the file says so already. */
  static boolean pull(Api api, String name, int number, Path file) {
    byte[] text = api.bytes("%s/versions/%d/file".formatted(path(name), number));
    try {
      if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), text)) {
        return false;
      }
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      // Where a link stands in the folder, the link is replaced and not what it leads to.
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.copy(new ByteArrayInputStream(text), part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (IOException e) {
      throw CliFailure.usage("cannot write %s: %s".formatted(file, e.getMessage()));
    }
  }

  /** Refuses names that differ by case alone: they are one file on macOS and Windows. */
  private static List<String> apart(List<String> names) {
    var seen = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (String name : names) {
      String other = seen.put(name, name);
      if (other != null) {
        throw CliFailure.refused(
            "'%s' and '%s' are one file where case does not count; pull them one by one, as NAME FILE"
                .formatted(other, name));
      }
    }
    return names;
  }

  private List<String> names() {
    var names = new ArrayList<String>();
    String after = "";
    do {
      JsonNode page = api.get("/prompts?limit=200" + after);
      page.path("items").forEach(item -> names.add(checked(item.path("name").asText())));
      String next = page.path("next").asText("");
      after = next.isEmpty() ? "" : "&after=" + Api.encoded(next);
    } while (!after.isEmpty());
    return names;
  }

  private List<Path> files() {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw CliFailure.usage("cannot read %s: %s".formatted(folder, e.getMessage()));
    }
  }

  private static String nameOf(Path file) {
    String name = file.getFileName().toString();
    return checked(name.substring(0, name.length() - SUFFIX.length()));
  }

  private static String checked(String name) {
    if (!NAME.test(name)) {
      throw CliFailure.usage(
          "'%s' is no name of a prompt: 1 to 80 letters, digits, '.', '_' and '-'".formatted(name));
    }
    return name;
  }

  private static JsonNode list(List<ObjectNode> lines) {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.putArray("items").addAll(lines);
    return list;
  }

  private static String path(String name) {
    return "/prompts/" + Api.encoded(name);
  }
}
