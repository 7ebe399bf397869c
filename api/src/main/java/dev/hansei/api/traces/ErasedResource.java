package dev.hansei.api.traces;

import dev.hansei.infra.registry.failures.FailureErasure;
import dev.hansei.infra.registry.promotions.PersonErasure;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an erasure took.
 *
 * @param traces that are gone now
 * @param failures whose words went; they still count
 * @param patterns texts of failures that nobody else had said; text and vector went
 * @param renamed failure modes whose name was made of such words
 * @param said labels, judgements and proposals that lost words about it
 * @param remarks reasons and comments of the person on promotions and their steps whose words went
 * @param dossiers editions of dossiers that lost the person's name, or words
 * @param more whether the user has further traces, or the person may stand in further dossiers,
 *     after a minute's work: ask again
 */
@Schema(name = "Erased")
public record ErasedResource(
    int traces,
    int failures,
    int patterns,
    int renamed,
    int said,
    int remarks,
    int dossiers,
    boolean more) {
  static ErasedResource of(FailureErasure.Erased erased, PersonErasure.Erased ofPerson) {
    return new ErasedResource(
        erased.traces(),
        erased.failures(),
        erased.patterns(),
        erased.renamed(),
        erased.said(),
        ofPerson.remarks(),
        ofPerson.dossiers(),
        erased.more() || ofPerson.more());
  }

  /**
   * Who is to be erased: a user of the application, a person of the project, or both at once.
   *
   * @param user whose traces, as senders name them, 1 to 1,000 characters
   * @param person whose name and words on promotions: a person's id or address
   */
  @Schema(name = "UserErasure")
  public record OfUser(@Nullable String user, @Nullable String person) {
    static final int CHARS_MAX = 1_000;

    public OfUser {
      if (user == null && person == null) {
        throw new IllegalArgumentException("say who: user, person, or both");
      }
      if (user != null && (user.isBlank() || user.length() > CHARS_MAX)) {
        throw new IllegalArgumentException("user has 1 to 1,000 characters, as senders name them");
      }
      if (person != null && (person.isBlank() || person.length() > CHARS_MAX)) {
        throw new IllegalArgumentException("person is an id or an address");
      }
    }
  }
}
