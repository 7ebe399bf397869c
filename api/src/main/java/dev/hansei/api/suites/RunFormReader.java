package dev.hansei.api.suites;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.suites.SuiteId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the form that starts a run: it is the body that REST takes, in fields. */
@Singleton
final class RunFormReader {
  static final String TARGET = "target";
  static final String MODEL = "model";
  static final String URL = "url";
  static final String STRATEGY = "strategy";
  static final String ASSERTIONS = "assertions";
  static final String MEMBERS = "members";
  static final String REPEATS = "repeats";

  private static final String OUTPUT = "output";
  private static final String SEED = "seed";
  private static final String BASELINE = "baseline";
  private static final String AGAINST = "against";
  private static final String ROUNDS = "rounds";
  private static final String ATTEMPTS = "attempts";
  private static final String SAMPLES = "n";
  private static final String JUDGE = "judge";
  private static final String RULE = "rule";
  private static final String TRANSFORM = "transform";
  private static final String CALLS = "calls";
  private static final String TOKENS = "tokens";
  private static final String COST = "cost";
  private static final String PAUSE = "pauseAtLimit";

  /** All that the form has; anything else that is sent is dropped. */
  static final Set<String> FIELDS =
      Set.of(
          TARGET,
          MODEL,
          URL,
          OUTPUT,
          STRATEGY,
          ASSERTIONS,
          MEMBERS,
          REPEATS,
          SEED,
          BASELINE,
          AGAINST,
          ROUNDS,
          ATTEMPTS,
          SAMPLES,
          JUDGE,
          RULE,
          TRANSFORM,
          CALLS,
          TOKENS,
          COST,
          PAUSE);

  private static final String RECORDED = "recorded/";
  private static final Pattern MEMBER = Pattern.compile("(.+?)@v?([0-9]{1,6})\\s*=\\s*(.+)");

  private final SuiteFormReader lists;

  RunFormReader(SuiteFormReader lists) {
    this.lists = lists;
  }

  /**
   * The run that is wanted.
   *
   * @throws InvalidFieldException that names the field
   */
  NewRun read(SuiteId suite, RunForm form) {
    String against = orNull(form, AGAINST);
    if (against != null && form.uses(BASELINE)) {
      throw new InvalidFieldException(
          BASELINE, "The answers are compared with those of another run already; leave it out.");
    }
    if (form.value(TARGET).startsWith(RECORDED)) {
      refuseBesideRecorded(form);
    }
    return new NewRun(
        suite.toString(),
        target(form, form.value(TARGET), strategy(form)),
        null,
        number(form, REPEATS),
        against,
        whole(form, SEED),
        budget(form));
  }

  /**
   * The run to compare it with, all else the same but for the strategy: what is live answers alone.
   *
   * @param version the dataset version that the run takes
   */
  Optional<NewRun> baseline(RunForm form, NewRun run, DatasetVersionId version) {
    String choice = orNull(form, BASELINE);
    if (choice == null) {
      return Optional.empty();
    }
    NewTarget target = target(form, choice, null);
    return Optional.of(
        new NewRun(
            run.suite(),
            target,
            version.toString(),
            run.repeats(),
            null,
            target.type().equals(NewTarget.PROMPT) ? run.seed() : null,
            run.budget()));
  }

  private static NewTarget target(RunForm form, String choice, @Nullable NewStrategy strategy) {
    if (choice.startsWith(RECORDED)) {
      String set = choice.substring(RECORDED.length());
      return new NewTarget(
          NewTarget.RECORDED, null, null, null, null, set, null, null, null, strategy);
    }
    if (form.uses(URL)) {
      return new NewTarget(
          NewTarget.HTTP,
          null,
          null,
          choice,
          null,
          null,
          form.value(URL).strip(),
          Map.of("question", "{{question}}", "promptVersion", "{{promptVersion}}"),
          orNull(form, OUTPUT),
          strategy);
    }
    ModelName model = model(MODEL, form.value(MODEL));
    return new NewTarget(
        NewTarget.PROMPT, null, null, choice, model, null, null, null, null, strategy);
  }

  private static ModelName model(String field, String name) {
    try {
      return new ModelName(name.strip());
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException(field, String.valueOf(e.getMessage()));
    }
  }

  private @Nullable NewStrategy strategy(RunForm form) {
    String type = orNull(form, STRATEGY);
    if (type == null) {
      refuseWithout(form);
      return null;
    }
    return new NewStrategy(
        type,
        number(form, SAMPLES),
        number(form, ROUNDS),
        number(form, ATTEMPTS),
        orNull(form, JUDGE),
        orNull(form, RULE),
        form.uses(MEMBERS) ? members(form.value(MEMBERS)) : null,
        form.uses(ASSERTIONS) ? lists.assertions(form.value(ASSERTIONS)) : null,
        orNull(form, TRANSFORM));
  }

  /** What belongs to a strategy must not be lost where none is chosen. */
  private static void refuseWithout(RunForm form) {
    for (String field :
        List.of(SAMPLES, ROUNDS, ATTEMPTS, JUDGE, RULE, MEMBERS, ASSERTIONS, TRANSFORM)) {
      if (form.uses(field)) {
        throw new InvalidFieldException(
            field, "It belongs to a strategy: choose one, or leave this empty.");
      }
    }
  }

  /** A recorded set is not asked anything: what asks an application must not be lost beside it. */
  private static void refuseBesideRecorded(RunForm form) {
    for (String field : List.of(URL, OUTPUT)) {
      if (form.uses(field)) {
        throw new InvalidFieldException(
            field,
            "Recorded answers are there already, so no application is asked:"
                + " choose a prompt version, or leave this empty.");
      }
    }
  }

  private static List<NewMember> members(String text) {
    return text.lines().filter(line -> !line.isBlank()).map(RunFormReader::member).toList();
  }

  private static NewMember member(String line) {
    Matcher parts = MEMBER.matcher(line.strip());
    if (!parts.matches()) {
      throw new InvalidFieldException(
          MEMBERS,
          "'%s' is no member; write NAME@VERSION=MODEL, such as support@2=openai/gpt-4o-mini."
              .formatted(line.strip()));
    }
    return new NewMember(
        parts.group(1).strip(),
        Integer.valueOf(parts.group(2)),
        null,
        model(MEMBERS, parts.group(3)));
  }

  private static @Nullable NewRunBudget budget(RunForm form) {
    if (!form.uses(CALLS, TOKENS, COST, PAUSE)) {
      return null;
    }
    return new NewRunBudget(
        whole(form, CALLS),
        whole(form, TOKENS),
        FormNumbers.decimal(form.values(), COST),
        form.uses(PAUSE));
  }

  private static @Nullable String orNull(RunForm form, String field) {
    return form.uses(field) ? form.value(field).strip() : null;
  }

  private static @Nullable Long whole(RunForm form, String field) {
    return FormNumbers.whole(form.values(), field);
  }

  private static @Nullable Integer number(RunForm form, String field) {
    Long whole = whole(form, field);
    // What fits no int is refused with the field's own range, as 99,999 is.
    return whole == null ? null : (int) Math.min(whole, Integer.MAX_VALUE);
  }
}
