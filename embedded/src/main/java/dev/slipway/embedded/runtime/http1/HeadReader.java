package dev.slipway.embedded.runtime.http1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the head of a message as strictly as RFC 9112 allows: what two readers could understand
/// differently is refused, because it smuggles requests.
public final class HeadReader {
  static final int LONGEST_LINE = 8 * 1024;
  static final int MOST_FIELDS = 128;
  static final int LARGEST_HEAD = 64 * 1024;

  private static final Pattern REQUEST_LINE =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}) ([\\x21-\\x7e]+) HTTP/([0-9]\\.[0-9])");
  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/1\\.([01]) ([1-9][0-9][0-9])(?: ([^\\x00-\\x08\\x0a-\\x1f\\x7f]*))?");

  private HeadReader() {}

  /// Takes the head of a request.
  public static RequestHead request(MessageInput input) throws IOException {
    String line = input.line(LONGEST_LINE, 414);
    if (line.isEmpty()) {
      // RFC 9112, 2.2: an empty line before a request is skipped.
      line = input.line(LONGEST_LINE, 414);
    }
    Matcher parts = REQUEST_LINE.matcher(line);
    if (!parts.matches()) {
      throw new MalformedMessageException(400, "The request line is malformed");
    }
    boolean keepsOpen =
        switch (parts.group(3)) {
          case "1.1" -> true;
          case "1.0" -> false;
          default ->
              throw new MalformedMessageException(505, "Only HTTP/1.1 and HTTP/1.0 are spoken");
        };
    return new RequestHead(parts.group(1), parts.group(2), keepsOpen, fields(input));
  }

  /// Takes the head of a response.
  public static ResponseHead response(MessageInput input) throws IOException {
    Matcher parts = STATUS_LINE.matcher(input.line(LONGEST_LINE, 502));
    if (!parts.matches()) {
      throw new MalformedMessageException(502, "The status line is malformed");
    }
    String reason = parts.group(3) == null ? "" : parts.group(3);
    return new ResponseHead(
        Integer.parseInt(parts.group(2)), reason, parts.group(1).equals("1"), fields(input));
  }

  static Fields fields(MessageInput input) throws IOException {
    List<Field> fields = new ArrayList<>();
    int total = 0;
    for (String line = line(input); !line.isEmpty(); line = line(input)) {
      total += line.length();
      if (fields.size() == MOST_FIELDS || total > LARGEST_HEAD) {
        throw new MalformedMessageException(431, "The header fields are too many or too large");
      }
      fields.add(field(line));
    }
    return new Fields(fields);
  }

  private static String line(MessageInput input) throws IOException {
    return input.line(LARGEST_HEAD, 431);
  }

  private static Field field(String line) throws IOException {
    int colon = line.indexOf(':');
    if (colon < 1) {
      throw new MalformedMessageException(400, "A header field has no name");
    }
    for (int i = 0; i < colon; i++) {
      if (!isTokenCharacter(line.charAt(i))) {
        throw new MalformedMessageException(400, "The name of a header field is malformed");
      }
    }
    String value = stripped(line, colon + 1);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f) {
        throw new MalformedMessageException(400, "A header field has a control character");
      }
    }
    return new Field(line.substring(0, colon), value);
  }

  private static String stripped(String line, int from) {
    int start = from;
    int end = line.length();
    while (start < end && isBlank(line.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isTokenCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }
}
