package dev.slipway.embedded.backup;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The files of a home folder on their way into a backup, under their names in it.
record HomeTree(Path home, BackupWriter backup) {
  /// Adds one thing, if it is there.
  void addIfThere(String name) throws IOException {
    if (Files.exists(home.resolve(name))) {
      backup.add(home.resolve(name), name);
    }
  }

  /// Adds the things of these names in a folder, if there is such a folder, with all that is in
  /// them.
  void addAll(String folder, Pattern names) throws IOException {
    addEach(folder, name -> names.matcher(name).matches());
  }

  private void addEach(String folder, Predicate<String> isMeant) throws IOException {
    forEach(
        folder,
        name -> {
          if (isMeant.test(name.substring(folder.length() + 1))) {
            backup.add(home.resolve(name), name);
            addEach(name, _ -> true);
          }
        });
  }

  /// Does something with the name of each thing in a folder, if there is such a folder.
  void forEach(String folder, ForName action) throws IOException {
    Path path = home.resolve(folder);
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
      for (Path child : children) {
        action.accept(folder + "/" + child.getFileName());
      }
    } catch (DirectoryIteratorException e) {
      throw new IOException(path + " cannot be read", e);
    }
  }

  /// Something that is done with a thing in the home folder.
  interface ForName {
    void accept(String name) throws IOException;
  }
}
