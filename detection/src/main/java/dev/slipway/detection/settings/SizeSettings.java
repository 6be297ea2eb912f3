package dev.slipway.detection.settings;

import dev.slipway.detection.text.Fields;
import dev.slipway.domain.project.SizeRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `"sizes": {"cpu": 0.5, "memory": "1GiB"}`.
final class SizeSettings {
  static final List<String> KEYS = List.of("cpu", "memory");

  private static final BigDecimal LEAST_CPU = new BigDecimal("0.1");
  private static final BigDecimal MOST_CPU = new BigDecimal("16");
  private static final Pattern MEMORY = Pattern.compile("([0-9]{1,6}) ?(MiB|GiB)");

  private SizeSettings() {}

  static Optional<SizeRequest> of(Fields settings) {
    return settings
        .object("sizes")
        .map(sizes -> {
          sizes.requireOnly(KEYS);
          Optional<Integer> cpu =
              sizes.decimal("cpu", LEAST_CPU, MOST_CPU).map(SizeSettings::thousandths);
          Optional<Integer> memory = sizes.text("memory").map(text -> mebibytes(sizes, text));
          return sizes.parsed("memory", () -> new SizeRequest(cpu, memory));
        });
  }

  private static int thousandths(BigDecimal processors) {
    return processors.movePointRight(3).setScale(0, RoundingMode.HALF_UP).intValueExact();
  }

  private static int mebibytes(Fields sizes, String text) {
    Matcher memory = MEMORY.matcher(text);
    if (!memory.matches()) {
      throw sizes.wrong(
          "memory",
          "It is not an amount of memory",
          "Write a whole number and its unit, such as \"512MiB\" or \"2GiB\"");
    }
    int amount = Integer.parseInt(memory.group(1));
    return memory.group(2).equals("GiB") ? amount * 1024 : amount;
  }
}
