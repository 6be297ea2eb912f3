package dev.slipway.detection.node.manifest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A program that a script starts, as far as it can be told without running a shell.
///
/// @param program its bare name: `vite` of `./node_modules/.bin/vite`
public record Invocation(String program, List<String> arguments) {
  private static final Set<String> WRAPPERS =
      Set.of("cross-env", "cross-env-shell", "env", "exec", "npx", "bunx", "dotenv", "--");
  private static final Set<String> MANAGERS = Set.of("npm", "pnpm", "yarn", "bun");
  private static final Pattern SEPARATORS = Pattern.compile("[;&|\n]");
  private static final int MAX_DEPTH = 5;

  public Invocation {
    arguments = List.copyOf(arguments);
  }

  /// The programs of a script line, in order.
  public static List<Invocation> in(String line) {
    return SEPARATORS.splitAsStream(line).flatMap(part -> first(words(part)).stream()).toList();
  }

  /// The programs of a script of package.json, with those of the scripts it runs in their place.
  public static List<Invocation> ofScript(PackageJson manifest, String script) {
    return ofScript(manifest, script, MAX_DEPTH);
  }

  /// The first argument, or nothing.
  public String firstArgument() {
    return arguments.isEmpty() ? "" : arguments.getFirst();
  }

  /// What follows an option, in `--name value` or `--name=value`.
  public Optional<String> option(String name) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith(name + "=")) {
        return Optional.of(argument.substring(name.length() + 1));
      }
      if (argument.equals(name) && i + 1 < arguments.size()) {
        return Optional.of(arguments.get(i + 1));
      }
    }
    return Optional.empty();
  }

  private static List<Invocation> ofScript(PackageJson manifest, String script, int depth) {
    List<Invocation> found = new ArrayList<>();
    for (Invocation invocation : in(manifest.script(script).orElse(""))) {
      Optional<String> other = invocation.scriptItRuns(manifest);
      if (other.isPresent() && depth > 0 && found.size() < 100) {
        found.addAll(ofScript(manifest, other.get(), depth - 1));
      } else {
        found.add(invocation);
      }
    }
    return found;
  }

  private Optional<String> scriptItRuns(PackageJson manifest) {
    if (!MANAGERS.contains(program) || arguments.isEmpty()) {
      return Optional.empty();
    }
    boolean run = firstArgument().equals("run") || firstArgument().equals("run-script");
    int at = run ? 1 : 0;
    return at < arguments.size()
        ? Optional.of(arguments.get(at)).filter(name -> manifest.script(name).isPresent())
        : Optional.empty();
  }

  private static List<String> words(String part) {
    return Arrays.stream(part.strip().split("\\s+"))
        .map(word -> word.replace("\"", "").replace("'", ""))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static Optional<Invocation> first(List<String> words) {
    int at = 0;
    while (at < words.size() && isPreamble(words, at)) {
      at++;
    }
    if (at == words.size()) {
      return Optional.empty();
    }
    String path = words.get(at);
    String program = path.substring(path.lastIndexOf('/') + 1);
    return Optional.of(new Invocation(program, words.subList(at + 1, words.size())));
  }

  private static boolean isPreamble(List<String> words, int at) {
    String word = words.get(at);
    boolean managerExec =
        MANAGERS.contains(word)
            && at + 1 < words.size()
            && (words.get(at + 1).equals("exec") || words.get(at + 1).equals("dlx"));
    return WRAPPERS.contains(word)
        || word.equals("dlx")
        || managerExec
        || isAssignment(word)
        || (word.startsWith("-") && at > 0 && WRAPPERS.contains(words.get(at - 1)));
  }

  private static boolean isAssignment(String word) {
    int equals = word.indexOf('=');
    return equals > 0
        && word.substring(0, equals)
            .chars()
            .allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
  }
}
