package dev.slipway.builder;

import dev.slipway.builder.output.BuiltTree;
import dev.slipway.builder.output.OutputCollector;
import dev.slipway.builder.process.CleanEnvironment;
import dev.slipway.builder.process.CommandLimits;
import dev.slipway.builder.process.CommandLine;
import dev.slipway.builder.process.CommandRunner;
import dev.slipway.builder.process.CpuMeter;
import dev.slipway.builder.process.Ending;
import dev.slipway.builder.process.SearchPath;
import dev.slipway.builder.process.Watch;
import dev.slipway.builder.sandbox.Openings;
import dev.slipway.builder.sandbox.Sandbox;
import dev.slipway.builder.toolchain.RegistrySettings;
import dev.slipway.builder.toolchain.Toolchain;
import dev.slipway.builder.workspace.InstallStamp;
import dev.slipway.builder.workspace.Workspace;
import dev.slipway.builder.workspace.WorkspaceWatch;
import dev.slipway.domain.log.LogStream;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.Output;
import dev.slipway.domain.plan.PackageManager;
import dev.slipway.domain.plan.PackageManagerKind;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.release.Launch;
import dev.slipway.domain.source.SourcePath;
import dev.slipway.ports.build.BuildJob;
import dev.slipway.ports.build.BuildLog;
import dev.slipway.ports.build.BuildMeter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Runs a plan in a workspace that holds the source: installs, builds, and gathers what is left.
public final class PlanRunner {
  private static final SourcePath[] INSTALLED = {
    new SourcePath("node_modules"), new SourcePath(".pnp.cjs")
  };

  private final CleanEnvironment environment;
  private final RegistrySettings registry;
  private final Sandbox sandbox;
  private final PlanLimits limits;

  /// @param registry names the user's files that installing may read
  public PlanRunner(
      CleanEnvironment environment, RegistrySettings registry, Sandbox sandbox, PlanLimits limits) {
    this.environment = environment;
    this.registry = registry;
    this.sandbox = sandbox;
    this.limits = limits;
  }

  /// Throws what went wrong as a problem of the project; what was started has then ended.
  public BuiltOutput run(
      BuildJob job,
      Workspace workspace,
      Toolchain toolchain,
      CommandRunner runner,
      BuildLog log,
      BuildMeter meter) {
    CpuMeter cpu = new CpuMeter(workspace.timesFile(), meter);
    Place place = new Place(job, workspace, toolchain, runner, log, cpu);
    BuildPlan plan = job.plan();
    plan.install().value().ifPresent(command -> install(command, place));
    plan.build().value().ifPresent(command -> build(command, place));
    return gather(plan, place);
  }

  /// What stays the same throughout one run.
  private record Place(
      BuildJob job,
      Workspace workspace,
      Toolchain toolchain,
      CommandRunner runner,
      BuildLog log,
      CpuMeter cpu) {
    Path project() {
      return workspace.source().resolve(job.plan().root().value().value()).normalize();
    }

    Optional<PackageManagerKind> manager() {
      return job.plan().packageManager().value().map(PackageManager::kind);
    }

    void say(String text) {
      log.line(LogStream.SYSTEM, text);
    }
  }

  private void install(Command command, Place place) {
    InstallStamp stamp =
        InstallStamp.of(place.job(), place.workspace(), place.toolchain().description());
    if (stamp.isOn(place.workspace())) {
      place.say("Dependencies are as the lockfile says; nothing to install");
      return;
    }
    InstallStamp.takeOff(place.workspace());
    CommandTail tail = new CommandTail(place.log());
    SequencedMap<String, String> variables = variables(command, place);
    // With it, package managers leave out the tools that builds need.
    variables.remove("NODE_ENV");
    environment.addRegistryAccess(variables);
    Ending ending =
        run(command, variables, limits.install(), tail, place, registry.userConfiguration());
    requireNone(
        CommandFailures.ofInstall(
            command.display(), place.manager(), ending, limits.install(), tail));
    stamp.putOn(place.workspace(), INSTALLED);
  }

  private void build(Command command, Place place) {
    CommandTail tail = new CommandTail(place.log());
    SequencedMap<String, String> variables = variables(command, place);
    variables.putIfAbsent("NODE_ENV", "production");
    Ending ending = run(command, variables, limits.build(), tail, place, Optional.empty());
    requireNone(CommandFailures.ofBuild(command.display(), ending, limits.build(), tail));
  }

  private BuiltOutput gather(BuildPlan plan, Place place) {
    OutputCollector collector = new OutputCollector(limits.output());
    BuiltOutput output =
        switch (plan.output().value()) {
          case Output.StaticSite site ->
              new BuiltOutput(
                  new Launch.SiteFiles(site.singlePage().value(), plan.rules()),
                  collector.site(place.project(), site.directory().value().value()));
          case Output.Server server ->
              new BuiltOutput(
                  new Launch.ServerProcess(
                      server.start().value(),
                      plan.root().value().value(),
                      place.toolchain().description(),
                      server.healthPath().value(),
                      server.size().value(),
                      plan.rules()),
                  collector.server(
                      place.workspace().source(),
                      plan.root().value().value(),
                      server.directory().value().value()));
        };
    BuiltTree tree = output.tree();
    place.say(
        "%s: %,d files, %,d bytes"
            .formatted(plan.output().value().directory().value(), tree.files(), tree.bytes()));
    return output;
  }

  private Ending run(
      Command command,
      SequencedMap<String, String> variables,
      CommandLimits limit,
      BuildLog log,
      Place place,
      Optional<Path> secretFile) {
    place.say("$ " + command.display());
    List<String> lines =
        switch (command) {
          case Command.Shell(String line) -> List.of(line);
          case Command.Script script -> script.lines();
        };
    Ending ending = new Ending.Exited(0);
    for (String line : lines) {
      CommandLine shell =
          new CommandLine(List.of("/bin/sh", "-c", line), place.project(), variables);
      CommandLine enclosed =
          sandbox.enclose(place.cpu().around(shell), openings(place, secretFile));
      Watch watch = new WorkspaceWatch(place.workspace(), limits.disk());
      try {
        ending = place.runner().run(place.cpu().open(enclosed), limit, watch, log);
      } finally {
        place.cpu().read();
      }
      if (ending instanceof Ending.WroteTooMuch) {
        place.workspace().clear();
      }
      if (!ending.equals(new Ending.Exited(0))) {
        return ending;
      }
    }
    return ending;
  }

  private SequencedMap<String, String> variables(Command command, Place place) {
    Workspace workspace = place.workspace();
    SequencedMap<String, String> variables =
        environment.variables(workspace.home(), workspace.temporary(), place.manager());
    variables.putAll(ScriptEnvironment.of(command, place.project(), place.toolchain()));
    place.job().variables().forEach((name, value) -> variables.put(name.value(), value));
    variables.put("PATH", SearchPath.of(workspace.source(), place.project(), place.toolchain()));
    return variables;
  }

  private Openings openings(Place place, Optional<Path> secretFile) {
    List<Path> readable = new ArrayList<>(place.toolchain().readable());
    readable.addAll(registry.certificates());
    secretFile.ifPresent(readable::add);
    Workspace workspace = place.workspace();
    return new Openings(
        List.of(workspace.source(), workspace.home(), workspace.temporary()), readable);
  }

  private static void requireNone(Optional<Problem> problem) {
    problem.ifPresent(found -> {
      throw new SlipwayException(found);
    });
  }
}
