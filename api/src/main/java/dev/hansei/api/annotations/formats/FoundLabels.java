package dev.hansei.api.annotations.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.bodies.RejectedLine;
import dev.hansei.infra.registry.annotations.BroughtLabel;
import dev.hansei.workflows.annotations.AnswerOrder;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.LabelKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Gathers what a file says: labels, what is wrong, and what is not taken up. Not thread safe. */
final class FoundLabels {
  /** A file that is of another shape throughout is told by its first lines. */
  private static final int REJECTED_MAX = 1_000;

  private final Form form;
  private final int labelsMax;
  private final List<ReadLabels.Line> labels = new ArrayList<>();
  private final List<RejectedLine> rejected = new ArrayList<>();
  private final Map<String, Integer> ignored = new TreeMap<>();
  private boolean isFull;

  FoundLabels(Form form, int labelsMax) {
    this.form = form;
    this.labelsMax = labelsMax;
  }

  /**
   * What one author says of one item.
   *
   * @param item empty where the file does not name it
   * @param answers words by the key of their field
   * @param order of a judge of pairs, which answer stood first; empty for others
   */
  record Said(
      Optional<ItemKey> item,
      Optional<Author> author,
      Map<String, String> answers,
      String note,
      Optional<AnswerOrder> order) {
    Said(
        Optional<ItemKey> item, Optional<Author> author, Map<String, String> answers, String note) {
      this(item, author, answers, note, Optional.empty());
    }
  }

  Form form() {
    return form;
  }

  /** Whether a name says which item of this queue is meant. */
  boolean namesItem(String name) {
    return ItemNames.knows(name, isOfPairs());
  }

  /** The item that such texts say; empty where they do not. */
  Optional<ItemKey> item(Map<String, String> texts) {
    return ItemNames.find(texts, isOfPairs());
  }

  private boolean isOfPairs() {
    return form.lead().kind() instanceof LabelKind.Pairwise;
  }

  /** The field that a name of another tool means; a form of one field means that one. */
  Optional<String> key(String name) {
    return form.field(name)
        .map(field -> field.key())
        .or(() -> form.fields().size() == 1 ? Optional.of(form.lead().key()) : Optional.empty());
  }

  void ignore(String path) {
    ignored.merge(path, 1, Integer::sum);
  }

  /** Notes the fields of an object that are not among these and say something. */
  void ignoreBut(Set<String> known, String path, JsonNode node) {
    node.properties()
        .forEach(field -> {
          JsonNode value = field.getValue();
          boolean isNothing = value.isNull() || (value.isContainerNode() && value.isEmpty());
          if (!known.contains(field.getKey()) && !isNothing) {
            ignore(path + field.getKey());
          }
        });
  }

  void reject(int number, String code, String detail) {
    if (rejected.size() < REJECTED_MAX) {
      rejected.add(new RejectedLine(number, code, detail));
    }
  }

  void add(int number, Said said) {
    if (said.item().isEmpty()) {
      reject(
          number,
          "item-unknown",
          "Name the item: 'item' with its SHA-256, or question and output (or prompt and response,"
              + " input and answer).");
    } else if (said.author().isEmpty()) {
      reject(
          number,
          "author-unfit",
          "Name who labelled, in 80 characters at most; who can sign in labels here.");
    } else if (said.answers().isEmpty()) {
      reject(number, "no-label", "It says nothing in a field of this queue.");
    } else if (labels.size() >= labelsMax) {
      if (!isFull) {
        reject(
            number,
            "too-many-labels",
            "One file has at most %,d labels; this one and all after it were left out."
                .formatted(labelsMax));
      }
      isFull = true;
    } else {
      labels.add(
          new ReadLabels.Line(
              number,
              new BroughtLabel(
                  said.item().get(),
                  said.author().get(),
                  said.answers(),
                  said.note(),
                  said.order())));
    }
  }

  ReadLabels told() {
    return new ReadLabels(labels, rejected, ignored);
  }
}
