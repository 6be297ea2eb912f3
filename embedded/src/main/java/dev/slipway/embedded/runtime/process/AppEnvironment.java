package dev.slipway.embedded.runtime.process;

import dev.slipway.ports.runtime.RuntimeVariables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The environment variables of an app: its own, what it needs to know of the machine, and nothing
/// that the service itself was started with.
final class AppEnvironment {
  private static final List<String> SYSTEM_PROGRAMS = List.of("/usr/local/bin", "/usr/bin", "/bin");

  private AppEnvironment() {}

  /// @param port where the app has to listen
  static Map<String, String> of(AppPlan plan, RunFolder folder, int port) {
    RuntimeVariables variables = plan.variables();
    Map<String, String> environment = new HashMap<>();
    environment.put("NODE_ENV", "production");
    environment.put("LANG", "C.UTF-8");
    environment.put("TZ", "UTC");
    variables.plain().forEach((name, value) -> environment.put(name.value(), value));
    variables.secret().forEach((name, value) -> environment.put(name.value(), value.reveal()));
    HeapLimit.of(plan.launch(), environment.getOrDefault(HeapLimit.VARIABLE, ""))
        .ifPresent(options -> environment.put(HeapLimit.VARIABLE, options));
    environment.put("PORT", Integer.toString(port));
    environment.put("HOST", "127.0.0.1");
    // The server that Next.js builds for itself reads its address from here.
    environment.put("HOSTNAME", "127.0.0.1");
    environment.put("HOME", folder.home().toString());
    environment.put("TMPDIR", folder.temporary().toString());
    environment.put("PATH", path(folder, plan.programs()));
    return environment;
  }

  private static String path(RunFolder folder, List<Path> programs) {
    List<String> folders = new ArrayList<>();
    for (Path at = folder.workingDirectory();
        at != null && at.startsWith(folder.app());
        at = at.getParent()) {
      folders.add(at.resolve("node_modules/.bin").toString());
    }
    programs.forEach(program -> folders.add(program.toString()));
    folders.addAll(SYSTEM_PROGRAMS);
    return String.join(":", folders);
  }
}
