package dev.slipway.detection.tree;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.SourcePath;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/// The files of a source, read only. What it answers does not change while it is in use.
public interface SourceTree {
  /// The most bytes of a file that [#read] takes.
  int MAX_BYTES = 1024 * 1024;

  /// Every file, in order of path.
  NavigableSet<SourcePath> files();

  /// The first bytes of a file, all of it when it is shorter; empty when there is no such file.
  ///
  /// @throws SlipwayException when the file is there but cannot be read
  Optional<byte[]> firstBytes(SourcePath path, int limit);

  /// Whether there is such a file. A text that is no path of a source names no file.
  default boolean has(String path) {
    return SourcePath.parse(path).filter(files()::contains).isPresent();
  }

  /// The first of these files that is there.
  default Optional<String> firstOf(List<String> paths) {
    return paths.stream().filter(this::has).findFirst();
  }

  /// The text of a file; empty when there is no such file.
  ///
  /// @throws SlipwayException when it is larger than [#MAX_BYTES] or not UTF-8
  default Optional<String> read(String path) {
    return SourcePath.parse(path)
        .filter(files()::contains)
        .flatMap(file -> firstBytes(file, MAX_BYTES + 1))
        .map(bytes -> decoded(path, bytes));
  }

  /// Whether a file is too large for [#read].
  default boolean isLarge(String path) {
    return SourcePath.parse(path)
        .filter(files()::contains)
        .flatMap(file -> firstBytes(file, MAX_BYTES + 1))
        .filter(bytes -> bytes.length > MAX_BYTES)
        .isPresent();
  }

  /// The first 4 KiB of a file as text, whatever they are; empty when there is no such file.
  default Optional<String> beginning(String path) {
    return SourcePath.parse(path)
        .filter(files()::contains)
        .flatMap(file -> firstBytes(file, 4096))
        .map(bytes -> withoutByteOrderMark(new String(bytes, StandardCharsets.UTF_8)));
  }

  /// The names at the top, folders with an end slash.
  default List<String> topLevel() {
    return files().stream()
        .map(SourcePath::value)
        .map(path -> path.contains("/") ? path.substring(0, path.indexOf('/') + 1) : path)
        .distinct()
        .toList();
  }

  /// The tree below a folder; `.` is this tree.
  default SourceTree below(String folder) {
    return folder.equals(".") ? this : new FolderOfTree(this, folder + "/");
  }

  private static String decoded(String path, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw unreadable(path, "It is larger than 1 MiB", "Make the file smaller");
    }
    try {
      return withoutByteOrderMark(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      throw unreadable(path, "It is not UTF-8 text", "Save the file as UTF-8");
    }
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static SlipwayException unreadable(String path, String why, String fix) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.PROJECT_FILE_INVALID, "Tried to read a file of the project", why, fix)
            .at(path));
  }

  /// The first bytes of a content that is at hand.
  static byte[] cut(byte[] content, int limit) {
    return content.length <= limit ? content : Arrays.copyOf(content, limit);
  }
}
