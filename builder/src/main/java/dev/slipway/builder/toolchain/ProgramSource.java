package dev.slipway.builder.toolchain;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Where a program comes from: the machine itself, what is installed, or the registry.
record ProgramSource(
    ProgramStore store,
    VersionChoice versions,
    ProgramDownload download,
    Supplier<Optional<HostNode.Found>> hostNode) {
  /// A program that will do, installed if it is not yet.
  ///
  /// @param node the version of Node.js that it has to run on
  InstalledProgram provide(
      ProgramRequest request, Optional<String> node, Consumer<String> progress) {
    try {
      Optional<InstalledProgram> host = fromHost(request);
      InstalledProgram program =
          host.isPresent() ? host.get() : fromRegistry(request, node, progress);
      requireIntegrity(request, program);
      return program;
    } catch (IOException e) {
      throw ToolchainProblems.notKept(request, e);
    }
  }

  /// The one version that is asked for, if it is here.
  Optional<InstalledProgram> find(ProgramRequest exactly) {
    try {
      Optional<InstalledProgram> program = store.find(exactly.program(), exactly.range());
      return program.isPresent() ? program : fromHost(exactly);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private Optional<InstalledProgram> fromHost(ProgramRequest request) throws IOException {
    Optional<HostNode.Found> found =
        request.program() == Program.NODE
            ? hostNode.get().filter(node -> request.accepts(node.version()))
            : Optional.empty();
    return found.isPresent() ? Optional.of(store.link(found.get())) : Optional.empty();
  }

  private InstalledProgram fromRegistry(
      ProgramRequest request, Optional<String> node, Consumer<String> progress) throws IOException {
    String version = versions.of(request, node);
    Optional<InstalledProgram> program = store.find(request.program(), version);
    return program.isPresent() ? program.get() : download.install(request, version, progress);
  }

  private void requireIntegrity(ProgramRequest request, InstalledProgram program)
      throws IOException {
    if (request.integrity().isPresent()
        && !store.hasHash(request.program(), program.version(), request.integrity().get())) {
      throw ToolchainProblems.notTheOneAskedFor(request);
    }
  }
}
