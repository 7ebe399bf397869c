package dev.hansei.api.prompts;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.diff.LineDiff;
import dev.hansei.infra.registry.prompts.DraftFields;
import dev.hansei.workflows.prompts.PromptContent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The editor of a prompt: what one person has typed, and how it stands.
 *
 * @param base the version that it was begun from; empty where from nothing
 * @param newest the newest version there is; 0 where there is none
 * @param wanted the version that somebody asked to begin from while a draft of another is there
 * @param errors a sentence for each field that is wrong
 * @param same the version that has this very content; saving it makes none
 * @param at the message to look at, from 1; 0 for none in particular
 */
public record EditorPage(
    Frame frame,
    String name,
    DraftFields fields,
    Standing standing,
    Optional<Integer> base,
    int newest,
    Optional<Integer> wanted,
    Map<String, String> errors,
    Optional<Integer> same,
    int at) {
  /** The roles of messages. */
  public static final List<String> ROLES = List.of("system", "user", "assistant");

  public EditorPage {
    errors = Map.copyOf(errors);
  }

  /**
   * How the draft stands.
   *
   * @param revision the one that the next saving replaces; 0 where nothing is kept yet
   * @param clash what another window has made of the draft meanwhile; empty where nothing
   * @param problem why it is no version yet; empty where it could be one
   */
  public record Standing(
      Frame frame,
      String name,
      long revision,
      Optional<Instant> savedAt,
      Optional<Clash> clash,
      String problem) {
    /** The same with something else that is wrong. */
    Standing problem(String sentence) {
      return new Standing(frame, name, revision, savedAt, clash, sentence);
    }
  }

  /**
   * The draft is not what this window was typed over.
   *
   * @param savedAt when the other one was kept; empty where it was saved as a version or discarded
   * @param diff from the other to this one
   */
  public record Clash(Optional<Instant> savedAt, LineDiff diff) {}

  /** Whether a version was saved since this one was begun. */
  public boolean isBehind() {
    return base.isPresent() && base.get() < newest;
  }

  /** Whether one more message fits. */
  public boolean hasRoom() {
    return fields.messages().size() < PromptContent.MESSAGES_MAX;
  }

  /** What is wrong with a field; empty where nothing is. */
  public String error(String field) {
    return errors.getOrDefault(field, "");
  }

  /** Whether how the model is asked is filled or wrong, so that it is not folded. */
  public boolean showsRest() {
    return !(fields.outputSchema() + fields.tools() + fields.more()).isBlank()
        || errors.keySet().stream().anyMatch(List.of("outputSchema", "tools", "more")::contains);
  }

  /** Whether a text has characters that a page shows as signs, and so would save as signs. */
  public boolean hasUnshown() {
    return fields.messages().stream().anyMatch(it -> Unshown.isIn(it.content()));
  }

  /** The same with what is wrong beside its field. */
  EditorPage wrong(Map<String, String> sentences) {
    return new EditorPage(
        frame, name, fields, standing, base, newest, wanted, sentences, Optional.empty(), at);
  }

  /** The same, saying which version has this very content. */
  EditorPage same(int version) {
    return new EditorPage(
        frame, name, fields, standing, base, newest, wanted, Map.of(), Optional.of(version), at);
  }
}
