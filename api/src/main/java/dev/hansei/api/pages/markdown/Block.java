package dev.hansei.api.pages.markdown;

import java.util.List;

/** A block of a text. */
public sealed interface Block {
  /** Lines without a mark; their breaks are kept. */
  record Paragraph(List<Inline> words) implements Block {
    public Paragraph {
      words = List.copyOf(words);
    }
  }

  /** A heading, whatever its level: within a page it stands below the page's own. */
  record Heading(List<Inline> words) implements Block {
    public Heading {
      words = List.copyOf(words);
    }
  }

  /** Between fences, as it stands. */
  record Code(String text) implements Block {}

  /** Lines after {@code >}. */
  record Quote(List<Block> blocks) implements Block {
    public Quote {
      blocks = List.copyOf(blocks);
    }
  }

  /** A list. {@code from} is the number of the first item of a numbered one. */
  record Items(boolean numbered, int from, List<List<Block>> items) implements Block {
    public Items {
      items = items.stream().map(List::copyOf).toList();
    }
  }

  /** A table; every row has as many cells as the head. */
  record Table(List<List<Inline>> head, List<List<List<Inline>>> rows) implements Block {
    public Table {
      head = head.stream().map(List::copyOf).toList();
      rows = rows.stream().map(row -> row.stream().map(List::copyOf).toList()).toList();
    }
  }

  /** A line across. */
  record Rule() implements Block {}
}
