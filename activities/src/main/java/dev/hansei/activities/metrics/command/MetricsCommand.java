package dev.hansei.activities.metrics.command;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The entry of {@code hansei metrics}. */
public final class MetricsCommand {
  private static final int OK = 0;
  private static final int USAGE = 2;
  private static final int FAILED = 4;
  private static final String STREAM = "-";

  private static final String HELP =
      """
      usage: infra/hansei metrics score --metrics bleu,chrf,... --in pairs.jsonl --out scores.jsonl

      Scores each line {"id", "output", "references": [...]} and writes {"id", "scores": {...}}, last of
      all {"corpus": {...}}. Needs no project and no running service. - is standard input or output.

        --metrics NAMES   of bleu chrf chrf++ ter (0 to 100; ter: low is good), rouge1 rouge2 rougeL
                          rougeLsum em f1 levenshtein gleu meteor (0 to 1)
        --tokenize NAME   for bleu, gleu and meteor: 13a (default), intl, char, zh,
                          ja-kuromoji, none
        --lowercase       for bleu, chrf, chrf++, levenshtein and gleu
        --stem            for rouge: compare Porter stems

      Exit codes: 0 ok, lines that could not be read are named; 2 usage; 4 no line could be scored.
      """;

  private MetricsCommand() {}

  /** Runs the command and exits with its code. */
  public static void main(String[] arguments) {
    PrintWriter notes = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), System.in, System.out, notes));
  }

  static int run(List<String> arguments, InputStream in, PrintStream out, PrintWriter notes) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      out.print(HELP);
      return OK;
    }
    if (arguments.isEmpty() || !arguments.getFirst().equals("score")) {
      notes.print(HELP);
      notes.flush();
      return USAGE;
    }
    try {
      return score(ScoreRequest.of(arguments.subList(1, arguments.size())), in, out, notes);
    } catch (UsageException e) {
      notes.println("hansei: " + e.getMessage());
      notes.println("Try: infra/hansei metrics --help");
      return USAGE;
    } catch (IOException e) {
      notes.println("hansei: %s: %s".formatted(e.getClass().getSimpleName(), e.getMessage()));
      return FAILED;
    }
  }

  private static int score(ScoreRequest request, InputStream in, PrintStream out, PrintWriter notes)
      throws IOException, UsageException {
    ScoreFile file = check(request, notes);
    if (request.in().equals(STREAM)) {
      write(file, new Lines(new BufferedInputStream(in)), request, out);
    } else {
      try (InputStream stream = Files.newInputStream(Path.of(request.in()))) {
        write(file, new Lines(new BufferedInputStream(stream)), request, out);
      }
    }
    notes.println("hansei: %d lines scored, %d refused".formatted(file.scored(), file.refused()));
    return file.scored() > 0 ? OK : FAILED;
  }

  private static ScoreFile check(ScoreRequest request, PrintWriter notes)
      throws IOException, UsageException {
    long bytes = 0;
    if (!request.in().equals(STREAM)) {
      Path path = Path.of(request.in());
      if (!Files.isReadable(path) || Files.isDirectory(path)) {
        throw new UsageException("--in: there is no readable file %s.".formatted(path));
      }
      bytes = Files.size(path);
    }
    if (!request.out().equals(STREAM)) {
      checkTarget(request);
    }
    return new ScoreFile(request, notes, new Progress(notes, bytes));
  }

  /** What is written must have a place, and not that of what is read. */
  private static void checkTarget(ScoreRequest request) throws IOException, UsageException {
    Path target = Path.of(request.out());
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException("--out: there is no folder for %s.".formatted(target));
    }
    if (Files.isDirectory(target)) {
      throw new UsageException("--out: %s is a folder; name a file.".formatted(target));
    }
    if (isRead(target, request)) {
      throw new UsageException("--in and --out are the same file; name another one to write to.");
    }
    if (isRead(part(target), request)) {
      throw new UsageException(
          "--out: %s is written first, which is --in; name another one.".formatted(part(target)));
    }
  }

  private static boolean isRead(Path path, ScoreRequest request) throws IOException {
    return !request.in().equals(STREAM)
        && Files.exists(path)
        && Files.isSameFile(path, Path.of(request.in()));
  }

  private static Path part(Path target) {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  /** A file is there when it is whole: it takes its name last. */
  private static void write(ScoreFile file, Lines lines, ScoreRequest request, PrintStream out)
      throws IOException {
    if (request.out().equals(STREAM)) {
      Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      file.run(lines, writer);
      writer.flush();
      return;
    }
    Path target = Path.of(request.out());
    Path part = part(target);
    try {
      try (Writer writer = Files.newBufferedWriter(part)) {
        file.run(lines, writer);
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
