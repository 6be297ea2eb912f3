package dev.slipway.azure.standin.cosmos.model;

import java.util.NavigableMap;
import java.util.TreeMap;

/// What operations cost. Reads and writes follow the table by size at
/// https://learn.microsoft.com/azure/cosmos-db/understand-request-unit-consumption, with straight
/// lines between its rows. Azure does not say what an indexed value or an item of a query's answer
/// adds; what is assumed here is meant to be rather too much.
final class RequestUnits {
  private static final NavigableMap<Double, Double> READ = new TreeMap<>();
  private static final NavigableMap<Double, Double> WRITE = new TreeMap<>();
  private static final double INDEXED_VALUE = 0.1;
  private static final double QUERY = 2.5;
  private static final double LOADED_ITEM = 0.05;

  static {
    row(0, 1.00, 4.95);
    row(1, 1.00, 4.95);
    row(2, 1.04, 6.29);
    row(4, 1.14, 6.67);
    row(8, 1.33, 7.04);
    row(16, 1.67, 9.52);
    row(32, 2.19, 11.23);
    row(64, 4.76, 22.67);
    row(128, 9.95, 48.19);
    row(256, 20.28, 98.29);
    row(512, 40.95, 184.57);
    row(1_024, 145.90, 625.00);
    row(2_048, 291.80, 1_250.00);
  }

  private RequestUnits() {}

  private static void row(double kilobytes, double read, double write) {
    READ.put(kilobytes, read);
    WRITE.put(kilobytes, write);
  }

  static double read(long bytes) {
    return between(READ, bytes / 1024.0);
  }

  /// @param indexedValues how many values of the item are in the index
  static double write(long bytes, long indexedValues) {
    return between(WRITE, bytes / 1024.0) + INDEXED_VALUE * indexedValues;
  }

  /// @param loaded how many items the index could not rule out
  /// @param bytes how large those are that are answered
  static double query(long loaded, long bytes) {
    return QUERY + LOADED_ITEM * loaded + read(bytes) - 1;
  }

  private static double between(NavigableMap<Double, Double> table, double kilobytes) {
    var below = table.floorEntry(kilobytes);
    var above = table.higherEntry(kilobytes);
    if (above == null) {
      return below.getValue();
    }
    double share = (kilobytes - below.getKey()) / (above.getKey() - below.getKey());
    return below.getValue() + share * (above.getValue() - below.getValue());
  }
}
