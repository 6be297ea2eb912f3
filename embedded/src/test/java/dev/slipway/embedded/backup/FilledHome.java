package dev.slipway.embedded.backup;

import dev.slipway.builder.BuiltOutput;
import dev.slipway.builder.output.OutputBounds;
import dev.slipway.builder.output.OutputCollector;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.Subject;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogStream;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.UserId;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.release.Launch;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.embedded.artifact.DirectoryArtifactStore;
import dev.slipway.embedded.file.Deletions;
import dev.slipway.embedded.log.FileLogStore;
import dev.slipway.embedded.secret.FileSecretStore;
import dev.slipway.embedded.source.FileSourceStore;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.store.SqliteDeploymentStore;
import dev.slipway.embedded.store.SqliteProjectStore;
import dev.slipway.ports.testing.Examples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A home folder that the stores themselves have filled, with files beside theirs that no backup
/// needs. The stores stay open.
final class FilledHome implements AutoCloseable {
  static final VariableName SECRET = new VariableName("API_KEY");

  final Path folder;
  final Deletions ofProjects = new Deletions();
  final Deletions ofOldThings = new Deletions();
  final SqliteDatabase database;
  final SqliteDeploymentStore deployments;
  final SqliteProjectStore projects;
  final FileSourceStore sources;
  final FileSecretStore secrets;
  final FileLogStore logs;
  final DirectoryArtifactStore artifacts;

  private final Path builds;

  /// Opens the stores of a folder, as a service would.
  FilledHome(Path folder, Path builds) {
    this.folder = folder;
    this.builds = builds;
    database = SqliteDatabase.open(folder.resolve("slipway.db"));
    deployments = new SqliteDeploymentStore(database);
    projects = new SqliteProjectStore(database);
    sources = new FileSourceStore(folder, InstantSource.system(), ofProjects, ofOldThings);
    secrets =
        new FileSecretStore(
            folder, new SecureRandom(), InstantSource.system(), ofProjects, ofOldThings);
    logs = new FileLogStore(folder.resolve("logs/deployments"), ofOldThings);
    artifacts = new DirectoryArtifactStore(folder, InstantSource.system(), ofOldThings);
  }

  HomeBackup backup() {
    return new HomeBackup(folder, "1.2.3", () -> Examples.NOW, ofProjects, ofOldThings);
  }

  /// A project with a secret, a source, a deployment and its log.
  Deployment deployed(String name) {
    ProjectId project = new ProjectId(name);
    projects.save(Examples.project(name));
    secrets.put(project, SECRET, Secret.of("secret of " + name));
    SourceManifest manifest = Examples.manifest(name + ".html");
    sources.save(project, manifest);
    byte[] content = (name + ".html").getBytes(StandardCharsets.UTF_8);
    sources.put(Digest.of(content), new ByteArrayInputStream(content), content.length);
    Deployment deployment = deployment(name, manifest);
    logs.append(
        deployment.id(),
        1,
        List.of(new LogLine(Examples.NOW, Step.BUILD, LogStream.STDOUT, "building " + name)));
    deployments.admit(deployment);
    return deployment;
  }

  private static Deployment deployment(String project, SourceManifest manifest) {
    return Deployment.queued(
        Examples.deploymentId(project),
        new DeploymentRequest(
            new ProjectId(project),
            Examples.ACME,
            new UserId("jo"),
            Environment.PRODUCTION,
            new Subject.FromSource(manifest.id()),
            Optional.empty(),
            Examples.NOW));
  }

  /// A site of a page and a file that all sites share.
  Artifact site(String page, byte[] shared) throws IOException {
    Path project = builds.resolve("site");
    Path site = Files.createDirectories(project.resolve("dist"));
    Files.writeString(site.resolve("index.html"), page);
    Files.write(site.resolve("shared.bin"), shared);
    return artifacts.keep(
        new BuildKey(Digest.of("site " + page)),
        new BuiltOutput(new Launch.SiteFiles(false), collector().site(project, "dist")));
  }

  /// A server with an installed package and a link to its program.
  Artifact server(String program) throws IOException {
    Path app = Files.createDirectories(builds.resolve("server"));
    Path installed = Files.createDirectories(app.resolve("node_modules/tool"));
    Files.writeString(installed.resolve("tool.js"), "#!/usr/bin/env node");
    Files.setPosixFilePermissions(
        installed.resolve("tool.js"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Path programs = Files.createDirectories(app.resolve("node_modules/.bin"));
    if (Files.notExists(programs.resolve("tool"))) {
      Files.createSymbolicLink(programs.resolve("tool"), Path.of("../tool/tool.js"));
    }
    Files.writeString(app.resolve("sérver.js"), program);
    return artifacts.keep(
        new BuildKey(Digest.of("server " + program)),
        new BuiltOutput(
            new Launch.ServerProcess(new Command.Shell("node sérver.js"), ".", "node@22", "/"),
            collector().server(app, ".", ".")));
  }

  private static OutputCollector collector() {
    return new OutputCollector(new OutputBounds(1_000, 100_000_000));
  }

  /// Files of the machine, and files that are only just being written.
  void litter() throws IOException {
    file("token", "slip_token");
    Files.setPosixFilePermissions(
        folder.resolve("token"), PosixFilePermissions.fromString("rw-------"));
    file("slipway.properties", "LOG_LEVEL=debug");
    file("server.json", "{}");
    file("logs/server.log", "started");
    file("workspaces/hello-production/node_modules/a.js", "a");
    file("toolchains/node/bin/node", "node");
    file("artifact-incoming/artifact123/site/index.html", "half");
    file("artifact-files/fresh123.tmp", "half");
    file("manifests/hello/pending-123.tmp", "half");
  }

  private void file(String name, String content) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), content);
  }

  @Override
  public void close() {
    database.close();
  }
}
