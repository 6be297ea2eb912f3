package dev.slipway.builder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.builder.toolchain.Toolchain;
import dev.slipway.domain.plan.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What package managers tell the scripts that they run
/// (<https://docs.npmjs.com/cli/using-npm/scripts#environment>).
final class ScriptEnvironment {
  private ScriptEnvironment() {}

  static SequencedMap<String, String> of(Command command, Path project, Toolchain toolchain) {
    SequencedMap<String, String> variables = new LinkedHashMap<>();
    Path manifest = project.resolve("package.json");
    if (command instanceof Command.Script script && Files.isRegularFile(manifest)) {
      JsonNode json = parsed(manifest);
      variables.put("npm_lifecycle_event", script.name());
      variables.put("npm_command", "run-script");
      variables.put("npm_package_json", manifest.toString());
      variables.put("npm_package_name", json.path("name").asText());
      variables.put("npm_package_version", json.path("version").asText());
      variables.put("npm_config_user_agent", userAgent(toolchain));
      variables.put("INIT_CWD", project.toString());
    }
    return variables;
  }

  /// `npm/11.6.0 node/v22.21.1`, the manager first.
  private static String userAgent(Toolchain toolchain) {
    StringBuilder agent = new StringBuilder();
    for (String program : toolchain.description().split(" ", -1)) {
      String versioned = program.replace("node@", "node/v").replace('@', '/');
      if (program.startsWith("node@")) {
        agent.append(agent.isEmpty() ? "" : " ").append(versioned);
      } else {
        agent.insert(0, agent.isEmpty() ? versioned : versioned + " ");
      }
    }
    return agent.toString();
  }

  private static JsonNode parsed(Path manifest) {
    try {
      return new JsonMapper().readTree(Files.readAllBytes(manifest));
    } catch (IOException e) {
      throw new IllegalStateException("package.json was read before and cannot be now", e);
    }
  }
}
