package dev.slipway.builder.toolchain;

import dev.slipway.builder.disk.FullDisk;
import dev.slipway.builder.lock.ProcessLock;
import dev.slipway.builder.toolchain.Resolutions.Resolution;
import dev.slipway.builder.tree.FileTree;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.plan.NodeVersion;
import dev.slipway.domain.plan.PackageManager;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.semver4j.Semver;

/// Installs the programs that plans name and finds them again. Asks the registry for the newest
/// version of a range at most once a day, and does without it when it cannot be reached and a
/// matching version is installed.
///
/// Throws `TOOLCHAIN_DOWNLOAD_FAILED` (mostly retryable), `TOOLCHAIN_CORRUPT`,
/// `NODE_VERSION_UNAVAILABLE` and `PACKAGE_MANAGER_UNAVAILABLE`.
public final class Toolchains {
  private static final Duration FRESH = Duration.ofDays(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ProgramStore store;
  private final Resolutions resolutions;
  private final NpmRegistry registry;
  private final Platform platform;
  private final InstantSource clock;
  private final Supplier<Optional<HostNode.Found>> hostNode;

  /// @param home the folder for installed programs
  /// @param hostSearchPath where a Node.js of the machine may lie, as in `PATH`; empty for nowhere
  public Toolchains(
      Path home,
      RegistrySettings settings,
      Platform platform,
      String hostSearchPath,
      InstantSource clock) {
    this.store = new ProgramStore(home.toAbsolutePath());
    this.resolutions = new Resolutions(home.toAbsolutePath().resolve("resolutions"));
    this.registry = new NpmRegistry(settings.registry(), new RegistryClient(settings, PATIENCE));
    this.platform = platform;
    this.clock = clock;
    this.hostNode = Once.of(() -> HostNode.on(hostSearchPath));
  }

  /// The programs that a plan needs, installed if they are not yet.
  ///
  /// @param progress is told, in a sentence, what takes time
  public Toolchain provide(BuildPlan plan, Consumer<String> progress) {
    List<InstalledProgram> programs = new ArrayList<>();
    Optional<NodeVersion> node = plan.node().value();
    Optional<PackageManager> manager = plan.packageManager().value();
    node.map(ProgramRequest::node)
        .ifPresent(request -> programs.add(provide(request, Optional.empty(), progress)));
    Optional<String> nodeVersion = programs.stream().map(InstalledProgram::version).findFirst();
    manager
        .map(ProgramRequest::manager)
        .ifPresent(request -> programs.add(provide(request, nodeVersion, progress)));
    return Toolchain.of(programs);
  }

  /// The programs of a [Toolchain#description], unless one of them is not installed.
  public Optional<Toolchain> find(String description) {
    List<InstalledProgram> programs = new ArrayList<>();
    for (ProgramRequest request : requests(description)) {
      Optional<InstalledProgram> program = installed(request, request.range());
      if (program.isEmpty()) {
        return Optional.empty();
      }
      programs.add(program.get());
    }
    return Optional.of(Toolchain.of(programs));
  }

  /// The programs of a [Toolchain#description], installed again if they are gone.
  public Toolchain require(String description) {
    return Toolchain.of(
        requests(description).stream()
            .map(request -> provide(request, Optional.empty(), _ -> {}))
            .toList());
  }

  private static List<ProgramRequest> requests(String description) {
    List<ProgramRequest> requests = new ArrayList<>();
    for (String part : description.split(" ", -1)) {
      int at = part.indexOf('@');
      if (at > 0 && Semver.isValid(part.substring(at + 1))) {
        Program.byId(part.substring(0, at))
            .map(program -> ProgramRequest.exactly(program, part.substring(at + 1)))
            .ifPresent(requests::add);
      }
    }
    return requests;
  }

  private InstalledProgram provide(
      ProgramRequest request, Optional<String> node, Consumer<String> progress) {
    try {
      Optional<InstalledProgram> host = fromHost(request);
      InstalledProgram program =
          host.isPresent() ? host.get() : fromRegistry(request, node, progress);
      requireIntegrity(request, program);
      return program;
    } catch (IOException e) {
      throw new SlipwayException(
          FullDisk.orElse(
              Problem.passing(
                  ProblemCode.STORAGE_WRITE_FAILED,
                  "Tried to install " + request,
                  "A file could not be read or written: " + e,
                  "Check the free space and the permissions of Slipway's home folder"),
              e),
          e);
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
    String version = resolve(request, node);
    Optional<InstalledProgram> program = store.find(request.program(), version);
    return program.isPresent() ? program.get() : install(request, version, progress);
  }

  private String resolve(ProgramRequest request, Optional<String> node) throws IOException {
    if (request.exactVersion().isPresent()) {
      return request.exactVersion().get();
    }
    String question = request + " " + platform + " " + node.orElse("");
    Instant now = clock.instant();
    Optional<Resolution> known = resolutions.find(question);
    if (known.isPresent() && now.isBefore(known.get().at().plus(FRESH))) {
      return known.get().version();
    }
    try {
      String version = newestPublished(request, node);
      resolutions.remember(question, new Resolution(version, now));
      return version;
    } catch (SlipwayException e) {
      return newestInstalled(request)
          .filter(_ -> e.problem().retryable() && !Thread.currentThread().isInterrupted())
          .orElseThrow(() -> e);
    }
  }

  private String newestPublished(ProgramRequest request, Optional<String> node) throws IOException {
    Path scratch = store.scratch();
    try {
      String name = request.program().packageName(platform, request.major());
      return registry.versions(name, scratch.resolve("document")).stream()
          .filter(version -> request.accepts(version.version()))
          .filter(version -> node.isEmpty() || version.runsOn(node.get()))
          .map(PackageVersion::version)
          .max(Comparator.comparing(Semver::new))
          .orElseThrow(() -> unavailable(request));
    } finally {
      FileTree.delete(scratch);
    }
  }

  private Optional<String> newestInstalled(ProgramRequest request) throws IOException {
    return store.versions(request.program()).stream()
        .filter(request::accepts)
        .max(Comparator.comparing(Semver::new));
  }

  private InstalledProgram install(
      ProgramRequest request, String version, Consumer<String> progress) throws IOException {
    Program program = request.program();
    try (ProcessLock _ = ProcessLock.take(store.lockFile(program, version))) {
      Optional<InstalledProgram> meanwhile = store.find(program, version);
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      progress.accept("Downloading %s %s".formatted(program.id(), version));
      Path scratch = store.scratch();
      try {
        return store.install(program, version, verified(request, version, scratch), scratch);
      } finally {
        FileTree.delete(scratch);
      }
    }
  }

  private Path verified(ProgramRequest request, String version, Path scratch) throws IOException {
    String name = request.program().packageName(platform, new Semver(version).getMajor());
    PackageVersion published =
        registry
            .version(name, version, scratch.resolve("document"))
            .orElseThrow(() -> unavailable(request));
    Path tarball = scratch.resolve("tarball");
    registry.download(published, tarball);
    if (!Integrity.matches(tarball, published.integrity())) {
      throw corrupt(request, "the download does not have the hash that the registry names", true);
    }
    return tarball;
  }

  private Optional<InstalledProgram> installed(ProgramRequest request, String version) {
    try {
      Optional<InstalledProgram> program = store.find(request.program(), version);
      return program.isPresent() ? program : fromHost(request);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private void requireIntegrity(ProgramRequest request, InstalledProgram program)
      throws IOException {
    if (request.integrity().isPresent()
        && !store.hasHash(request.program(), program.version(), request.integrity().get())) {
      throw corrupt(request, "it does not have the hash that packageManager asks for", false);
    }
  }

  private static SlipwayException corrupt(ProgramRequest request, String why, boolean passing) {
    String tried = "Tried to install " + request;
    String fix =
        passing
            ? "Try again; if it stays so, ask who runs the registry or a proxy on the way"
            : "Correct or remove the hash after '+' in package.json's packageManager";
    return new SlipwayException(
        passing
            ? Problem.passing(ProblemCode.TOOLCHAIN_CORRUPT, tried, why, fix)
            : Problem.of(ProblemCode.TOOLCHAIN_CORRUPT, tried, why, fix));
  }

  private static SlipwayException unavailable(ProgramRequest request) {
    return new SlipwayException(
        Problem.of(
            request.unavailable(),
            "Tried to find " + request,
            "The registry has no version of it that fits this machine",
            "Ask for another version in package.json or slipway.json"));
  }
}
