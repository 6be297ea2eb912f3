package dev.slipway.stories.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.stream.Stream;

/// The checkout that is tested: its launcher, its examples and a place for what the stories make.
public final class Checkout {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Set<String> NODE_PROGRAMS =
      Set.of(
          "node",
          "nodejs",
          "npm",
          "npx",
          "corepack",
          "pnpm",
          "pnpx",
          "yarn",
          "yarnpkg",
          "bun",
          "bunx");

  private Checkout() {}

  /// The command as users start it. It must be built already, or each story would wait for it.
  public static Path launcher() {
    Path built = distribution().resolve("built-at");
    if (!Files.exists(built)) {
      throw new IllegalStateException(built + " is missing: run ./mvnw verify from the root");
    }
    return ROOT.resolve("slipway");
  }

  /// What a file of it says, by its path.
  public static String text(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The launcher of another checkout: with no sources, and the jars stamped last, so that it is
  /// never built by itself. Without start-up caches, which another story may just be making.
  public static Path launcherOfCopy() {
    Path copy = folderFor("checkout");
    Path built = Path.of("distribution/target/slipway");
    try {
      Files.createDirectories(copy.resolve(".mvn"));
      Files.copy(ROOT.resolve(".mvn/find-jdk.sh"), copy.resolve(".mvn/find-jdk.sh"));
      Path jars = Files.createDirectories(copy.resolve(built).resolve("lib"));
      try (Stream<Path> files = Files.list(ROOT.resolve(built).resolve("lib"))) {
        for (Path jar : files.toList()) {
          Files.copy(jar, jars.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
      Files.createFile(copy.resolve(built).resolve("rehearsed"));
      Files.createFile(copy.resolve(built).resolve("built-at"));
      return Files.copy(launcher(), copy.resolve("slipway"), StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the launcher starts.
  public static Path distribution() {
    return ROOT.resolve("distribution/target/slipway");
  }

  /// One of the example projects.
  public static Path example(String name) {
    return ROOT.resolve("examples").resolve(name);
  }

  /// A new folder of its own for a story, on the disk that the build writes to.
  static Path folderFor(String story) {
    try {
      Path stories = Files.createDirectories(ROOT.resolve("acceptance/target/stories"));
      return Files.createTempDirectory(stories, story + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Downloaded programs, shared by all stories so that each is downloaded once.
  static Path toolchains() {
    try {
      return Files.createDirectories(ROOT.resolve("acceptance/target/toolchains"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A search path with everything of this machine but Node.js and its package managers.
  static synchronized Path programsWithoutNode() {
    Path programs = ROOT.resolve("acceptance/target/programs");
    try {
      Files.createDirectories(programs);
      for (Path folder : Stream.of("/usr/bin", "/bin").map(Path::of).toList()) {
        linkAll(folder, programs);
      }
      return programs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void linkAll(Path folder, Path programs) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      for (Path program : found.toList()) {
        Path link = programs.resolve(program.getFileName());
        if (!NODE_PROGRAMS.contains(program.getFileName().toString())
            && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
          Files.createSymbolicLink(link, program);
        }
      }
    }
  }
}
