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
      Pattern tag = tag(was);
      List<String> with =
          before.stream()
              .map(Sentence::text)
              .filter(text -> text.contains(was) && tag.matcher(text).find())
              .toList();
      free.stream()
          .filter(is -> isRenamed(with, tag, is, now))
          .findFirst()
          .ifPresent(is -> {
            renamed.add(new Renamed(was, is));
            free.remove(is);
          });
    }
    return renamed;
  }

  private static boolean isRenamed(List<String> with, Pattern tag, String is, Set<String> now) {
    long kept = with.stream().map(text -> renamed(text, tag, is)).filter(now::contains).count();
    return !with.isEmpty() && kept >= with.size() * SHARE_MIN;
  }

  /** A text in which tags name the variable otherwise. */
  static String renamed(String text, String was, String is) {
    return text.contains(was) ? renamed(text, tag(was), is) : text;
  }

  private static String renamed(String text, Pattern tag, String is) {
    return tag.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(is));
  }

  /** A tag up to the end of the variable's name. */
  private static Pattern tag(String variable) {
    return Pattern.compile("(\\{\\{\\{?[#^/&]?\\s*)" + Pattern.quote(variable) + "(?=[\\s.}])");
  }
}
