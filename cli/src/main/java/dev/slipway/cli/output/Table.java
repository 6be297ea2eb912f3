package dev.slipway.cli.output;

import java.util.ArrayList;
import java.util.List;

/// Rows whose columns stand below one another.
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /// A table with these headings.
  public Table(String... headings) {
    row(headings);
  }

  /// Adds a row with as many cells as there are headings.
  public Table row(String... cells) {
    rows.add(List.of(cells).stream().map(Printable::of).toList());
    return this;
  }

  /// Prints the table, its headings faint.
  public void print(Screen screen) {
    for (int i = 0; i < rows.size(); i++) {
      String line = line(rows.get(i));
      screen.line(i == 0 ? screen.styled(Style.FAINT, line) : line);
    }
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      line.append(cell);
      if (column < cells.size() - 1) {
        line.append(" ".repeat(width(column) - cell.length() + 3));
      }
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
