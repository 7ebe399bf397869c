package dev.hansei.workflows.traces.redaction;

import com.google.re2j.Pattern;
import dev.hansei.workflows.lineage.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Takes personal data out of texts by a policy. Linear in the text, patterns of the project's own
 * too; without recursion; the same text comes back where nothing is found. Safe for many threads.
 */
public final class Redactor {
  /** HMAC, RFC 2104: the block of SHA-256. */
  private static final int BLOCK_BYTES = 64;

  /** A mark can make what stands beside it a word of its own; it settles in two, we allow four. */
  private static final int ROUNDS_MAX = 4;

  private final RedactionPolicy policy;
  private final Scanner scanner;
  private final Marks marks;
  private final List<Named> patterns;
  private final byte[] key;

  /**
   * For one version of a policy.
   *
   * @param key of the project, at most 64 bytes; equal values have equal hashes under it
   */
  public Redactor(RedactionPolicy policy, byte[] key) {
    if (key.length > BLOCK_BYTES) {
      throw new IllegalArgumentException("a key has at most 64 bytes, not " + key.length);
    }
    this.policy = policy;
    this.key = key.clone();
    var labels = new LinkedHashSet<String>();
    Arrays.stream(PersonalData.values()).forEach(kind -> labels.add(kind.word()));
    policy.patterns().forEach(pattern -> labels.add(pattern.name()));
    this.marks = new Marks(labels);
    this.scanner = new Scanner(marks, new NameList(policy.names()));
    this.patterns =
        policy.patterns().stream().map(it -> new Named(it.name(), it.compiled())).toList();
  }

  private record Named(String name, Pattern pattern) {}

  /** What is recognised in a text, in its order; what the policy keeps is among it. */
  public List<Find> find(String text) {
    return all(text, true, UnaryOperator.identity());
  }

  /**
   * What is found in a text, and where escapes of JSON in it are read as the letters they mean.
   *
   * @param choice which of them count
   */
  private List<Find> all(String text, boolean withPatterns, UnaryOperator<List<Find>> choice) {
    var finds = scanner.scan(text);
    var unescaped = Unescaped.of(text);
    if (unescaped.isEmpty() && (patterns.isEmpty() || !withPatterns)) {
      return choice.apply(finds);
    }
    var all = new ArrayList<>(finds);
    if (withPatterns) {
      all.addAll(ofPatterns(text));
    }
    unescaped.ifPresent(meant -> {
      scanner.scan(meant.text()).forEach(find -> all.add(meant.asItCame(find)));
      if (withPatterns) {
        ofPatterns(meant.text()).forEach(find -> all.add(meant.asItCame(find)));
      }
    });
    return joined(choice.apply(all));
  }

  /** What the policy keeps would hide what overlaps it and is not to be kept. */
  private List<Find> notKept(List<Find> finds) {
    return finds.stream().filter(find -> policy.of(find.kind()) != RedactionAction.KEEP).toList();
  }

  /**
   * The text as it may be stored.
   *
   * @param field what the report calls the place where it stands
   * @param tally gets what was found
   */
  public String redact(String text, String field, RedactionTally tally) {
    var finds = all(text, true, this::notKept);
    var redacted = text;
    for (int round = 0; round < ROUNDS_MAX && !finds.isEmpty(); round++) {
      var next = replaced(redacted, finds, field, tally);
      if (next.equals(redacted)) {
        break;
      }
      redacted = next;
      finds = all(redacted, false, this::notKept);
    }
    return redacted;
  }

  private String replaced(String text, List<Find> finds, String field, RedactionTally tally) {
    var result = new StringBuilder(text.length());
    int done = 0;
    for (Find find : finds) {
      var action = policy.of(find.kind());
      tally.add(field, find.label());
      if (action == RedactionAction.DROP) {
        return Marks.dropped(find.label());
      }
      result.append(text, done, find.start());
      result.append(
          action == RedactionAction.MASK
              ? Marks.of(find.label())
              : Marks.of(find.label(), hash(find, text)));
      done = find.end();
    }
    return done == 0 ? text : result.append(text, done, text.length()).toString();
  }

  private List<Find> ofPatterns(String text) {
    var finds = new ArrayList<Find>();
    for (Named named : patterns) {
      for (PatternFinds.Place place : PatternFinds.of(named.pattern(), text)) {
        finds.add(new Find(PersonalData.CUSTOM, named.name(), place.start(), place.end()));
      }
    }
    return finds;
  }

  /** Overlapping finds become one that goes from the first to the last, named as the first. */
  private static List<Find> joined(List<Find> finds) {
    var all = new ArrayList<>(finds);
    all.sort(Comparator.comparingInt(Find::start));
    var joined = new ArrayList<Find>();
    for (Find find : all) {
      if (!joined.isEmpty() && find.start() < joined.getLast().end()) {
        var last = joined.removeLast();
        joined.add(
            new Find(last.kind(), last.label(), last.start(), Math.max(last.end(), find.end())));
      } else {
        joined.add(find);
      }
    }
    return joined;
  }

  /** HMAC-SHA-256 of the kind and the value; how it is parted and its case make no difference. */
  private byte[] hash(Find find, String text) {
    var value = new StringBuilder(find.label()).append('\0');
    var found = text.substring(find.start(), find.end());
    Unescaped.of(found)
        .map(Unescaped::text)
        .orElse(found)
        .codePoints()
        .filter(c -> !isParting(find.kind(), c))
        .map(Character::toLowerCase)
        .forEach(value::appendCodePoint);
    var inner = padded((byte) 0x36, value.toString().getBytes(StandardCharsets.UTF_8));
    return Sha256.of(padded((byte) 0x5c, Sha256.of(inner).bytes())).bytes();
  }

  private byte[] padded(byte pad, byte[] message) {
    var block = new byte[BLOCK_BYTES + message.length];
    for (int i = 0; i < BLOCK_BYTES; i++) {
      block[i] = (byte) (pad ^ (i < key.length ? key[i] : 0));
    }
    System.arraycopy(message, 0, block, BLOCK_BYTES, message.length);
    return block;
  }

  /** The same card with and without spaces is the same card. */
  private static boolean isParting(PersonalData kind, int c) {
    return switch (kind) {
      case PHONE, CARD, IBAN, NATIONAL_ID -> !Character.isLetterOrDigit(c);
      case EMAIL, IP, SECRET, NAME, CUSTOM -> false;
    };
  }
}
