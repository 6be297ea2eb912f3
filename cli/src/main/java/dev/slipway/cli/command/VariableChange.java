package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Style;
import dev.slipway.domain.project.VariableScope;
import dev.slipway.wire.VariableSetting;
import dev.slipway.wire.VariablesPut;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sets and removes variables of a project, secrets among them, and says so.
record VariableChange(Session session, ServerOptions options, OneEnvironmentOption environment) {
  /// @param assignments each a name, with its value or to be asked for
  int set(String project, List<String> assignments, VariableScope scope) {
    return scope == VariableScope.SECRET
        ? setSecrets(project, assignments)
        : put(project, "env", settings(assignments, scope.id()));
  }

  int setSecrets(String project, List<String> assignments) {
    if (assignments.stream().anyMatch(assignment -> assignment.contains("="))) {
      session
          .screen()
          .remark(
              session
                  .screen()
                  .styled(
                      Style.WARNING,
                      "! A value on the command line stays in the shell's history, and others see"
                          + " it in the list of processes: give the name alone next time"));
    }
    return put(project, "secrets", settings(assignments, null));
  }

  /// @param kinds where to look for them: `env`, `secrets`
  int unset(String project, List<String> names, List<String> kinds) {
    try (Api api = session.api(options)) {
      for (String name : names) {
        for (String kind : kinds) {
          api.delete(
              Route.of("projects", project, kind, name).with("environment", environment.id()));
        }
      }
    }
    say("unset", names, "Removed; it holds from the next deployment on");
    return ExitCode.DONE;
  }

  private int put(String project, String kind, List<VariableSetting> settings) {
    try (Api api = session.api(options)) {
      api.put(Route.of("projects", project, kind), new VariablesPut(settings));
    }
    say(
        "set",
        settings.stream().map(VariableSetting::name).toList(),
        "Set; it holds from the next deployment on");
    return ExitCode.DONE;
  }

  private List<VariableSetting> settings(List<String> assignments, @Nullable String scope) {
    ValueInput input = new ValueInput(session.surroundings(), assignments.size());
    return assignments.stream().map(assignment -> setting(assignment, scope, input)).toList();
  }

  private VariableSetting setting(String assignment, @Nullable String scope, ValueInput input) {
    int equals = assignment.indexOf('=');
    String name = equals < 0 ? assignment : assignment.substring(0, equals);
    String value = equals < 0 ? input.ask(name) : assignment.substring(equals + 1);
    return new VariableSetting(name, value, scope, environment.id().orElse(null));
  }

  private void say(String deed, List<String> names, String text) {
    if (options.json()) {
      session.printJson(Map.of(deed, names));
    } else {
      session.screen().line(text);
    }
  }
}
