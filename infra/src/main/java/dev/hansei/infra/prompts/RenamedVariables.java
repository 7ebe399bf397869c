package dev.hansei.infra.prompts;

import dev.hansei.infra.prompts.MeaningChange.Renamed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which variables have only another name: at least half of the sentences that had the old one are
 * there, word for word, with the new one.
 */
final class RenamedVariables {
  private static final double SHARE_MIN = 0.5;

  private RenamedVariables() {}

  static List<Renamed> of(
      List<String> gone, List<String> come, List<Sentence> before, List<Sentence> after) {
    Set<String> now = new HashSet<>();
    after.forEach(it -> now.add(it.text()));
    List<Renamed> renamed = new ArrayList<>();
    List<String> free = new ArrayList<>(come);
    for (String was : gone) {
      free.stream()
          .filter(is -> isRenamed(was, is, before, now))
          .findFirst()
          .ifPresent(is -> {
            renamed.add(new Renamed(was, is));
            free.remove(is);
          });
    }
    return renamed;
  }

  private static boolean isRenamed(String was, String is, List<Sentence> before, Set<String> now) {
    List<String> with =
        before.stream()
            .map(Sentence::text)
            .filter(text -> !renamed(text, was, is).equals(text))
            .map(text -> renamed(text, was, is))
            .toList();
    long kept = with.stream().filter(now::contains).count();
    return !with.isEmpty() && kept >= with.size() * SHARE_MIN;
  }

  /** A text in which tags name the variable otherwise. */
  static String renamed(String text, String was, String is) {
    return Pattern.compile("(\\{\\{\\{?[#^/&]?\\s*)" + Pattern.quote(was) + "(?=[\\s.}])")
        .matcher(text)
        .replaceAll("$1" + Matcher.quoteReplacement(is));
  }
}
