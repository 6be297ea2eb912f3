package dev.slipway.stories.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A project's folder that a story may change.
///
/// @param folder whose name is the project's id
public record Project(Path folder) {
  /// A copy of an example.
  public static Project copyOf(String example) {
    Path source = Checkout.example(example);
    Path copy = Checkout.folderFor("project").resolve(example);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(source.relativize(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Project(copy);
  }

  /// An empty folder.
  public static Project named(String id) {
    try {
      return new Project(Files.createDirectory(Checkout.folderFor("project").resolve(id)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A page that a script without any package writes.
  public static Project builtBy(String id, String script) {
    return named(id)
        .file(
            "package.json",
            """
            { "name": "%s", "private": true, "type": "module", "scripts": { "build": "node build.js" } }
            """
                .formatted(id))
        .file(
            "slipway.json",
            """
            { "kind": "static", "install": null, "build": "node build.js", "output": "dist" }
            """)
        .file("build.js", script);
  }

  /// A server without any package or build.
  public static Project servedBy(String id, String script) {
    return named(id)
        .file(
            "package.json",
            """
            { "name": "%s", "private": true, "type": "module", "scripts": { "start": "node server.js" } }
            """
                .formatted(id))
        .file(
            "slipway.json",
            """
            { "kind": "server", "install": null, "build": null, "start": "node server.js" }
            """)
        .file("server.js", script);
  }

  /// The project's id.
  public String id() {
    return folder.getFileName().toString();
  }

  /// Writes a file of it.
  public Project file(String path, String content) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a file of it holds.
  public byte[] content(String path) {
    try {
      return Files.readAllBytes(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Changes a file of it. Fails when the text is not there.
  public Project replace(String path, String text, String replacement) {
    try {
      String content = Files.readString(folder.resolve(path));
      if (!content.contains(text)) {
        throw new IllegalArgumentException("%s does not contain %s".formatted(path, text));
      }
      return file(path, content.replace(text, replacement));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
