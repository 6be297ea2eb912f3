package dev.slipway.ports.disk;

import java.util.List;

/// What the service takes of its disk. Measuring may take long the first time; what does not change
/// is not measured again.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the disk cannot be reached.
public interface DiskSpace {
  /// How many bytes everything that the service keeps has together.
  long used();

  /// What can be made again, in no order.
  List<DiskCache> caches();

  /// How many bytes it has; 0 for one that is gone.
  long bytes(DiskCache cache);

  /// Removes it; false when something uses it at this moment, has used it since it was listed, or
  /// when it is gone. Whoever needs it again makes it anew: it is there whole or not at all.
  boolean remove(DiskCache cache);
}
