package dev.slipway.engine.project;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.Following;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectConfiguration;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.release.Release;
import dev.slipway.ports.secret.OutsideSecrets;
import dev.slipway.ports.secret.SecretStore;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Takes over what the secrets have become that variables follow. Each new value is a version of
/// our own secret, so that a release of yesterday has yesterday's value whatever happens outside.
public final class FollowedSecrets {
  private final SecretStore secrets;
  private final OutsideSecrets outside;
  private final Reconfiguration reconfiguration;

  public FollowedSecrets(
      SecretStore secrets, OutsideSecrets outside, Reconfiguration reconfiguration) {
    this.secrets = secrets;
    this.outside = outside;
    this.reconfiguration = reconfiguration;
  }

  /// Whether it follows any.
  public static boolean isFollowing(Project project) {
    return project.configuration().variables().stream()
        .anyMatch(variable -> variable.follows().isPresent());
  }

  /// The variables of a release with the values that its followed secrets have in the
  /// configuration. Nothing else that was changed since is among them: it waits for the next
  /// deployment. One that the release has from before it was followed is left as it is for the same
  /// reason.
  public static SequencedMap<VariableName, Variable.Value> renewed(
      Release release, ProjectConfiguration configuration) {
    Environment environment = release.environment();
    SequencedMap<VariableName, Variable.Value> present =
        configuration.runtimeVariables(environment);
    SequencedMap<VariableName, Variable.Value> values = new TreeMap<>(release.variables());
    for (Variable variable : configuration.variables()) {
      boolean holds =
          variable.holdsIn(environment) && variable.value().equals(present.get(variable.name()));
      if (holds
          && variable
              .follows()
              .filter(it -> isSince(it, values.get(variable.name())))
              .isPresent()) {
        values.put(variable.name(), variable.value());
      }
    }
    return values;
  }

  private static boolean isSince(Following following, Variable.@Nullable Value value) {
    return value instanceof Variable.SecretValue(SecretReference reference)
        && reference.version() >= following.since();
  }

  /// The project with what has become of the secrets that it follows. Repeating it changes nothing.
  public Project renew(Project project) {
    record Renewed(Variable variable, SecretReference reference) {}
    List<Renewed> all = new ArrayList<>();
    for (Variable variable : project.configuration().variables()) {
      if (variable.follows().isPresent()
          && variable.value() instanceof Variable.SecretValue(SecretReference held)) {
        Secret value = outside.read(project.id(), variable.follows().get().origin());
        if (secrets.find(held).filter(value::equals).isEmpty()) {
          all.add(new Renewed(variable, secrets.put(project.id(), variable.name(), value)));
        }
      }
    }
    return all.isEmpty()
        ? project
        : reconfiguration.change(
            project.id(),
            CallerId.SERVICE,
            configuration -> {
              ProjectConfiguration next = configuration;
              for (Renewed renewed : all) {
                if (configuration.variables().contains(renewed.variable())) {
                  next =
                      next.with(
                          renewed.variable().renewed(renewed.reference(), reconfiguration.now()));
                }
              }
              return next;
            });
  }
}
