package dev.hansei.workflows.lineage;

/** How the later end of an edge came from the earlier one. Read as "FROM relation TO". */
public enum Relation {
  /** A trace showed a failure; a document or failure gave a case. */
  GAVE,
  /** A thing is a member of a version (a case of a dataset version). */
  MEMBER_OF,
  /** A thing was used to make another (a prompt version in a run, an embedding set in a case). */
  USED_BY,
  /** A person wrote, asked for, approved or refused. */
  WROTE,
  ASKED_FOR,
  APPROVED,
  REFUSED,
  ROLLED_BACK,
  /** A person's labels taught or measured a judge. */
  LABELLED,
  /** An earlier version was the parent of a later one. */
  PARENT_OF,
  /** Content is stored as an artifact. */
  STORED_AS,
  /** What was said of an answer argued for a criterion. */
  ARGUED_FOR
}
