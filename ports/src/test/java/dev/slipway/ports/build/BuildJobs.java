package dev.slipway.ports.build;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.Framework;
import dev.slipway.domain.plan.Output;
import dev.slipway.domain.plan.OutputDirectory;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.BuildKey;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Jobs for tests.
public final class BuildJobs {
  private BuildJobs() {}

  /// A job of a project without dependencies.
  public static BuildJob job(
      String project, String deployment, Map<String, String> files, BuildPlan plan) {
    SourceManifest manifest = manifest(files);
    return new BuildJob(
        new DeploymentId("deploy_1_" + deployment),
        1,
        new ProjectId(project),
        Environment.PRODUCTION,
        manifest,
        plan,
        BuildKey.of(manifest.id(), plan, new TreeMap<>(), "test"),
        new TreeMap<>());
  }

  /// A folder of files that one shell line makes; none for files that are served as they are.
  public static BuildPlan sitePlan(Optional<String> build, String output) {
    return new BuildPlan(
        Chosen.of(OutputDirectory.ROOT, "test"),
        Chosen.of(new Framework("static", "Static files"), "test"),
        Chosen.of(Optional.empty(), "test"),
        Chosen.of(Optional.empty(), "test"),
        Chosen.of(Optional.empty(), "test"),
        Chosen.of(build.map(Command.Shell::new), "test"),
        Chosen.of(
            new Output.StaticSite(
                Chosen.of(new OutputDirectory(output), "test"), Chosen.of(false, "test")),
            "test"),
        List.of());
  }

  /// Files that are served with a header field and a redirect.
  public static BuildPlan askingPlan() {
    BuildPlan plan = sitePlan(Optional.empty(), ".");
    HeaderRule header =
        new HeaderRule(new PathPattern("/**"), List.of(new HeaderField("X-Frame-Options", "DENY")));
    Redirect redirect = new Redirect(new PathPattern("/old"), new Destination("/new"), 301);
    return new BuildPlan(
        plan.root(),
        plan.framework(),
        plan.packageManager(),
        plan.node(),
        plan.install(),
        plan.build(),
        plan.output(),
        Chosen.of(new HeaderRules(List.of(header)), "test"),
        Chosen.of(new Redirects(List.of(redirect)), "test"),
        plan.warnings());
  }

  private static SourceManifest manifest(Map<String, String> files) {
    return new SourceManifest(
        files.entrySet().stream()
            .map(file -> {
              byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
              return new SourceFile(
                  new SourcePath(file.getKey()), false, content.length, Digest.of(content));
            })
            .toList());
  }
}
