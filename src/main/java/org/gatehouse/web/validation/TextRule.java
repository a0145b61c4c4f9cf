package org.gatehouse.web.validation;

import java.util.List;

/** A rule for a text. */
public interface TextRule {
  /**
   * Everything that is wrong with a text, each in words that go on after the property's name, such
   * as "must be …"; empty when nothing is.
   */
  List<String> faults(String text);
}
