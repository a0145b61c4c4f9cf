package org.gatehouse.policy;

import java.util.List;

/** What a text must look like. */
public interface Rule {
  /**
   * Everything that is wrong with a text, each in words that go on after the property's name, such
   * as "must be …"; empty when nothing is.
   */
  List<String> faults(String text);
}
