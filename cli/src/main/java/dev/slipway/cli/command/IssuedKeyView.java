package dev.slipway.cli.command;

import dev.slipway.cli.output.Printable;
import dev.slipway.wire.KeyBody;
import java.util.Objects;

/// Shows a key that can be seen only now: the key alone where a program reads, and what to know
/// about it beside.
record IssuedKeyView(Session session) {
  void print(KeyBody key, boolean json) {
    if (json) {
      session.printJson(key);
      return;
    }
    session.screen().line(Printable.of(Objects.requireNonNullElse(key.key(), "")));
    session
        .screen()
        .remark(
            "Key %s, %s %s. Keep it: it is not shown again."
                .formatted(
                    Printable.of(key.keyId()),
                    Printable.of(key.role()),
                    key.organizationId() == null
                        ? "of all organizations"
                        : "of " + Printable.of(key.organizationId())));
    if (key.environments() != null) {
      session
          .screen()
          .remark(
              "It changes nothing outside of "
                  + Printable.of(String.join(" and ", key.environments())));
    }
    if (key.oldSecretUntil() != null) {
      session.screen().remark("The old one is taken until " + key.oldSecretUntil());
    }
  }
}
