package dev.hansei.workflows.annotations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.hansei.workflows.lineage.Sha256;
import java.util.Objects;
import java.util.Optional;

/**
 * The name of one question with one answer: SHA-256 of the UTF-8 bytes of the question, one zero
 * byte, and the answer. Labels made elsewhere find their item by it; a shell computes it with
 * {@code printf '%s\0%s' "$question" "$answer" | sha256sum}. JSON: the hash as text.
 */
public record ItemKey(@JsonValue Sha256 sha256) implements Comparable<ItemKey> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ItemKey {
    Objects.requireNonNull(sha256, "sha256 is null");
  }

  /** The key of a question and an answer, as they stand: no white space is folded. */
  public static ItemKey of(String question, String answer) {
    return new ItemKey(Sha256.of(question + '\0' + answer));
  }

  /** The same of a pair, with answer b after another zero byte; of one answer without it. */
  public static ItemKey of(String question, String answer, Optional<String> other) {
    return of(question, other.map(second -> answer + '\0' + second).orElse(answer));
  }

  @Override
  public int compareTo(ItemKey other) {
    return sha256.compareTo(other.sha256);
  }

  @Override
  public String toString() {
    return sha256.hex();
  }
}
