package dev.hansei.workflows.gates;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a gate says. The clauses stand in the order of the gate's rules. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Verdict.Pass.class, name = "pass"),
  @JsonSubTypes.Type(value = Verdict.Block.class, name = "block"),
  @JsonSubTypes.Type(value = Verdict.Inconclusive.class, name = "inconclusive")
})
public sealed interface Verdict {
  /** The rules one by one. */
  List<Clause> clauses();

  /** Every clause that decides passed; those of judges without a certificate inform. */
  record Pass(List<Clause> clauses) implements Verdict {
    public Pass {
      clauses = List.copyOf(clauses);
    }
  }

  /** At least one clause says no. */
  record Block(List<Clause> clauses) implements Verdict {
    public Block {
      clauses = List.copyOf(clauses);
    }
  }

  /**
   * No clause says no, but at least one cannot say yes; {@code needed} more cases, or labels by
   * people where the clause that wants most goes by what they would say, should decide.
   */
  record Inconclusive(List<Clause> clauses, int needed) implements Verdict {
    public Inconclusive {
      clauses = List.copyOf(clauses);
      if (needed < 0) {
        throw new IllegalArgumentException("needed is negative: " + needed);
      }
    }
  }
}
