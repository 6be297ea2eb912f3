package dev.slipway.azure.log;

import dev.slipway.azure.blob.AppendedBlob;
import dev.slipway.azure.blob.BlobKind;
import dev.slipway.azure.blob.Blobs;
import dev.slipway.azure.blob.StoredBlob;
import dev.slipway.azure.call.Action;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Writes the log of one attempt. Each block is added only where this writer believes the end to
/// be. When it is elsewhere, the block itself may be there already, its answer lost; or somebody
/// else wrote, and this writer looks again and numbers on from there. When lines could not all be
/// written, the writer keeps in mind which it wrote, and which it sent and was not answered: if the
/// same lines come again they are not doubled.
final class LogWriter {
  static final Action WRITING = Action.writing("Tried to write a deployment's log");

  /// The longest line, each of its characters escaped.
  private static final int LONGEST_LINE_BYTES = 64 * 1024;

  /// So that whoever comes anew to a place in the log reads no more than this to find it.
  private static final long MAX_PART_BYTES = 8L * 1024 * 1024;

  private static final int MAX_MEETINGS = 20;

  private final Blobs blobs;
  private final DeploymentId deployment;
  private final int attempt;
  private final int maxBlocks;

  private Optional<LogPart> part = Optional.empty();
  private long end;
  private long nextNumber = 1;
  private boolean isKnown;
  private Optional<Sent> doubtful = Optional.empty();

  /// The lines that were written by now of those that are, or were last, to be written.
  private final List<LogLine> written = new ArrayList<>();

  /// What was sent without an answer.
  private static final class Sent {
    private final LogPart part;
    private final byte[] block;
    private final List<LogLine> lines;

    Sent(LogPart part, byte[] block, List<LogLine> lines) {
      this.part = part;
      this.block = block;
      this.lines = List.copyOf(lines);
    }
  }

  LogWriter(Blobs blobs, DeploymentId deployment, int attempt, int maxBlocks) {
    this.blobs = blobs;
    this.deployment = deployment;
    this.attempt = attempt;
    this.maxBlocks = maxBlocks;
  }

  synchronized void append(List<LogLine> lines) {
    resolveDoubt(lines);
    if (!isBeginning(written, lines)) {
      written.clear();
    }
    for (int meetings = 0; written.size() < lines.size(); meetings++) {
      if (meetings == MAX_MEETINGS) {
        throw contended();
      }
      writeOn(lines);
    }
    written.clear();
  }

  /// What was not answered may still be on its way. If it is wanted again it is sent just as it was
  /// and to the same place, which takes it once.
  private void resolveDoubt(List<LogLine> lines) {
    if (doubtful.isEmpty()) {
      return;
    }
    Sent sent = doubtful.get();
    if (isBeginning(written, lines)
        && isBeginning(sent.lines, lines.subList(written.size(), lines.size()))) {
      isKnown = isAdded(sent.block, sent.lines);
      return;
    }
    if (isThere(sent.part, sent.block)) {
      written.addAll(sent.lines);
      goOnBehind(sent.block, 0);
    }
    doubtful = Optional.empty();
  }

  private static boolean isBeginning(List<LogLine> some, List<LogLine> lines) {
    return some.size() <= lines.size() && some.equals(lines.subList(0, some.size()));
  }

  /// Writes lines until all are written or somebody else is found to have written.
  private void writeOn(List<LogLine> lines) {
    if (!isKnown) {
      lookForTheEnd();
    }
    List<LogLine> rest = lines.subList(written.size(), lines.size());
    int done = 0;
    for (byte[] block : LogText.blocks(attempt, nextNumber, rest, AppendedBlob.MAX_BLOCK_BYTES)) {
      int count = LogText.countLines(block);
      if (!isAdded(block, rest.subList(done, done + count))) {
        isKnown = false;
        return;
      }
      done += count;
    }
  }

  private boolean isAdded(byte[] block, List<LogLine> lines) {
    LogPart current = part.orElseGet(this::begin);
    doubtful = Optional.of(new Sent(current, block, lines));
    OptionalInt blocks = blobs.appended(current.name()).append(WRITING, block, end);
    boolean isAdded = blocks.isPresent() || isThere(current, block);
    doubtful = Optional.empty();
    if (isAdded) {
      written.addAll(lines);
      goOnBehind(block, blocks.orElse(0));
    }
    return isAdded;
  }

  private void goOnBehind(byte[] block, int blocks) {
    end += block.length;
    nextNumber += LogText.countLines(block);
    if (end >= MAX_PART_BYTES || blocks >= maxBlocks) {
      part = Optional.empty();
    }
  }

  private boolean isThere(LogPart current, byte[] block) {
    return blobs
        .range(WRITING, current.name(), end, block.length)
        .filter(there -> Arrays.equals(there, block))
        .isPresent();
  }

  private LogPart begin() {
    LogPart next = new LogPart(deployment, attempt, nextNumber);
    blobs.appended(next.name()).create(WRITING, BlobKind.LINES);
    part = Optional.of(next);
    end = 0;
    return next;
  }

  private void lookForTheEnd() {
    List<StoredBlob> there = blobs.list(WRITING, LogPart.folder(deployment));
    part =
        there.stream()
            .flatMap(blob -> LogPart.of(deployment, blob).stream())
            .filter(other -> other.attempt() == attempt)
            .max(Comparator.comparingLong(LogPart::firstLine));
    end =
        there.stream()
            .filter(blob -> part.filter(last -> last.name().equals(blob.name())).isPresent())
            .mapToLong(StoredBlob::bytes)
            .sum();
    nextNumber = part.map(last -> end == 0 ? last.firstLine() : numberAfter(last)).orElse(1L);
    isKnown = true;
  }

  private long numberAfter(LogPart last) {
    long from = Math.max(0, end - LONGEST_LINE_BYTES);
    return blobs
        .range(WRITING, last.name(), from, end - from)
        .filter(tail -> tail.length > 0)
        .map(tail -> LogText.last(tail).position().number() + 1)
        .orElseThrow(LogWriter::contended);
  }

  private static SlipwayException contended() {
    return new SlipwayException(
        Problem.passing(
            ProblemCode.STORAGE_WRITE_FAILED,
            WRITING.tried(),
            "Somebody else wrote or removed it at the same time",
            "Try again"));
  }
}
