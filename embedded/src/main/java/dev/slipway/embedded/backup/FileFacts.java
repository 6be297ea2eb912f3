package dev.slipway.embedded.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// What the file system knows of a thing in a folder.
///
/// @param isLink whether it is a symbolic link
/// @param permissions as `chmod` counts them
/// @param names how many names the file has
/// @param key is the same for all names of a file
/// @param changed to the second
record FileFacts(
    boolean isLink,
    boolean isFolder,
    long size,
    int permissions,
    int names,
    Object key,
    FileTime changed) {
  private static final int PERMISSIONS = 0777;

  static FileFacts of(Path file) throws IOException {
    Map<String, Object> facts = Files.readAttributes(file, "unix:*", LinkOption.NOFOLLOW_LINKS);
    FileTime changed = (FileTime) fact(facts, "lastModifiedTime");
    return new FileFacts(
        (boolean) fact(facts, "isSymbolicLink"),
        (boolean) fact(facts, "isDirectory"),
        (long) fact(facts, "size"),
        (int) fact(facts, "mode") & PERMISSIONS,
        (int) fact(facts, "nlink"),
        fact(facts, "fileKey"),
        FileTime.from(changed.to(TimeUnit.SECONDS), TimeUnit.SECONDS));
  }

  private static Object fact(Map<String, Object> facts, String name) {
    return Objects.requireNonNull(facts.get(name), name);
  }
}
