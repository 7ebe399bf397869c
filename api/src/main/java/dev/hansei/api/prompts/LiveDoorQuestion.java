package dev.hansei.api.prompts;

import dev.hansei.workflows.prompts.Stage;
import java.util.Optional;

/**
 * A request for a live prompt in its plainest form, as applications send it thousands of times:
 * nothing in it is escaped, nothing is asked twice. Whatever is otherwise is no such request.
 *
 * @param key empty without one
 */
record LiveDoorQuestion(String project, String prompt, Stage stage, String key) {
  private static final String PROJECTS = "/api/v1/projects/";
  private static final String PROMPTS = "/prompts/";

  /** Longer than that nothing plain is: two names, a stage and a hash. */
  private static final int CHARS_MAX = 500;

  /** Reads the target of a request; empty where somebody else has to. */
  static Optional<LiveDoorQuestion> of(String target) {
    if (target.length() > CHARS_MAX || !target.startsWith(PROJECTS) || !isPlain(target)) {
      return Optional.empty();
    }
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    int prompts = path.indexOf(PROMPTS, PROJECTS.length());
    if (prompts < 0) {
      return Optional.empty();
    }
    String project = path.substring(PROJECTS.length(), prompts);
    String prompt = path.substring(prompts + PROMPTS.length());
    return project.isEmpty() || prompt.isEmpty() || isPath(project) || isPath(prompt)
        ? Optional.empty()
        : asked(project, prompt, query < 0 ? "" : target.substring(query + 1));
  }

  private static boolean isPath(String name) {
    return name.indexOf('/') >= 0;
  }

  private static Optional<LiveDoorQuestion> asked(String project, String prompt, String query) {
    Optional<Stage> stage = Optional.of(Stage.PRODUCTION);
    String key = "";
    int asked = 0;
    for (String part : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      if (part.startsWith("stage=") && (asked & 1) == 0) {
        stage = stage(part.substring("stage=".length()));
        asked |= 1;
      } else if (part.startsWith("key=") && part.length() > "key=".length() && (asked & 2) == 0) {
        key = part.substring("key=".length());
        asked |= 2;
      } else {
        return Optional.empty();
      }
    }
    String named = key;
    return stage
        .filter(_ -> named.length() <= CallerKey.CHARS_MAX)
        .map(it -> new LiveDoorQuestion(project, prompt, it, named));
  }

  private static Optional<Stage> stage(String word) {
    for (Stage stage : Stage.values()) {
      if (stage.word().equals(word)) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }

  /** Nothing escaped, and nothing that means something else to whoever reads paths in earnest. */
  private static boolean isPlain(String target) {
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "/?&=._-@:".indexOf(c) >= 0;
      if (!plain) {
        return false;
      }
    }
    return true;
  }
}
