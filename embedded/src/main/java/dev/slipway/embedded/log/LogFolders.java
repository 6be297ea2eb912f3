package dev.slipway.embedded.log;

import dev.slipway.builder.tree.FileTree;
import dev.slipway.domain.deployment.DeploymentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Finds the files of logs, and remembers what is known of those that were used last.
final class LogFolders {
  private static final int REMEMBERED = 256;
  private static final Pattern FILE_NAME = Pattern.compile("attempt-([0-9]{1,9})\\.jsonl");

  private static final Pattern FOLDER_NAME = Pattern.compile("deploy_[0-9]{1,16}_[0-9a-z]{1,16}");

  private final Path directory;
  private final LinkedHashMap<Path, AttemptLog> remembered = new LinkedHashMap<>(16, 0.75f, true);

  LogFolders(Path directory) {
    this.directory = directory;
  }

  AttemptLog toWrite(DeploymentId deployment, int attempt) throws IOException {
    Files.createDirectories(folder(deployment));
    return log(attempt, folder(deployment).resolve("attempt-%d.jsonl".formatted(attempt)));
  }

  /// Every attempt that wrote something, by its number.
  SortedMap<Integer, AttemptLog> attempts(DeploymentId deployment) throws IOException {
    SortedMap<Integer, AttemptLog> attempts = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(deployment))) {
      for (Path file : files) {
        Matcher name = FILE_NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          int attempt = Integer.parseInt(name.group(1));
          attempts.put(attempt, log(attempt, file));
        }
      }
    } catch (NoSuchFileException _) {
      return attempts;
    }
    return attempts;
  }

  /// Those that have a folder, read while somebody goes through them, who closes the stream.
  @SuppressWarnings("StreamResourceLeak")
  Stream<DeploymentId> deployments() throws IOException {
    if (!Files.isDirectory(directory)) {
      return Stream.empty();
    }
    DirectoryStream<Path> folders = Files.newDirectoryStream(directory);
    return StreamSupport.stream(folders.spliterator(), false)
        .onClose(() -> close(folders))
        .map(folder -> folder.getFileName().toString())
        .filter(name -> FOLDER_NAME.matcher(name).matches())
        .map(DeploymentId::new);
  }

  private static void close(DirectoryStream<Path> folders) {
    try {
      folders.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long bytes(DeploymentId deployment) throws IOException {
    Path folder = folder(deployment);
    return Files.isDirectory(folder) ? FileTree.size(folder) : 0;
  }

  synchronized void delete(DeploymentId deployment) throws IOException {
    Path folder = folder(deployment);
    remembered.keySet().removeIf(file -> file.startsWith(folder));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (NoSuchFileException _) {
      // It said nothing, or is forgotten already.
    }
  }

  private synchronized AttemptLog log(int attempt, Path file) {
    AttemptLog log = remembered.computeIfAbsent(file, _ -> new AttemptLog(attempt, file));
    if (remembered.size() > REMEMBERED) {
      remembered.pollFirstEntry();
    }
    return log;
  }

  private Path folder(DeploymentId deployment) {
    return directory.resolve(deployment.value());
  }
}
