package dev.slipway.cli.output;

import dev.slipway.cli.surroundings.Surroundings;
import java.io.PrintStream;
import java.util.Optional;

/// Where the command writes: lines of text, and on a terminal one line at the end that keeps
/// changing.
public final class Screen {
  private static final int STANDARD_WIDTH = 100;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final PrintStream err;
  private final boolean onTerminal;
  private final boolean colours;
  private final boolean errorColours;
  private final int width;
  private boolean liveLineShown;

  private Screen(Surroundings surroundings, boolean onTerminal, boolean colours, int width) {
    this.out = surroundings.out();
    this.err = surroundings.err();
    this.onTerminal = onTerminal;
    this.colours = colours;
    this.errorColours = colours && surroundings.errorsOnTerminal();
    this.width = width;
  }

  /// The screen of a process; colours by the convention of https://no-color.org.
  public static Screen of(Surroundings surroundings) {
    boolean live =
        surroundings.onTerminal() && !surroundings.variable("TERM").equals(Optional.of("dumb"));
    boolean colours = live && surroundings.variable("NO_COLOR").isEmpty();
    int width =
        surroundings
            .variable("COLUMNS")
            .filter(text -> text.matches("[1-9][0-9]{1,3}"))
            .map(Integer::parseInt)
            .orElse(STANDARD_WIDTH);
    return new Screen(surroundings, live, colours, width);
  }

  /// Whether words may stand out.
  public boolean hasColours() {
    return colours;
  }

  /// Whether a line can be shown that changes.
  public boolean isLive() {
    return onTerminal;
  }

  /// How many characters fit into a line.
  public int width() {
    return width;
  }

  /// A line of the result.
  public synchronized void line(String text) {
    clearLiveLine();
    out.print(text + "\n");
    out.flush();
  }

  /// A line about the result: problems and remarks.
  public synchronized void remark(String text) {
    clearLiveLine();
    err.print((errorColours ? text : Style.removedFrom(text)) + "\n");
    err.flush();
  }

  /// Replaces the line that changes; nothing where there is no terminal.
  public synchronized void live(String text) {
    if (onTerminal) {
      out.print(CLEAR_LINE + text);
      out.flush();
      liveLineShown = true;
    }
  }

  /// The text in a style, where there are colours.
  public String styled(Style style, String text) {
    return colours ? style.around(text) : text;
  }

  /// Takes the changing line away.
  public synchronized void clearLiveLine() {
    if (liveLineShown) {
      out.print(CLEAR_LINE);
      out.flush();
      liveLineShown = false;
    }
  }
}
