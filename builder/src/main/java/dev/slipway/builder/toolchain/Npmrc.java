package dev.slipway.builder.toolchain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines of a `.npmrc` file (<https://docs.npmjs.com/cli/configuring-npm/npmrc>).
final class Npmrc {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

  private Npmrc() {}

  static Map<String, String> parse(List<String> lines, Map<String, String> environment) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.strip().startsWith(";") && !line.strip().startsWith("#")) {
        String value = unquoted(line.substring(equals + 1).strip());
        settings.put(line.substring(0, equals).strip(), expanded(value, environment));
      }
    }
    return settings;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static String expanded(String value, Map<String, String> environment) {
    return VARIABLE
        .matcher(value)
        .replaceAll(match ->
            Matcher.quoteReplacement(environment.getOrDefault(match.group(1), match.group())));
  }
}
