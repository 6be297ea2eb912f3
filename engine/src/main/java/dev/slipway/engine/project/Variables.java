package dev.slipway.engine.project;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.Following;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectConfiguration;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretOrigin;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.project.VariableScope;
import dev.slipway.ports.secret.OutsideSecrets;
import dev.slipway.ports.secret.SecretStore;
import java.util.List;
import java.util.Optional;

/// Sets and removes the environment variables of projects. A change is the next version of the
/// project's configuration and reaches what runs with the next deployment.
public final class Variables {
  private final Projects projects;
  private final SecretStore secrets;
  private final OutsideSecrets outside;
  private final Reconfiguration reconfiguration;

  /// Variables that follow no secrets of others.
  public Variables(Projects projects, SecretStore secrets, Reconfiguration reconfiguration) {
    this(projects, secrets, OutsideSecrets.none(), reconfiguration);
  }

  public Variables(
      Projects projects,
      SecretStore secrets,
      OutsideSecrets outside,
      Reconfiguration reconfiguration) {
    this.projects = projects;
    this.secrets = secrets;
    this.outside = outside;
    this.reconfiguration = reconfiguration;
  }

  /// One variable to set.
  ///
  /// @param environment where it holds; empty for every environment
  /// @param value that of a secret may be the origin of one that it follows: `keyvault:payment-key`
  public record Setting(
      VariableName name, Optional<Environment> environment, VariableScope scope, String value) {
    public Setting {
      if (value.length() > Variable.MAX_LENGTH || value.indexOf('\0') >= 0) {
        throw invalid(
            "Its value has a NUL character or more than %,d characters"
                .formatted(Variable.MAX_LENGTH),
            name);
      }
    }

    @Override
    public String toString() {
      return "%s (%s)".formatted(name, scope.id());
    }
  }

  /// Sets all of these, or none.
  public Project set(ProjectId id, List<Setting> settings, CallerId by) {
    projects.require(id);
    List<Variable> variables = settings.stream().map(setting -> variable(id, setting)).toList();
    return reconfiguration.change(
        id,
        by,
        configuration -> {
          ProjectConfiguration next = configuration;
          for (Variable variable : variables) {
            next = next.with(variable);
          }
          return next;
        });
  }

  /// Removes a variable of that environment, or the one that holds everywhere. Repeating it is
  /// harmless.
  public Project unset(
      ProjectId id, VariableName name, Optional<Environment> environment, CallerId by) {
    return reconfiguration.change(
        id, by, configuration -> configuration.without(name, environment));
  }

  private Variable variable(ProjectId id, Setting setting) {
    return switch (setting.scope()) {
      case BUILD -> plain(setting, new Variable.BuildValue(setting.value()));
      case RUNTIME -> plain(setting, new Variable.RuntimeValue(setting.value()));
      case SECRET ->
          SecretOrigin.of(setting.value())
              .map(origin -> following(id, setting, origin))
              .orElseGet(
                  () -> plain(setting, kept(id, setting.name(), Secret.of(setting.value()))));
    };
  }

  private Variable plain(Setting setting, Variable.Value value) {
    return new Variable(
        setting.name(), setting.environment(), value, Optional.of(reconfiguration.now()));
  }

  private Variable following(ProjectId id, Setting setting, SecretOrigin origin) {
    Variable.SecretValue value = kept(id, setting.name(), outside.read(id, origin));
    return new Variable(
        setting.name(),
        setting.environment(),
        value,
        Optional.of(reconfiguration.now()),
        Optional.of(new Following(origin, value.reference().version())));
  }

  private Variable.SecretValue kept(ProjectId id, VariableName name, Secret value) {
    return new Variable.SecretValue(secrets.put(id, name, value));
  }

  private static SlipwayException invalid(String why, VariableName name) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.INVALID_REQUEST,
                "Tried to set an environment variable",
                why,
                "Keep large values in a file of the project or in a store of their own")
            .at(name.value()));
  }
}
