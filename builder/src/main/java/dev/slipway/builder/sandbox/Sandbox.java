package dev.slipway.builder.sandbox;

import dev.slipway.builder.process.CommandLine;

/// How much of the machine a command gets to see.
public sealed interface Sandbox permits Bubblewrap, Sandbox.None {
  /// The command as it runs inside.
  CommandLine enclose(CommandLine command, Openings openings);

  /// For people: `isolated by bubblewrap`.
  String description();

  /// Whether all processes inside end with the first one.
  boolean endsWhole();

  /// The best that works on this machine; takes up to three seconds to find out.
  static Sandbox best() {
    return Bubblewrap.ifItWorks().map(Sandbox.class::cast).orElseGet(None::new);
  }

  /// The command sees what the service sees.
  record None() implements Sandbox {
    @Override
    public CommandLine enclose(CommandLine command, Openings openings) {
      return command;
    }

    @Override
    public String description() {
      return "not isolated";
    }

    @Override
    public boolean endsWhole() {
      return false;
    }
  }
}
