package dev.slipway.domain.release;

import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceId;
import java.util.SequencedMap;

/// Names what a build would yield before it is run: the digest of source, plan and build variables.
/// Two deployments with one key need one build.
public record BuildKey(Digest digest) {
  /// Derives the key.
  ///
  /// @param builder the version of the builder, so that a better one builds anew
  public static BuildKey of(
      SourceId source,
      BuildPlan plan,
      SequencedMap<VariableName, Variable.Value> variables,
      String builder) {
    StringBuilder inputs = new StringBuilder();
    append(inputs, builder);
    append(inputs, source.value());
    append(inputs, plan.digest().hex());
    variables.forEach((name, value) -> {
      append(inputs, name.value());
      append(inputs, value.toString());
    });
    return new BuildKey(Digest.of(inputs.toString()));
  }

  private static void append(StringBuilder inputs, String part) {
    inputs.append(part.length()).append(':').append(part).append('\n');
  }

  @Override
  public String toString() {
    return digest.hex();
  }
}
