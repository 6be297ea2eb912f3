package dev.slipway.builder.output;

import dev.slipway.builder.workspace.BuildCaches;
import dev.slipway.domain.source.SourcePath;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Walks what a build left and keeps a list of it.
final class Gatherer extends SimpleFileVisitor<Path> {
  private static final int OWNER_MAY_RUN = 0100;

  private final OutputBounds bounds;
  private final Path border;
  private final Path start;
  private final Links links;
  private final List<BuiltFile> own = new ArrayList<>();
  private final List<BuiltFile> dependencies = new ArrayList<>();
  private long bytes;

  /// What becomes of symbolic links.
  enum Links {
    /// They count as the files that they lead to.
    RESOLVED,
    /// They stay links.
    KEPT
  }

  /// @param bounds more than this is refused
  /// @param border the folder in which links must stay
  /// @param start what paths in the result are relative to
  Gatherer(OutputBounds bounds, Path border, Path start, Links links) {
    this.bounds = bounds;
    this.border = border;
    this.start = start;
    this.links = links;
  }

  /// All that was visited; a site, whose links are resolved, has no dependencies.
  BuiltTree tree() {
    return new BuiltTree(own, dependencies);
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
      throw OutputProblems.refused(path.value(), "it is neither a file nor a folder nor a link");
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
        .orElseThrow(() -> OutputProblems.refused(relative, "a name in it cannot be kept"));
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
      throw OutputProblems.refused(path.value(), "it is a link that leaves the project");
    }
    return new BuiltFile.Link(path, target.toString());
  }

  private BuiltFile resolvedLink(SourcePath path, Path link) throws IOException {
    if (!Files.exists(link) || !link.toRealPath().startsWith(border.toRealPath())) {
      throw OutputProblems.refused(
          path.value(), "it is a link that leaves the project or leads nowhere");
    }
    Path target = link.toRealPath();
    if (!Files.isRegularFile(target)) {
      throw OutputProblems.refused(path.value(), "it is a link to a folder");
    }
    return regular(path, target, Files.readAttributes(target, BasicFileAttributes.class));
  }

  private void add(BuiltFile entry) {
    boolean dependency = ("/" + entry.path()).contains("/node_modules/");
    (links == Links.KEPT && dependency ? dependencies : own).add(entry);
    bytes += entry instanceof BuiltFile.Regular file ? file.size() : 0;
    if (own.size() + dependencies.size() > bounds.files() || bytes > bounds.bytes()) {
      throw OutputProblems.refused(
          entry.path().value(),
          "it has more than %,d files or %,d bytes".formatted(bounds.files(), bounds.bytes()));
    }
  }
}
