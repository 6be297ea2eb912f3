package dev.slipway.embedded.backup;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What of a home folder cannot be made again. Workspaces, toolchains and what is only just being
/// written are not in here, and neither is what is true of one machine: where its service answers,
/// and its service's own log.
final class HomeContent {
  static final String DATABASE = "slipway.db";

  /// A folder for each project, with the manifests of its sources.
  static final String SOURCES = "manifests";

  static final Pattern MANIFEST = Pattern.compile("src_[0-9a-f]{64}\\.json");

  /// Secrets come before their key, which is made with the first of them.
  static final List<String> FILES =
      List.of("slipway.properties", "token", "secrets", "secrets.key");

  /// A key is written after what it leads to, so it is copied before.
  static final List<Folder> FOLDERS =
      List.of(
          new Folder("artifact-keys", "[0-9a-f]{64}"),
          new Folder("artifacts", "[0-9a-f]{64}"),
          new Folder("artifact-files", "[0-9a-f]{64}(\\.gz)?"),
          new Folder("artifact-dependencies", "[0-9a-f]{64}"),
          new Folder("blobs", "[0-9a-f]{2}"),
          new Folder("logs/deployments", "deploy_.*"));

  private static final Set<String> TOP =
      Stream.of(
              Stream.of(DATABASE, SOURCES),
              FILES.stream(),
              FOLDERS.stream().map(folder -> folder.path().split("/", -1)[0]))
          .flatMap(names -> names)
          .collect(Collectors.toUnmodifiableSet());

  private HomeContent() {}

  /// Whether something of this name lies directly in the home folder and is kept.
  static boolean isTop(String name) {
    return TOP.contains(name);
  }

  /// @param path in the home folder
  /// @param names which of the things in it are whole; others are being written
  record Folder(String path, Pattern names) {
    Folder(String path, String names) {
      this(path, Pattern.compile(names));
    }
  }
}
