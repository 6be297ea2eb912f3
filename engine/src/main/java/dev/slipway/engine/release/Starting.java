package dev.slipway.engine.release;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.release.Release;
import dev.slipway.ports.runtime.AppRuntime;
import dev.slipway.ports.runtime.RuntimeVariables;
import dev.slipway.ports.secret.SecretStore;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Starts releases with the values that their variables stand for.
public final class Starting {
  private final AppRuntime runtime;
  private final SecretStore secrets;

  public Starting(AppRuntime runtime, SecretStore secrets) {
    this.runtime = runtime;
    this.secrets = secrets;
  }

  /// Starts the release at no traffic and returns when it is healthy.
  public void start(Release release) {
    runtime.start(release, resolved(release));
  }

  private RuntimeVariables resolved(Release release) {
    SequencedMap<VariableName, String> plain = new TreeMap<>();
    SequencedMap<VariableName, Secret> secret = new TreeMap<>();
    release
        .variables()
        .forEach((name, value) -> {
          switch (value) {
            case Variable.RuntimeValue(String text) -> plain.put(name, text);
            case Variable.SecretValue(SecretReference reference) ->
                secret.put(name, secrets.find(reference).orElseThrow(() -> gone(reference)));
            case Variable.BuildValue _ -> {
              // present while building only
            }
          }
        });
    return new RuntimeVariables(plain, secret);
  }

  private static SlipwayException gone(SecretReference reference) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.CONFIGURATION_INVALID,
                "Tried to read a secret for the release",
                "Version %d of it is not in the secret store".formatted(reference.version()),
                "Set the secret again and deploy")
            .at(reference.name().value()));
  }
}
