package dev.slipway.embedded.backup;

import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// A folder that a backup is unpacked into, by names that somebody else chose. Everything comes to
/// lie in it, through no link and in place of nothing.
record FreshFolder(Path root) {
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rw-------");

  /// Makes a file, which only its owner reads until it is finished.
  OutputStream create(String name) throws IOException {
    Path file = place(name);
    try {
      return Files.newOutputStream(
          Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNERS)),
          StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException _) {
      throw twice(name);
    }
  }

  /// Gives a file that is written its permissions and its time.
  void finish(String name, int mode, FileTime changed) throws IOException {
    Path file = place(name);
    Files.setPosixFilePermissions(file, permissions(mode));
    Files.setLastModifiedTime(file, changed);
  }

  /// Makes a folder, unless something that lies in it came before.
  void makeFolder(String name) throws IOException {
    real(place(name.replaceFirst("/$", "")), name);
  }

  /// Makes a symbolic link that stays among the things it came with.
  void makeLink(String name, String target) throws IOException {
    Path link = place(name);
    try {
      if (Path.of(target).isAbsolute() || !isNear(link, link.resolveSibling(target).normalize())) {
        throw BackupProblems.damaged("%s in it leads out of its folder".formatted(name));
      }
      Files.createSymbolicLink(link, Path.of(target));
    } catch (FileAlreadyExistsException _) {
      throw twice(name);
    } catch (InvalidPathException e) {
      throw BackupProblems.damaged("%s in it leads nowhere".formatted(name), e);
    }
  }

  /// Whether both lie in one artifact, or in what else a folder of the home folder holds.
  private boolean isNear(Path link, Path target) {
    Path path = root.relativize(link);
    return path.getNameCount() > 2 && target.startsWith(root.resolve(path.subpath(0, 2)));
  }

  /// Makes another name of a file that came before.
  void makeName(String name, String first) throws IOException {
    Path original = place(first);
    if (!Files.isRegularFile(original, LinkOption.NOFOLLOW_LINKS)) {
      throw BackupProblems.damaged("%s in it is the name of no file".formatted(name));
    }
    try {
      Files.createLink(place(name), original);
    } catch (FileAlreadyExistsException _) {
      throw twice(name);
    }
  }

  /// Where something of this name is to lie. The folders on the way there are made.
  private Path place(String name) throws IOException {
    String[] parts = name.split("/", -1);
    if (!HomeContent.isTop(parts[0])) {
      throw BackupProblems.damaged("%s in it is nothing of Slipway".formatted(name));
    }
    Path place = root;
    for (String part : parts) {
      if (!place.equals(root)) {
        real(place, name);
      }
      place = place.resolve(checked(part, name));
    }
    return place;
  }

  private static String checked(String part, String name) {
    if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
      throw BackupProblems.damaged("%s in it is no name of a file".formatted(name));
    }
    return part;
  }

  private static void real(Path folder, String name) throws IOException {
    if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(folder);
    } else if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw BackupProblems.damaged("%s in it lies in something that is no folder".formatted(name));
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] fromTheHighestBit = PosixFilePermission.values();
    for (int bit = 0; bit < fromTheHighestBit.length; bit++) {
      if ((mode & (0400 >> bit)) != 0) {
        permissions.add(fromTheHighestBit[bit]);
      }
    }
    return permissions;
  }

  private static SlipwayException twice(String name) {
    return BackupProblems.damaged("%s is in it twice".formatted(name));
  }
}
