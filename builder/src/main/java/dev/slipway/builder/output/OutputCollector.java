package dev.slipway.builder.output;

import dev.slipway.builder.workspace.BuildCaches;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.SourcePath;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Gathers what a build left, and refuses what would lead outside or be too much.
public final class OutputCollector {
  private static final int OWNER_MAY_RUN = 0100;
  private static final String TRIED = "Tried to keep what the build left";

  private final OutputBounds bounds;

  /// @param bounds more than this is refused
  public OutputCollector(OutputBounds bounds) {
    this.bounds = bounds;
  }

  /// Everything in a folder, to be served as it is. Links to files of the project count as those
  /// files.
  ///
  /// Throws `BUILD_OUTPUT_MISSING` or `BUILD_OUTPUT_REFUSED`.
  ///
  /// @param project the project's folder, in which links must stay
  /// @param output the folder's path inside it
  public BuiltTree site(Path project, String output) {
    Path folder = project.resolve(output).normalize();
    requireFolder(project, folder, output);
    Gatherer gatherer = new Gatherer(project, folder, Links.RESOLVED);
    walk(folder, gatherer);
    if (gatherer.own.isEmpty()) {
      throw missing(project, output, "The folder '%s' is empty".formatted(output));
    }
    return new BuiltTree(gatherer.own, List.of());
  }

  /// What a server needs: the whole tree, or one folder of it with the package.json beside it.
  ///
  /// Throws `BUILD_OUTPUT_MISSING` or `BUILD_OUTPUT_REFUSED`.
  ///
  /// @param tree the folder of the source
  /// @param root the project's folder inside it
  /// @param output the folder inside the project that is needed; `.` for the whole tree
  public BuiltTree server(Path tree, String root, String output) {
    Path project = tree.resolve(root).normalize();
    Path folder = project.resolve(output).normalize();
    requireFolder(project, folder, output);
    Gatherer gatherer = new Gatherer(tree, tree, Links.KEPT);
    if (output.equals(".")) {
      walk(tree, gatherer);
    } else {
      walk(folder, gatherer);
      walk(project.resolve("package.json"), gatherer);
    }
    return new BuiltTree(gatherer.own, gatherer.dependencies);
  }

  private void requireFolder(Path project, Path folder, String output) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw missing(project, output, "There is no folder '%s' after the build".formatted(output));
    }
    try {
      if (!folder.toRealPath().startsWith(project.toRealPath())) {
        throw refused(output, "it leads outside the project");
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static void walk(Path start, Gatherer gatherer) {
    try {
      if (Files.exists(start, LinkOption.NOFOLLOW_LINKS)) {
        Files.walkFileTree(start, gatherer);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static SlipwayException missing(Path project, String output, String why) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.BUILD_OUTPUT_MISSING,
                TRIED,
                why + "; there are: " + String.join(", ", folders(project)),
                "Set \"output\" in slipway.json to the folder that the build writes")
            .at(output));
  }

  private static List<String> folders(Path project) {
    try (Stream<Path> entries = Files.list(project)) {
      List<String> names =
          entries
              .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
              .map(entry -> entry.getFileName().toString())
              .filter(name -> !name.equals("node_modules"))
              .sorted()
              .limit(20)
              .toList();
      return names.isEmpty() ? List.of("no folders") : names;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static SlipwayException refused(String where, String why) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.BUILD_OUTPUT_REFUSED,
                TRIED,
                "It is refused because " + why,
                "Change the build so that its output is a folder of plain files")
            .at(where));
  }

  private static SlipwayException unreadable(IOException cause) {
    return new SlipwayException(
        Problem.passing(
            ProblemCode.STORAGE_READ_FAILED,
            TRIED,
            "A file could not be read: " + cause,
            "Check the permissions that the build gives its files"),
        cause);
  }

  private enum Links {
    RESOLVED,
    KEPT
  }

  private final class Gatherer extends SimpleFileVisitor<Path> {
    private final Path border;
    private final Path start;
    private final Links links;
    private final List<BuiltFile> own = new ArrayList<>();
    private final List<BuiltFile> dependencies = new ArrayList<>();
    private long bytes;

    /// @param border the folder in which links must stay
    /// @param start what paths in the result are relative to
    Gatherer(Path border, Path start, Links links) {
      this.border = border;
      this.start = start;
      this.links = links;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean left =
          links == Links.KEPT
              && !folder.equals(start)
              && (BuildCaches.isToolCache(start.relativize(folder)) || isBuildOnly(folder));
      return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      SourcePath path = path(file);
      if (attributes.isSymbolicLink()) {
        add(links == Links.KEPT ? keptLink(path, file) : resolvedLink(path, file));
      } else if (attributes.isRegularFile()) {
        add(regular(path, file, attributes));
      } else {
        throw refused(path.value(), "it is neither a file nor a folder nor a link");
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean isBuildOnly(Path folder) {
      String name = folder.getFileName().toString();
      boolean unusedYarnCache =
          folder.endsWith(".yarn/cache") && !Files.exists(start.resolve(".pnp.cjs"));
      return name.equals(".git") || unusedYarnCache;
    }

    private SourcePath path(Path file) {
      String relative = start.relativize(file).toString();
      return SourcePath.parse(relative)
          .orElseThrow(() -> refused(relative, "a name in it cannot be kept"));
    }

    private BuiltFile regular(SourcePath path, Path file, BasicFileAttributes attributes)
        throws IOException {
      int mode = (int) Files.getAttribute(file, "unix:mode");
      FileTime changed = (FileTime) Files.getAttribute(file, "unix:ctime");
      boolean executable = (mode & OWNER_MAY_RUN) != 0;
      return new BuiltFile.Regular(
          path, file, executable, attributes.size(), changed.to(TimeUnit.NANOSECONDS));
    }

    private BuiltFile keptLink(SourcePath path, Path link) throws IOException {
      Path target = Files.readSymbolicLink(link);
      Path absolute = link.resolveSibling(target).normalize();
      if (target.isAbsolute() || !absolute.startsWith(border)) {
        throw refused(path.value(), "it is a link that leaves the project");
      }
      return new BuiltFile.Link(path, target.toString());
    }

    private BuiltFile resolvedLink(SourcePath path, Path link) throws IOException {
      if (!Files.exists(link) || !link.toRealPath().startsWith(border.toRealPath())) {
        throw refused(path.value(), "it is a link that leaves the project or leads nowhere");
      }
      Path target = link.toRealPath();
      if (!Files.isRegularFile(target)) {
        throw refused(path.value(), "it is a link to a folder");
      }
      return regular(path, target, Files.readAttributes(target, BasicFileAttributes.class));
    }

    private void add(BuiltFile entry) {
      boolean dependency = ("/" + entry.path()).contains("/node_modules/");
      (links == Links.KEPT && dependency ? dependencies : own).add(entry);
      bytes += entry instanceof BuiltFile.Regular file ? file.size() : 0;
      if (own.size() + dependencies.size() > bounds.files() || bytes > bounds.bytes()) {
        throw refused(
            entry.path().value(),
            "it has more than %,d files or %,d bytes".formatted(bounds.files(), bounds.bytes()));
      }
    }
  }
}
