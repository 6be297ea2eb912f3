package dev.slipway.ports.testing;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.Subject;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.UserId;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.release.Launch;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.domain.source.SourcePath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Ordinary domain values, made from as few words as a test cares about.
public final class Examples {
  /// When everything in these examples happens.
  public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  /// The project that most tests are about.
  public static final ProjectId HELLO = new ProjectId("hello");

  /// Who owns it.
  public static final OrganizationId ACME = new OrganizationId("acme");

  private Examples() {}

  /// A project of [#ACME].
  public static Project project(String id) {
    return Project.create(new ProjectId(id), ACME, id, NOW);
  }

  /// The id that ends in this suffix of lower-case letters and digits.
  public static DeploymentId deploymentId(String suffix) {
    return new DeploymentId("deploy_1763935200000_" + suffix);
  }

  /// A deployment of [#HELLO] to production that nobody has worked on.
  public static Deployment queued(String suffix) {
    return queued(suffix, HELLO, Environment.PRODUCTION);
  }

  /// A deployment that nobody has worked on.
  public static Deployment queued(String suffix, ProjectId project, Environment environment) {
    return Deployment.queued(
        deploymentId(suffix),
        new DeploymentRequest(
            project,
            ACME,
            new UserId("jo"),
            environment,
            new Subject.FromSource(manifest("index.html").id()),
            Optional.empty(),
            NOW));
  }

  /// A source with one file, whose content is its path.
  public static SourceManifest manifest(String path) {
    return new SourceManifest(
        List.of(new SourceFile(new SourcePath(path), false, path.length(), Digest.of(path))));
  }

  /// A release of [#HELLO] to production, different for each content.
  public static Release release(String content) {
    return release(HELLO, Environment.PRODUCTION, content);
  }

  /// A release, different for each content.
  public static Release release(ProjectId project, Environment environment, String content) {
    return Release.of(project, environment, artifact(content), new TreeMap<>(), 0, NOW);
  }

  /// A site of one file.
  public static Artifact artifact(String content) {
    return new Artifact(
        Digest.of(content),
        new BuildKey(Digest.of("key of " + content)),
        new Launch.SiteFiles(false),
        1,
        content.length());
  }

  /// A problem that passes.
  public static Problem problem() {
    return Problem.passing(
        ProblemCode.REGISTRY_UNREACHABLE,
        "Tried to install the dependencies",
        "The registry did not answer",
        "Wait for it to come back");
  }
}
