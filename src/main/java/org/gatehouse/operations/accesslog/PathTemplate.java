package org.gatehouse.operations.accesslog;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The path of a resource without values of the caller. */
final class PathTemplate {
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z.-]{0,29}");
  private static final int MAX_SEGMENTS = 6;

  private PathTemplate() {}

  /** The path with {@code {}} for every segment that is no plain word, cut after six. */
  static String of(String path) {
    return Arrays.stream(path.substring(1).split("/"))
        .limit(MAX_SEGMENTS)
        .map(segment -> WORD.matcher(segment).matches() ? segment : "{}")
        .collect(Collectors.joining("/", "/", ""));
  }
}
