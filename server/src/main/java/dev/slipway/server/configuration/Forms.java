package dev.slipway.server.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What the values of settings look like. Each throws an [IllegalArgumentException] at a text that
/// is none.
final class Forms {
  private Forms() {}

  static Path path(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("it is empty");
    }
    return Path.of(text).toAbsolutePath().normalize();
  }

  static String host(String text) {
    if (!text.matches("[A-Za-z0-9._:-]{1,253}")) {
      throw new IllegalArgumentException("it has characters that no host has");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  static Optional<String> textIfAny(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("it is empty");
    }
    return Optional.of(text).filter(value -> !value.equals("none"));
  }

  static URI safeUrl(String text) {
    URI url = URI.create(text);
    boolean here =
        Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(url.getHost()));
    if (url.getHost() == null
        || !("https".equals(url.getScheme()) || (here && "http".equals(url.getScheme())))) {
      throw new IllegalArgumentException("it is no https URL");
    }
    return url;
  }

  static String claim(String text) {
    if (!text.matches("[!-~]{1,200}")) {
      throw new IllegalArgumentException("it is no name of a claim");
    }
    return text;
  }

  static List<String> origins(String text) {
    return text.equals("none")
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(String::strip).map(Forms::origin).toList();
  }

  static String origin(String text) {
    URI uri = URI.create(text);
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web
        || uri.getHost() == null
        || !text.equals(uri.getScheme() + "://" + uri.getAuthority())) {
      throw new IllegalArgumentException("it is no origin");
    }
    return text;
  }

  static Optional<Long> limit(String text) {
    return limit(text, 1_000_000);
  }

  static Optional<Long> limit(String text, int most) {
    return text.equals("none")
        ? Optional.empty()
        : Optional.of(number(1, most).apply(text).longValue());
  }

  static Function<String, Integer> number(int least, int most) {
    return text -> {
      int number = Integer.parseInt(text);
      if (number < least || number > most) {
        throw new IllegalArgumentException("it is out of range");
      }
      return number;
    };
  }

  static Function<String, Duration> milliseconds(int least, int most) {
    return number(least, most).andThen(Duration::ofMillis);
  }

  static Function<String, Long> mebibytes(int least, int most) {
    return number(least, most).andThen(number -> number * 1024L * 1024L);
  }

  static Function<String, Long> gibibytes(int least, int most) {
    return text -> {
      if (!text.endsWith("Gi")) {
        throw new IllegalArgumentException("it has another unit");
      }
      return number(least, most).apply(text.substring(0, text.length() - 2)) * (1L << 30);
    };
  }

  static <E extends Enum<E>> Function<String, E> choice(Class<E> type) {
    return text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static Function<String, String> matching(String pattern) {
    Pattern form = Pattern.compile(pattern);
    return text -> {
      if (!form.matcher(text).matches()) {
        throw new IllegalArgumentException("it does not have this form");
      }
      return text;
    };
  }

  static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("it is neither true nor false");
    };
  }

  static URI httpsUrl(String text) {
    URI url = URI.create(text);
    if (!"https".equals(url.getScheme()) || url.getHost() == null) {
      throw new IllegalArgumentException("it is no https URL");
    }
    return url;
  }
}
