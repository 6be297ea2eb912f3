package dev.slipway.embedded.runtime;

import dev.slipway.domain.release.Launch;
import dev.slipway.domain.release.Release;
import dev.slipway.embedded.runtime.process.AppHost;
import dev.slipway.embedded.runtime.process.AppPlan;
import dev.slipway.embedded.runtime.process.SupervisedApp;
import dev.slipway.embedded.runtime.proxy.Backend;
import dev.slipway.embedded.runtime.proxy.HostNames;
import dev.slipway.embedded.runtime.proxy.InFlight;
import dev.slipway.embedded.runtime.proxy.Place;
import dev.slipway.embedded.runtime.rule.ReleaseRules;
import dev.slipway.embedded.runtime.site.ArtifactFiles;
import dev.slipway.embedded.runtime.site.Site;
import dev.slipway.embedded.runtime.site.SiteIndex;
import dev.slipway.ports.runtime.RuntimeVariables;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Makes a release ready for traffic, by how its artifact serves.
record Starter(AppHost host, HostNames names, ArtifactDirectory artifacts, Programs programs) {
  Started start(Release release, RuntimeVariables variables, BooleanSupplier isWanted) {
    Path artifact = artifacts.of(release.artifact().digest());
    return switch (release.artifact().launch()) {
      case Launch.SiteFiles site -> files(release, artifact, site);
      case Launch.ServerProcess launch -> app(plan(release, launch, artifact, variables), isWanted);
    };
  }

  private static Started files(Release release, Path artifact, Launch.SiteFiles launch) {
    Site site = new Site(new SiteIndex(ArtifactFiles.read(artifact), launch.singlePage()));
    ReleaseRules rules = new ReleaseRules(launch.rules());
    return new Started(
        new Backend.Files(release.id(), site, rules, new InFlight()), Optional.empty());
  }

  private AppPlan plan(
      Release release, Launch.ServerProcess launch, Path artifact, RuntimeVariables variables) {
    return new AppPlan(
        release.id(),
        launch,
        artifact.resolve("app"),
        programs.of(launch.toolchain()),
        names.of(Place.of(release)),
        variables);
  }

  private Started app(AppPlan plan, BooleanSupplier isWanted) {
    SupervisedApp app = SupervisedApp.start(plan, host, isWanted);
    return new Started(
        new Backend.App(
            plan.release(),
            app.upstream(),
            new ReleaseRules(plan.launch().rules()),
            new InFlight()),
        Optional.of(app));
  }
}
