package dev.hansei.infra.stack;

/** Where long work says what it is doing: one short line each time, lower case, no full stop. */
public interface Progress {
  void say(String line);

  /** Says nothing; for callers that nobody watches. */
  Progress SILENT = _ -> {};
}
