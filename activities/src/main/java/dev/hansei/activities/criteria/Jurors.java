package dev.hansei.activities.criteria;

import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.criteria.JuryDecision;
import dev.hansei.workflows.criteria.JuryPolicy;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Hears the members of a jury, none of whom sees another's verdict. */
@Singleton
public final class Jurors {
  /** Seven of them with their names fit into a score's explanation. */
  private static final int REASON_CHARS = 200;

  private final Judges judges;

  public Jurors(Judges judges) {
    this.judges = judges;
  }

  /** The jury's verdict. The answer it keeps lists each member's, with its call. */
  JudgeReply judge(ProjectId project, JudgeMethod.Jury jury, Function<Judge, JudgeReply> hearing) {
    List<Optional<JuryPolicy.Vote>> votes = new ArrayList<>();
    List<String> said = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    Usage usage = Usage.NONE;
    for (JudgeId member : jury.members()) {
      Judge juror = judges.require(project, member);
      JudgeReply reply = hearing.apply(juror);
      usage = usage.plus(reply.usage());
      votes.add(vote(reply));
      said.add(said(juror, reply));
      reasons.add(reason(juror, reply));
    }
    return switch (JuryPolicy.decide(jury, votes)) {
      case JuryDecision.Silent(String why) -> new JudgeReply.Undecided(why, usage);
      case JuryDecision.Verdict(boolean passed, double value, String why) -> {
        var finding =
            new Finding(
                passed, value, String.join("\n", said), why + ".\n" + String.join("\n", reasons));
        yield new JudgeReply.Judged(
            passed,
            value,
            finding.answer(),
            finding.reason(),
            OptionalDouble.of(value),
            usage,
            Optional.empty());
      }
    };
  }

  private static Optional<JuryPolicy.Vote> vote(JudgeReply reply) {
    return reply instanceof JudgeReply.Judged judged
        ? Optional.of(new JuryPolicy.Vote(judged.passed(), judged.value()))
        : Optional.empty();
  }

  /** For machines: the version, its verdict and value, and the journal's key of its reply. */
  private static String said(Judge juror, JudgeReply reply) {
    return reply instanceof JudgeReply.Judged judged
        ? String.format(
            Locale.ROOT,
            "%s %s %.3f %s",
            juror.id(),
            judged.passed() ? "pass" : "fail",
            judged.value(),
            judged.call().map(CallKey::toString).orElse("-"))
        : juror.id() + " silent";
  }

  /** For people; each gets its share of the room. */
  private static String reason(Judge juror, JudgeReply reply) {
    String who = "v%d on %s".formatted(juror.number(), juror.model());
    return reply instanceof JudgeReply.Judged judged
        ? "%s: %s. %s"
            .formatted(
                who,
                judged.passed() ? "pass" : "fail",
                Finding.cut(Finding.line(judged.reason()), REASON_CHARS))
        : who + ": no verdict";
  }
}
