package dev.slipway.documents;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepHistory;
import dev.slipway.domain.deployment.StepRecord;
import dev.slipway.domain.deployment.StepResult;
import dev.slipway.domain.deployment.Subject;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogPosition;
import dev.slipway.domain.log.LogStream;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.Framework;
import dev.slipway.domain.plan.NodeVersion;
import dev.slipway.domain.plan.Output;
import dev.slipway.domain.plan.OutputDirectory;
import dev.slipway.domain.plan.PackageManager;
import dev.slipway.domain.plan.PackageManagerKind;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.OwnSettings;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectConfiguration;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.project.UserId;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.release.Launch;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.rule.AnswerRules;
import dev.slipway.domain.rule.Destination;
import dev.slipway.domain.rule.HeaderField;
import dev.slipway.domain.rule.HeaderRule;
import dev.slipway.domain.rule.HeaderRules;
import dev.slipway.domain.rule.PathPattern;
import dev.slipway.domain.rule.Redirect;
import dev.slipway.domain.rule.Redirects;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.domain.source.SourcePath;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Values that have every case of every stored type among them.
final class Samples {
  static final Instant AT = Instant.parse("2026-11-23T12:00:00.123456789Z");

  private static final ProjectId PROJECT = new ProjectId("hello");
  private static final SecretReference SECRET =
      new SecretReference(PROJECT, new VariableName("API_KEY"), 3);
  private static final SequencedMap<VariableName, Variable.Value> VARIABLES =
      new TreeMap<>(
          Map.of(
              new VariableName("GREETING"), new Variable.RuntimeValue("hällo \"you\""),
              new VariableName("API_KEY"), new Variable.SecretValue(SECRET)));
  private static final SequencedMap<VariableName, Variable.Value> BUILD_VARIABLES =
      new TreeMap<>(Map.of(new VariableName("MODE"), new Variable.BuildValue("fast")));

  private Samples() {}

  static Problem problem() {
    return new Problem(
        ProblemCode.BUILD_COMMAND_FAILED,
        "Tried to build the project",
        "package.json: scripts.build",
        "`npm run build` ended with exit code 1",
        "Fix the error above",
        false,
        List.of("src/App.tsx(12,7): error TS2322", "\u001b[31mred\u001b[0m"));
  }

  static SourceManifest manifest() {
    return new SourceManifest(
        List.of(
            new SourceFile(new SourcePath("src/Ünï.tsx"), false, 5, Digest.of("a")),
            new SourceFile(new SourcePath("bin/run"), true, 0, Digest.of(""))));
  }

  static BuildPlan serverPlan() {
    return new BuildPlan(
        Chosen.of(new OutputDirectory("apps/web"), "from slipway.json"),
        Chosen.of(new Framework("next", "Next.js 16"), "next is a dependency"),
        Chosen.of(
            Optional.of(
                new PackageManager(
                    PackageManagerKind.YARN_BERRY, "4.1.0", Optional.of("sha512.9f3c"))),
            "from packageManager"),
        Chosen.of(Optional.of(new NodeVersion(22, ">=22.12.0 <22.15.0")), "from engines.node"),
        Chosen.of(Optional.of(new Command.Shell("yarn install --immutable")), "the lockfile"),
        Chosen.of(
            Optional.of(
                new Command.Script("yarn build", "build", List.of("echo pre", "next build"))),
            "scripts.build"),
        Chosen.of(
            new Output.Server(
                Chosen.of(OutputDirectory.ROOT, "it needs node_modules"),
                Chosen.of(new Command.Shell("next start"), "scripts.start"),
                Chosen.of(3000, "the default of Next.js"),
                Chosen.of("/health", "from slipway.json")),
            "it has server routes"),
        List.of("There is no lockfile"));
  }

  static BuildPlan sitePlan() {
    return new BuildPlan(
        Chosen.of(OutputDirectory.ROOT, "index.html is there"),
        Chosen.of(new Framework("static", "Static files"), "index.html is there"),
        Chosen.of(Optional.empty(), "there is no package.json"),
        Chosen.of(Optional.empty(), "nothing needs it"),
        Chosen.of(Optional.empty(), "nothing to install"),
        Chosen.of(Optional.empty(), "nothing to build"),
        Chosen.of(
            new Output.StaticSite(
                Chosen.of(OutputDirectory.ROOT, "index.html is there"),
                Chosen.of(true, "from slipway.json")),
            "there are only files"),
        List.of());
  }

  /// A server plan with all that a project can ask for.
  static BuildPlan ruledPlan() {
    BuildPlan plan = serverPlan();
    return new BuildPlan(
        plan.root(),
        plan.framework(),
        plan.packageManager(),
        plan.node(),
        plan.install(),
        plan.build(),
        Chosen.of(
            new Output.Server(
                Chosen.of(OutputDirectory.ROOT, "it needs node_modules"),
                Chosen.of(new Command.Shell("next start"), "scripts.start"),
                Chosen.of(3000, "the default of Next.js"),
                Chosen.of("/health", "from slipway.json"),
                Chosen.of(size(), "from slipway.json")),
            "it has server routes"),
        Chosen.of(rules().headers(), "from slipway.json"),
        Chosen.of(rules().redirects(), "from slipway.json"),
        plan.warnings());
  }

  static AnswerRules rules() {
    return new AnswerRules(
        new HeaderRules(
            List.of(
                new HeaderRule(
                    new PathPattern("/**"),
                    List.of(
                        new HeaderField("X-Frame-Options", "DENY"),
                        new HeaderField("Content-Security-Policy", "default-src 'self'"))))),
        new Redirects(
            List.of(
                new Redirect(
                    new PathPattern("/über/*"),
                    new Destination("https://example.com/about/*?from=old#top"),
                    301))));
  }

  private static SizeRequest size() {
    return new SizeRequest(Optional.of(500), Optional.empty());
  }

  static Artifact ruledSite() {
    return artifact(new Launch.SiteFiles(false, rules()));
  }

  static Artifact ruledServer() {
    return artifact(
        new Launch.ServerProcess(
            new Command.Shell("node server.js"), ".", "node@22.21.1", "/", size(), rules()));
  }

  static Artifact site() {
    return artifact(new Launch.SiteFiles(true));
  }

  static Artifact server() {
    return artifact(
        new Launch.ServerProcess(
            new Command.Shell("node server.js"), ".", "node@22.21.1 npm@11.2.0", "/"));
  }

  private static Artifact artifact(Launch launch) {
    return new Artifact(
        Digest.of("artifact"), new BuildKey(Digest.of("key")), launch, 12, 3_000_000_000L);
  }

  static Release release() {
    return Release.of(PROJECT, Environment.PRODUCTION, server(), VARIABLES, 4, AT);
  }

  static Activation activation() {
    return new Activation(PROJECT, Environment.STAGING, 7, release().id(), id("a"), AT);
  }

  static Project project() {
    Project project = Project.create(PROJECT, new OrganizationId("acme"), "Hello – you", AT);
    return project
        .withConfiguration(
            project
                .configuration()
                .with(variable("GREETING", Optional.empty(), new Variable.RuntimeValue("hi")))
                .with(
                    variable(
                        "MODE",
                        Optional.of(Environment.PRODUCTION),
                        new Variable.BuildValue("slow")))
                .with(variable("API_KEY", Optional.empty(), new Variable.SecretValue(SECRET))),
            AT.plusSeconds(1))
        .withActive(false, AT.plusSeconds(2))
        .withVersion(9);
  }

  /// A version in which there is a difference of every kind.
  static ConfigurationVersion configurationVersion() {
    ProjectConfiguration before = project().configuration();
    ProjectConfiguration next =
        before
            .withSettings(new OwnSettings(new TreeMap<>(Map.of("node", "\"22\"", "build", "null"))))
            .with(
                variable("GREETING", Optional.empty(), new Variable.RuntimeValue("moin")).setAt(AT))
            .without(new VariableName("API_KEY"), Optional.empty())
            .withVersion(before.version() + 1);
    return ConfigurationVersion.of(PROJECT, before, next, AT, CallerId.MACHINE, Optional.of(2L));
  }

  private static Variable variable(
      String name, Optional<Environment> environment, Variable.Value value) {
    return new Variable(new VariableName(name), environment, value, Optional.empty());
  }

  static List<StepResult> stepResults() {
    return List.of(
        new StepResult.ValidatedSource(
            manifest().id(),
            2,
            5,
            serverPlan(),
            new BuildKey(Digest.of("key")),
            BUILD_VARIABLES,
            VARIABLES,
            4),
        new StepResult.ValidatedRelease(release().id(), site(), VARIABLES, 4),
        new StepResult.Provisioned("this machine", true),
        new StepResult.ArtifactExists(server()),
        new StepResult.Synced(10, 3, 1, 4_000_000_000L),
        new StepResult.Built(site(), false),
        new StepResult.Deployed(release().id(), URI.create("http://hello.localhost:7070/"), false),
        new StepResult.CleanedUp());
  }

  private static List<StepRecord> stepRecords() {
    Stream<StepRecord> done =
        stepResults().stream().map(result -> new StepRecord.Done(AT, AT.plusSeconds(3), result));
    Stream<StepRecord> others =
        Stream.of(
            new StepRecord.Started(Step.BUILD, AT),
            new StepRecord.Failed(Step.BUILD, AT, AT.plusMillis(5), problem()),
            new StepRecord.Skipped(Step.SYNC, AT, "the artifact exists"));
    return Stream.concat(done, others).toList();
  }

  private static List<DeploymentState> states() {
    return List.of(
        new DeploymentState.Queued(AT),
        new DeploymentState.Running(AT, 1, Optional.empty()),
        new DeploymentState.Running(
            AT, 2, Optional.of(new DeploymentState.Wait(AT.plusSeconds(5), problem()))),
        new DeploymentState.Cancelling(AT, 1),
        new DeploymentState.Succeeded(
            AT, release().id(), URI.create("http://hello.localhost:7070/")),
        new DeploymentState.Failed(AT, Step.BUILD, problem()),
        new DeploymentState.Cancelled(AT));
  }

  /// One for each state, one for each step record, and one for each subject.
  static List<Deployment> deployments() {
    Subject fromSource = new Subject.FromSource(manifest().id());
    Subject fromRelease = new Subject.FromRelease(release().id());
    Stream<Deployment> byState =
        states().stream().map(state -> deployment(fromSource, state, StepHistory.empty()));
    Stream<Deployment> byStep =
        stepRecords().stream()
            .map(step -> deployment(fromRelease, states().get(1), StepHistory.empty().with(step)));
    return Stream.concat(byState, byStep).toList();
  }

  /// One that takes over a rotated secret, of which older services knew nothing.
  static Deployment rotation() {
    return deployment(new Subject.Rotated(), states().getFirst(), StepHistory.empty());
  }

  private static Deployment deployment(Subject subject, DeploymentState state, StepHistory steps) {
    DeploymentRequest request =
        new DeploymentRequest(
            PROJECT,
            new OrganizationId("acme"),
            new UserId("jo"),
            Environment.DEVELOPMENT,
            subject,
            Optional.of(id("before")),
            AT);
    return new Deployment(
        id("a"), request, state, steps, 2, 1, Optional.of(AT), Optional.empty(), 11);
  }

  static StoredLine line() {
    return new StoredLine(
        new LogPosition(2, 5_000_000_000L),
        new LogLine(AT, Step.SYNC, LogStream.STDERR, "tab\t \"quoted\" \u001b[31m 🚀"));
  }

  private static DeploymentId id(String suffix) {
    return new DeploymentId("deploy_1763935200000_" + suffix);
  }
}
