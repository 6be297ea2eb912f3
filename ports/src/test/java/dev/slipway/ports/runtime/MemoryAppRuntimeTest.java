package dev.slipway.ports.runtime;

import dev.slipway.domain.plan.Command;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.release.Launch;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.domain.source.Digest;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class MemoryAppRuntimeTest extends AppRuntimeContract {
  private final MemoryAppRuntime runtime = new MemoryAppRuntime();
  private final Map<ReleaseId, String> texts = new HashMap<>();

  @Override
  protected AppRuntime runtime() {
    return runtime;
  }

  @Override
  protected Release saying(String text, ProjectId project, Environment environment) {
    Release release = release(text, project, environment);
    texts.put(release.id(), text);
    return release;
  }

  @Override
  protected Release dying(ProjectId project, Environment environment) {
    Release dying = release("dying", project, environment);
    runtime.whenStarting(release -> {
      if (release.equals(dying)) {
        throw new SlipwayException(
            Problem.of(ProblemCode.APP_EXITED, "Tried to start the app", "It ended", "Mend it")
                .withEvidence(List.of("no database")));
      }
    });
    return dying;
  }

  @Override
  protected Optional<String> visit(URI address) {
    return Arrays.stream(Environment.values())
        .flatMap(environment ->
            List.of(SHOP, BLOG).stream()
                .filter(project -> runtime.address(project, environment).equals(address))
                .flatMap(project -> runtime.serving(project, environment).stream()))
        .map(release -> texts.get(release.id()))
        .findAny();
  }

  private static Release release(String text, ProjectId project, Environment environment) {
    Digest digest = Digest.of(text);
    Launch launch = new Launch.ServerProcess(new Command.Shell("serve"), ".", "node@22.0.0", "/");
    Artifact artifact = new Artifact(digest, new BuildKey(digest), launch, 1, 1);
    return Release.of(project, environment, artifact, new TreeMap<>(), 1, Instant.EPOCH);
  }
}
