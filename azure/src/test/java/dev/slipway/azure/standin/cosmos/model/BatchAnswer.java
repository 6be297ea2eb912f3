package dev.slipway.azure.standin.cosmos.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a batch went.
///
/// @param status 200 when all was done, otherwise 207
/// @param answers one for each operation; where one was refused, it has its status and the others
///   have 424
public record BatchAnswer(int status, List<Answer> answers, double charge) {
  private static final int FAILED_DEPENDENCY = 424;

  static BatchAnswer done(List<Answer> answers) {
    return new BatchAnswer(200, answers, answers.stream().mapToDouble(Answer::charge).sum());
  }

  static BatchAnswer refused(List<Answer> before, Refusal refusal, int size) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      answers.add(
          i == before.size()
              ? new Answer(refusal.status(), Optional.empty(), refusal.charge())
              : new Answer(FAILED_DEPENDENCY, Optional.empty(), 0));
    }
    double spent = before.stream().mapToDouble(Answer::charge).sum();
    return new BatchAnswer(207, answers, spent + refusal.charge());
  }
}
