package dev.slipway.sources.folder;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.domain.source.SourcePath;
import dev.slipway.sources.ignore.IgnoreRules;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/// One walk through a folder, which finds the files that belong to the source and reads none.
final class FolderWalk {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_WARNINGS = 20;

  private final Path root;
  private final IgnoreRules rules;
  private final Class<? extends BasicFileAttributes> attributes;
  private final List<FoundFile> found = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> envFiles = new ArrayList<>();
  private long bytes;

  private FolderWalk(Path root) {
    this.root = root;
    this.rules = new IgnoreRules(new FolderFiles(root));
    this.attributes =
        root.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? PosixFileAttributes.class
            : BasicFileAttributes.class;
  }

  /// Walks from a folder's real path.
  static FolderWalk through(Path root) throws IOException {
    FolderWalk walk = new FolderWalk(root);
    walk.visitFolder(root, "", 1);
    return walk;
  }

  List<FoundFile> found() {
    return found;
  }

  List<String> warnings() {
    List<String> all =
        new ArrayList<>(warnings.subList(0, Math.min(MAX_WARNINGS, warnings.size())));
    if (warnings.size() > MAX_WARNINGS) {
      all.add("Left out %,d more".formatted(warnings.size() - MAX_WARNINGS));
    }
    if (!envFiles.isEmpty()) {
      all.add(
          "Left out %s: set the variables in it with `slipway env set`"
              .formatted(String.join(", ", envFiles.stream().sorted().limit(5).toList())));
    }
    return all;
  }

  private void visitFolder(Path folder, String prefix, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw refused(prefix, "its folders are nested deeper than %d".formatted(MAX_DEPTH));
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        visit(child, prefix + child.getFileName(), depth);
      }
    }
  }

  private void visit(Path child, String path, int depth) throws IOException {
    BasicFileAttributes seen = Files.readAttributes(child, attributes, LinkOption.NOFOLLOW_LINKS);
    if (rules.leavesOut(path, seen.isDirectory())) {
      noteEnvFile(child, path, seen);
    } else if (seen.isDirectory()) {
      visitFolder(child, path + "/", depth + 1);
    } else if (seen.isSymbolicLink()) {
      visitLink(child, path);
    } else if (seen.isRegularFile()) {
      add(path, child, seen);
    } else {
      warnings.add("Left out %s: it is neither a file nor a folder".formatted(path));
    }
  }

  /// A link to a file is taken as a copy of it, if that file may be deployed itself.
  private void visitLink(Path link, String path) throws IOException {
    if (!Files.exists(link)) {
      warnings.add("Left out %s: the link leads nowhere".formatted(path));
      return;
    }
    Path target = link.toRealPath();
    if (!target.startsWith(root)) {
      warnings.add("Left out %s: the link leaves the project".formatted(path));
    } else if (!Files.isRegularFile(target)) {
      warnings.add("Left out %s: links to folders are not followed".formatted(path));
    } else if (rules.leavesOut(sourcePath(target))) {
      warnings.add("Left out %s: the link leads to a file that is left out".formatted(path));
    } else {
      add(path, target, Files.readAttributes(target, attributes));
    }
  }

  private SourcePath sourcePath(Path file) {
    return new SourcePath(
        root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/"));
  }

  private void add(String path, Path file, BasicFileAttributes seen) {
    found.add(new FoundFile(new SourcePath(path), file, isExecutable(seen), FileStamp.of(seen)));
    bytes += seen.size();
    if (found.size() > SourceManifest.MAX_FILES) {
      throw refused(path, "it has more than %,d files".formatted(SourceManifest.MAX_FILES));
    }
    if (bytes > SourceManifest.MAX_BYTES) {
      throw refused(
          path, "its files are larger than %,d bytes together".formatted(SourceManifest.MAX_BYTES));
    }
  }

  private void noteEnvFile(Path child, String path, BasicFileAttributes seen) {
    String name = String.valueOf(child.getFileName());
    if (seen.isRegularFile() && (name.equals(".env") || name.startsWith(".env."))) {
      envFiles.add(path);
    }
  }

  private static boolean isExecutable(BasicFileAttributes seen) {
    return seen instanceof PosixFileAttributes posix
        && posix.permissions().contains(PosixFilePermission.OWNER_EXECUTE);
  }

  private static SlipwayException refused(String where, String why) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.SOURCE_REFUSED,
                "Tried to list the files of the project",
                "The project is refused because " + why,
                "Leave out what is not source with .slipwayignore")
            .at(where));
  }
}
