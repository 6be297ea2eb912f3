package dev.slipway.builder.process;

import dev.slipway.builder.toolchain.Toolchain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The `PATH` of a command in a project: its own installed programs, those of the folders above it,
/// the toolchain, the machine.
public final class SearchPath {
  private static final List<String> SYSTEM =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private SearchPath() {}

  /// Lists the folders, the first to look in first.
  ///
  /// @param root the folder above which nothing belongs to the project
  /// @param directory where the command runs, at or below the root
  public static String of(Path root, Path directory, Toolchain toolchain) {
    List<String> folders = new ArrayList<>();
    Path folder = directory;
    while (folder != null && folder.startsWith(root)) {
      folders.add(folder.resolve("node_modules/.bin").toString());
      folder = folder.getParent();
    }
    toolchain.binDirectories().forEach(bin -> folders.add(bin.toString()));
    folders.addAll(SYSTEM);
    return String.join(":", folders);
  }
}
