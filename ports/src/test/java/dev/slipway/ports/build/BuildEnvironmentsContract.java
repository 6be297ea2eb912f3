package dev.slipway.ports.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.StepResult.Synced;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.Launch;
import dev.slipway.domain.source.Digest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every place for builds promises.
public abstract class BuildEnvironmentsContract {
  private static final Map<String, String> FILES =
      Map.of("index.html", "<h1>one</h1>", "css/site.css", "h1 { color: teal }");

  private static final BuildLog SILENT = (_, _) -> {};

  /// The environments under test.
  protected abstract BuildEnvironments environments();

  /// Makes content available to builds.
  protected abstract void stored(String content);

  @Test
  void aBuildYieldsAnArtifactUnderTheJobsKey() {
    BuildJob job = job("a", FILES);

    Artifact artifact = built(job);

    assertThat(artifact.key()).isEqualTo(job.key());
    assertThat(artifact.launch()).isEqualTo(new Launch.SiteFiles(false));
    assertThat(artifact.files()).isEqualTo(2);
    assertThat(artifact.bytes()).isEqualTo(30);
  }

  @Test
  void whatThePlanAsksOfAnswersIsInTheArtifact() {
    FILES.values().forEach(this::stored);
    BuildPlan asking = BuildJobs.askingPlan();

    Artifact artifact = built(BuildJobs.job("demo", "asking", FILES, asking));

    assertThat(artifact.launch()).isEqualTo(new Launch.SiteFiles(false, asking.rules()));
  }

  @Test
  void buildingAgainYieldsAnArtifactUnderTheSameKey() {
    BuildJob job = job("b", FILES);

    Digest first = built(job).digest();

    assertThat(environments().build(job, SILENT, _ -> {}).key()).isEqualTo(job.key());
    assertThat(environments().build(job, SILENT, _ -> {}).digest()).isEqualTo(first);
  }

  @Test
  void anotherSourceYieldsAnotherArtifact() {
    Digest one = built(job("c", FILES)).digest();
    environments().release(job("c", FILES).deployment());

    Digest two = built(job("d", Map.of("index.html", "<h1>two</h1>"))).digest();

    assertThat(two).isNotEqualTo(one);
  }

  @Test
  void syncMovesOnlyWhatDiffersAndNothingTheSecondTime() {
    BuildJob job = job("e", FILES);
    environments().provision(job, SILENT);

    assertThat(environments().sync(job, SILENT)).isEqualTo(new Synced(2, 2, 0, 30));
    assertThat(environments().sync(job, SILENT)).isEqualTo(new Synced(2, 0, 0, 0));
  }

  @Test
  void aDeploymentOwnsAnEnvironmentUntilItIsReleased() {
    BuildJob job = job("f", FILES);

    environments().provision(job, SILENT);
    assertThat(environments().owned()).containsExactly(job.deployment());

    environments().release(job.deployment());
    assertThat(environments().owned()).isEmpty();
  }

  @Test
  void provisioningAgainFindsTheEnvironmentThatIsThere() {
    BuildJob job = job("g", FILES);
    environments().provision(job, SILENT);

    assertThat(environments().provision(job, SILENT).warm()).isTrue();
    assertThat(environments().owned()).containsExactly(job.deployment());
  }

  @Test
  void releasingTwiceOrWhatWasNeverProvisionedIsHarmless() {
    BuildJob job = job("h", FILES);
    environments().provision(job, SILENT);

    environments().release(job.deployment());
    environments().release(job.deployment());
    environments().release(job("i", FILES).deployment());

    assertThat(environments().owned()).isEmpty();
  }

  private Artifact built(BuildJob job) {
    environments().provision(job, SILENT);
    environments().sync(job, SILENT);
    return environments().build(job, SILENT, _ -> {});
  }

  private BuildJob job(String deployment, Map<String, String> files) {
    files.values().forEach(this::stored);
    return BuildJobs.job("demo", deployment, files, BuildJobs.sitePlan(Optional.empty(), "."));
  }
}
