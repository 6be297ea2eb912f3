package dev.slipway.engine.execution;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.project.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Takes the values of secrets out of text, also where they appear line by line, as a JSON string,
/// in Base64 or encoded for a URL.
public final class Redactor {
  /// Shorter values would take ordinary text with them.
  private static final int MIN_LENGTH = 4;

  private final List<String> needles;

  public Redactor(Collection<Secret> secrets) {
    this.needles =
        secrets.stream()
            .map(Secret::reveal)
            .flatMap(value -> Stream.concat(Stream.of(value), value.lines()))
            .map(String::strip)
            .filter(value -> value.length() >= MIN_LENGTH)
            .flatMap(Redactor::disguises)
            .distinct()
            .toList();
  }

  /// The text with `***` in place of every secret. Secrets that overlap leave nothing of either.
  public String redact(String text) {
    BitSet secret = new BitSet();
    for (String needle : needles) {
      for (int at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
        secret.set(at, at + needle.length());
      }
    }
    return secret.isEmpty() ? text : without(secret, text);
  }

  private static String without(BitSet secret, String text) {
    StringBuilder shown = new StringBuilder();
    int from = 0;
    for (int start = secret.nextSetBit(0); start >= 0; start = secret.nextSetBit(from)) {
      shown.append(text, from, start).append("***");
      from = secret.nextClearBit(start);
    }
    return shown.append(text, from, text.length()).toString();
  }

  /// The problem with redacted texts.
  public Problem redact(Problem problem) {
    List<String> evidence = new ArrayList<>();
    problem.evidence().forEach(line -> evidence.add(redact(line)));
    return new Problem(
        problem.code(),
        redact(problem.tried()),
        redact(problem.where()),
        redact(problem.why()),
        redact(problem.fix()),
        problem.retryable(),
        evidence);
  }

  private static Stream<String> disguises(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    String inForm = URLEncoder.encode(value, StandardCharsets.UTF_8);
    return Stream.of(
        value,
        value.replace("\\", "\\\\").replace("\"", "\\\""),
        Base64.getEncoder().withoutPadding().encodeToString(bytes),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
        inForm,
        inForm.replace("+", "%20"));
  }
}
