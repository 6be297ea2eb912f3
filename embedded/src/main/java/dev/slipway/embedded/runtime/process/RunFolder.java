package dev.slipway.embedded.runtime.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What one run of an app has for itself on disk: its files, a home and a place for temporary
/// files.
///
/// @param root holds them all
/// @param workingDirectory where the app is started, inside [#app]
record RunFolder(Path root, Path workingDirectory) {
  private static final String RECORD = "process";

  /// Makes a folder for a run.
  ///
  /// @param files the app's files in the artifact
  /// @param workingDirectory relative to them
  static RunFolder create(Path root, Path files, String workingDirectory) throws IOException {
    Path app = root.resolve("app");
    RunFolder folder = new RunFolder(root, app.resolve(workingDirectory).normalize());
    if (!folder.workingDirectory().startsWith(app)) {
      throw new IOException("the working directory is outside the app");
    }
    Files.createDirectories(folder.home());
    Files.createDirectories(folder.temporary());
    WorkingCopy.of(files, app);
    return folder;
  }

  Path app() {
    return root.resolve("app");
  }

  Path home() {
    return root.resolve("home");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  /// Notes which process runs here, so that a later service can end it.
  void record(ProcessTable.Entry process) {
    try {
      Files.writeString(root.resolve(RECORD), note(process));
    } catch (IOException e) {
      throw new UncheckedIOException("the process of an app cannot be noted", e);
    }
  }

  /// The process that was noted in a run's folder and still lives.
  static Optional<ProcessTable.Entry> noted(Path root, ProcessTable table) throws IOException {
    Path note = root.resolve(RECORD);
    if (!Files.exists(note)) {
      return Optional.empty();
    }
    String noted = Files.readString(note);
    long pid = Long.parseLong(noted.substring(0, noted.indexOf(' ')));
    return table.find(pid).filter(process -> noted.equals(note(process)));
  }

  private static String note(ProcessTable.Entry process) {
    return process.pid() + " " + process.startedAt();
  }
}
