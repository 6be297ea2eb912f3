package dev.slipway.detection.node.framework;

import dev.slipway.detection.node.manifest.Invocation;
import dev.slipway.detection.node.manifest.PackageJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells a script that runs a server of the project's own from one that runs somebody's tool.
final class StartScript {
  /// Programs that serve files, serve while developing or only start other scripts.
  private static final Set<String> TOOLS =
      Set.of(
          "astro",
          "browser-sync",
          "docusaurus",
          "echo",
          "eleventy",
          "expo",
          "gatsby",
          "http-server",
          "json-server",
          "lerna",
          "lite-server",
          "live-server",
          "netlify",
          "next",
          "ng",
          "nuxt",
          "nx",
          "parcel",
          "python",
          "python3",
          "react-scripts",
          "rsbuild",
          "rspack",
          "serve",
          "sirv",
          "storybook",
          "tsc",
          "turbo",
          "vercel",
          "vite",
          "vitepress",
          "vue-cli-service",
          "webpack",
          "webpack-dev-server",
          "wrangler");

  private static final Pattern FIXED_PORT =
      Pattern.compile("(?:\\bPORT=|--port[= ]|-p[= ]?)(\\d{2,5})(?!\\d)");

  private StartScript() {}

  /// Whether the last program of the script, which is what stays running, is the project's own.
  static boolean isOwnCode(PackageJson manifest, String script) {
    List<Invocation> invocations = Invocation.ofScript(manifest, script);
    return !invocations.isEmpty() && !TOOLS.contains(invocations.getLast().program());
  }

  /// Whether the last program of the script is this one with that first argument.
  static boolean runs(PackageJson manifest, String script, String program, String argument) {
    List<Invocation> invocations = Invocation.ofScript(manifest, script);
    return !invocations.isEmpty()
        && invocations.getLast().program().equals(program)
        && invocations.getLast().firstArgument().equals(argument);
  }

  /// What may keep a server that this script starts from being reached.
  static List<String> warnings(PackageJson manifest, String script) {
    List<String> warnings = new ArrayList<>();
    String line = manifest.script(script).orElse("");
    fixedPort(line)
        .ifPresent(port ->
            warnings.add(
                "The %s script fixes port %s; Slipway says in PORT which one to listen on"
                    .formatted(script, port)));
    return warnings;
  }

  private static Optional<String> fixedPort(String line) {
    Matcher matcher = FIXED_PORT.matcher(line);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
