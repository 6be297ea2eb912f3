package dev.slipway.engine.workflow.step;

import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.StepResult.ValidatedSource;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import dev.slipway.engine.execution.Execution;
import dev.slipway.ports.build.BuildJob;
import dev.slipway.ports.source.SourceStore;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Puts together what a build environment has to know, from what `validate` saved.
public final class BuildJobs {
  private final SourceStore sources;

  public BuildJobs(SourceStore sources) {
    this.sources = sources;
  }

  BuildJob of(Execution execution, ValidatedSource source) {
    DeploymentRequest request = execution.deployment().request();
    return new BuildJob(
        execution.deployment().id(),
        execution.deployment().attempts(),
        request.project(),
        request.environment(),
        sources.find(request.project(), source.source()).orElseThrow(() -> gone(source)),
        source.plan(),
        source.key(),
        texts(source.buildVariables()));
  }

  private static SequencedMap<VariableName, String> texts(
      SequencedMap<VariableName, Variable.Value> values) {
    SequencedMap<VariableName, String> texts = new TreeMap<>();
    values.forEach((name, value) -> {
      if (value instanceof Variable.BuildValue(String text)) {
        texts.put(name, text);
      }
    });
    return texts;
  }

  private static SlipwayException gone(ValidatedSource source) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.SOURCE_NOT_FOUND,
                "Tried to read the source's list of files",
                "It was removed while the deployment ran",
                "Deploy the project again")
            .at(source.source().value()));
  }
}
