package dev.slipway.builder.disk;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Set;

/// A disk, or what a user may have of it, that is full.
public final class FullDisk {
  /// `ENOSPC`, and `EDQUOT` of Linux and of macOS
  /// (<https://man7.org/linux/man-pages/man3/errno.3.html>).
  private static final int[] CODES = {28, 122, 69};

  /// Of an error's code Java passes on only the text that the C library has for it.
  private static final Set<String> TEXTS = ErrorTexts.of(CODES);

  private FullDisk() {}

  /// Whether that is why a file could not be written.
  public static boolean caused(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException e && TEXTS.contains(reason(e))) {
        return true;
      }
    }
    return false;
  }

  /// The problem when it is, another one otherwise.
  public static Problem orElse(Problem other, IOException failure) {
    return caused(failure)
        ? problem(other.tried(), "The disk with Slipway's files is full")
        : other;
  }

  /// The problem, which passes when somebody makes room.
  public static Problem problem(String tried, String why) {
    return Problem.passing(ProblemCode.DISK_FULL, tried, why, "Make room on that disk");
  }

  private static String reason(IOException failure) {
    String reason = failure instanceof FileSystemException e ? e.getReason() : failure.getMessage();
    return reason == null ? "" : reason;
  }
}
