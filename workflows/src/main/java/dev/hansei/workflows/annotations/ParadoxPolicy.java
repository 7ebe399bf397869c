package dev.hansei.workflows.annotations;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a low kappa or alpha says more about how often a word is used than about the raters:
 * where nearly everything gets one word, chance alone would agree nearly always, and few
 * disagreements take all that is left. Pure.
 *
 * <p>Sources: Feinstein and Cicchetti, "High agreement but low kappa I", J. Clin. Epidemiol. 43
 * (1990); for positive and negative agreement, which tell such cases apart, Cicchetti and
 * Feinstein, part II, same volume.
 */
public final class ParadoxPolicy {
  /** Of two words used like this, chance agrees on 68 % and more. */
  static final double EXTREME = 0.8;

  /** Raters who agree less often disagree too often for a paradox. */
  static final double HIGH = 0.8;

  /** Where more is left beyond chance, nobody is misled. */
  static final double LOW = 0.6;

  private ParadoxPolicy() {}

  /**
   * How often a word is used, and how far raters agree on it.
   *
   * @param share of all labels, 0 to 1
   * @param agreement of the labels with this word, the share of others of the same items with it
   *     too: positive agreement
   * @param rest the same of all other words together: negative agreement
   */
  public record Use(String word, double share, double agreement, double rest) {
    public Use {
      Objects.requireNonNull(word, "word is null");
    }
  }

  /**
   * The warning.
   *
   * @param most the word that nearly everything gets
   * @param percent how often raters agree, 0 to 1
   * @param beyond kappa or alpha
   */
  public record Paradox(Use most, double percent, double beyond) {
    public Paradox {
      Objects.requireNonNull(most, "most is null");
    }

    /** What to make of it. */
    public String sentence() {
      return String.format(
          Locale.ROOT,
          "%.0f %% of the labels are '%s'. Where one word is used so often, kappa and alpha are low"
              + " although raters agree on %.0f %%: they agree on %.0f %% of '%s' and on %.0f %% of"
              + " all else. Read those two.",
          100 * most.share(),
          most.word(),
          100 * percent,
          100 * most.agreement(),
          most.word(),
          100 * most.rest());
    }
  }

  /**
   * Decides.
   *
   * @param percent how often raters agree, 0 to 1
   * @param beyond how far beyond chance: kappa or alpha
   */
  public static Optional<Paradox> decide(List<Use> uses, double percent, double beyond) {
    if (percent < HIGH || beyond >= LOW) {
      return Optional.empty();
    }
    return uses.stream()
        .filter(use -> use.share() > EXTREME)
        .findFirst()
        .map(use -> new Paradox(use, percent, beyond));
  }
}
