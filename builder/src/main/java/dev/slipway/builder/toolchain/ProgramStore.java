package dev.slipway.builder.toolchain;

import dev.slipway.builder.disk.LastUse;
import dev.slipway.builder.tree.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder of installed programs: `<program>/<version>/package` as published, `bin` with its
/// commands, `hashes` of what was downloaded. A version is there whole or not at all.
final class ProgramStore {
  private final Path home;
  private final LastUse uses;

  ProgramStore(Path home, InstantSource clock) {
    this.home = home;
    this.uses = new LastUse(clock);
  }

  /// Being found is being used.
  synchronized Optional<InstalledProgram> find(Program program, String version) throws IOException {
    Path directory = directory(program, version);
    if (!Files.isDirectory(directory.resolve("bin"))) {
      return Optional.empty();
    }
    uses.begin(directory);
    return Optional.of(
        new InstalledProgram(program, version, directory.resolve("bin"), List.of(directory)));
  }

  /// Every version of every program.
  List<KeptProgram> kept() throws IOException {
    List<KeptProgram> kept = new ArrayList<>();
    for (Program program : Program.values()) {
      for (String version : versions(program)) {
        Path directory = directory(program, version);
        uses.of(directory)
            .map(used -> new KeptProgram(program.id() + "@" + version, directory, used))
            .ifPresent(kept::add);
      }
    }
    return kept;
  }

  /// Removes a version in one step, unless it was used since it was listed.
  boolean remove(KeptProgram program) throws IOException {
    Path away = scratch();
    try {
      synchronized (this) {
        if (!uses.of(program.directory()).equals(Optional.of(program.lastUsed()))) {
          return false;
        }
        Files.move(program.directory(), away.resolve("program"), StandardCopyOption.ATOMIC_MOVE);
        return true;
      }
    } finally {
      FileTree.delete(away);
    }
  }

  List<String> versions(Program program) throws IOException {
    Path directory = home.resolve(program.id());
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> versions = Files.list(directory)) {
      return versions.map(version -> version.getFileName().toString()).toList();
    }
  }

  boolean hasHash(Program program, String version, String hash) throws IOException {
    return Files.readAllLines(directory(program, version).resolve("hashes")).contains(hash);
  }

  Path lockFile(Program program, String version) {
    return home.resolve("locks").resolve(program.id() + "-" + version);
  }

  /// A folder on the same file system, for what is not complete yet.
  Path scratch() throws IOException {
    Path parent = Files.createDirectories(home.resolve("incoming"));
    return Files.createTempDirectory(parent, "program");
  }

  /// Adds a version from its verified tarball.
  InstalledProgram install(Program program, String version, Path tarball, Path scratch)
      throws IOException {
    Path prepared = scratch.resolve("prepared");
    Path content = prepared.resolve("package");
    Tarball.unpack(tarball, content);
    Path bin = Files.createDirectories(prepared.resolve("bin"));
    Stream.Builder<String> hashes = Stream.builder();
    if (program != Program.NODE) {
      Integrity.named(tarball).forEach(hashes::add);
    }
    for (ProgramCommand command : program.commands()) {
      Path target = addCommand(command, content, bin);
      if (program == Program.YARN) {
        Integrity.named(target).forEach(hashes::add);
      }
    }
    Files.write(prepared.resolve("hashes"), hashes.build().toList());
    Path directory = directory(program, version);
    Files.createDirectories(directory.getParent());
    Files.move(prepared, directory, StandardCopyOption.ATOMIC_MOVE);
    return find(program, version).orElseThrow();
  }

  /// Programs of the machine itself get a folder with nothing but their own command.
  InstalledProgram link(HostNode.Found node) throws IOException {
    Path bin = Files.createDirectories(home.resolve("host").resolve("node-" + node.version()));
    Path link = bin.resolve("node");
    if (!Files.isSymbolicLink(link) || !Files.readSymbolicLink(link).equals(node.file())) {
      Path fresh = bin.resolve("node." + ProcessHandle.current().pid());
      Files.deleteIfExists(fresh);
      Files.createSymbolicLink(fresh, node.file());
      Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
    }
    return new InstalledProgram(Program.NODE, node.version(), bin, List.of(bin, node.file()));
  }

  private static Path addCommand(ProgramCommand command, Path content, Path bin)
      throws IOException {
    Path shim = bin.resolve(command.name());
    for (String script : command.scripts()) {
      if (Files.isRegularFile(content.resolve(script))) {
        Files.writeString(
            shim, "#!/bin/sh\nexec node \"${0%%/*}/../package/%s\" \"$@\"\n".formatted(script));
        Files.setPosixFilePermissions(shim, PosixFilePermissions.fromString("rwxr-xr-x"));
        return content.resolve(script);
      }
    }
    for (String binary : command.binaries()) {
      Path file = content.resolve(binary);
      if (Files.isRegularFile(file)) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(shim, Path.of("..", "package").resolve(binary));
        return file;
      }
    }
    throw new IOException("the package has no file for the command '" + command.name() + "'");
  }

  private Path directory(Program program, String version) {
    return home.resolve(program.id()).resolve(version);
  }
}
