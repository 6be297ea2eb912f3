package dev.slipway.builder.toolchain;

import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.plan.NodeVersion;
import dev.slipway.domain.plan.PackageManager;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.semver4j.Semver;

/// Installs the programs that plans name and finds them again. Asks the registry for the newest
/// version of a range at most once a day, and does without it when it cannot be reached and a
/// matching version is installed.
///
/// Throws `TOOLCHAIN_DOWNLOAD_FAILED` (mostly retryable), `TOOLCHAIN_CORRUPT`,
/// `NODE_VERSION_UNAVAILABLE` and `PACKAGE_MANAGER_UNAVAILABLE`.
public final class Toolchains {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ProgramStore store;
  private final ProgramSource source;

  /// @param home the folder for installed programs
  /// @param hostSearchPath where a Node.js of the machine may lie, as in `PATH`; empty for nowhere
  public Toolchains(
      Path home,
      RegistrySettings settings,
      Platform platform,
      String hostSearchPath,
      InstantSource clock) {
    this.store = new ProgramStore(home.toAbsolutePath(), clock);
    Resolutions resolutions = new Resolutions(home.toAbsolutePath().resolve("resolutions"));
    NpmRegistry registry =
        new NpmRegistry(settings.registry(), new RegistryClient(settings, PATIENCE));
    this.source =
        new ProgramSource(
            store,
            new VersionChoice(store, resolutions, registry, platform, clock),
            new ProgramDownload(store, registry, platform),
            Once.of(() -> HostNode.on(hostSearchPath)));
  }

  /// The programs that a plan needs, installed if they are not yet.
  ///
  /// @param progress is told, in a sentence, what takes time
  public Toolchain provide(BuildPlan plan, Consumer<String> progress) {
    List<InstalledProgram> programs = new ArrayList<>();
    Optional<NodeVersion> node = plan.node().value();
    Optional<PackageManager> manager = plan.packageManager().value();
    node.map(ProgramRequest::node)
        .ifPresent(request -> programs.add(source.provide(request, Optional.empty(), progress)));
    Optional<String> nodeVersion = programs.stream().map(InstalledProgram::version).findFirst();
    manager
        .map(ProgramRequest::manager)
        .ifPresent(request -> programs.add(source.provide(request, nodeVersion, progress)));
    return Toolchain.of(programs);
  }

  /// The programs of a [Toolchain#description], unless one of them is not installed.
  public Optional<Toolchain> find(String description) {
    List<InstalledProgram> programs = new ArrayList<>();
    for (ProgramRequest request : requests(description)) {
      Optional<InstalledProgram> program = source.find(request);
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
            .map(request -> source.provide(request, Optional.empty(), _ -> {}))
            .toList());
  }

  /// The programs that were downloaded.
  public List<KeptProgram> kept() {
    try {
      return store.kept();
    } catch (IOException e) {
      throw notReached("list the programs", e);
    }
  }

  /// Removes a program, at once and wholly; false when it was used since it was listed, or is gone.
  /// It is installed again when it is needed again.
  public boolean remove(KeptProgram program) {
    try {
      return store.remove(program);
    } catch (IOException e) {
      throw notReached("remove " + program.name(), e);
    }
  }

  private static SlipwayException notReached(String action, IOException cause) {
    return new SlipwayException(
        Problem.passing(
            ProblemCode.STORAGE_WRITE_FAILED,
            "Tried to " + action,
            "A file could not be read or written: " + cause,
            "Check the permissions of Slipway's home folder"),
        cause);
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
}
